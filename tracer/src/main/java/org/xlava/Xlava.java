package org.xlava;

import java.util.List;

/**
 * The transformations of functions: derivatives, batching, compilation. They nest in any order and
 * to any depth.
 *
 * <p>Each comes in two forms for each number of arguments from one to eight: over {@link TensorFn1}
 * and its like, so that {@code grad(x -> x.times(x))} needs no types, and over {@link Fn1} and its
 * like, whose arguments and results are trees: tensors and numbers nested in records, lists, maps,
 * arrays and {@code Optional}s.
 */
public final class Xlava extends Transformations8 {
  /** The axis of an argument that {@code vmap} does not map. */
  public static final int NONE = Integer.MIN_VALUE;

  private Xlava() {}

  /**
   * The axes of arguments for {@code vmap}: one for all of them, or one for each. An entry is an
   * axis, which may count from the end when negative, {@link #NONE} for what isn't mapped, or a
   * {@code List} or {@code Map} of entries for the parts of a tree; a record's are given as a
   * {@code List} in the order of its components or as a {@code Map} by their names.
   *
   * @throws TransformException when there is no entry, or one is null
   */
  public static AxisSpec inAxes(Object... axes) {
    return AxisSpec.of("inAxes", axes);
  }

  /**
   * The axes of results for {@code vmap}: one for all of them, or one for each part of the result,
   * as for {@link #inAxes}.
   *
   * @throws TransformException when there is no entry, or one is null
   */
  public static AxisSpec outAxes(Object... axes) {
    return AxisSpec.of("outAxes", axes);
  }

  /**
   * Several arguments to take derivatives in, by their index from 0, or from the end when negative.
   *
   * @throws TransformException when one is null
   */
  public static Argnums argnums(Integer... indices) {
    return Argnums.of(indices);
  }

  /** The value of {@code x}, seen as a constant by differentiation. */
  @SuppressWarnings("unchecked")
  public static <T> T stopGradient(T x) {
    if (x instanceof Tensor t) {
      return (T) stopGradient(t);
    }
    Tree.Flat flat = Tree.flatten(x);
    List<Tensor> stopped = flat.leaves().stream().map(Xlava::stopGradient).toList();
    return (T) flat.structure().unflatten(stopped.iterator());
  }

  /** The value of {@code x}, seen as a constant by differentiation. */
  public static Tensor stopGradient(Tensor x) {
    return x.dtype().isInexact() ? Lax.stopGradient(x) : x;
  }
}
