package org.xlava.pjrt;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * An element type and dimensions, immutable: {@code f32[3,4]}. A scalar has no dimensions; a
 * dimension may be zero.
 */
public final class ArrayType {
  private static final int MAX_RANK = 64;

  private final ElementType elementType;
  private final long[] dims;
  private final long elementCount;
  private final long sizeInBytes;

  private ArrayType(ElementType elementType, long[] dims) {
    this.elementType = elementType;
    this.dims = dims;
    this.elementCount = product(elementType, dims);
    this.sizeInBytes = multiply(elementType, dims, elementCount, elementType.hostBytes());
  }

  /**
   * Returns the type with these dimensions.
   *
   * @throws PjrtException if a dimension is negative, there are more than 64, or the size in bytes
   *     exceeds a {@code long}
   */
  public static ArrayType of(ElementType elementType, long... dims) {
    if (elementType == null || dims == null) {
      throw PjrtException.invalid("shape: element type and dimensions must not be null; got null");
    }
    return new ArrayType(elementType, checked(elementType, dims.clone()));
  }

  private static long[] checked(ElementType elementType, long[] dims) {
    if (dims.length > MAX_RANK) {
      throw PjrtException.invalid(
          "shape: at most " + MAX_RANK + " dimensions are supported; got " + dims.length);
    }
    for (long dim : dims) {
      if (dim < 0) {
        throw PjrtException.invalid(
            "shape: dimensions must not be negative; got " + describe(elementType, dims));
      }
    }
    return dims;
  }

  private static long product(ElementType elementType, long[] dims) {
    long product = 1;
    for (long dim : dims) {
      if (dim == 0) {
        return 0;
      }
      product = multiply(elementType, dims, product, dim);
    }
    return product;
  }

  private static long multiply(ElementType elementType, long[] dims, long left, long right) {
    try {
      return Math.multiplyExact(left, right);
    } catch (ArithmeticException e) {
      throw new PjrtException(
          StatusCode.INVALID_ARGUMENT,
          "shape: size must be less than 2^63 bytes; got " + describe(elementType, dims),
          e);
    }
  }

  /** Returns the element type. */
  public ElementType elementType() {
    return elementType;
  }

  /** Returns the number of dimensions. */
  public int rank() {
    return dims.length;
  }

  /** Returns the size of a dimension, counted from 0. */
  public long dim(int index) {
    return dims[index];
  }

  /** Returns a copy of the dimensions. */
  public long[] dims() {
    return dims.clone();
  }

  /** Returns the number of elements: the product of the dimensions. */
  public long elementCount() {
    return elementCount;
  }

  /** Returns the bytes that the array takes in host memory, dense and row-major. */
  public long sizeInBytes() {
    return sizeInBytes;
  }

  /** Returns the dimensions themselves, which nobody may change. */
  long[] sharedDims() {
    return dims;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof ArrayType that
            && elementType == that.elementType
            && Arrays.equals(dims, that.dims));
  }

  @Override
  public int hashCode() {
    return 31 * elementType.hashCode() + Arrays.hashCode(dims);
  }

  /** Returns XLA's notation: {@code f32[3,4]}. */
  @Override
  public String toString() {
    return describe(elementType, dims);
  }

  private static String describe(ElementType elementType, long[] dims) {
    return LongStream.of(dims)
        .mapToObj(Long::toString)
        .collect(Collectors.joining(",", elementType.symbol() + "[", "]"));
  }
}
