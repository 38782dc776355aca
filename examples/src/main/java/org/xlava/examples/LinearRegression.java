package org.xlava.examples;

import static org.xlava.Xlava.*;

import org.xlava.Fn2;
import org.xlava.Key;
import org.xlava.Numpy;
import org.xlava.Tensor;
import org.xlava.Tree;
import org.xlava.ValueAndGrad;

/** Fits a line through noisy points: records of parameters, a jitted gradient, plain descent. */
public final class LinearRegression {
  private static final double RATE = 0.1;

  record Params(Tensor w, Tensor b) {}

  record Data(Tensor x, Tensor y) {}

  private LinearRegression() {}

  static Tensor predict(Params p, Tensor x) {
    return Numpy.matmul(x, p.w).plus(p.b);
  }

  static Tensor loss(Params p, Data data) {
    return predict(p, data.x).minus(data.y).pow(2).mean();
  }

  /** 100 points near y = 2 x₀ - x₁ + 0.5 x₂ + 3. */
  static Data data(Key key) {
    Key[] keys = key.split(2).toArray(Key[]::new);
    Tensor x = keys[0].normal(100, 3);
    Tensor noise = keys[1].normal(100).times(0.1);
    Params truth = new Params(Tensor.of(2f, -1f, 0.5f), Tensor.of(3.0));
    return new Data(x, predict(truth, x).plus(noise));
  }

  public static void main(String[] args) {
    Data data = data(Key.of(0));
    Fn2<Params, Data, ValueAndGrad<Params>> gradient = jit(valueAndGrad(LinearRegression::loss));
    Params p = new Params(Numpy.zeros(3), Tensor.of(0f));
    for (int step = 0; step <= 60; step++) {
      ValueAndGrad<Params> at = gradient.apply(p, data);
      if (step % 20 == 0) {
        System.out.printf("step %2d: loss %.4f%n", step, at.value().item());
      }
      p = Tree.map((w, dw) -> w.minus(dw.times(RATE)), p, at.grad());
    }
    System.out.println("w = " + p.w + ", b = " + p.b);
  }
}
