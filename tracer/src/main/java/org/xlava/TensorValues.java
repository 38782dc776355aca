package org.xlava;

import java.lang.foreign.MemorySegment;
import org.xlava.transform.Tracer;

/** The chapter of {@link Tensor} on reading values on the host. */
public sealed interface TensorValues permits Tensor {
  private Tensor self() {
    return (Tensor) this;
  }

  /**
   * The values on the host, once they are computed; JAX: {@code device_get}.
   *
   * @throws ConcretizationException when only the type is known, under {@code jit} and {@code vmap}
   * @throws ExecutionException when the computation failed, or the tensor is closed
   */
  default HostArray toHost() {
    return fetched("toHost");
  }

  // The operation is who asks, for messages.
  private HostArray fetched(String operation) {
    if (this instanceof Concrete c) {
      return c.toHost();
    }
    TensorValues known = ((Tracer) this).concrete(operation);
    return known.fetched(operation);
  }

  /**
   * The elements in row-major order, rounded to float.
   *
   * @throws ConcretizationException when only the type is known, under {@code jit} and {@code vmap}
   * @throws ExecutionException when the computation failed, or the tensor is closed
   * @throws DTypeException when the dtype is bool or complex
   */
  default float[] toFloatArray() {
    return fetched("toFloatArray").toFloatArray();
  }

  /**
   * The elements in row-major order.
   *
   * @throws ConcretizationException when only the type is known, under {@code jit} and {@code vmap}
   * @throws ExecutionException when the computation failed, or the tensor is closed
   * @throws DTypeException when the dtype is bool or complex
   */
  default double[] toDoubleArray() {
    return fetched("toDoubleArray").toDoubleArray();
  }

  /**
   * The elements in row-major order.
   *
   * @throws ConcretizationException when only the type is known, under {@code jit} and {@code vmap}
   * @throws ExecutionException when the computation failed, or the tensor is closed
   * @throws DTypeException when the dtype is no integer dtype, or an element doesn't fit
   */
  default int[] toIntArray() {
    return fetched("toIntArray").toIntArray();
  }

  /**
   * The elements in row-major order; of uint64 as their bits.
   *
   * @throws ConcretizationException when only the type is known, under {@code jit} and {@code vmap}
   * @throws ExecutionException when the computation failed, or the tensor is closed
   * @throws DTypeException when the dtype is no integer dtype
   */
  default long[] toLongArray() {
    return fetched("toLongArray").toLongArray();
  }

  /**
   * The elements in row-major order.
   *
   * @throws ConcretizationException when only the type is known, under {@code jit} and {@code vmap}
   * @throws ExecutionException when the computation failed, or the tensor is closed
   * @throws DTypeException when the dtype is another than bool
   */
  default boolean[] toBooleanArray() {
    return fetched("toBooleanArray").toBooleanArray();
  }

  /**
   * The elements in row-major order.
   *
   * @throws ConcretizationException when only the type is known, under {@code jit} and {@code vmap}
   * @throws ExecutionException when the computation failed, or the tensor is closed
   * @throws DTypeException when the dtype is bool
   */
  default Complex[] toComplexArray() {
    return fetched("toComplexArray").toComplexArray();
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
    HostArray.requireRoom(target, self().type());
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
    return fetched("toArray").toNestedArray();
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
    if (self().shape().elements() != 1) {
      throw new ShapeException(
          operation + ": needs a tensor of exactly one element; got " + self().type());
    }
    return fetched(operation);
  }
}
