package org.xlava.examples;

import static org.xlava.Xlava.*;

import org.xlava.Fn3;
import org.xlava.Numpy;
import org.xlava.Tensor;
import org.xlava.Tree;

/**
 * Clips the gradient of each example before averaging them, so that no example moves the parameters
 * far, as private training asks. {@code vmap} makes one batched program of the gradient of one
 * example.
 */
public final class PerExampleClipping {
  record Params(Tensor w, Tensor b) {}

  private PerExampleClipping() {}

  /** The loss of one example. */
  static Tensor loss(Params p, Tensor x, Tensor y) {
    return Numpy.dot(p.w, x).plus(p.b).minus(y).pow(2);
  }

  static Tensor norm(Params g) {
    return Numpy.sqrt(Tree.reduce((sum, t) -> sum.plus(t.pow(2).sum()), g, Tensor.of(0.0)));
  }

  /** The gradient of one example, no longer than {@code bound}. */
  static Params clipped(Params p, Tensor x, Tensor y, double bound) {
    Params g = grad(PerExampleClipping::loss).apply(p, x, y);
    Tensor scale = Numpy.minimum(Numpy.divide(bound, norm(g)), 1);
    return Tree.map(t -> t.times(scale), g);
  }

  public static void main(String[] args) {
    Params p = new Params(Tensor.of(1f, -1f), Tensor.of(0f));
    Tensor x = Tensor.of(new float[][] {{1, 2}, {0.1f, 0.2f}, {30, -40}});
    Tensor y = Tensor.of(0f, 0f, 0f);
    Fn3<Params, Tensor, Tensor, Params> each =
        vmap((Params q, Tensor a, Tensor b) -> clipped(q, a, b, 1), inAxes(NONE, 0, 0));
    Fn3<Params, Tensor, Tensor, Params> raw =
        vmap(grad(PerExampleClipping::loss), inAxes(NONE, 0, 0));
    System.out.println("norms:   " + vmap(PerExampleClipping::norm).apply(raw.apply(p, x, y)));
    System.out.println(
        "clipped: " + vmap(PerExampleClipping::norm).apply(jit(each).apply(p, x, y)));
    Params mean = Tree.map(g -> g.mean(0), jit(each).apply(p, x, y));
    System.out.println("mean gradient: w " + mean.w + ", b " + mean.b);
  }
}
