package org.xlava.pjrt;

import java.lang.foreign.MemorySegment;
import java.util.Map;

/** A constant that a custom call hands to its handler; a copy, which outlives the call. */
public sealed interface FfiAttribute {
  /**
   * A number.
   *
   * @param data the element, read-only, in the platform's byte order
   */
  record Scalar(ElementType type, MemorySegment data) implements FfiAttribute {
    /**
     * Returns the value of an integer, or 0 or 1 for a {@code pred}.
     *
     * @throws PjrtException if the type is floating or complex
     */
    public long asLong() {
      return AttributeElements.toLong(type, data, 0);
    }

    /**
     * Returns the value, rounded to a {@code double}.
     *
     * @throws PjrtException if the type is complex or has less than 16 bits and isn't an integer
     */
    public double asDouble() {
      return AttributeElements.toDouble(type, data, 0);
    }

    @Override
    public String toString() {
      return AttributeElements.describe(type, data, 1);
    }
  }

  /**
   * A list of numbers of one type.
   *
   * @param data the elements, read-only, one after another in the platform's byte order
   */
  record Array(ElementType type, int size, MemorySegment data) implements FfiAttribute {
    /**
     * Returns the values of integers.
     *
     * @throws PjrtException if the type is floating or complex
     */
    public long[] toLongArray() {
      long[] values = new long[size];
      for (int i = 0; i < size; i++) {
        values[i] = AttributeElements.toLong(type, data, i);
      }
      return values;
    }

    /**
     * Returns the values, rounded to {@code double}s.
     *
     * @throws PjrtException if the type is complex or has less than 16 bits and isn't an integer
     */
    public double[] toDoubleArray() {
      double[] values = new double[size];
      for (int i = 0; i < size; i++) {
        values[i] = AttributeElements.toDouble(type, data, i);
      }
      return values;
    }

    @Override
    public String toString() {
      return AttributeElements.describe(type, data, size);
    }
  }

  /** A string. */
  record Text(String value) implements FfiAttribute {}

  /** Attributes by name, sorted. */
  record Dictionary(Map<String, FfiAttribute> values) implements FfiAttribute {}
}
