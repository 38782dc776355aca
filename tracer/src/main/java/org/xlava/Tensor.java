package org.xlava;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xlava.spi.Executor;
import org.xlava.transform.Tracer;

/**
 * An immutable n-dimensional array with dtype and shape known at run time: one with values on a
 * device, or a tracer that stands for one while a function is transformed. Methods are NumPy's;
 * operators carry Kotlin's names.
 *
 * <p>Operands of different dtypes are promoted to one, and shapes broadcast, as in JAX: aligned at
 * the last dimension, sizes equal or 1. Java numbers as operands are weakly typed: they take the
 * tensor's dtype where its kind allows. What doesn't fit throws {@link ShapeException} or {@link
 * DTypeException}.
 *
 * <p>Tensors may be used by any thread, but for tracers, which belong to the one that transforms.
 * {@code equals} says whether two are the same object or Java number: compare values by {@link
 * #eq(Tensor)}.
 */
public sealed interface Tensor extends AutoCloseable permits Concrete, Tracer {
  /** Dtype, shape and weakness. */
  TensorType type();

  /** The sizes of the dimensions. */
  default Shape shape() {
    return type().shape();
  }

  /** The type of the elements. */
  default DType dtype() {
    return type().dtype();
  }

  /** The number of dimensions. */
  default int rank() {
    return type().rank();
  }

  // --- making tensors

  /** A weakly typed float32 scalar (float64 with 64-bit types enabled). */
  static Tensor of(double value) {
    return Lax.literal(value);
  }

  /** A weakly typed int32 scalar (int64 with 64-bit types enabled). */
  static Tensor of(int value) {
    return Lax.literal(value);
  }

  /**
   * A weakly typed integer scalar.
   *
   * @throws DTypeException when it doesn't fit int32 and 64-bit types aren't enabled
   */
  static Tensor of(long value) {
    return Lax.literal(value);
  }

  /** A bool scalar. */
  static Tensor of(boolean value) {
    return Lax.literal(value);
  }

  /** A float32 vector. */
  static Tensor of(float... values) {
    return Executor.get().upload(HostArray.lent(values));
  }

  /** A float32 vector (float64 with 64-bit types enabled). */
  static Tensor of(double... values) {
    return Executor.get().upload(HostArray.lent(values));
  }

  /** An int32 vector. */
  static Tensor of(int... values) {
    return Executor.get().upload(HostArray.lent(values));
  }

  /** An int32 vector (int64 with 64-bit types enabled). */
  static Tensor of(long... values) {
    return Executor.get().upload(HostArray.lent(values));
  }

  /** A bool vector. */
  static Tensor of(boolean... values) {
    return Executor.get().upload(HostArray.lent(values));
  }

  /**
   * A tensor from a Java number (weakly typed), boolean, {@link Complex}, rectangular nested array
   * or {@code List}; a tensor is returned as it is.
   *
   * @throws ShapeException when nested arrays are ragged
   * @throws DTypeException when the elements are no numbers
   */
  static Tensor of(@Nullable Object value) {
    return switch (value) {
      case Tensor t -> t;
      case Number n -> Lax.literal(n);
      case Boolean b -> Lax.literal(b);
      case Complex c -> Lax.literal(c);
      case HostArray h -> Executor.get().upload(h);
      case null, default -> Executor.get().upload(HostArray.lent(value));
    };
  }

  /** A tensor of {@code dtype} from what {@link #of(Object)} takes. */
  static Tensor of(Object value, DType dtype) {
    return value instanceof Tensor t
        ? t.astype(dtype)
        : Executor.get().upload(HostArray.of(value, dtype));
  }

  /**
   * A tensor from row-major little-endian elements, which are copied.
   *
   * @throws ShapeException when the segment's size isn't that of the shape and dtype
   */
  static Tensor of(MemorySegment elements, DType dtype, int... shape) {
    return Executor.get().upload(HostArray.of(elements, dtype, Shape.of(shape)));
  }

  // --- reading values

  /**
   * The values on the host, once they are computed.
   *
   * @throws ConcretizationException under {@code jit} and {@code vmap}, where there are none
   * @throws ExecutionException when the computation failed, or the tensor is closed
   */
  default HostArray toHost() {
    return toHost("toHost");
  }

