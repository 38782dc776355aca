package org.xlava.transformations;

import static org.xlava.Xlava.*;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.xlava.Carried;
import org.xlava.CheckpointPolicy;
import org.xlava.DType;
import org.xlava.Lax;
import org.xlava.Numpy;
import org.xlava.Tensor;
import org.xlava.TensorFn1;
import org.xlava.ValueAndResiduals;
import org.xlava.ValueAndTangent;
import org.xlava.VmapRule.Mapped;

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
  CLOSED_VMAP(f -> x -> vmap(y -> f.apply(x).times(y)).apply(x).sum()),
  COND(f -> x -> cond(x.get(0).gt(0.2), y -> f.apply(y), y -> f.apply(y).times(2), x)),
  CLOSED_COND(f -> x -> cond(x.get(0).gt(0.2), () -> f.apply(x), () -> x.sum())),
  LOOP(f -> x -> foriLoop(0, 2, (i, sum) -> sum.plus(f.apply(x)), Tensor.of(0.0))),
  SCAN(
      f ->
          x ->
              scan(
                      (y, w) -> new Carried<>(y.times(0.5), f.apply(y).times(w)),
                      x,
                      Tensor.of(1.0, 3.0))
                  .output()
                  .sum()),
  CHECKPOINT(f -> checkpoint(f)),
  CUSTOM_JVP(
      f ->
          customJvp(
              f,
              (x, dx) -> {
                ValueAndTangent<Tensor> along = jvp(f, x, dx);
                return new ValueAndTangent<>(along.value(), along.tangent());
              })),
  TRANSPOSE(
      f ->
          x -> {
            TensorFn1 linear = v -> jvp(f, x, v).tangent();
            return Numpy.dot(linearTranspose(linear, x).apply(Tensor.of(1.0)), direction());
          }),
  ASSOCIATIVE_SCAN(
      f ->
          x -> {
            Tensor values = Numpy.stack(List.of(f.apply(x), f.apply(x.times(0.5))), 0);
            return associativeScan((Tensor a, Tensor b) -> a.plus(b), values).get(1);
          }),
  MAP(f -> x -> map(w -> f.apply(x.times(w)), Tensor.of(1.0, 0.5)).sum()),
  WHILE(f -> x -> whileLoop(c -> c.i.lt(2), c -> c.next(f.apply(x)), Counted.START).sum),
  // The number of steps is computed, so that the loop isn't a scan.
  COMPUTED_LOOP(
      f ->
          x ->
              foriLoop(
                  Tensor.of(0),
                  x.get(0).gt(0.2).astype(DType.INT32).plus(1),
                  (i, sum) -> sum.plus(f.apply(x)),
                  Tensor.of(0.0))),
  TREE_LOOP(
      f ->
          x ->
              foriLoop(
                      0,
                      2,
                      (i, c) ->
                          Map.of(
                              "x",
                              c.get("x").times(0.5),
                              "sum",
                              c.get("sum").plus(f.apply(c.get("x")))),
                      Map.of("x", x, "sum", Tensor.of(0.0)))
                  .get("sum")),
  TREE_SCAN(
      f ->
          x ->
              scan(
                      (List<Tensor> c, Affine a) ->
                          new Carried<>(
                              List.of(c.get(0).times(0.5), c.get(1).plus(1)),
                              Map.of("y", f.apply(c.get(0)).times(a.by).plus(a.plus))),
                      List.of(x, Tensor.of(0.0)),
                      new Affine(Tensor.of(1.0, 3.0), Tensor.of(0.5, 0.25)),
                      reverse(),
                      unroll(2))
                  .output()
                  .get("y")
                  .sum()),
  SWITCH(
      f ->
          x ->
              switch_(
                  x.get(1).gt(0).astype(DType.INT32),
                  List.of(y -> f.apply(y), y -> f.apply(y).times(2)),
                  x)),
  VMAP_LAST(f -> x -> vmap(f, inAxes(1)).apply(Numpy.stack(List.of(x, x.times(0.5)), 1)).sum()),
  NAMED_AXIS(
      f ->
          x ->
              vmap(
                      (Tensor w) ->
                          Lax.psum(f.apply(x.times(w)).times(Lax.axisIndex("i").plus(1)), "i"),
                      axisName("i"))
                  .apply(Tensor.of(1.0, 0.5))
                  .get(1)),
  COMPLEX(
      f ->
          x -> {
            Tensor z = Lax.complex(f.apply(x), x.sum());
            return Lax.real(z.times(z)).times(0.5);
          }),
  CHECKPOINT_DOTS(f -> checkpoint(f, CheckpointPolicy.dotsSaveable())),
  CHECKPOINT_EVERYTHING(f -> checkpoint(f, CheckpointPolicy.everythingSaveable())),
  CUSTOM_VMAP(
      f -> customVmap(f, (size, mapped, x) -> Mapped.all(vmap(f).apply((Tensor) x.getFirst())))),
  CUSTOM_VJP(
      f ->
          customVjp(
              f,
              x -> new ValueAndResiduals<>(f.apply(x), grad(f).apply(x)),
              (gradient, cotangent) -> gradient.times(cotangent)));

  /** What a scan runs over. */
  record Affine(Tensor by, Tensor plus) {}

  /** The carry of a loop that sums. */
  record Counted(Tensor i, Tensor sum) {
    static final Counted START = new Counted(Tensor.of(0), Tensor.of(0.0));

    Counted next(Tensor summand) {
      return new Counted(i.plus(1), sum.plus(summand));
    }
  }

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
      case JIT, CHECKPOINT, CHECKPOINT_DOTS, CHECKPOINT_EVERYTHING -> f;
      case CUSTOM_JVP, CUSTOM_VJP, CUSTOM_VMAP -> f;
      case GRAD, VALUE_AND_GRAD, JVP, VJP, LINEARIZE, JACFWD, JACREV, TRANSPOSE -> along(f);
      case HESSIAN -> along(along(f));
      case VMAP, VMAP_LAST, ASSOCIATIVE_SCAN, TREE_LOOP, MAP ->
          x -> f.apply(x).plus(f.apply(x.times(0.5)));
      case CLOSED_GRAD, CLOSED_JVP -> x -> along(f).apply(x).times(x.sum());
      case CLOSED_JIT, CLOSED_VMAP -> x -> f.apply(x).times(x.sum());
      case COND -> x -> f.apply(x).times(Numpy.where(x.get(0).gt(0.2), 1.0, Tensor.of(2.0)));
      case CLOSED_COND -> x -> Numpy.where(x.get(0).gt(0.2), f.apply(x), x.sum());
      case LOOP, WHILE -> x -> f.apply(x).times(2);
      case SCAN -> x -> f.apply(x).plus(f.apply(x.times(0.5)).times(3));
      case COMPUTED_LOOP ->
          x -> f.apply(x).times(Numpy.where(x.get(0).gt(0.2), 2.0, Tensor.of(1.0)));
      case TREE_SCAN -> x -> f.apply(x).times(3).plus(f.apply(x.times(0.5))).plus(0.75);
      case SWITCH -> x -> f.apply(x).times(Numpy.where(x.get(1).gt(0), 2.0, Tensor.of(1.0)));
      case NAMED_AXIS -> x -> f.apply(x).plus(f.apply(x.times(0.5)).times(2));
      case COMPLEX -> x -> f.apply(x).pow(2).minus(x.sum().pow(2)).times(0.5);
    };
  }

  /** How often this differentiates. */
  int order() {
    return switch (this) {
      case GRAD, VALUE_AND_GRAD, JVP, VJP, LINEARIZE, JACFWD, JACREV, CLOSED_GRAD, CLOSED_JVP -> 1;
      case TRANSPOSE -> 1;
      case HESSIAN -> 2;
      default -> 0;
    };
  }

  /** Whether a function of this form can be transformed by {@code next}. */
  boolean takes(Rewrite next) {
    boolean forwardOnly = next.isForward() || next.isForwardOnly();
    return !(isForwardOnly() && next.isReverse()) && !(this == CUSTOM_VJP && forwardOnly);
  }

  /** Whether this is a loop of a number of steps that isn't known, which reverse mode refuses. */
  boolean isForwardOnly() {
    return this == WHILE || this == COMPUTED_LOOP;
  }

  private boolean isReverse() {
    return switch (this) {
      case GRAD, VALUE_AND_GRAD, VJP, JACREV, HESSIAN, CLOSED_GRAD, TRANSPOSE, CUSTOM_VJP -> true;
      default -> false;
    };
  }

  private boolean isForward() {
    return switch (this) {
      case JVP, LINEARIZE, JACFWD, HESSIAN, CLOSED_JVP, TRANSPOSE, CUSTOM_JVP -> true;
      default -> false;
    };
  }

  /** The derivative along {@link #direction}, by pushing it forwards. */
  private static TensorFn1 along(TensorFn1 f) {
    return x -> jvp(f, x, direction()).tangent();
  }
}
