package org.xlava.pjrt;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A strided view of an array in host memory, immutable: where its first element lies and how far
 * apart the neighbours in each dimension are. All its elements lie within the memory.
 *
 * <p>A view copies nothing and keeps nothing alive but the memory's segment: what is written to the
 * memory is seen through it, and an upload or download through a view whose arena is closed, or
 * belongs to another thread, throws a {@link PjrtException}. Views may be used by several threads.
 *
 * <p>
 *
 * {@snippet :
 * HostView whole = HostView.of(MemorySegment.ofArray(new float[12]), ArrayType.of(ElementType.F32, 3, 4));
 * HostView rows = whole.slice(0, 1, 3);
 * HostView transposed = whole.permuted(1, 0);
 * }
 */
public final class HostView {
  private final MemorySegment data;
  private final ArrayType type;
  private final long offset;
  private final long[] strides;

  private HostView(MemorySegment data, ArrayType type, long offset, long[] strides) {
    this.data = data;
    this.type = type;
    this.offset = offset;
    this.strides = strides;
  }

  /**
   * Returns the view of a dense, row-major array at the start of memory.
   *
   * @throws PjrtException if the memory is smaller than the array, or either is null
   */
  public static HostView of(MemorySegment data, ArrayType type) {
    if (type == null) {
      throw PjrtException.invalid("host view: type must not be null; got null");
    }
    HostData.check("host view", data, type);
    return new HostView(data, type, 0, denseStrides(type));
  }

  /**
   * Returns the view of a dense, row-major array in an NIO buffer, direct or not, from its
   * position.
   *
   * @throws PjrtException if the buffer's remaining bytes are fewer than the array's, or it is in
   *     another byte order than the platform's
   */
  public static HostView of(java.nio.Buffer buffer, ArrayType type) {
    if (buffer == null
        || order(buffer) != ByteOrder.nativeOrder() && !(buffer instanceof ByteBuffer)) {
      throw PjrtException.invalid(
          "host view: buffer must be in the platform's byte order; got " + buffer);
    }
    return of(MemorySegment.ofBuffer(buffer), type);
  }

  private static ByteOrder order(java.nio.Buffer buffer) {
    return switch (buffer) {
      case ByteBuffer bytes -> bytes.order();
      case CharBuffer chars -> chars.order();
      case ShortBuffer shorts -> shorts.order();
      case IntBuffer ints -> ints.order();
      case LongBuffer longs -> longs.order();
      case FloatBuffer floats -> floats.order();
      case DoubleBuffer doubles -> doubles.order();
    };
  }

  /**
   * Returns the view of an array whose neighbours lie any distance apart, negative or zero
   * included.
   *
   * @param offset the place of the first element in bytes
   * @param byteStrides for each dimension, the bytes from an element to the next
   * @throws PjrtException if there are more or less strides than dimensions, an element lies
   *     outside the memory, or anything is null
   */
  public static HostView strided(
      MemorySegment data, ArrayType type, long offset, long... byteStrides) {
    if (data == null || type == null || byteStrides == null) {
      throw PjrtException.invalid("host view: memory, type and strides must not be null; got null");
    }
    if (byteStrides.length != type.rank()) {
      throw PjrtException.invalid(
          "host view: a stride for each dimension of %s is needed; got %d"
              .formatted(type, byteStrides.length));
    }
    checkBounds(data, type, offset, byteStrides);
    return new HostView(data, type, offset, byteStrides.clone());
  }

  private static void checkBounds(MemorySegment data, ArrayType type, long offset, long[] strides) {
    if (type.elementCount() == 0) {
      return;
    }
    try {
      long low = offset;
      long high = Math.addExact(offset, type.elementType().hostBytes());
      for (int i = 0; i < strides.length; i++) {
        long reach = Math.multiplyExact(strides[i], type.dim(i) - 1);
        low = Math.addExact(low, Math.min(0, reach));
        high = Math.addExact(high, Math.max(0, reach));
      }
      if (low >= 0 && high <= data.byteSize()) {
        return;
      }
    } catch (ArithmeticException e) {
      throw outside(data, type);
    }
    throw outside(data, type);
  }

  private static PjrtException outside(MemorySegment data, ArrayType type) {
    return PjrtException.invalid(
        "host view: all elements of %s must lie within the memory; got %d bytes"
            .formatted(type, data.byteSize()));
  }

  private static long[] denseStrides(ArrayType type) {
    long[] strides = new long[type.rank()];
    long stride = type.elementType().hostBytes();
    for (int i = strides.length - 1; i >= 0; i--) {
      strides[i] = stride;
      stride *= Math.max(1, type.dim(i));
    }
    return strides;
  }