  // The operation is who asks, for messages.
  private HostArray toHost(String operation) {
    return this instanceof Concrete c
        ? c.toHost()
        : ((Tracer) this).concrete(operation).toHost(operation);
  }

  /** The elements in row-major order; of floating and integer dtypes. */
  default float[] toFloatArray() {
    return toHost("toFloatArray").toFloatArray();
  }

  /** The elements in row-major order; of floating and integer dtypes. */
  default double[] toDoubleArray() {
    return toHost("toDoubleArray").toDoubleArray();
  }

  /** The elements in row-major order; of integer dtypes whose values fit. */
  default int[] toIntArray() {
    return toHost("toIntArray").toIntArray();
  }

  /** The elements in row-major order; of integer dtypes. */
  default long[] toLongArray() {
    return toHost("toLongArray").toLongArray();
  }

  /** The elements in row-major order; of dtype bool. */
  default boolean[] toBooleanArray() {
    return toHost("toBooleanArray").toBooleanArray();
  }

  /** The elements in row-major order; of complex and floating dtypes. */
  default Complex[] toComplexArray() {
    return toHost("toComplexArray").toComplexArray();
  }

  /**
   * Copies the elements, row-major and in the platform's byte order, to the start of memory. For
   * large tensors this takes a fraction of the time that a new array does.
   *
   * @throws ShapeException when the memory has fewer bytes than the elements, is read-only, closed
   *     or another thread's
   */
  default void copyTo(MemorySegment target) {
    HostArray.requireRoom(target, type());
    switch (this) {
      case Concrete c -> c.copyElements(target);
      case Tracer t -> t.concrete("copyTo").copyTo(target);
    }
  }

  /** A nested Java array of the shape, such as {@code float[][]}; a boxed number of a scalar. */
  default Object toArray() {
    return toHost("toArray").toNestedArray();
  }

  /**
   * The value of a tensor of one element.
   *
   * @throws ShapeException when there are more elements
   * @throws ConcretizationException when the value isn't known
   */
  default double item() {
    return single("item").doubleAt(0);
  }

  /** The value of a tensor of one element. */
  default double doubleValue() {
    return single("doubleValue").doubleAt(0);
  }

  /** The value of a tensor of one element. */
  default float floatValue() {
    return (float) single("floatValue").doubleAt(0);
  }

  /** The value of an integer tensor of one element. */
  default int intValue() {
    return Math.toIntExact(single("intValue").longAt(0));
  }

  /** The value of an integer tensor of one element. */
  default long longValue() {
    return single("longValue").longAt(0);
  }

  /** The value of a bool tensor of one element, for Java's {@code if} and {@code while}. */
  default boolean booleanValue() {
    return single("booleanValue").booleanAt(0);
  }

  private HostArray single(String operation) {
    if (shape().elements() != 1) {
      throw new ShapeException(
          operation + ": needs a tensor of exactly one element; got " + type());
    }
    return toHost(operation);
  }

  /** Waits until the values are computed, and gives this tensor. */
  default Tensor blockUntilReady() {
    return this;
  }

  /** Whether the device memory was released, by {@link #close} or by donation. */
  default boolean isDeleted() {
    return false;
  }

  /** Releases the device memory; later uses throw. Tensors that aren't closed are collected. */
  @Override
  default void close() {}

  // --- arithmetic

  /** The sum, element by element. */
  default Tensor plus(Tensor other) {
    return Numpy.add(this, other);
  }

  /** The sum, element by element. */
  default Tensor plus(Number other) {
    return Numpy.add(this, other);
  }

  /** The difference, element by element. */
  default Tensor minus(Tensor other) {
    return Numpy.subtract(this, other);
  }

  /** The difference, element by element. */
  default Tensor minus(Number other) {
    return Numpy.subtract(this, other);
  }

  /** The product, element by element. */
  default Tensor times(Tensor other) {
    return Numpy.multiply(this, other);
  }

  /** The product, element by element. */
  default Tensor times(Number other) {
    return Numpy.multiply(this, other);
  }

  /** The true quotient: floating even of integers. */
  default Tensor div(Tensor other) {
    return Numpy.divide(this, other);
  }

  /** The true quotient: floating even of integers. */
  default Tensor div(Number other) {
    return Numpy.divide(this, other);
  }

