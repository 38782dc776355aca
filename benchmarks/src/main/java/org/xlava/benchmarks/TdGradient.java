package org.xlava.benchmarks;

import static org.xlava.Xlava.NONE;
import static org.xlava.Xlava.grad;
import static org.xlava.Xlava.inAxes;
import static org.xlava.Xlava.stopGradient;
import static org.xlava.Xlava.vmap;

import java.util.List;
import org.xlava.Numpy;
import org.xlava.Tensor;
import org.xlava.TensorFn4;

/** The TD(0) updates of two examples at one theta, each the gradient of a pseudo loss. */
final class TdGradient {
  private static final Tensor THETA = Tensor.of(0.1f, -0.1f, 0f);
  private static final Tensor S_TM1 = twice(Tensor.of(1f, 2f, -1f));
  private static final Tensor R_T = twice(Tensor.of(1.0));
  private static final Tensor S_T = twice(Tensor.of(2f, 1f, 0f));

  private TdGradient() {}

  private static Tensor twice(Tensor example) {
    return Numpy.stack(List.of(example, example), 0);
  }

  static Tensor loss(Tensor theta, Tensor sTm1, Tensor rT, Tensor sT) {
    Tensor target = rT.plus(Numpy.dot(theta, sT));
    return stopGradient(target).minus(Numpy.dot(theta, sTm1)).pow(2).times(-0.5);
  }

  /** The gradient with respect to theta, for each example. */
  static TensorFn4 perExample() {
    return perExample(TdGradient::loss);
  }

  /** The same of another loss. */
  static TensorFn4 perExample(TensorFn4 loss) {
    return vmap(grad(loss), inAxes(NONE, 0, 0, 0));
  }

  /** The examples that {@link #of} passes. */
  static List<Tensor> arguments() {
    return List.of(THETA, S_TM1, R_T, S_T);
  }

  static Tensor of(TensorFn4 perExample) {
    return perExample.apply(THETA, S_TM1, R_T, S_T);
  }
}
