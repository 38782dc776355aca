package org.xlava.primitive.collective;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.xlava.DType;
import org.xlava.Lax;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TransformException;
import org.xlava.Tree;
import org.xlava.primitive.Axes;
import org.xlava.primitive.Batching;
import org.xlava.primitive.collective.Collective.AllGather;
import org.xlava.primitive.collective.Collective.AllReduce;
import org.xlava.primitive.collective.Collective.AllToAll;
import org.xlava.primitive.collective.Collective.AxisIndex;
import org.xlava.primitive.collective.Collective.Permute;
import org.xlava.primitive.collective.Collective.ReduceScatter;
import org.xlava.transform.NamedAxes;
import org.xlava.transform.Trace;

/** The collectives of each leaf of a tree, with what they need to know of the axes. */
public final class Collectives {
  private Collectives() {}

  /**
   * The sum over the examples along the axes, the same for all of them; bools count as int32.
   *
   * @throws TransformException when no axis is named
   */
  public static <T> T psum(T x, String... axes) {
    return each(x, leaf -> allReduce("psum", AllReduce.Kind.SUM, counted(leaf), axes));
  }

  /** {@code x} times the number of examples along the axes. */
  public static Tensor psum(Number x, String... axes) {
    return Tensor.of(x).times(size("psum", axes));
  }

  /** The mean over the examples along the axes; of integers, in floating point. */
  public static <T> T pmean(T x, String... axes) {
    return each(
        x,
        leaf ->
            allReduce("pmean", AllReduce.Kind.SUM, counted(leaf), axes).div(size("pmean", axes)));
  }

  /**
   * The largest element over the examples along the axes. Its derivative is the mean of the
   * tangents of those examples that have it.
   */
  public static <T> T pmax(T x, String... axes) {
    return each(x, leaf -> allReduce("pmax", AllReduce.Kind.MAX, leaf, axes));
  }

  /** The smallest element over the examples along the axes; see {@link #pmax}. */
  public static <T> T pmin(T x, String... axes) {
    return each(x, leaf -> allReduce("pmin", AllReduce.Kind.MIN, leaf, axes));
  }

  private static Tensor counted(Tensor x) {
    return x.dtype() == DType.BOOL ? Lax.convertElementType(x, DType.INT32) : x;
  }

  private static Tensor allReduce(String name, AllReduce.Kind kind, Tensor x, String... axes) {
    return Trace.bind1(new AllReduce(kind, names(name, axes)), x);
  }

  /**
   * Sends the examples' values on: for each pair {@code {from, to}} example {@code to} gets the
   * value of example {@code from}. Those that no pair names as receiver get zeros.
   *
   * @throws TransformException when an example isn't one of the axis, sends twice or gets twice
   */
  public static <T> T ppermute(T x, String axis, int[]... pairs) {
    int n = size("ppermute", axis);
    List<Integer> sources = new ArrayList<>(Collections.nCopies(n, Permute.NOBODY));
    for (int[] pair : pairs) {
      boolean fits = pair.length == 2 && isExample(pair[0], n) && isExample(pair[1], n);
      if (!fits || sources.contains(pair[0]) || sources.get(pair[1]) != Permute.NOBODY) {
        throw new TransformException(
            "ppermute: pairs must name examples from 0 to "
                + (n - 1)
                + ", each at most once as sender and once as receiver; got "
                + Arrays.deepToString(pairs));
      }
      sources.set(pair[1], pair[0]);
    }
    return each(x, leaf -> Trace.bind1(new Permute(axis, sources), leaf));
  }

  private static boolean isExample(int i, int n) {
    return i >= 0 && i < n;
  }

  /**
   * Gives example {@code i} the value of example {@code sources[i]}.
   *
   * @throws TransformException when {@code sources} is no permutation of all examples
   */
  public static <T> T pshuffle(T x, String axis, int... sources) {
    int n = size("pshuffle", axis);
    List<Integer> all = Arrays.stream(sources).boxed().toList();
    if (!all.stream().sorted().toList().equals(Axes.range(n))) {
      throw new TransformException(
          "pshuffle: sources must be a permutation of the numbers from 0 to "
              + (n - 1)
              + "; got "
              + all);
    }
    return each(x, leaf -> Trace.bind1(new Permute(axis, all), leaf));
  }

  /**
   * All examples' values, stacked along a new dimension {@code dim}, or if {@code tiled} joined
   * along the dimension {@code dim} that there is.
   *
   * @throws ShapeException when there is no dimension {@code dim}
   */
  public static <T> T allGather(T x, String axis, int dim, boolean tiled) {
    int n = size("allGather", axis);
    return each(
        x,
        leaf -> {
          int at = Axes.canonical("allGather", dim, leaf.rank() + (tiled ? 0 : 1));
          Tensor joined = tiled ? leaf : Lax.expandDims(leaf, at);
          return Trace.bind1(new AllGather(axis, at, n), joined);
        });
  }