  /** The remainder, of the divisor's sign, as in NumPy. */
  default Tensor rem(Tensor other) {
    return Numpy.remainder(this, other);
  }

  /** The remainder, of the divisor's sign, as in NumPy. */
  default Tensor rem(Number other) {
    return Numpy.remainder(this, other);
  }

  /** The negative of each element. */
  default Tensor unaryMinus() {
    return Numpy.negative(this);
  }

  /** This tensor. */
  default Tensor unaryPlus() {
    return this;
  }

  /** Logical or bitwise complement. */
  default Tensor not() {
    return Numpy.bitwiseNot(this);
  }

  /** Logical or bitwise conjunction. */
  default Tensor and(Tensor other) {
    return Numpy.bitwiseAnd(this, other);
  }

  /** Logical or bitwise disjunction. */
  default Tensor or(Tensor other) {
    return Numpy.bitwiseOr(this, other);
  }

  /** Logical or bitwise exclusive disjunction. */
  default Tensor xor(Tensor other) {
    return Numpy.bitwiseXor(this, other);
  }

  /** Each element to the power of that of {@code exponent}. */
  default Tensor pow(Tensor exponent) {
    return Numpy.power(this, exponent);
  }

  /** A whole exponent is part of the program, as in {@link Lax#integerPow}. */
  default Tensor pow(Number exponent) {
    return Numpy.power(this, exponent);
  }

  /** The absolute value of each element. */
  default Tensor abs() {
    return Numpy.abs(this);
  }

  /** Whether elements are equal, as bools. */
  default Tensor eq(Tensor other) {
    return Numpy.equal(this, other);
  }

  /** Whether elements are equal, as bools. */
  default Tensor eq(Number other) {
    return Numpy.equal(this, other);
  }

  /** Whether elements differ, as bools. */
  default Tensor ne(Tensor other) {
    return Numpy.notEqual(this, other);
  }

  /** Whether elements differ, as bools. */
  default Tensor ne(Number other) {
    return Numpy.notEqual(this, other);
  }

  /** Whether elements are less, as bools. */
  default Tensor lt(Tensor other) {
    return Numpy.less(this, other);
  }

  /** Whether elements are less, as bools. */
  default Tensor lt(Number other) {
    return Numpy.less(this, other);
  }

  /** Whether elements are less or equal, as bools. */
  default Tensor le(Tensor other) {
    return Numpy.lessEqual(this, other);
  }

  /** Whether elements are less or equal, as bools. */
  default Tensor le(Number other) {
    return Numpy.lessEqual(this, other);
  }

  /** Whether elements are greater, as bools. */
  default Tensor gt(Tensor other) {
    return Numpy.greater(this, other);
  }

  /** Whether elements are greater, as bools. */
  default Tensor gt(Number other) {
    return Numpy.greater(this, other);
  }

  /** Whether elements are greater or equal, as bools. */
  default Tensor ge(Tensor other) {
    return Numpy.greaterEqual(this, other);
  }

  /** Whether elements are greater or equal, as bools. */
  default Tensor ge(Number other) {
    return Numpy.greaterEqual(this, other);
  }

  // --- linear algebra, reductions, shapes

  /** The dot product, as in {@link Numpy#dot}. */
  default Tensor dot(Tensor other) {
    return Numpy.dot(this, other);
  }

  /** The matrix product, as in {@link Numpy#matmul}. */
  default Tensor matmul(Tensor other) {
    return Numpy.matmul(this, other);
  }

  /** The sum over all axes. */
  default Tensor sum() {
    return Numpy.sum(this);
  }

  /** The sum over {@code axes}, or over all without any. */
  default Tensor sum(int... axes) {
    return Numpy.sum(this, axes);
  }

  /** The sum over axes, as {@link Numpy#sum(Tensor, ReductionOption...)}. */
  default Tensor sum(ReductionOption... options) {
    return Numpy.sum(this, options);
  }

  /** The product over all axes. */
  default Tensor prod() {
    return Numpy.prod(this);
  }

  /** The product over {@code axes}, or over all without any. */
  default Tensor prod(int... axes) {
    return Numpy.prod(this, axes);
  }

