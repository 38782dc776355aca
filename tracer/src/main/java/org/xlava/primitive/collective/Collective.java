package org.xlava.primitive.collective;

import static org.xlava.Lax.*;

import java.util.ArrayList;
import java.util.List;
import org.xlava.DType;
import org.xlava.Shape;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.primitive.Axes;
import org.xlava.primitive.BatchAxis;
import org.xlava.primitive.Batched;
import org.xlava.primitive.Batching;
import org.xlava.primitive.Operands;
import org.xlava.primitive.Operands.Accepts;
import org.xlava.primitive.Param;
import org.xlava.primitive.SingleResult;
import org.xlava.transform.Trace;
import org.xlava.transform.Zero;

/**
 * A primitive that communicates between the examples along named axes of {@code vmap}. The batching
 * rule of the {@code vmap} that has the name turns it into operations on the whole batch.
 */
public sealed interface Collective extends SingleResult {
  /** The names of the axes that it communicates along. */
  List<String> axes();

  /** The result over all examples along {@code axis}, which is one of {@link #axes}. */
  Batched collect(BatchAxis axis, Tensor x, int dim);

  /** The same on operands that have a further dimension in front. */
  Collective shifted();

  @Override
  default boolean communicatesAlong(String name) {
    return axes().contains(name);
  }

  @Override
  default Batched batch(BatchAxis axis, Tensor[] operands, int[] dims) {
    if (!axis.concerns(this)) {
      return batch(axis.size(), operands, dims);
    }
    boolean batched = dims[0] != Batching.NONE;
    TensorType type = operands[0].type();
    outputType(new TensorType[] {batched ? Batching.without(type, dims[0]) : type});
    return collect(axis, operands[0], dims[0]);
  }

  @Override
  default Batched batch(int size, Tensor[] operands, int[] dims) {
    Tensor x = Batching.move(operands[0], dims[0], 0);
    return Batched.of(Trace.bind1(shifted(), x), 0);
  }

  // All but the extrema are linear.
  @Override
  default Tensor jvp(Tensor[] operands, Tensor result, Tensor[] tangents) {
    return result.dtype().isInexact() ? Trace.bind1(this, tangents[0]) : Zero.of(result.type());
  }

  private static TensorType resized(
      Collective op, TensorType x, int dim, int size, int multiply, int divide) {
    Axes.canonical(op.operation(), dim, x.rank());
    int n = x.shape().dim(dim);
    if (n % divide != 0) {
      throw new ShapeException(
          op.operation()
              + ": dimension "
              + dim
              + " must be divisible by the number of examples along "
              + op.axes().getFirst()
              + ", "
              + size
              + "; got "
              + x);
    }
    return x.withShape(Axes.with(x.shape(), dim, n / divide * multiply));
  }

  /** {@code x} with dimension {@code dim} as {@code n} parts: dimensions {@code dim} and after. */
  private static Tensor parts(Tensor x, int dim, int n) {
    Shape shape = x.shape();
    return reshape(x, Axes.inserted(Axes.with(shape, dim, shape.dim(dim) / n), dim, n));
  }

  /** {@code x} with dimension {@code dim} and the one after it as one. */
  private static Tensor merged(Tensor x, int dim) {
    Shape shape = x.shape();
    int n = shape.dim(dim) * shape.dim(dim + 1);
    return reshape(x, Axes.with(Axes.without(shape, dim), dim, n));
  }

  /** The sum over the batch; of equal examples, one times their number. */
  private static Tensor sum(BatchAxis axis, Tensor x, int dim) {
    return dim == Batching.NONE ? mul(x, constant(x, axis.size())) : reduceSum(x, List.of(dim));
  }

  /** Combines the examples' elements, the result the same for all. */
  record AllReduce(Kind kind, List<String> axes) implements Collective {
    /** What elements are combined by. */
    public enum Kind {
      SUM("psum"),
      MAX("pmax"),
      MIN("pmin");

      private final String operation;

      Kind(String operation) {
        this.operation = operation;
      }
    }

    public AllReduce {
      axes = List.copyOf(axes);
    }

    @Override
    public String operation() {
      return kind.operation;
    }

    @Override
    public List<Param> params() {
      return List.of(new Param("axes", axes));
    }

    @Override
    public TensorType outputType(TensorType[] operands) {
      Operands.check(operation(), kind == Kind.SUM ? Accepts.NUMBER : Accepts.ANY, operands[0]);
      return operands[0];
    }