  /**
   * The sum over the examples, of which example {@code i} gets slice {@code i} along dimension
   * {@code dim}, which goes away, or if {@code tiled} its part of that dimension, which stays.
   *
   * @throws ShapeException when the dimension's size isn't that of the axis, or if {@code tiled} a
   *     multiple of it
   */
  public static <T> T psumScatter(T x, String axis, int dim, boolean tiled) {
    int n = size("psumScatter", axis);
    return each(
        x,
        leaf -> {
          int at = Axes.canonical("psumScatter", dim, leaf.rank());
          Tensor summed = counted(leaf);
          ReduceScatter scatter = new ReduceScatter(axis, at, n);
          return tiled
              ? Trace.bind1(scatter, summed)
              : Lax.squeeze(Trace.bind1(scatter, exact("psumScatter", summed, at, n)), List.of(at));
        });
  }

  /**
   * As the other {@code allToAll}; if {@code tiled}, cuts dimension {@code split} into as many
   * parts as there are examples, and joins them along the dimension {@code concat} that there is.
   *
   * @throws ShapeException when dimension {@code split} can't be cut so
   */
  public static <T> T allToAll(T x, String axis, int split, int concat, boolean tiled) {
    int n = size("allToAll", axis);
    return tiled
        ? each(x, leaf -> exchanged("allToAll", leaf, axis, split, concat, n))
        : each(x, leaf -> swapped("allToAll", leaf, axis, split, concat, n));
  }

  /**
   * Exchanges dimension {@code dim} with the named axis.
   *
   * @throws ShapeException when its size isn't that of the axis
   */
  public static <T> T pswapaxes(T x, String axis, int dim) {
    int n = size("pswapaxes", axis);
    return each(x, leaf -> swapped("pswapaxes", leaf, axis, dim, dim, n));
  }

  private static Tensor exchanged(
      String name, Tensor x, String axis, int split, int concat, int n) {
    int from = Axes.canonical(name, split, x.rank());
    int to = Axes.canonical(name, concat, x.rank());
    return Trace.bind1(new AllToAll(axis, from, to, n), x);
  }

  private static Tensor swapped(String name, Tensor x, String axis, int split, int concat, int n) {
    int from = Axes.canonical(name, split, x.rank());
    int to = Axes.canonical(name, concat, x.rank());
    Tensor moved = Batching.move(exact(name, x, from, n), from, to);
    return Trace.bind1(new AllToAll(axis, to, to, n), moved);
  }

  private static Tensor exact(String name, Tensor x, int dim, int n) {
    if (x.shape().dim(dim) != n) {
      throw new ShapeException(
          name
              + ": dimension "
              + dim
              + " must have the size of the named axis, "
              + n
              + "; got "
              + x.type()
              + ". Use tiled for parts of several slices");
    }
    return x;
  }

  /** The number of the example along the axes, an int32 scalar; the last axis counts fastest. */
  public static Tensor axisIndex(String... axes) {
    @Nullable Tensor index = null;
    for (String axis : names("axisIndex", axes)) {
      Tensor own = Trace.bind1(new AxisIndex(axis));
      index = index == null ? own : index.times(size("axisIndex", axis)).plus(own);
    }
    return Objects.requireNonNull(index);
  }

  /** The number of examples along the axes. */
  public static int axisSize(String... axes) {
    return size("axisSize", axes);
  }

  private static int size(String name, String... axes) {
    NamedAxes current = NamedAxes.current();
    return names(name, axes).stream()
        .mapToInt(axis -> current.size(name, axis))
        .reduce(1, Math::multiplyExact);
  }

  private static List<String> names(String name, String @Nullable ... axes) {
    List<String> names = axes == null ? List.of() : Arrays.asList(axes);
    if (names.isEmpty() || names.contains(null) || Set.copyOf(names).size() < names.size()) {
      throw new TransformException(
          name + ": needs the names of one axis or more, each once; got " + names);
    }
    NamedAxes current = NamedAxes.current();
    names.forEach(axis -> current.size(name, axis));
    return names;
  }

  /** {@code f} of each leaf. */
  @SuppressWarnings("unchecked")
  private static <T> T each(T x, UnaryOperator<Tensor> f) {
    return x instanceof Tensor t ? (T) f.apply(t) : Tree.map(f, x);
  }
}