  /** Returns the type of the array that is viewed. */
  public ArrayType type() {
    return type;
  }

  /** Returns the bytes from an element to the next in each dimension. */
  public List<Long> byteStrides() {
    List<Long> list = new ArrayList<>();
    for (long stride : strides) {
      list.add(stride);
    }
    return Collections.unmodifiableList(list);
  }

  /** Returns whether the elements lie one after another in row-major order. */
  public boolean isDense() {
    long stride = type.elementType().hostBytes();
    for (int i = strides.length - 1; i >= 0; i--) {
      if (type.dim(i) != 1 && strides[i] != stride) {
        return false;
      }
      stride *= type.dim(i);
    }
    return true;
  }

  /**
   * Returns the view of a range of a dimension.
   *
   * @throws PjrtException if there is no such dimension, or the range, from {@code start} up to but
   *     without {@code end}, is not one of the dimension's
   */
  public HostView slice(int dimension, long start, long end) {
    checkDimension(dimension);
    if (start < 0 || end < start || end > type.dim(dimension)) {
      throw PjrtException.invalid(
          "host view: slice must be within dimension %d of %s; got %d to %d"
              .formatted(dimension, type, start, end));
    }
    long[] dims = type.dims();
    dims[dimension] = end - start;
    long first = start == end ? offset : offset + start * strides[dimension];
    return new HostView(data, ArrayType.of(type.elementType(), dims), first, strides);
  }

  /**
   * Returns the view with dimensions in another order.
   *
   * @param order for each new dimension, the one that it was
   * @throws PjrtException if the order is not a permutation of the dimensions
   */
  public HostView permuted(int... order) {
    long[] dims = new long[type.rank()];
    long[] moved = new long[type.rank()];
    boolean[] seen = new boolean[type.rank()];
    if (order == null || order.length != type.rank()) {
      throw PjrtException.invalid(
          "host view: order must have %d dimensions; got %s"
              .formatted(type.rank(), order == null ? "null" : order.length));
    }
    for (int i = 0; i < order.length; i++) {
      checkDimension(order[i]);
      if (seen[order[i]]) {
        throw PjrtException.invalid("host view: order must name a dimension once; got " + order[i]);
      }
      seen[order[i]] = true;
      dims[i] = type.dim(order[i]);
      moved[i] = strides[order[i]];
    }
    return new HostView(data, ArrayType.of(type.elementType(), dims), offset, moved);
  }

  private void checkDimension(int dimension) {
    if (dimension < 0 || dimension >= type.rank()) {
      throw PjrtException.invalid(
          "host view: dimension must be one of %s; got %d".formatted(type, dimension));
    }
  }

  /** Returns the memory of a dense view. */
  MemorySegment denseData() {
    return data.asSlice(type.elementCount() == 0 ? 0 : offset, type.sizeInBytes());
  }

  boolean isReadOnly() {
    return data.isReadOnly();
  }

  /** Copies the elements to dense memory. */
  void gather(MemorySegment target) {
    HostData.checkOpen("upload", data);
    copy((place, dense, size) -> MemorySegment.copy(data, place, target, dense, size));
  }

  /** Copies the elements from dense memory. */
  void scatter(MemorySegment source) {
    HostData.checkOpen("download", data);
    copy((place, dense, size) -> MemorySegment.copy(source, dense, data, place, size));
  }

  /** The copy of bytes that lie together, here and in the dense array. */
  private interface Run {
    void copy(long place, long dense, long size);
  }

  private void copy(Run run) {
    if (type.elementCount() != 0) {
      int outer = type.rank();
      long size = type.elementType().hostBytes();
      while (outer > 0 && (strides[outer - 1] == size || type.dim(outer - 1) == 1)) {
        outer--;
        size *= type.dim(outer);
      }
      copy(run, outer, size);
    }
  }

  // Counts through the outer dimensions, the last one fastest.
  private void copy(Run run, int outer, long size) {
    long[] index = new long[outer];
    long place = offset;
    long dense = 0;
    while (true) {
      run.copy(place, dense, size);
      dense += size;
      int dimension = outer - 1;
      while (dimension >= 0 && ++index[dimension] == type.dim(dimension)) {
        place -= strides[dimension] * (type.dim(dimension) - 1);
        index[dimension--] = 0;
      }
      if (dimension < 0) {
        return;
      }
      place += strides[dimension];
    }
  }

  @Override
  public String toString() {
    return "HostView[" + type + ", byte strides " + byteStrides() + "]";
  }
}
