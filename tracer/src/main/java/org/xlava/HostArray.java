package org.xlava;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;
import org.xlava.host.ArrayPrinter;
import org.xlava.host.Elements;
import org.xlava.host.JavaArrays;
import org.xlava.host.JavaValues;

/**
 * Values on the host: row-major elements, with no padding, in native byte order, and their type.
 * Nothing here changes them once they are made.
 */
public final class HostArray {
  private static final int MAX_JAVA_LENGTH = Integer.MAX_VALUE - 8;

  private final TensorType type;
  private final MemorySegment data;

  private HostArray(TensorType type, MemorySegment data) {
    this.type = type;
    this.data = data.asReadOnly();
  }

  /**
   * The values of {@code value}, which is one of
   *
   * <ul>
   *   <li>a Java number, a boolean or a {@link Complex}: a scalar; except for a boolean its dtype,
   *       float32, int32 or complex64, or with 64-bit dtypes enabled float64, int64 or complex128,
   *       is weak;
   *   <li>an array of primitives, their boxes or {@code Complex}, or an {@code Object[]} or {@code
   *       List} of them, nested to any depth but rectangular. Every Java type has the dtype of its
   *       width ({@code byte[]} int8, {@code double[]} float64 and so on), mixed ones have the
   *       widest, and while 64-bit dtypes are off, 64-bit values become 32-bit ones: integers must
   *       fit.
   * </ul>
   *
   * <p>An empty list is float32 of shape {@code (0,)}; an empty Java array has as many dimensions
   * as its class.
   *
   * @throws ShapeException when nested arrays aren't rectangular
   * @throws DTypeException when an element is null or no number, or an integer doesn't fit int32
   *     while 64-bit dtypes are off
   */
  public static HostArray of(@Nullable Object value) {
    return JavaValues.read(value).toHostArray();
  }

  /** As {@link #of(Object)}, but may share an array with {@code value}. */
  static HostArray lent(@Nullable Object value) {
    return JavaValues.read(value).lent();
  }

  /**
   * The values of {@code value}, as for {@link #of(Object)}, cast to {@code dtype} (its 32-bit
   * counterpart while 64-bit dtypes are off), where integers wrap; not weak.
   */
  public static HostArray of(@Nullable Object value, DType dtype) {
    return JavaValues.read(value).toHostArray(dtype.canonical());
  }

  /**
   * The elements in {@code data}, which isn't copied, so must stay valid and unchanged.
   *
   * @throws ShapeException unless {@code data} holds exactly the elements of the shape
   */
  public static HostArray of(MemorySegment data, DType dtype, Shape shape) {
    return of(data, TensorType.of(dtype, shape));
  }

  /** The elements in {@code data}, as for {@link #of(MemorySegment, DType, Shape)}. */
  public static HostArray of(MemorySegment data, TensorType type) {
    if (data == null || data.byteSize() != type.bytes()) {
      throw new ShapeException(
          "Tensor.of: data for %s must have %d bytes; got %s"
              .formatted(type, type.bytes(), data == null ? null : data.byteSize()));
    }
    return new HostArray(type, type.dtype() == DType.BOOL ? zerosAndOnes(data) : data);
  }

  // XLA takes any other byte for undefined behaviour.
  private static MemorySegment zerosAndOnes(MemorySegment data) {
    for (long i = 0; i < data.byteSize(); i++) {
      if ((data.get(ValueLayout.JAVA_BYTE, i) & ~1) != 0) {
        return normalized(data);
      }
    }
    return data;
  }

  private static MemorySegment normalized(MemorySegment data) {
    byte[] bools = data.toArray(ValueLayout.JAVA_BYTE);
    for (int i = 0; i < bools.length; i++) {
      bools[i] = (byte) (bools[i] == 0 ? 0 : 1);
    }
    return MemorySegment.ofArray(bools);
  }

  public TensorType type() {
    return type;
  }

  public DType dtype() {
    return type.dtype();
  }

  public Shape shape() {
    return type.shape();
  }

  /** The number of elements. */
  public long elements() {
    return type.shape().elements();
  }

  /** The elements, read-only: {@code type().bytes()} bytes, on the heap or native. */
  public MemorySegment data() {
    return data;
  }