    @Override
    public Batched batch(int size, Tensor[] operands, int[] dims) {
      return Batched.of(Trace.bind1(this, operands[0]), dims[0]);
    }

    @Override
    public Batched collect(BatchAxis axis, Tensor x, int dim) {
      Tensor own =
          switch (kind) {
            case SUM -> sum(axis, x, dim);
            case MAX -> dim == Batching.NONE ? x : reduceMax(x, List.of(dim));
            case MIN -> dim == Batching.NONE ? x : reduceMin(x, List.of(dim));
          };
      List<String> others = new ArrayList<>(axes);
      others.remove(axis.name());
      Tensor all = others.isEmpty() ? own : Trace.bind1(new AllReduce(kind, others), own);
      return Batched.of(all, Batching.NONE);
    }

    @Override
    public Collective shifted() {
      return this;
    }

    // d max(x) is the mean of the tangents of those examples that have the maximum.
    @Override
    public Tensor jvp(Tensor[] operands, Tensor result, Tensor[] tangents) {
      if (kind == Kind.SUM || !result.dtype().isInexact()) {
        return Collective.super.jvp(operands, result, tangents);
      }
      AllReduce sum = new AllReduce(Kind.SUM, axes);
      Tensor chosen = convertElementType(eq(operands[0], result), result.dtype());
      return div(Trace.bind1(sum, mul(tangents[0], chosen)), Trace.bind1(sum, chosen));
    }

    // Every example's result has a cotangent, and every operand goes into all of them.
    @Override
    public Tensor[] transpose(Tensor cotangent, Tensor[] operands) {
      if (kind != Kind.SUM) {
        throw notLinear();
      }
      return new Tensor[] {Trace.bind1(this, cotangent)};
    }
  }

  /** The number of the example along an axis. */
  record AxisIndex(String axis) implements Collective {
    @Override
    public String operation() {
      return "axis_index";
    }

    @Override
    public List<Param> params() {
      return List.of(new Param("axis_name", axis));
    }

    @Override
    public List<String> axes() {
      return List.of(axis);
    }

    @Override
    public TensorType outputType(TensorType[] operands) {
      return TensorType.of(DType.INT32);
    }

    @Override
    public Batched batch(BatchAxis over, Tensor[] operands, int[] dims) {
      return Batched.of(iota(DType.INT32, Shape.of(over.size()), 0), 0);
    }

    @Override
    public Batched collect(BatchAxis over, Tensor x, int dim) {
      throw new IllegalStateException("axis_index has no operand");
    }

    @Override
    public Collective shifted() {
      return this;
    }

    @Override
    public Tensor[] transpose(Tensor cotangent, Tensor[] operands) {
      return new Tensor[0];
    }
  }

  /**
   * Sends each example's value to another: example {@code i} gets that of {@code sources[i]}, or
   * zeros where that is {@link #NOBODY}.
   */
  record Permute(String axis, List<Integer> sources) implements Collective {
    public static final int NOBODY = -1;

    public Permute {
      sources = List.copyOf(sources);
    }

    @Override
    public String operation() {
      return "ppermute";
    }

    @Override
    public List<Param> params() {
      List<List<Integer>> pairs = new ArrayList<>();
      for (int i = 0; i < sources.size(); i++) {
        if (sources.get(i) != NOBODY) {
          pairs.add(List.of(sources.get(i), i));
        }
      }
      return List.of(new Param("axis_name", axis), new Param("perm", pairs));
    }

    @Override
    public List<String> axes() {
      return List.of(axis);
    }

    @Override
    public TensorType outputType(TensorType[] operands) {
      return operands[0];
    }

    @Override
    public Batched collect(BatchAxis over, Tensor x, int dim) {
      if (dim == Batching.NONE && !sources.contains(NOBODY)) {
        return Batched.of(x, Batching.NONE);
      }
      Tensor batch = Batching.front(x, dim, over.size());
      List<Tensor> parts = new ArrayList<>();
      for (int start = 0; start < sources.size(); ) {
        int length = run(start);
        parts.add(part(batch, sources.get(start), length));
        start += length;
      }
      return Batched.of(parts.size() == 1 ? parts.getFirst() : concatenate(parts, 0), 0);
    }

    /** How many examples from {@code start} on get theirs from neighbours, or from nobody. */
    private int run(int start) {
      int first = sources.get(start);
      int n = 1;
      while (start + n < sources.size()
          && sources.get(start + n) == (first == NOBODY ? NOBODY : first + n)) {
        n++;
      }
      return n;
    }