  /** The product over axes, as {@link Numpy#prod(Tensor, ReductionOption...)}. */
  default Tensor prod(ReductionOption... options) {
    return Numpy.prod(this, options);
  }

  /** The mean over all axes. */
  default Tensor mean() {
    return Numpy.mean(this);
  }

  /** The mean over {@code axes}, or over all without any. */
  default Tensor mean(int... axes) {
    return Numpy.mean(this, axes);
  }

  /** The mean over axes, as {@link Numpy#mean(Tensor, ReductionOption...)}. */
  default Tensor mean(ReductionOption... options) {
    return Numpy.mean(this, options);
  }

  /** The largest element over all axes. */
  default Tensor max() {
    return Numpy.max(this);
  }

  /** The largest element over {@code axes}, or of all without any. */
  default Tensor max(int... axes) {
    return Numpy.max(this, axes);
  }

  /** The largest element over axes, as {@link Numpy#max(Tensor, ReductionOption...)}. */
  default Tensor max(ReductionOption... options) {
    return Numpy.max(this, options);
  }

  /** The smallest element over all axes. */
  default Tensor min() {
    return Numpy.min(this);
  }

  /** The smallest element over {@code axes}, or of all without any. */
  default Tensor min(int... axes) {
    return Numpy.min(this, axes);
  }

  /** The smallest element over axes, as {@link Numpy#min(Tensor, ReductionOption...)}. */
  default Tensor min(ReductionOption... options) {
    return Numpy.min(this, options);
  }

  /** Whether an element is not zero over all axes. */
  default Tensor any() {
    return Numpy.any(this);
  }

  /** Whether an element over {@code axes}, or any at all without any, is not zero. */
  default Tensor any(int... axes) {
    return Numpy.any(this, axes);
  }

  /** Whether an element is not zero over axes, as {@link Numpy#any(Tensor, ReductionOption...)}. */
  default Tensor any(ReductionOption... options) {
    return Numpy.any(this, options);
  }

  /** Whether all elements are not zero over all axes. */
  default Tensor all() {
    return Numpy.all(this);
  }

  /** Whether all elements over {@code axes}, or all at all without any, are not zero. */
  default Tensor all(int... axes) {
    return Numpy.all(this, axes);
  }

  /**
   * Whether all elements are not zero over axes, as {@link Numpy#all(Tensor, ReductionOption...)}.
   */
  default Tensor all(ReductionOption... options) {
    return Numpy.all(this, options);
  }

  /** The index of the first largest element along {@code axis}. */
  default Tensor argmax(int axis) {
    return Numpy.argmax(this, axis);
  }

  /**
   * The index of the first largest element, as {@link Numpy#argmax(Tensor, ReductionOption...)}.
   */
  default Tensor argmax(ReductionOption... options) {
    return Numpy.argmax(this, options);
  }

  /** The index of the first smallest element along {@code axis}. */
  default Tensor argmin(int axis) {
    return Numpy.argmin(this, axis);
  }

  /**
   * The index of the first smallest element, as {@link Numpy#argmin(Tensor, ReductionOption...)}.
   */
  default Tensor argmin(ReductionOption... options) {
    return Numpy.argmin(this, options);
  }

  /** The elements under another shape; one size may be -1 and follows from the others. */
  default Tensor reshape(int... shape) {
    return Numpy.reshape(this, shape);
  }

  /** The elements as a vector. */
  default Tensor ravel() {
    return Numpy.ravel(this);
  }

  /** The dimensions reversed, or in the order of {@code axes}. */
  default Tensor transpose(int... axes) {
    return Numpy.transpose(this, axes);
  }

  /** Without the dimensions {@code axes}, or all dimensions, of size 1. */
  default Tensor squeeze(int... axes) {
    return Numpy.squeeze(this, axes);
  }

  /** The elements cast to {@code dtype}. */
  default Tensor astype(DType dtype) {
    return Numpy.astype(this, dtype);
  }

  /**
   * The part at the given indices of the first dimensions; negative ones count from the end.
   *
   * @throws ShapeException when an index is out of bounds
   */
  default Tensor get(int... indices) {
    return Numpy.index(this, indices);
  }

  /** The parts along the first dimension. */
  default List<Tensor> unstack() {
    return Numpy.unstack(this, 0);
  }
}
