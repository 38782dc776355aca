package org.xlava.primitive;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xlava.Concrete;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.primitive.array.Sort;
import org.xlava.primitive.array.Split;
import org.xlava.primitive.callback.Callback;
import org.xlava.primitive.control.OptimizationBarrier;
import org.xlava.primitive.custom.CustomLinear;

/**
 * An operation that programs are made of. Primitives come in families of one algebra, one file a
 * family; each has the rules of all transformations beside its definition. They are values: equal
 * primitives on operands of equal types mean the same program.
 */
public sealed interface Primitive
    permits SingleResult,
        Call,
        Composite,
        Split,
        Sort,
        OptimizationBarrier,
        CustomLinear,
        Callback {
  /** The name, that of the operation in JAX. */
  String operation();

  /** The parameters that programs print. */
  default List<Param> params() {
    return List.of();
  }

  /**
   * The result types for operands of the given types.
   *
   * @throws org.xlava.XlavaException when the operands do not fit
   */
  TensorType[] outputTypes(TensorType[] operands);

  /** What running it does beside computing its results; programs keep what has effects. */
  default Set<Effect> effects() {
    return Set.of();
  }

  /**
   * The results and their tangents. At least one tangent is not a symbolic zero. Runs in the trace
   * that surrounds the differentiation.
   */
  Dual jvp(Tensor[] primals, Tensor[] tangents);

  /**
   * The cotangents of the operands that are a {@link org.xlava.transform.LinearInput}, given those
   * of the results (some may be symbolic zeros, not all). Entries for other operands are ignored.
   */
  Tensor[] transpose(Tensor[] cotangents, Tensor[] operands);

  /**
   * The results on operands of which operand {@code i} has its batch dimension, of size {@code
   * size}, at {@code dims[i]}, or has none where that is {@link Batching#NONE}. At least one has.
   */
  Batched batch(int size, Tensor[] operands, int[] dims);

  /**
   * As the other {@code batch}, for what the name of the axis matters to. Operands may all be
   * without a batch dimension where this primitive {@linkplain #communicatesAlong communicates
   * along} the axis.
   */
  default Batched batch(BatchAxis axis, Tensor[] operands, int[] dims) {
    return batch(axis.size(), operands, dims);
  }

  /**
   * The results on values, where it takes no program to have them; null where it does.
   *
   * @throws org.xlava.XlavaException when the operands do not fit
   */
  default Tensor @Nullable [] evaluate(Concrete[] operands) {
    return null;
  }

  /** Whether results for one example depend on the others along a named axis. */
  default boolean communicatesAlong(String axisName) {
    return false;
  }
}
