package org.xlava.primitive.custom;

import org.xlava.Tensor;
import org.xlava.ir.Jaxpr;
import org.xlava.primitive.BatchAxis;
import org.xlava.primitive.Batched;
import org.xlava.primitive.Dual;
import org.xlava.transform.Trace;

/**
 * A function that has derivative rules of its own. Traces which evaluate or differentiate run it as
 * it is, so that it sees values; it becomes a program when it is recorded.
 */
public sealed interface CustomFunction permits CustomJvpFunction, CustomVjpFunction {
  /** The results of the function itself. */
  Tensor[] apply(Tensor[] operands);

  /** The results and their tangents, by its rules. At least one tangent isn't a symbolic zero. */
  Dual jvp(Tensor[] primals, Tensor[] tangents);

  /** The function and its rules over batches; results have their batch dimension in front. */
  CustomFunction batched(BatchAxis axis, int[] dims);

  /**
   * The call of {@code program}, which is the function with {@code constants} captured tensors as
   * its first inputs.
   */
  CustomCall inProgram(Jaxpr program, int constants);

  /** The results on batched operands. */
  default Batched batch(BatchAxis axis, Tensor[] operands, int[] dims) {
    Tensor[] results = Trace.call(batched(axis, dims), operands);
    return new Batched(results, new int[results.length]);
  }
}
