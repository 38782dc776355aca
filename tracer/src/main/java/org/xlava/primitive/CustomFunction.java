package org.xlava.primitive;

import org.xlava.Tensor;
import org.xlava.TransformException;
import org.xlava.ir.Jaxpr;
import org.xlava.transform.Trace;

/**
 * A function that has derivative rules of its own. Traces which evaluate or differentiate run it as
 * it is, so that it sees values; it becomes a program when it is recorded.
 */
public interface CustomFunction {
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
  Call inProgram(Jaxpr program, int constants);

  /** The results on batched operands. */
  default Batched batch(BatchAxis axis, Tensor[] operands, int[] dims) {
    Tensor[] results = Trace.call(batched(axis, dims), operands);
    return new Batched(results, new int[results.length]);
  }

  /**
   * The failure to differentiate in a captured value.
   *
   * @param kind the function that gave the rules, or the operation that met the value
   */
  static TransformException closedOver(String kind) {
    return new TransformException(
        kind
            + ": a function with rules of its own must not capture what is being differentiated,"
            + " since the rules are about its arguments; got a captured tensor with a tangent. Pass"
            + " it as an argument, and let the rules take it too");
  }
}
