package org.xlava.examples;

import static org.xlava.Xlava.*;

import java.util.Arrays;
import java.util.List;
import org.xlava.Numpy;
import org.xlava.Tensor;
import org.xlava.TensorFn1;
import org.xlava.TensorFn2;
import org.xlava.ValueAndResiduals;

/**
 * Differentiates the solution of x = f(a, x) in a without going back through the steps that found
 * it, of which there may be any number. At the solution dx = f_a da + f_x dx, so that a cotangent v
 * of x becomes that of a by way of the solution w of w = v + f_xᵀ w: another fixed point.
 */
public final class ImplicitDifferentiation {
  private static final double TOLERANCE = 1e-6;

  private ImplicitDifferentiation() {}

  /** The solution of x = f(a, x), by iteration from {@code start}. */
  static Tensor fixedPoint(TensorFn2 f, Tensor a, Tensor start) {
    record Iterates(Tensor before, Tensor now) {}
    return whileLoop(
            (Iterates x) -> Numpy.abs(x.now.minus(x.before)).max().gt(TOLERANCE),
            (Iterates x) -> new Iterates(x.now, f.apply(a, x.now)),
            new Iterates(start, f.apply(a, start)))
        .now;
  }

  /** The solution of x = f(a, x), differentiable in {@code a}. */
  static TensorFn1 solver(TensorFn2 f, Tensor start) {
    return customVjp(
        a -> fixedPoint(f, a, start),
        a -> {
          Tensor x = fixedPoint(f, a, start);
          return new ValueAndResiduals<>(x, List.of(a, x));
        },
        (point, v) -> backward(f, point.get(0), point.get(1), v));
  }

  private static Tensor backward(TensorFn2 f, Tensor a, Tensor x, Tensor v) {
    var inX = vjp((Tensor y) -> f.apply(a, y), x);
    var inA = vjp((Tensor b) -> f.apply(b, x), a);
    Tensor w = fixedPoint((cotangent, u) -> cotangent.plus(inX.gradient(u)), v, v);
    return inA.gradient(w);
  }

  public static void main(String[] args) {
    // Kepler's equation: the eccentric anomaly E of a planet with mean anomaly m, e = 0.3.
    TensorFn2 kepler = (m, e) -> m.plus(Numpy.sin(e).times(0.3));
    TensorFn1 anomaly = solver(kepler, Tensor.of(0f));
    for (double m : Arrays.asList(0.5, 1.0, 2.0)) {
      double solution = anomaly.apply(m).item();
      System.out.printf(
          "m = %.1f: E = %.5f, dE/dm = %.5f, by hand %.5f%n",
          m, solution, grad(anomaly).apply(m).item(), 1 / (1 - 0.3 * Math.cos(solution)));
    }
    Tensor many = vmap(grad(anomaly)).apply(Numpy.linspace(0, 3, 4));
    System.out.println("dE/dm at 0, 1, 2, 3: " + many);
  }
}
