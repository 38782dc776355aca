package org.xlava.transformations;

import static org.xlava.Xlava.grad;
import static org.xlava.Xlava.hessian;
import static org.xlava.Xlava.jacfwd;
import static org.xlava.Xlava.jacrev;
import static org.xlava.Xlava.jit;
import static org.xlava.Xlava.jvp;
import static org.xlava.Xlava.linearize;
import static org.xlava.Xlava.valueAndGrad;
import static org.xlava.Xlava.vjp;
import static org.xlava.Xlava.vmap;

import java.util.List;
import java.util.function.UnaryOperator;
import org.xlava.Numpy;
import org.xlava.Tensor;
import org.xlava.TensorFn1;

/**
 * Ways to make another scalar function of a vector from one, so that they nest to any depth. Each
 * is by a transformation, and has a {@link #plain} form that gives the same values by another way.
 */
enum Rewrite {
  JIT(f -> jit(f)),
  GRAD(f -> x -> Numpy.dot(grad(f).apply(x), direction())),
  VALUE_AND_GRAD(f -> x -> Numpy.dot(valueAndGrad(f).apply(x).grad(), direction())),
  JVP(f -> x -> jvp(f, x, direction()).tangent()),
  VJP(f -> x -> Numpy.dot(vjp(f, x).gradient(Tensor.of(1.0)), direction())),
  LINEARIZE(f -> x -> linearize(f, x).apply(direction())),
  JACFWD(f -> x -> Numpy.dot(jacfwd(f).apply(x), direction())),
  JACREV(f -> x -> Numpy.dot(jacrev(f).apply(x), direction())),
  HESSIAN(f -> x -> Numpy.dot(Numpy.matmul(hessian(f).apply(x), direction()), direction())),
  VMAP(f -> x -> vmap(f).apply(Numpy.stack(List.of(x, x.times(0.5)), 0)).sum()),
  // The inner function closes over the outer one's argument, which is no part of its derivative.
  CLOSED_GRAD(f -> x -> Numpy.dot(grad(y -> f.apply(y).times(x.sum())).apply(x), direction())),
  CLOSED_JVP(f -> x -> jvp(y -> f.apply(y).times(x.sum()), x, direction()).tangent()),
  CLOSED_JIT(f -> x -> jit(y -> f.apply(y).times(x.sum())).apply(x)),
  CLOSED_VMAP(f -> x -> vmap(y -> f.apply(x).times(y)).apply(x).sum());

  private final UnaryOperator<TensorFn1> transformation;

  Rewrite(UnaryOperator<TensorFn1> transformation) {
    this.transformation = transformation;
  }

  static Tensor direction() {
    return Tensor.of(0.5, -1.0, 2.0);
  }

  TensorFn1 transformed(TensorFn1 f) {
    return transformation.apply(f);
  }

  TensorFn1 plain(TensorFn1 f) {
    return switch (this) {
      case JIT -> f;
      case GRAD, VALUE_AND_GRAD, JVP, VJP, LINEARIZE, JACFWD, JACREV -> along(f);
      case HESSIAN -> along(along(f));
      case VMAP -> x -> f.apply(x).plus(f.apply(x.times(0.5)));
      case CLOSED_GRAD, CLOSED_JVP -> x -> along(f).apply(x).times(x.sum());
      case CLOSED_JIT, CLOSED_VMAP -> x -> f.apply(x).times(x.sum());
    };
  }

  /** The derivative along {@link #direction}, by pushing it forwards. */
  private static TensorFn1 along(TensorFn1 f) {
    return x -> jvp(f, x, direction()).tangent();
  }
}
