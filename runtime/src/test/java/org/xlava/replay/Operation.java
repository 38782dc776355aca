package org.xlava.replay;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.xlava.Tensor;

/** What an equation does to its operands. */
interface Operation {
  List<Tensor> apply(List<Tensor> operands);

  /** An operation from one operand to one result. */
  static Operation of1(UnaryOperator<Tensor> f) {
    return x -> List.of(f.apply(x.getFirst()));
  }

  /** An operation of one result. */
  static Operation of(Function<List<Tensor>, Tensor> f) {
    return x -> List.of(f.apply(x));
  }
}
