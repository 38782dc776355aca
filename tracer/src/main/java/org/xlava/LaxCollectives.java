package org.xlava;

import org.xlava.primitive.collective.Collectives;

/**
 * The chapter of {@link Lax} on what the examples of a {@code vmap} tell each other, along axes
 * that surrounding {@code vmap}s name by {@link Xlava#axisName}.
 */
abstract class LaxCollectives {
  LaxCollectives() {}

  /**
   * The sum over the examples along the axes, the same for all of them, in the shape of {@code x};
   * bools count as int32.
   *
   * @param x a tensor or a tree of them, whose structure the result has
   * @throws TransformException when no axis is named, or no surrounding {@code vmap} has one
   * @throws DTypeException when {@code x} holds something else than numbers and bools
   */
  public static <T> T psum(T x, String... axes) {
    return Collectives.psum(x, axes);
  }

  /**
   * {@code x} times the number of examples along the axes, a weakly typed scalar.
   *
   * @throws TransformException when no axis is named, or no surrounding {@code vmap} has one
   */
  public static Tensor psum(Number x, String... axes) {
    return Collectives.psum(x, axes);
  }

  /**
   * The mean over the examples along the axes, in the shape of {@code x}; of integers and bools, in
   * floating point.
   *
   * @param x a tensor or a tree of them, whose structure the result has
   * @throws TransformException when no axis is named, or no surrounding {@code vmap} has one
   */
  public static <T> T pmean(T x, String... axes) {
    return Collectives.pmean(x, axes);
  }

  /**
   * The largest element over the examples along the axes, of the type of {@code x}. Its derivative
   * is the mean of the tangents of those examples that have it.
   *
   * @param x a tensor or a tree of them, whose structure the result has
   * @throws TransformException when no axis is named, or no surrounding {@code vmap} has one
   */
  public static <T> T pmax(T x, String... axes) {
    return Collectives.pmax(x, axes);
  }

  /**
   * The smallest element over the examples along the axes; see {@link Lax#pmax}.
   *
   * @param x a tensor or a tree of them, whose structure the result has
   * @throws TransformException when no axis is named, or no surrounding {@code vmap} has one
   */
  public static <T> T pmin(T x, String... axes) {
    return Collectives.pmin(x, axes);
  }

  /**
   * Sends the examples' values on: for each pair {@code {from, to}} example {@code to} gets the
   * value of example {@code from}. Those that no pair names as receiver get zeros.
   *
   * @param x a tensor or a tree of them, whose structure the result has
   * @throws TransformException when an example isn't one of the axis, sends twice or gets twice, or
   *     no surrounding {@code vmap} has it
   */
  public static <T> T ppermute(T x, String axis, int[]... pairs) {
    return Collectives.ppermute(x, axis, pairs);
  }

  /**
   * Gives example {@code i} the value of example {@code sources[i]}.
   *
   * @param x a tensor or a tree of them, whose structure the result has
   * @throws TransformException when {@code sources} is no permutation of all examples, or no
   *     surrounding {@code vmap} has the axis
   */
  public static <T> T pshuffle(T x, String axis, int... sources) {
    return Collectives.pshuffle(x, axis, sources);
  }

  /**
   * Exchanges dimension {@code dim}, of the axis's size, with the named axis.
   *
   * @param x a tensor or a tree of them, whose structure the result has
   * @throws TransformException when no surrounding {@code vmap} has the axis
   * @throws ShapeException when there is no such dimension, or it has another size
   */
  public static <T> T pswapaxes(T x, String axis, int dim) {
    return Collectives.pswapaxes(x, axis, dim);
  }

  /**
   * All examples' values, stacked along a new first dimension.
   *
   * @param x a tensor or a tree of them, whose structure the result has
   * @throws TransformException when no surrounding {@code vmap} has the axis
   */
  public static <T> T allGather(T x, String axis) {
    return Collectives.allGather(x, axis, 0, false);
  }

  /**
   * All examples' values, stacked along a new dimension {@code dim}, or if {@code tiled} joined
   * along the dimension {@code dim} that there is.
   *
   * @param x a tensor or a tree of them, whose structure the result has
   * @throws TransformException when no surrounding {@code vmap} has the axis
   * @throws ShapeException when there is no dimension {@code dim}
   */
  public static <T> T allGather(T x, String axis, int dim, boolean tiled) {
    return Collectives.allGather(x, axis, dim, tiled);
  }

  /**
   * The sum over the examples, of which example {@code i} gets slice {@code i} along the first
   * dimension, which goes away.
   *
   * @param x a tensor or a tree of them, whose structure the result has
   * @throws TransformException when no surrounding {@code vmap} has the axis
   * @throws ShapeException when the first dimension's size isn't that of the axis
   */
  public static <T> T psumScatter(T x, String axis) {
    return Collectives.psumScatter(x, axis, 0, false);
  }

  /**
   * The sum over the examples, of which example {@code i} gets slice {@code i} along dimension
   * {@code dim}, which goes away, or if {@code tiled} its part of that dimension, which stays.
   *
   * @param x a tensor or a tree of them, whose structure the result has
   * @throws TransformException when no surrounding {@code vmap} has the axis
   * @throws ShapeException when the dimension's size isn't that of the axis, or if {@code tiled} a
   *     multiple of it
   */
  public static <T> T psumScatter(T x, String axis, int dim, boolean tiled) {
    return Collectives.psumScatter(x, axis, dim, tiled);
  }

  /**
   * Gives example {@code i} the slices {@code i} along dimension {@code split} of all examples'
   * values, stacked along a new dimension {@code concat}.
   *
   * @param x a tensor or a tree of them, whose structure the result has
   * @throws TransformException when no surrounding {@code vmap} has the axis
   * @throws ShapeException when the size of dimension {@code split} isn't that of the axis
   */
  public static <T> T allToAll(T x, String axis, int split, int concat) {
    return Collectives.allToAll(x, axis, split, concat, false);
  }

  /**
   * As the other form; if {@code tiled}, cuts dimension {@code split} into as many parts as there
   * are examples, and joins them along the dimension {@code concat} that there is.
   *
   * @param x a tensor or a tree of them, whose structure the result has
   * @throws TransformException when no surrounding {@code vmap} has the axis
   * @throws ShapeException when dimension {@code split} can't be cut so
   */
  public static <T> T allToAll(T x, String axis, int split, int concat, boolean tiled) {
    return Collectives.allToAll(x, axis, split, concat, tiled);
  }

  /**
   * The number of the example along the axes, an int32 scalar; the last axis counts fastest.
   *
   * @throws TransformException when no axis is named, or no surrounding {@code vmap} has one
   */
  public static Tensor axisIndex(String... axes) {
    return Collectives.axisIndex(axes);
  }

  /**
   * The number of examples along the axes.
   *
   * @throws TransformException when no axis is named, or no surrounding {@code vmap} has one
   */
  public static int axisSize(String... axes) {
    return Collectives.axisSize(axes);
  }
}
