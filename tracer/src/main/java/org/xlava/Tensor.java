package org.xlava;

import java.lang.foreign.MemorySegment;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xlava.array.Indexing;
import org.xlava.array.Rows;
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
public sealed interface Tensor
    extends AutoCloseable,
        Iterable<Tensor>,
        TensorValues,
        TensorArithmetic,
        TensorComparing,
        TensorElementwise,
        TensorReducing,
        TensorShaping
    permits Concrete, Tracer {
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

  /**
   * The number of elements.
   *
   * @throws ShapeException when it is no {@code long}
   */
  default long size() {
    return type().shape().elements();
  }

  /** How many bytes an element takes. */
  default int itemsize() {
    return type().dtype().bytes();
  }

  /**
   * How many bytes the elements take.
   *
   * @throws ShapeException when it is no {@code long}
   */
  default long nbytes() {
    return type().bytes();
  }

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

  /**
   * The part at an index, as NumPy's {@code x[…]}. Its entries, one for each dimension, are
   *
   * <ul>
   *   <li>Java integers; negative ones count from the end;
   *   <li>{@link Index#ALL}, {@link Index#range}, {@link Index#from}, {@link Index#until}, each
   *       with a {@link Index.Range#step}; Kotlin's ranges, which have to be inside;
   *   <li>{@link Index#ELLIPSIS} for all dimensions that no entry is for, and {@link
   *       Index#NEW_AXIS} for one that isn't there;
   *   <li>tensors of integers, and Java arrays of them, which broadcast against each other: the
   *       result has their dimensions in place of those that they address, or in front where other
   *       entries stand between them;
   *   <li>tensors of bools, and Java arrays of them, for as many dimensions as they have: they
   *       select where they are true.
   * </ul>
   *
   * <p>Computed indices out of bounds give unspecified elements; see {@link Numpy#take(Tensor,
   * Tensor, IndexingOption...)} for other ways.
   *
   * @throws ShapeException when an integer is out of bounds, there are more entries than
   *     dimensions, index arrays don't broadcast, or a mask has other sizes
   * @throws DTypeException when an entry is something else
   * @throws ConcretizationException when only the type of a mask is known, under {@code jit} and
   *     {@code vmap}, since the shape of the result depends on its values
   */
  default Tensor get(@Nullable Object... index) {
    return Indexing.get("get", this, index);
  }

  /**
   * The parts along the first dimension.
   *
   * @throws ShapeException when this is a scalar
   */
  default List<Tensor> unstack() {
    return Numpy.unstack(this, 0);
  }

  /**
   * The parts along the first dimension, as of {@link #unstack}; they are taken out some at a time,
   * when they are asked for. A loop over a tracer is unrolled.
   *
   * @throws ShapeException when this is a scalar
   */
  @Override
  default Iterator<Tensor> iterator() {
    return Rows.of("iterator", this, 0);
  }
}
