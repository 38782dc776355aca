package org.xlava.array;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.xlava.DType;
import org.xlava.Lax;
import org.xlava.NormalizationOption;
import org.xlava.ReductionOption;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.function.GivenOptions;
import org.xlava.primitive.Axes;
import org.xlava.promotion.Casts;
import org.xlava.transform.GivenTensors;

/**
 * All options of one reduction.
 *
 * @param axes the reduced axes, from the front
 * @param where the elements that take part, or null for all
 * @param initial a scalar that is combined with the elements, or null for none
 * @param dtype the result's, or null for the function's own
 */
public record ReductionOptions(
    String function,
    List<Integer> axes,
    boolean keepDims,
    int ddof,
    @Nullable Tensor where,
    @Nullable Tensor initial,
    @Nullable DType dtype) {
  private static final ReductionOption[] NONE = {};

  /** The options that say nothing but the axes, all of them without any. */
  public static ReductionOption[] over(int @Nullable ... axes) {
    if (axes == null) {
      throw new ShapeException("axis: needs axes; got null. Leave them out for all");
    }
    return axes.length == 0
        ? NONE
        : new ReductionOption[] {new ReductionOption.Axis(Arrays.stream(axes).boxed().toList())};
  }

  /** As {@link #over}, for a function that is along the last axis unless told. */
  public static ReductionOption[] overAll(Tensor x, int @Nullable ... axes) {
    return axes != null && axes.length == 0
        ? new ReductionOption[] {
          new ReductionOption.Axis(Axes.range(GivenTensors.present(x).rank()))
        }
        : over(axes);
  }

  /** The options of a reduction of {@code x}, which must be of the records {@code kinds}. */
  public static ReductionOptions of(
      String function,
      Tensor x,
      List<? extends Class<? extends ReductionOption>> kinds,
      @Nullable ReductionOption @Nullable [] options) {
    return of(
        function,
        x,
        Axes.range(GivenTensors.present(x).rank()),
        GivenOptions.of(function, kinds, options));
  }

  /** As the other {@code of}, along the last axis unless the options say. */
  public static ReductionOptions alongLast(
      String function, Tensor x, List<? extends NormalizationOption> options) {
    boolean told = options.stream().anyMatch(ReductionOption.Axis.class::isInstance);
    List<Integer> axes =
        told ? List.of() : List.of(Axes.canonical(function, -1, GivenTensors.present(x).rank()));
    return of(function, x, axes, options);
  }

  /** The options of a reduction of {@code x} among others, over {@code axes} unless they say. */
  public static ReductionOptions of(
      String function, Tensor x, List<Integer> axes, List<? extends NormalizationOption> options) {
    GivenTensors.present(x);
    ReductionOptions result = new ReductionOptions(function, axes, false, 0, null, null, null);
    for (NormalizationOption option : options) {
      if (option instanceof ReductionOption own) {
        result = result.with(own, x);
      }
    }
    return result;
  }

  private ReductionOptions with(ReductionOption option, Tensor x) {
    return switch (option) {
      case ReductionOption.Axis(List<Integer> those) ->
          over(Axes.canonical(function, those, x.rank()));
      case ReductionOption.KeepDims k -> keepingDims();
      case ReductionOption.Ddof(int less) ->
          new ReductionOptions(function, axes, keepDims, less, where, initial, dtype);
      case ReductionOption.Where(Tensor mask) ->
          new ReductionOptions(function, axes, keepDims, ddof, mask, initial, dtype);
      case ReductionOption.Initial(Tensor value) ->
          new ReductionOptions(function, axes, keepDims, ddof, where, value, dtype);
      case DType given ->
          new ReductionOptions(function, axes, keepDims, ddof, where, initial, given.canonical());
    };
  }

  private ReductionOptions over(List<Integer> those) {
    return new ReductionOptions(function, those, keepDims, ddof, where, initial, dtype);
  }

  /** These with the reduced axes kept. */
  public ReductionOptions keepingDims() {
    return new ReductionOptions(function, axes, true, ddof, where, initial, dtype);
  }

  /** {@code x} in the dtype that the options name, or else what the function makes of it. */
  Tensor operand(Tensor x, UnaryOperator<Tensor> otherwise) {
    return dtype == null ? otherwise.apply(x) : Casts.astype(x, dtype);
  }

  /** {@code x}, and {@code otherwise} where elements don't take part. */
  public Tensor masked(Tensor x, Object otherwise) {
    if (where == null) {
      return x;
    }
    Tensor result = Selection.where(where, x, Lax.constant(x, otherwise));
    if (!result.shape().equals(x.shape())) {
      throw new ShapeException(
          "%s: the mask of where must broadcast to the operand; got %s for %s"
              .formatted(function, where.type(), x.type()));
    }
    return result;
  }

  /** The initial value, which there is, in the dtype of {@code result}. */
  Tensor initialLike(Tensor result) {
    return Lax.convertElementType(Objects.requireNonNull(initial), result.dtype());
  }

  /** What {@code reduction} makes of {@code x}, strongly typed as all of JAX's reductions are. */
  Tensor apply(Tensor x, UnaryOperator<Tensor> reduction) {
    Tensor reduced = reduction.apply(x);
    Tensor strong = Lax.convertElementType(reduced, dtype == null ? reduced.dtype() : dtype);
    return keepDims ? Lax.reshape(strong, Axes.kept(x.shape(), axes)) : strong;
  }
}