  /**
   * These values cast to {@code dtype}, not weak. Integers wrap; floating-point values saturate,
   * with NaN as 0, when they become integers, and round to nearest even when they become shorter;
   * complex ones lose their imaginary part; what isn't 0 becomes true.
   */
  public HostArray astype(DType dtype) {
    TensorType target = TensorType.of(dtype, type.shape());
    MemorySegment result = Elements.allocate(target);
    Elements.copy(data, type.dtype(), result, dtype, 0, elements());
    return new HostArray(target, result);
  }

  /** These values with a dtype that is weak or isn't. */
  public HostArray withWeak(boolean weak) {
    return type.weak() == weak ? this : new HostArray(type.withWeak(weak), data);
  }

  /**
   * The elements of a floating-point or integer array, flat, rounded to float.
   *
   * @throws DTypeException for bool and complex dtypes
   */
  public float[] toFloatArray() {
    requireReal("toFloatArray", "FLOAT32");
    float[] result = new float[length("toFloatArray")];
    copyTo(MemorySegment.ofArray(result), DType.FLOAT32);
    return result;
  }

  /**
   * The elements of a floating-point or integer array, flat, rounded to double.
   *
   * @throws DTypeException for bool and complex dtypes
   */
  public double[] toDoubleArray() {
    requireReal("toDoubleArray", "FLOAT64");
    double[] result = new double[length("toDoubleArray")];
    copyTo(MemorySegment.ofArray(result), DType.FLOAT64);
    return result;
  }

  /**
   * The elements of an integer array, flat.
   *
   * @throws DTypeException for other dtypes, and when an element doesn't fit an int
   */
  public int[] toIntArray() {
    requireInteger("toIntArray", "INT32");
    int[] result = new int[length("toIntArray")];
    copyTo(MemorySegment.ofArray(result), DType.INT32);
    if (dtype() == DType.UINT32 || dtype().bits() == Long.SIZE) {
      requireFit(result);
    }
    return result;
  }

  private void requireFit(int[] narrowed) {
    for (int i = 0; i < narrowed.length; i++) {
      if (Elements.integerAt(data, dtype(), i) != narrowed[i]) {
        throw new DTypeException(
            ("toIntArray: every element must fit an int; got %s of %s at flat index %d;"
                    + " use toLongArray()")
                .formatted(integerText(i), dtype(), i));
      }
    }
  }

  private String integerText(long i) {
    long v = Elements.integerAt(data, dtype(), i);
    return dtype() == DType.UINT64 ? Long.toUnsignedString(v) : Long.toString(v);
  }

  /**
   * The elements of an integer array, flat; those of a uint64 one as their bits.
   *
   * @throws DTypeException for other dtypes
   */
  public long[] toLongArray() {
    requireInteger("toLongArray", "INT32");
    long[] result = new long[length("toLongArray")];
    copyTo(MemorySegment.ofArray(result), DType.INT64);
    return result;
  }

  /**
   * The elements of a bool array, flat.
   *
   * @throws DTypeException for other dtypes
   */
  public boolean[] toBooleanArray() {
    require(dtype() == DType.BOOL, "toBooleanArray", "bool", "use astype(BOOL)");
    boolean[] result = new boolean[length("toBooleanArray")];
    for (int i = 0; i < result.length; i++) {
      result[i] = Elements.integerAt(data, DType.BOOL, i) != 0;
    }
    return result;
  }

  /**
   * The elements of an int8 or a uint8 array, flat; the latter as their bits.
   *
   * @throws DTypeException for other dtypes
   */
  public byte[] toByteArray() {
    boolean bytes = dtype().isInteger() && dtype().bits() == Byte.SIZE;
    require(bytes, "toByteArray", "int8 or uint8", "use astype(INT8)");
    byte[] result = new byte[length("toByteArray")];
    copyTo(MemorySegment.ofArray(result), dtype());
    return result;
  }

  /**
   * The elements of a complex, floating-point or integer array, flat.
   *
   * @throws DTypeException for bool
   */
  public Complex[] toComplexArray() {
    require(dtype() != DType.BOOL, "toComplexArray", "that of a number", "use astype(COMPLEX64)");
    Complex[] result = new Complex[length("toComplexArray")];
    for (int i = 0; i < result.length; i++) {
      result[i] = Elements.complexAt(data, dtype(), i);
    }
    return result;
  }

