package org.xlava.primitive.array;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.xlava.Concrete;
import org.xlava.DType;
import org.xlava.DTypeException;
import org.xlava.Lax;
import org.xlava.Shape;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.primitive.Axes;
import org.xlava.primitive.Batched;
import org.xlava.primitive.Batching;
import org.xlava.primitive.Operands;
import org.xlava.primitive.Param;
import org.xlava.primitive.SingleResult;
import org.xlava.transform.Tangents;
import org.xlava.transform.Trace;
import org.xlava.transform.Zero;

/**
 * A slice of fixed sizes whose start is computed: operands are the tensor and one scalar for each
 * dimension. A start from which the slice would reach outside is moved inside.
 */
public record DynamicSlice(Shape sizes) implements SingleResult {
  /** The slice of {@code x} from {@code starts} on. */
  public static Tensor apply(Tensor x, Tensor[] starts, Shape sizes) {
    return Trace.bind1(new DynamicSlice(sizes), Operands.followed(starts, x));
  }

  /** Starts counted from the front: negative ones count from the end. */
  public static Tensor[] fromFront(String name, Tensor x, Tensor[] starts) {
    checkCount(name, x.type(), starts.length);
    Tensor[] result = new Tensor[starts.length];
    for (int i = 0; i < starts.length; i++) {
      result[i] = fromFront(starts[i], x.shape().dim(i));
    }
    return result;
  }

  private static Tensor fromFront(Tensor start, int size) {
    DType.Kind kind = start.dtype().kind();
    if (start.rank() != 0 || kind != DType.Kind.SIGNED) {
      return start;
    }
    if (start instanceof Concrete c && c.literal() != null) {
      return c.literal().value() instanceof Long at && at < 0
          ? Lax.constant(start, at + size)
          : start;
    }
    Tensor negative = Lax.lt(start, Lax.constant(start, 0));
    return Lax.select(negative, Lax.add(start, Lax.constant(start, size)), start);
  }

  private static void checkCount(String name, TensorType x, int starts) {
    if (starts != x.rank()) {
      throw new ShapeException(
          name + ": needs a start for each dimension; got " + starts + " for " + x);
    }
  }

  @Override
  public String operation() {
    return "dynamic_slice";
  }

  @Override
  public List<Param> params() {
    return List.of(new Param("slice_sizes", sizes));
  }

  @Override
  public TensorType outputType(TensorType[] operands) {
    TensorType x = operands[0];
    checkStarts("dynamic_slice", x, operands, 1);
    boolean fits = sizes.rank() == x.rank();
    for (int i = 0; fits && i < x.rank(); i++) {
      fits = sizes.dim(i) <= x.shape().dim(i);
    }
    if (!fits) {
      throw new ShapeException(
          "dynamic_slice: slice sizes must be at most the operand's; got "
              + x
              + " and "
              + sizes.brackets());
    }
    return x.withShape(sizes);
  }

  static void checkStarts(String name, TensorType x, TensorType[] operands, int first) {
    boolean fits = operands.length - first == x.rank();
    for (int i = first; fits && i < operands.length; i++) {
      fits = operands[i].rank() == 0 && operands[i].dtype().isInteger();
    }
    for (int i = first + 1; fits && i < operands.length; i++) {
      if (operands[i].dtype() != operands[first].dtype()) {
        throw new DTypeException(
            name
                + ": starts must be integers of one dtype; got "
                + Operands.show(operands)
                + ". Use astype");
      }
    }
    if (!fits) {
      throw new ShapeException(
          name
              + ": needs an integer scalar as the start of each dimension; got "
              + Operands.show(operands));
    }
  }

  @Override
  public Tensor jvp(Tensor[] operands, Tensor result, Tensor[] tangents) {
    if (Zero.is(tangents[0]) || !result.dtype().isInexact()) {
      return Zero.of(result.type());
    }
    return Trace.bind1(this, replaced(operands, tangents[0]));
  }

  private static Tensor[] replaced(Tensor[] operands, Tensor first) {
    Tensor[] all = operands.clone();
    all[0] = first;
    return all;
  }

  @Override
  public Tensor[] transpose(Tensor ct, Tensor[] operands) {
    Tensor[] starts = Arrays.copyOfRange(operands, 1, operands.length);
    Tensor zeros = Tangents.zeros(ct.type().withShape(operands[0].shape()));
    Tensor[] result = new Tensor[operands.length];
    for (int i = 1; i < result.length; i++) {
      result[i] = Zero.of(operands[i].type());
    }
    result[0] = DynamicUpdateSlice.apply(zeros, ct, starts);
    return result;
  }

  @Override
  public Batched batch(int size, Tensor[] operands, int[] dims) {
    boolean sameStarts = Arrays.stream(dims).skip(1).allMatch(d -> d == Batching.NONE);
    if (sameStarts) {
      return wholeBatch(size, operands, dims[0]);
    }
    Tensor indices = startIndices(size, operands, dims, 1);
    List<Integer> all = Axes.range(sizes.rank());
    Gather gather =
        new Gather(
            new IndexDims(all, List.of(), all), sizes, true, true, IndexDims.Mode.CLIP, null);
    return gather.batch(size, new Tensor[] {operands[0], indices}, new int[] {dims[0], 0});
  }

  private Batched wholeBatch(int size, Tensor[] operands, int dim) {
    List<Tensor> wide = new ArrayList<>(Arrays.asList(operands));
    wide.add(1 + dim, Lax.constant(operands[1], 0));
    DynamicSlice slice = new DynamicSlice(Axes.inserted(sizes, dim, size));
    return Batched.of(Trace.bind1(slice, wide.toArray(new Tensor[0])), dim);
  }

  /** The scalar starts from operand {@code first} on as index vectors, a batch of them. */
  static Tensor startIndices(int size, Tensor[] operands, int[] dims, int first) {
    List<Tensor> columns = new ArrayList<>();
    for (int i = first; i < operands.length; i++) {
      Tensor start = Batching.front(operands[i], dims[i], size);
      columns.add(Lax.expandDims(Lax.convertElementType(start, org.xlava.DType.INT32), 1));
    }
    return Lax.concatenate(columns, 1);
  }
}
