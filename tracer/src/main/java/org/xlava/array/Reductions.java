package org.xlava.array;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.xlava.DType;
import org.xlava.Lax;
import org.xlava.ReductionOption;
import org.xlava.ReductionOption.Axis;
import org.xlava.ReductionOption.Initial;
import org.xlava.ReductionOption.KeepDims;
import org.xlava.ReductionOption.Where;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.promotion.Casts;

/** Reductions of operands of any dtype. */
public final class Reductions {
  private static final List<Class<? extends ReductionOption>> PLAIN =
      List.of(Axis.class, KeepDims.class);
  private static final List<Class<? extends ReductionOption>> MASKED =
      List.of(Axis.class, KeepDims.class, Where.class);
  private static final List<Class<? extends ReductionOption>> STARTED =
      List.of(Axis.class, KeepDims.class, Initial.class);
  private static final List<Class<? extends ReductionOption>> MASKED_AND_STARTED =
      List.of(Axis.class, KeepDims.class, Where.class, Initial.class, DType.class);

  private Reductions() {}

  public static Tensor sum(Tensor x, @Nullable ReductionOption @Nullable ... options) {
    return sum(x, ReductionOptions.of("sum", x, MASKED_AND_STARTED, options));
  }

  public static Tensor sum(Tensor x, ReductionOptions o) {
    Tensor operand = o.operand(x, Reductions::widened);
    return o.apply(operand, v -> inFloat32(o.masked(v, 0), o, a -> summed(a, o)));
  }

  private static Tensor summed(Tensor x, ReductionOptions o) {
    boolean truths = x.dtype() == DType.BOOL;
    Tensor sum = truths ? Lax.reduceOr(x, o.axes()) : Lax.reduceSum(x, o.axes());
    return o.initial() == null ? sum : Arithmetic.add(o.initialLike(sum), sum);
  }

  public static Tensor prod(Tensor x, @Nullable ReductionOption @Nullable ... options) {
    ReductionOptions o = ReductionOptions.of("prod", x, MASKED_AND_STARTED, options);
    Tensor operand = o.operand(x, Reductions::widened);
    return o.apply(operand, v -> inFloat32(o.masked(v, 1), o, a -> multiplied(a, o)));
  }

  private static Tensor multiplied(Tensor x, ReductionOptions o) {
    boolean truths = x.dtype() == DType.BOOL;
    Tensor product = truths ? Lax.reduceAnd(x, o.axes()) : Lax.reduceProd(x, o.axes());
    return o.initial() == null ? product : Arithmetic.multiply(o.initialLike(product), product);
  }

  // Sums of small integers are taken in the default integer dtype, as in JAX.
  private static Tensor widened(Tensor x) {
    return switch (x.dtype()) {
      case BOOL, INT8, INT16, INT32 -> Lax.convertElementType(x, DType.INT64.canonical());
      case UINT8, UINT16, UINT32 -> Lax.convertElementType(x, DType.UINT64.canonical());
      default -> x;
    };
  }

  /** Reduces 16-bit floats as float32, and rounds the result, unless they were asked for. */
  static Tensor inFloat32(Tensor x, ReductionOptions o, UnaryOperator<Tensor> reduction) {
    return x.dtype().isFloating() && o.dtype() == null
        ? Lax.convertElementType(reduction.apply(atLeastFloat32(x)), x.dtype())
        : reduction.apply(x);
  }

  static Tensor atLeastFloat32(Tensor x) {
    return x.dtype().isFloating() && x.dtype().bits() < 32
        ? Lax.convertElementType(x, DType.FLOAT32)
        : x;
  }

  public static Tensor max(Tensor x, @Nullable ReductionOption @Nullable ... options) {
    ReductionOptions o = ReductionOptions.of("max", x, STARTED, options);
    return o.apply(some(x, o), v -> largest(v, o));
  }

  private static Tensor largest(Tensor x, ReductionOptions o) {
    Tensor max = Lax.reduceMax(x, o.axes());
    return o.initial() == null ? max : Lax.max(o.initialLike(max), max);
  }

  public static Tensor min(Tensor x, @Nullable ReductionOption @Nullable ... options) {
    ReductionOptions o = ReductionOptions.of("min", x, STARTED, options);
    return o.apply(some(x, o), v -> smallest(v, o));
  }

  private static Tensor smallest(Tensor x, ReductionOptions o) {
    Tensor min = Lax.reduceMin(x, o.axes());
    return o.initial() == null ? min : Lax.min(o.initialLike(min), min);
  }

  private static Tensor some(Tensor x, ReductionOptions o) {
    for (int axis : o.axes()) {
      if (x.shape().dim(axis) == 0 && o.initial() == null) {
        throw new ShapeException(
            "%s: the reduced axes must not be empty; got %s and axis %d"
                .formatted(o.function(), x.type(), axis));
      }
    }
    return x;
  }

  /** The largest less the smallest element. */
  public static Tensor ptp(Tensor x, @Nullable ReductionOption @Nullable ... options) {
    ReductionOptions.of("ptp", x, PLAIN, options);
    return Lax.sub(max(x, options), min(x, options));
  }

  public static Tensor any(Tensor x, @Nullable ReductionOption @Nullable ... options) {
    ReductionOptions o = ReductionOptions.of("any", x, MASKED, options);
    return o.apply(truth(x), v -> Lax.reduceOr(o.masked(v, false), o.axes()));
  }

  public static Tensor all(Tensor x, @Nullable ReductionOption @Nullable ... options) {
    ReductionOptions o = ReductionOptions.of("all", x, MASKED, options);
    return o.apply(truth(x), v -> Lax.reduceAnd(o.masked(v, true), o.axes()));
  }

  private static Tensor truth(Tensor x) {
    return Casts.astype(x, DType.BOOL);
  }

  public static Tensor countNonzero(Tensor x, @Nullable ReductionOption @Nullable ... options) {
    ReductionOptions.of("countNonzero", x, PLAIN, options);
    return sum(truth(x), options);
  }
}