    private static Tensor part(Tensor batch, int source, int length) {
      return source == NOBODY
          ? full(batch.type().withShape(Axes.with(batch.shape(), 0, length)), 0)
          : sliceInDim(batch, source, source + length, 1, 0);
    }

    @Override
    public Collective shifted() {
      return this;
    }

    @Override
    public Tensor[] transpose(Tensor cotangent, Tensor[] operands) {
      Integer[] back = new Integer[sources.size()];
      for (int i = 0; i < back.length; i++) {
        back[i] = sources.indexOf(i);
      }
      return new Tensor[] {Trace.bind1(new Permute(axis, List.of(back)), cotangent)};
    }
  }

  /** Joins the examples' values along dimension {@code dim}, the result the same for all. */
  record AllGather(String axis, int dim, int size) implements Collective {
    @Override
    public String operation() {
      return "all_gather";
    }

    @Override
    public List<Param> params() {
      return List.of(
          new Param("all_gather_dimension", dim),
          new Param("axis_name", axis),
          new Param("axis_size", size));
    }

    @Override
    public List<String> axes() {
      return List.of(axis);
    }

    @Override
    public TensorType outputType(TensorType[] operands) {
      return resized(this, operands[0], dim, size, size, 1);
    }

    @Override
    public Batched collect(BatchAxis over, Tensor x, int from) {
      return Batched.of(merged(Batching.at(x, from, size, dim), dim), Batching.NONE);
    }

    @Override
    public Collective shifted() {
      return new AllGather(axis, dim + 1, size);
    }

    @Override
    public Tensor[] transpose(Tensor cotangent, Tensor[] operands) {
      return new Tensor[] {Trace.bind1(new ReduceScatter(axis, dim, size), cotangent)};
    }
  }

  /** Adds the examples' values and gives each example its part along dimension {@code dim}. */
  record ReduceScatter(String axis, int dim, int size) implements Collective {
    @Override
    public String operation() {
      return "reduce_scatter";
    }

    @Override
    public List<Param> params() {
      return List.of(
          new Param("axis_name", axis),
          new Param("axis_size", size),
          new Param("scatter_dimension", dim));
    }

    @Override
    public List<String> axes() {
      return List.of(axis);
    }

    @Override
    public TensorType outputType(TensorType[] operands) {
      Operands.check(operation(), Accepts.NUMBER, operands[0]);
      return resized(this, operands[0], dim, size, 1, size);
    }

    @Override
    public Batched collect(BatchAxis over, Tensor x, int from) {
      return Batched.of(parts(sum(over, x, from), dim, size), dim);
    }

    @Override
    public Collective shifted() {
      return new ReduceScatter(axis, dim + 1, size);
    }

    @Override
    public Tensor[] transpose(Tensor cotangent, Tensor[] operands) {
      return new Tensor[] {Trace.bind1(new AllGather(axis, dim, size), cotangent)};
    }
  }

  /**
   * Cuts each example's value along dimension {@code split}, gives one part to each example, and
   * joins what each one gets along dimension {@code concat}.
   */
  record AllToAll(String axis, int split, int concat, int size) implements Collective {
    @Override
    public String operation() {
      return "all_to_all";
    }

    @Override
    public List<Param> params() {
      return List.of(
          new Param("axis_name", axis),
          new Param("concat_axis", concat),
          new Param("split_axis", split));
    }

    @Override
    public List<String> axes() {
      return List.of(axis);
    }

    @Override
    public TensorType outputType(TensorType[] operands) {
      TensorType part = resized(this, operands[0], split, size, 1, size);
      return resized(this, part, concat, size, size, 1);
    }

    // [from, ..., to * part, ...] to [to, ..., from * joined, ...]
    @Override
    public Batched collect(BatchAxis over, Tensor x, int from) {
      Tensor cut = parts(Batching.front(x, from, size), split + 1, size);
      Tensor byReceiver = Batching.move(cut, split + 1, 0);
      return Batched.of(merged(Batching.move(byReceiver, 1, concat + 1), concat + 1), 0);
    }

    @Override
    public Collective shifted() {
      return new AllToAll(axis, split + 1, concat + 1, size);
    }

    @Override
    public Tensor[] transpose(Tensor cotangent, Tensor[] operands) {
      return new Tensor[] {Trace.bind1(new AllToAll(axis, concat, split, size), cotangent)};
    }
  }
}
