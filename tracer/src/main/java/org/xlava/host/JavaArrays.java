package org.xlava.host;

import java.lang.reflect.Array;
import org.xlava.HostArray;
import org.xlava.Shape;
import org.xlava.ShapeException;

/** Java arrays of a host array's dimensions. */
public final class JavaArrays {
  private static final int MAX_RANK = 255;

  private JavaArrays() {}

  /** The values as nested arrays, or boxed when a scalar. */
  public static Object nested(HostArray a) {
    Object flat = flat(a);
    if (a.shape().isEmpty()) {
      return Array.get(flat, 0);
    }
    if (a.shape().size() > MAX_RANK) {
      throw new ShapeException(
          "toNestedArray: a Java array must have at most 255 dimensions; got " + a.shape().size());
    }
    Object result = Array.newInstance(flat.getClass().getComponentType(), a.shape().dims());
    fill(result, a.shape(), 0, flat, 0);
    return result;
  }

  private static int fill(Object target, Shape shape, int axis, Object flat, int from) {
    int length = shape.get(axis);
    if (axis == shape.size() - 1) {
      System.arraycopy(flat, from, target, 0, length);
      return from + length;
    }
    int next = from;
    for (Object row : (Object[]) target) {
      next = fill(row, shape, axis + 1, flat, next);
    }
    return next;
  }

  private static Object flat(HostArray a) {
    return switch (a.dtype()) {
      case FLOAT0 -> new boolean[(int) a.elements()];
      case BOOL -> a.toBooleanArray();
      case INT8 -> a.toByteArray();
      case INT16, UINT8 -> shorts(a);
      case INT32, UINT16 -> a.toIntArray();
      case INT64, UINT32, UINT64 -> a.toLongArray();
      case BFLOAT16, FLOAT16, FLOAT32 -> a.toFloatArray();
      case FLOAT64 -> a.toDoubleArray();
      case COMPLEX64, COMPLEX128 -> a.toComplexArray();
    };
  }

  private static short[] shorts(HostArray a) {
    short[] result = new short[(int) a.elements()];
    for (int i = 0; i < result.length; i++) {
      result[i] = (short) a.longAt(i);
    }
    return result;
  }
}
