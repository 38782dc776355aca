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
 * DTypeException}. All operations throw {@link ExecutionException} when an operand is closed or the
 * device has no room, and {@link LeakedTracerException} for a tracer of a transformation that is
 * over. Those that take Java numbers throw DTypeException for another number than a boxed
 * primitive, and for an integer that doesn't fit int32 while 64-bit types are off.
 *
 * <p>Tensors may be used by any thread, but for tracers, which belong to the one that transforms.
 * {@code equals} says whether two are the same object or Java number: compare values by {@link
 * #eq(Tensor)}.
 */
public sealed interface Tensor extends AutoCloseable permits Concrete, Tracer {
  /** Dtype, shape and weakness; JAX: {@code jax.typeof}. */
  TensorType type();

  /** The sizes of the dimensions. */
  default Shape shape() {
    return type().shape();
  }

  /** The type of the elements. */
  default DType dtype() {
    return type().dtype();
  }

  /** The number of dimensions; JAX: {@code ndim}. */
  default int rank() {
    return type().rank();
  }

  // --- making tensors

  /** A weakly typed float32 scalar (float64 with 64-bit types enabled). */
  static Tensor of(double value) {
    return Lax.literal(value);
  }

  /** As {@link #of(double)}: of its kind as all Java numbers, and of no width of its own. */
  static Tensor of(float value) {
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

  /**
   * No tensor: a char is no number here, though Java would take it for one.
   *
   * @throws DTypeException always
   */
  static Tensor of(char value) {
    return of((Object) value);
  }

  /** A bool scalar. */
  static Tensor of(boolean value) {
    return Lax.literal(value);
  }

  /** A float32 vector; JAX: {@code asarray}. */
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

  /**
   * An int32 vector (int64 with 64-bit types enabled).
   *
   * @throws DTypeException when an element doesn't fit int32 and 64-bit types aren't enabled; see
   *     {@link #of(Object, DType)} for a cast
   */
  static Tensor of(long... values) {
    return Executor.get().upload(HostArray.lent(values));
  }

  /** A bool vector. */
  static Tensor of(boolean... values) {
    return Executor.get().upload(HostArray.lent(values));
  }

  /**
   * A tensor from a Java number (weakly typed), boolean, {@link Complex}, {@link HostArray},
   * rectangular nested array or {@code List}; a tensor is returned as it is.
   *
   * @throws ShapeException when nested arrays are ragged
   * @throws DTypeException when the elements are no numbers, or an integer doesn't fit int32 while
   *     64-bit types are off
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

  /**
   * A tensor of {@code dtype} from what {@link #of(Object)} takes; JAX: {@code asarray}. Values are
   * cast: integers wrap. A {@code MemorySegment} holds the one element of a scalar.
   *
   * @throws ShapeException when nested arrays are ragged
   * @throws DTypeException when the elements are no numbers
   */
  static Tensor of(@Nullable Object value, DType dtype) {
    return switch (value) {
      case Tensor t -> t.astype(dtype);
      case HostArray h -> Executor.get().upload(h.astype(dtype.canonical()));
      case MemorySegment elements -> of(elements, dtype, Shape.SCALAR);
      case null, default -> Executor.get().upload(HostArray.of(value, dtype));
    };
  }

  /**
   * A tensor from row-major elements in the platform's byte order, which are copied.
   *
   * @throws ShapeException when the segment's size isn't that of the shape and dtype
   */
  static Tensor of(MemorySegment elements, DType dtype, int... shape) {
    return of(elements, dtype, Shape.of(shape));
  }

  /**
   * A tensor from row-major elements in the platform's byte order, which are copied.
   *
   * @throws ShapeException when the segment's size isn't that of the shape and dtype
   */
  static Tensor of(MemorySegment elements, DType dtype, Shape shape) {
    return Executor.get().upload(HostArray.of(elements, dtype, shape));
  }

  // --- reading values

  /**
   * The values on the host, once they are computed; JAX: {@code device_get}.
   *
   * @throws ConcretizationException when only the type is known, under {@code jit} and {@code vmap}
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

  /**
   * The elements in row-major order, rounded to float.
   *
   * @throws ConcretizationException when only the type is known, under {@code jit} and {@code vmap}
   * @throws ExecutionException when the computation failed, or the tensor is closed
   * @throws DTypeException when the dtype is bool or complex
   */
  default float[] toFloatArray() {
    return toHost("toFloatArray").toFloatArray();
  }

  /**
   * The elements in row-major order.
   *
   * @throws ConcretizationException when only the type is known, under {@code jit} and {@code vmap}
   * @throws ExecutionException when the computation failed, or the tensor is closed
   * @throws DTypeException when the dtype is bool or complex
   */
  default double[] toDoubleArray() {
    return toHost("toDoubleArray").toDoubleArray();
  }

  /**
   * The elements in row-major order.
   *
   * @throws ConcretizationException when only the type is known, under {@code jit} and {@code vmap}
   * @throws ExecutionException when the computation failed, or the tensor is closed
   * @throws DTypeException when the dtype is no integer dtype, or an element doesn't fit
   */
  default int[] toIntArray() {
    return toHost("toIntArray").toIntArray();
  }

  /**
   * The elements in row-major order; of uint64 as their bits.
   *
   * @throws ConcretizationException when only the type is known, under {@code jit} and {@code vmap}
   * @throws ExecutionException when the computation failed, or the tensor is closed
   * @throws DTypeException when the dtype is no integer dtype
   */
  default long[] toLongArray() {
    return toHost("toLongArray").toLongArray();
  }

  /**
   * The elements in row-major order.
   *
   * @throws ConcretizationException when only the type is known, under {@code jit} and {@code vmap}
   * @throws ExecutionException when the computation failed, or the tensor is closed
   * @throws DTypeException when the dtype is another than bool
   */
  default boolean[] toBooleanArray() {
    return toHost("toBooleanArray").toBooleanArray();
  }

  /**
   * The elements in row-major order.
   *
   * @throws ConcretizationException when only the type is known, under {@code jit} and {@code vmap}
   * @throws ExecutionException when the computation failed, or the tensor is closed
   * @throws DTypeException when the dtype is bool
   */
  default Complex[] toComplexArray() {
    return toHost("toComplexArray").toComplexArray();
  }

  /**
   * Copies the elements, row-major and in the platform's byte order, to the start of memory. For
   * large tensors this takes a fraction of the time that a new array does.
   *
   * @throws ShapeException when the memory has fewer bytes than the elements, is read-only, closed
   *     or another thread's
   * @throws ConcretizationException when only the type is known, under {@code jit} and {@code vmap}
   * @throws ExecutionException when the computation failed, or the tensor is closed
   */
  default void copyTo(MemorySegment target) {
    HostArray.requireRoom(target, type());
    switch (this) {
      case Concrete c -> c.copyElements(target);
      case Tracer t -> t.concrete("copyTo").copyTo(target);
    }
  }

  /**
   * A nested Java array of the shape, such as {@code float[][]}; a boxed number of a scalar. JAX:
   * {@code tolist}.
   *
   * @throws ConcretizationException when only the type is known, under {@code jit} and {@code vmap}
   * @throws ExecutionException when the computation failed, or the tensor is closed
   * @throws ShapeException when a Java array can't have so many elements or dimensions
   */
  default Object toArray() {
    return toHost("toArray").toNestedArray();
  }

  /**
   * The value of a tensor of one element.
   *
   * @throws ShapeException when there are more elements, or none
   * @throws ConcretizationException when only the type is known, under {@code jit} and {@code vmap}
   * @throws ExecutionException when the computation failed, or the tensor is closed
   * @throws DTypeException when the dtype is bool or complex
   */
  default double item() {
    return single("item").doubleAt(0);
  }

  /**
   * The value of a tensor of one element, as {@link #item}.
   *
   * @throws ShapeException when there are more elements, or none
   * @throws ConcretizationException when only the type is known, under {@code jit} and {@code vmap}
   * @throws ExecutionException when the computation failed, or the tensor is closed
   * @throws DTypeException when the dtype is bool or complex
   */
  default double doubleValue() {
    return single("doubleValue").doubleAt(0);
  }

  /**
   * The value of a tensor of one element, rounded to float.
   *
   * @throws ShapeException when there are more elements, or none
   * @throws ConcretizationException when only the type is known, under {@code jit} and {@code vmap}
   * @throws ExecutionException when the computation failed, or the tensor is closed
   * @throws DTypeException when the dtype is bool or complex
   */
  default float floatValue() {
    return (float) single("floatValue").doubleAt(0);
  }

  /**
   * The value of a tensor of one element.
   *
   * @throws ShapeException when there are more elements, or none
   * @throws ConcretizationException when only the type is known, under {@code jit} and {@code vmap}
   * @throws ExecutionException when the computation failed, or the tensor is closed
   * @throws DTypeException when the dtype is no integer dtype, or the value doesn't fit
   */
  default int intValue() {
    return single("intValue").toIntArray()[0];
  }

  /**
   * The value of a tensor of one element; of uint64 as its bits.
   *
   * @throws ShapeException when there are more elements, or none
   * @throws ConcretizationException when only the type is known, under {@code jit} and {@code vmap}
   * @throws ExecutionException when the computation failed, or the tensor is closed
   * @throws DTypeException when the dtype is no integer dtype
   */
  default long longValue() {
    return single("longValue").longAt(0);
  }

  /**
   * The value of a tensor of one element, for Java's {@code if} and {@code while}.
   *
   * @throws ShapeException when there are more elements, or none
   * @throws ConcretizationException when only the type is known, under {@code jit} and {@code vmap}
   * @throws ExecutionException when the computation failed, or the tensor is closed
   * @throws DTypeException when the dtype is another than bool
   */
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

  /**
   * Waits until the values are computed, and gives this tensor; of a tracer at once.
   *
   * @throws ExecutionException when the computation failed, or the tensor is closed
   */
  default Tensor blockUntilReady() {
    return this;
  }

  /**
   * Whether the device memory was released, by {@link #close} or by donation; JAX: {@code
   * is_deleted}.
   */
  default boolean isDeleted() {
    return false;
  }

  /**
   * Releases the device memory; later uses throw {@link ExecutionException}. Tensors that aren't
   * closed are collected. JAX: {@code delete}.
   */
  @Override
  default void close() {}

  // --- arithmetic

  /**
   * The sum, element by element.
   *
   * @throws ShapeException when the shapes don't broadcast
   */
  default Tensor plus(Tensor other) {
    return Numpy.add(this, other);
  }

  /** The sum, element by element. */
  default Tensor plus(Number other) {
    return Numpy.add(this, other);
  }

  /**
   * The difference, element by element.
   *
   * @throws ShapeException when the shapes don't broadcast
   * @throws DTypeException when both are of bools
   */
  default Tensor minus(Tensor other) {
    return Numpy.subtract(this, other);
  }

  /** The difference, element by element. */
  default Tensor minus(Number other) {
    return Numpy.subtract(this, other);
  }

  /**
   * The product, element by element.
   *
   * @throws ShapeException when the shapes don't broadcast
   */
  default Tensor times(Tensor other) {
    return Numpy.multiply(this, other);
  }

  /** The product, element by element. */
  default Tensor times(Number other) {
    return Numpy.multiply(this, other);
  }

  /**
   * The true quotient: floating even of integers.
   *
   * @throws ShapeException when the shapes don't broadcast
   */
  default Tensor div(Tensor other) {
    return Numpy.divide(this, other);
  }

  /** The true quotient: floating even of integers. */
  default Tensor div(Number other) {
    return Numpy.divide(this, other);
  }

  /**
   * The remainder, of the divisor's sign, as in NumPy.
   *
   * @throws ShapeException when the shapes don't broadcast
   * @throws DTypeException when an operand is complex
   */
  default Tensor rem(Tensor other) {
    return Numpy.remainder(this, other);
  }

  /**
   * The remainder, of the divisor's sign, as in NumPy.
   *
   * @throws DTypeException when this tensor is complex
   */
  default Tensor rem(Number other) {
    return Numpy.remainder(this, other);
  }

  /**
   * The negative of each element.
   *
   * @throws DTypeException when the dtype is bool
   */
  default Tensor unaryMinus() {
    return Numpy.negative(this);
  }

  /** This tensor. */
  default Tensor unaryPlus() {
    return this;
  }

  /**
   * The logical or bitwise complement.
   *
   * @throws DTypeException when the dtype is neither bool nor an integer dtype
   */
  default Tensor not() {
    return Numpy.bitwiseNot(this);
  }

  /**
   * The logical or bitwise conjunction, element by element.
   *
   * @throws ShapeException when the shapes don't broadcast
   * @throws DTypeException when the common dtype is neither bool nor an integer dtype
   */
  default Tensor and(Tensor other) {
    return Numpy.bitwiseAnd(this, other);
  }

  /**
   * The logical or bitwise disjunction, element by element.
   *
   * @throws ShapeException when the shapes don't broadcast
   * @throws DTypeException when the common dtype is neither bool nor an integer dtype
   */
  default Tensor or(Tensor other) {
    return Numpy.bitwiseOr(this, other);
  }

  /**
   * The logical or bitwise exclusive disjunction, element by element.
   *
   * @throws ShapeException when the shapes don't broadcast
   * @throws DTypeException when the common dtype is neither bool nor an integer dtype
   */
  default Tensor xor(Tensor other) {
    return Numpy.bitwiseXor(this, other);
  }

  /**
   * Each element to the power of that of {@code exponent}.
   *
   * @throws ShapeException when the shapes don't broadcast
   */
  default Tensor pow(Tensor exponent) {
    return Numpy.power(this, exponent);
  }

  /**
   * Each element to a power. A whole exponent is part of the program, as in {@link Lax#integerPow}.
   *
   * @throws DTypeException when {@code exponent} is a negative integer, and the elements are
   *     integers
   */
  default Tensor pow(Number exponent) {
    return Numpy.power(this, exponent);
  }

  /** The absolute value of each element; of complex ones the modulus, which is real. */
  default Tensor abs() {
    return Numpy.abs(this);
  }

  /**
   * Whether elements are equal, as bools.
   *
   * @throws ShapeException when the shapes don't broadcast
   */
  default Tensor eq(Tensor other) {
    return Numpy.equal(this, other);
  }

  /** Whether elements are equal, as bools. */
  default Tensor eq(Number other) {
    return Numpy.equal(this, other);
  }

  /**
   * Whether elements are unequal, as bools.
   *
   * @throws ShapeException when the shapes don't broadcast
   */
  default Tensor ne(Tensor other) {
    return Numpy.notEqual(this, other);
  }

  /** Whether elements are unequal, as bools. */
  default Tensor ne(Number other) {
    return Numpy.notEqual(this, other);
  }

  /**
   * Whether elements are less, as bools.
   *
   * @throws ShapeException when the shapes don't broadcast
   */
  default Tensor lt(Tensor other) {
    return Numpy.less(this, other);
  }

  /** Whether elements are less, as bools. */
  default Tensor lt(Number other) {
    return Numpy.less(this, other);
  }

  /**
   * Whether elements are less or equal, as bools.
   *
   * @throws ShapeException when the shapes don't broadcast
   */
  default Tensor le(Tensor other) {
    return Numpy.lessEqual(this, other);
  }

  /** Whether elements are less or equal, as bools. */
  default Tensor le(Number other) {
    return Numpy.lessEqual(this, other);
  }

  /**
   * Whether elements are greater, as bools.
   *
   * @throws ShapeException when the shapes don't broadcast
   */
  default Tensor gt(Tensor other) {
    return Numpy.greater(this, other);
  }

  /** Whether elements are greater, as bools. */
  default Tensor gt(Number other) {
    return Numpy.greater(this, other);
  }

  /**
   * Whether elements are greater or equal, as bools.
   *
   * @throws ShapeException when the shapes don't broadcast
   */
  default Tensor ge(Tensor other) {
    return Numpy.greaterEqual(this, other);
  }

  /** Whether elements are greater or equal, as bools. */
  default Tensor ge(Number other) {
    return Numpy.greaterEqual(this, other);
  }

  // --- linear algebra, reductions, shapes

  /**
   * The dot product, as in {@link Numpy#dot}.
   *
   * @throws ShapeException when the dimensions that are summed over don't match
   */
  default Tensor dot(Tensor other) {
    return Numpy.dot(this, other);
  }

  /**
   * The matrix product, as in {@link Numpy#matmul}.
   *
   * @throws ShapeException when the dimensions that are summed over don't match, the others don't
   *     broadcast, or an operand is a scalar
   */
  default Tensor matmul(Tensor other) {
    return Numpy.matmul(this, other);
  }

  /** The sum over all axes. */
  default Tensor sum() {
    return Numpy.sum(this);
  }

  /**
   * The sum over {@code axes}, or over all without any; of bools int32.
   *
   * @throws ShapeException when there is no such axis, or one is named twice
   */
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

  /**
   * The product over {@code axes}, or over all without any; of bools int32.
   *
   * @throws ShapeException when there is no such axis, or one is named twice
   */
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

  /**
   * The mean over {@code axes}, or over all without any; floating even of integers.
   *
   * @throws ShapeException when there is no such axis, or one is named twice
   */
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

  /**
   * The largest element over {@code axes}, or of all without any; NaN if one is.
   *
   * @throws ShapeException when there is no such axis, one is named twice, or it is empty
   */
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

  /**
   * The smallest element over {@code axes}, or of all without any; NaN if one is.
   *
   * @throws ShapeException when there is no such axis, one is named twice, or it is empty
   */
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

  /**
   * Whether an element over {@code axes}, or any at all without any, is not zero, as bools.
   *
   * @throws ShapeException when there is no such axis, or one is named twice
   */
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

  /**
   * Whether all elements over {@code axes}, or all at all without any, are not zero, as bools.
   *
   * @throws ShapeException when there is no such axis, or one is named twice
   */
  default Tensor all(int... axes) {
    return Numpy.all(this, axes);
  }

  /**
   * Whether all elements are not zero over axes, as {@link Numpy#all(Tensor, ReductionOption...)}.
   */
  default Tensor all(ReductionOption... options) {
    return Numpy.all(this, options);
  }

  /**
   * The index of the first largest element along {@code axis}, int32 (int64 with 64-bit types
   * enabled).
   *
   * @throws ShapeException when there is no such axis, or it is empty
   * @throws DTypeException when the dtype is complex
   */
  default Tensor argmax(int axis) {
    return Numpy.argmax(this, axis);
  }

  /**
   * The index of the first largest element, as {@link Numpy#argmax(Tensor, ReductionOption...)}.
   */
  default Tensor argmax(ReductionOption... options) {
    return Numpy.argmax(this, options);
  }

  /**
   * The index of the first smallest element along {@code axis}, int32 (int64 with 64-bit types
   * enabled).
   *
   * @throws ShapeException when there is no such axis, or it is empty
   * @throws DTypeException when the dtype is complex
   */
  default Tensor argmin(int axis) {
    return Numpy.argmin(this, axis);
  }

  /**
   * The index of the first smallest element, as {@link Numpy#argmin(Tensor, ReductionOption...)}.
   */
  default Tensor argmin(ReductionOption... options) {
    return Numpy.argmin(this, options);
  }

  /**
   * The elements under another shape; one size may be -1 and follows from the others.
   *
   * @throws ShapeException when the number of elements would be another
   */
  default Tensor reshape(int... shape) {
    return Numpy.reshape(this, shape);
  }

  /** The elements as a vector. */
  default Tensor ravel() {
    return Numpy.ravel(this);
  }

  /**
   * The dimensions reversed, or in the order of {@code axes}.
   *
   * @throws ShapeException when {@code axes} don't hold each axis once
   */
  default Tensor transpose(int... axes) {
    return Numpy.transpose(this, axes);
  }

  /**
   * This tensor without the dimensions {@code axes}, or without all dimensions of size 1.
   *
   * @throws ShapeException when there is no such axis, or it has another size
   */
  default Tensor squeeze(int... axes) {
    return Numpy.squeeze(this, axes);
  }

  /**
   * The elements cast to {@code dtype}, of 64 bits only where these are enabled; to bool, whether
   * they aren't zero.
   */
  default Tensor astype(DType dtype) {
    return Numpy.astype(this, dtype);
  }

  /**
   * The part at the given indices of the first dimensions; negative ones count from the end.
   *
   * @throws ShapeException when an index is out of bounds, or there are more than dimensions
   */
  default Tensor get(int... indices) {
    return Numpy.index(this, indices);
  }

  /**
   * The parts along the first dimension.
   *
   * @throws ShapeException when this is a scalar
   */
  default List<Tensor> unstack() {
    return Numpy.unstack(this, 0);
  }
}
