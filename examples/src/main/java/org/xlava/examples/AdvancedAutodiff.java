package org.xlava.examples;

import static org.xlava.Xlava.*;

import java.util.List;
import org.xlava.Numpy;
import org.xlava.Tensor;
import org.xlava.TensorFn1;
import org.xlava.TensorFn4;

/**
 * A tour of automatic differentiation: higher derivatives, Jacobians and Hessians, stopped
 * gradients, straight-through estimators and per-example gradients, un-jitted and jitted.
 */
public final class AdvancedAutodiff {
  private static final Tensor THETA = Tensor.of(0.1f, -0.1f, 0f);
  private static final Tensor S_TM1 = Tensor.of(1f, 2f, -1f);
  private static final Tensor R_T = Tensor.of(1.0);
  private static final Tensor S_T = Tensor.of(2f, 1f, 0f);

  private static final List<Runnable> PARTS =
      List.of(
          AdvancedAutodiff::higherDerivatives,
          AdvancedAutodiff::hessians,
          AdvancedAutodiff::stoppedGradient,
          AdvancedAutodiff::straightThrough,
          AdvancedAutodiff::perExampleGradients,
          AdvancedAutodiff::timing);

  private AdvancedAutodiff() {}

  /** Runs the parts of the given numbers, all of them if none are given. */
  public static void main(String[] args) {
    if (args.length == 0) {
      PARTS.forEach(Runnable::run);
    }
    for (String number : args) {
      PARTS.get(Integer.parseInt(number) - 1).run();
    }
  }

  // --- 1. Taking gradients of gradients

  /** f(x) = x³ + 2x² - 3x + 1. */
  static Tensor cubic(Tensor x) {
    return x.pow(3).plus(x.pow(2).times(2)).minus(x.times(3)).plus(1);
  }

  static void higherDerivatives() {
    System.out.println("1. Gradients of gradients of x^3 + 2x^2 - 3x + 1 at 1");
    TensorFn1 f = AdvancedAutodiff::cubic;
    TensorFn1 first = grad(f);
    TensorFn1 second = grad(first);
    TensorFn1 third = grad(second);
    TensorFn1 fourth = grad(third);
    System.out.println(first.apply(1.0));
    System.out.println(second.apply(1.0).item());
    System.out.println(third.apply(1.0).item());
    System.out.println(fourth.apply(1.0).item());
  }

  // --- 2. Hessians

  static void hessians() {
    System.out.println("2. Hessians of dot(x, x) at [1, 2, 3]");
    TensorFn1 f = x -> Numpy.dot(x, x);
    Tensor x = Tensor.of(1f, 2f, 3f);
    System.out.println(jacfwd(grad(f)).apply(x));
    System.out.println(jacrev(grad(f)).apply(x));
    System.out.println(jacfwd(jacrev(f)).apply(x));
    System.out.println(hessian(f).apply(x));
    // The product with a vector takes one push through the gradient, never the whole Hessian.
    Tensor v = Tensor.of(1f, 0f, -1f);
    System.out.println(jvp(grad(f), x, v).tangent());
  }

  // --- 3. Stopping gradients: a TD(0) update

  static Tensor value(Tensor theta, Tensor state) {
    return Numpy.dot(theta, state);
  }

  /** The pseudo loss whose gradient is the TD(0) update: the target is held constant. */
  static Tensor tdLoss(Tensor theta, Tensor sTm1, Tensor rT, Tensor sT) {
    Tensor target = rT.plus(value(theta, sT));
    return stopGradient(target).minus(value(theta, sTm1)).pow(2).times(-0.5);
  }

  static void stoppedGradient() {
    System.out.println("3. The TD(0) update");
    TensorFn4 update = grad(AdvancedAutodiff::tdLoss);
    System.out.println(update.apply(THETA, S_TM1, R_T, S_T));
  }

  // --- 4. A straight-through estimator

  static Tensor straightThrough(TensorFn1 f, Tensor x) {
    Tensor zero = x.minus(stopGradient(x));
    return zero.plus(stopGradient(f.apply(x)));
  }

  static void straightThrough() {
    System.out.println("4. Rounding with a straight-through gradient at 3.2");
    TensorFn1 f = Numpy::round;
    TensorFn1 through = x -> straightThrough(f, x);
    System.out.println("f(x): " + f.apply(3.2).item());
    System.out.println("straight_through_f(x): " + through.apply(3.2).item());
    System.out.println("grad(f)(x): " + grad(f).apply(3.2).item());
    System.out.println("grad(straight_through_f)(x): " + grad(through).apply(3.2).item());
  }

  // --- 5. Per-example gradients

  /** Two equal examples. */
  static Tensor twice(Tensor example) {
    return Numpy.stack(List.of(example, example), 0);
  }

  static void perExampleGradients() {
    System.out.println("5. Per-example gradients");
    Tensor sTm1 = twice(S_TM1);
    Tensor rT = twice(R_T);
    Tensor sT = twice(S_T);
    TensorFn4 each = vmap(grad(AdvancedAutodiff::tdLoss));
    System.out.println(each.apply(twice(THETA), sTm1, rT, sT));
    TensorFn4 shared = vmap(grad(AdvancedAutodiff::tdLoss), inAxes(NONE, 0, 0, 0));
    System.out.println(shared.apply(THETA, sTm1, rT, sT));
    TensorFn4 jitted = jit(vmap(grad(AdvancedAutodiff::tdLoss), inAxes(NONE, 0, 0, 0)));
    System.out.println(jitted.apply(THETA, sTm1, rT, sT));
    System.out.println(jit(shared).apply(THETA, sTm1, rT, sT));
  }

  // --- 6. What compilation gains

  static void timing() {
    System.out.println("6. Time of the per-example gradient");
    Tensor sTm1 = twice(S_TM1);
    Tensor rT = twice(R_T);
    Tensor sT = twice(S_T);
    TensorFn4 shared = vmap(grad(AdvancedAutodiff::tdLoss), inAxes(NONE, 0, 0, 0));
    TensorFn4 jitted = jit(shared);
    report("un-jitted", shared, sTm1, rT, sT);
    report("jitted", jitted, sTm1, rT, sT);
  }

  private static void report(String name, TensorFn4 f, Tensor sTm1, Tensor rT, Tensor sT) {
    System.out.println(
        name + ": " + Timing.of(() -> f.apply(THETA, sTm1, rT, sT).blockUntilReady()));
  }
}
