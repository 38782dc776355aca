package org.xlava.array;

import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.xlava.DType;
import org.xlava.Lax;
import org.xlava.ReductionOption;
import org.xlava.ReductionOption.Axis;
import org.xlava.ReductionOption.KeepDims;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.primitive.Axes;

/** Where elements are found, as indices of the default integer dtype. */
public final class Positions {
  private static final List<Class<? extends ReductionOption>> OPTIONS =
      List.of(Axis.class, KeepDims.class);

  private Positions() {}

  public static Tensor argmax(Tensor x, @Nullable ReductionOption @Nullable ... options) {
    ReductionOptions o = ReductionOptions.of("argmax", x, OPTIONS, options);
    return position(x, o, (v, axis) -> Lax.argmax(v, axis, DType.INT64.canonical()));
  }

  public static Tensor argmin(Tensor x, @Nullable ReductionOption @Nullable ... options) {
    ReductionOptions o = ReductionOptions.of("argmin", x, OPTIONS, options);
    return position(x, o, (v, axis) -> Lax.argmin(v, axis, DType.INT64.canonical()));
  }

  /** Along one axis, or along all as one. */
  private static Tensor position(
      Tensor x, ReductionOptions o, BiFunction<Tensor, Integer, Tensor> find) {
    boolean flat = o.axes().size() == x.rank() && x.rank() != 1;
    if (!flat && o.axes().size() != 1) {
      throw new ShapeException(
          "%s: needs one axis, or all; got %s for %s".formatted(o.function(), o.axes(), x.type()));
    }
    Tensor index = flat ? find.apply(Shapes.ravel(x), 0) : find.apply(x, o.axes().getFirst());
    return o.keepDims() ? Lax.reshape(index, Axes.kept(x.shape(), o.axes())) : index;
  }
}
