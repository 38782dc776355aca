package org.xlava.examples;

import static org.xlava.Xlava.*;

import org.xlava.DType;
import org.xlava.Fn1;
import org.xlava.Key;
import org.xlava.Numpy;
import org.xlava.Tensor;
import org.xlava.TensorFn1;

/**
 * Newton's method without a Hessian: the step H s = -g is solved by conjugate gradients, which need
 * only products H v, and those are derivatives of the gradient along v.
 */
public final class NewtonStep {
  private static final int FEATURES = 50;

  /** Conjugate gradients: solution, residual, search direction, the residual's squared norm. */
  record Search(Tensor x, Tensor r, Tensor p, Tensor rr) {}

  record Newton(Tensor w, Tensor gradientNorm) {}

  private NewtonStep() {}

  /** The solution of {@code a(x) = b} for a linear {@code a}, symmetric and positive definite. */
  static Tensor conjugateGradients(TensorFn1 a, Tensor b, int steps) {
    Search start = new Search(Numpy.zerosLike(b), b, b, Numpy.dot(b, b));
    return foriLoop(
            0,
            steps,
            (i, s) -> {
              Tensor ap = a.apply(s.p);
              Tensor alpha = s.rr.div(Numpy.maximum(Numpy.dot(s.p, ap), 1e-20));
              Tensor r = s.r.minus(ap.times(alpha));
              Tensor rr = Numpy.dot(r, r);
              Tensor p = r.plus(s.p.times(rr.div(Numpy.maximum(s.rr, 1e-20))));
              return new Search(s.x.plus(s.p.times(alpha)), r, p, rr);
            },
            start)
        .x;
  }

  static Newton step(TensorFn1 loss, Tensor w) {
    TensorFn1 gradient = grad(loss);
    Tensor g = gradient.apply(w);
    Tensor step = conjugateGradients(v -> jvp(gradient, w, v).tangent(), g, 30);
    return new Newton(w.minus(step), Numpy.sqrt(Numpy.dot(g, g)));
  }

  /** The regularised loss of logistic regression on random data with random labels. */
  static TensorFn1 loss(Key key) {
    Tensor x = key.foldIn(0).normal(200, FEATURES);
    Tensor y = key.foldIn(1).bernoulli(0.5, 200).astype(DType.FLOAT32);
    return w -> {
      Tensor z = Numpy.matmul(x, w);
      Tensor fit = Numpy.logaddexp(z, 0).minus(z.times(y)).mean();
      return fit.plus(Numpy.dot(w, w).times(0.01));
    };
  }

  public static void main(String[] args) {
    TensorFn1 loss = loss(Key.of(0));
    Fn1<Tensor, Newton> newton = jit((Tensor w) -> step(loss, w));
    Tensor w = Numpy.zeros(FEATURES);
    for (int i = 0; i < 5; i++) {
      Newton next = newton.apply(w);
      System.out.printf(
          "step %d: loss %.5f, gradient %.0e%n", i, loss.apply(w).item(), next.gradientNorm.item());
      w = next.w;
    }
  }
}
