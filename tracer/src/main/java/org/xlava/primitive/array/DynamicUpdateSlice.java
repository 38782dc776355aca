package org.xlava.primitive.array;

import java.util.Arrays;
import java.util.List;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.primitive.Axes;
import org.xlava.primitive.Batched;
import org.xlava.primitive.Batching;
import org.xlava.primitive.Operands;
import org.xlava.primitive.SingleResult;
import org.xlava.transform.LinearInput;
import org.xlava.transform.Tangents;
import org.xlava.transform.Trace;
import org.xlava.transform.Zero;

/**
 * The operand with a slice replaced whose start is computed: operands are the tensor, the update
 * and one scalar for each dimension. A start from which the update would reach outside is moved
 * inside.
 */
public record DynamicUpdateSlice() implements SingleResult {
  /** {@code x} with {@code update} from {@code starts} on. */
  public static Tensor apply(Tensor x, Tensor update, Tensor[] starts) {
    return Trace.bind1(new DynamicUpdateSlice(), Operands.followed(starts, x, update));
  }

  @Override
  public String operation() {
    return "dynamic_update_slice";
  }

  @Override
  public TensorType outputType(TensorType[] operands) {
    TensorType x = operands[0];
    TensorType update = operands[1];
    Operands.sameDtype("dynamic_update_slice", x, update);
    DynamicSlice.checkStarts("dynamic_update_slice", x, operands, 2);
    boolean fits = update.rank() == x.rank();
    for (int i = 0; fits && i < x.rank(); i++) {
      fits = update.shape().dim(i) <= x.shape().dim(i);
    }
    if (!fits) {
      throw new ShapeException(
          "dynamic_update_slice: the update must be no larger than the operand; got "
              + Operands.show(x, update));
    }
    return x;
  }

  @Override
  public Tensor jvp(Tensor[] operands, Tensor result, Tensor[] tangents) {
    if (!result.dtype().isInexact() || Zero.is(tangents[0]) && Zero.is(tangents[1])) {
      return Zero.of(result.type());
    }
    return apply(
        Tangents.instantiate(tangents[0]), Tangents.instantiate(tangents[1]), starts(operands));
  }

  private static Tensor[] starts(Tensor[] operands) {
    return Arrays.copyOfRange(operands, 2, operands.length);
  }

  @Override
  public Tensor[] transpose(Tensor ct, Tensor[] operands) {
    Tensor[] starts = starts(operands);
    Tensor update = operands[1];
    Tensor[] result = new Tensor[operands.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = Zero.of(operands[i].type());
    }
    if (LinearInput.is(operands[0])) {
      Tensor zeros = Tangents.zeros(ct.type().withShape(update.shape()));
      result[0] = apply(ct, zeros, starts);
    }
    if (LinearInput.is(update)) {
      result[1] = DynamicSlice.apply(ct, starts, update.shape());
    }
    return result;
  }

  @Override
  public Batched batch(int size, Tensor[] operands, int[] dims) {
    List<Integer> all = Axes.range(operands.length - 2);
    if (all.isEmpty()) {
      return Batched.of(Batching.front(operands[1], dims[1], size), 0);
    }
    Tensor indices = DynamicSlice.startIndices(size, operands, dims, 2);
    Scatter scatter =
        new Scatter(
            Scatter.Kind.REPLACE,
            new IndexDims(all, List.of(), all),
            true,
            true,
            IndexDims.Mode.CLIP);
    return scatter.batch(
        size, new Tensor[] {operands[0], indices, operands[1]}, new int[] {dims[0], 0, dims[1]});
  }
}
