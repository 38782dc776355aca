package org.xlava.primitive.custom;

import java.util.Collections;
import java.util.List;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.ir.Jaxpr;
import org.xlava.primitive.BatchAxis;
import org.xlava.primitive.Batched;
import org.xlava.primitive.CustomFunction;
import org.xlava.primitive.PartialCall;
import org.xlava.primitive.ProgramCall;
import org.xlava.primitive.PrunedCall;
import org.xlava.primitive.control.JitCall;

/** The call of a program that has derivative rules of its own. */
public sealed interface CustomCall extends ProgramCall permits CustomJvpCall, CustomVjpCall {
  /** The program without its rules. */
  @Override
  Jaxpr program();

  /** The program with its rules, as a function. */
  CustomFunction function();

  /** The same for a part of the program that gives only the results {@code used}. */
  CustomCall restricted(Jaxpr part, List<Boolean> used);

  // The rules may need operands that the program doesn't.
  @Override
  default PrunedCall pruned(List<Boolean> used) {
    List<Boolean> all = Collections.nCopies(program().inputs().size(), true);
    return new PrunedCall(restricted(program().pruned(used, all).program(), used), used, all);
  }

  @Override
  default Batched batch(BatchAxis axis, Tensor[] operands, int[] dims) {
    return function().batch(axis, operands, dims);
  }

  // What is split or transposed is part of a derivative already, and needs the rules no more.

  @Override
  default Tensor[] transpose(Tensor[] cotangents, Tensor[] operands) {
    return new JitCall(label(), program()).transpose(cotangents, operands);
  }

  @Override
  default PartialCall partialEval(boolean[] known, TensorType[] types) {
    return new JitCall(label(), program()).partialEval(known, types);
  }
}