  /**
   * A Java array of these dimensions, of the narrowest element type that holds the dtype's values
   * ({@code float[][]} for float32, float16 and bfloat16; {@code int[]} for uint16; {@code long[]}
   * for uint32, and for uint64 as bits; {@code Complex[]}); a scalar comes boxed.
   */
  public Object toNestedArray() {
    length("toNestedArray");
    return JavaArrays.nested(this);
  }

  /**
   * The element at a flat index of a floating-point or integer array, as a double.
   *
   * @throws DTypeException for bool and complex dtypes
   */
  public double doubleAt(long index) {
    requireReal("doubleAt", "FLOAT32");
    return Elements.realAt(data, dtype(), checked(index));
  }

  /**
   * The element at a flat index of an integer array; a uint64 as its bits.
   *
   * @throws DTypeException for other dtypes
   */
  public long longAt(long index) {
    requireInteger("longAt", "INT32");
    return Elements.integerAt(data, dtype(), checked(index));
  }

  /**
   * The element at a flat index of a bool array.
   *
   * @throws DTypeException for other dtypes
   */
  public boolean booleanAt(long index) {
    require(dtype() == DType.BOOL, "booleanAt", "bool", "use astype(BOOL)");
    return Elements.integerAt(data, DType.BOOL, checked(index)) != 0;
  }

  /**
   * The element at a flat index of a complex, floating-point or integer array.
   *
   * @throws DTypeException for bool
   */
  public Complex complexAt(long index) {
    require(dtype() != DType.BOOL, "complexAt", "that of a number", "use astype(COMPLEX64)");
    return Elements.complexAt(data, dtype(), checked(index));
  }

  /**
   * The element at a flat index: a {@code Boolean}, a {@code Long} (a uint64 as its bits), a {@code
   * Double} or a {@link Complex}.
   */
  public Object valueAt(long index) {
    long i = checked(index);
    return switch (dtype().kind()) {
      case BOOL -> Elements.integerAt(data, dtype(), i) != 0;
      case SIGNED, UNSIGNED -> Elements.integerAt(data, dtype(), i);
      case FLOAT -> Elements.realAt(data, dtype(), i);
      case COMPLEX -> Elements.complexAt(data, dtype(), i);
      case NONE -> false;
    };
  }

  static void requireRoom(@Nullable MemorySegment target, TensorType type) {
    if (target == null
        || target.byteSize() < type.bytes()
        || target.isReadOnly()
        || !target.scope().isAlive()
        || !target.isAccessibleBy(Thread.currentThread())) {
      throw new ShapeException(
          "copyTo: memory must be open to this thread, writable and hold %d bytes for %s; got %s"
              .formatted(type.bytes(), type, target));
    }
  }

  private void copyTo(MemorySegment target, DType to) {
    Elements.copy(data, dtype(), target, to, 0, elements());
  }

  private int length(String operation) {
    if (elements() > MAX_JAVA_LENGTH) {
      throw new ShapeException(
          operation
              + ": a Java array must have at most "
              + MAX_JAVA_LENGTH
              + " elements; got "
              + type);
    }
    return (int) elements();
  }

  private long checked(long index) {
    if (index < 0 || index >= elements()) {
      throw new ShapeException(
          "element: flat index must be in [0, %d); got %d".formatted(elements(), index));
    }
    return index;
  }

  private void requireReal(String operation, String way) {
    String advice =
        dtype().isComplex() ? "take the real or imaginary part" : "use astype(" + way + ")";
    require(
        dtype().isFloating() || dtype().isInteger(),
        operation,
        "a floating-point or integer one",
        advice);
  }

  private void requireInteger(String operation, String way) {
    require(dtype().isInteger(), operation, "an integer one", "use astype(" + way + ")");
  }

  private void require(boolean holds, String operation, String what, String advice) {
    if (!holds) {
      throw new DTypeException(
          "%s: dtype must be %s; got %s; %s".formatted(operation, what, type, advice));
    }
  }

  /** What NumPy prints, inside {@code Tensor(…, dtype=…)}. */
  @Override
  public String toString() {
    return ArrayPrinter.format(this);
  }
}
