package org.xlava.primitive.array;

import static org.xlava.Lax.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.xlava.DType;
import org.xlava.Lax;
import org.xlava.Shape;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.TransformException;
import org.xlava.primitive.Axes;
import org.xlava.primitive.Batched;
import org.xlava.primitive.Batching;
import org.xlava.primitive.Composite;
import org.xlava.primitive.Operands;
import org.xlava.primitive.Param;
import org.xlava.primitive.SingleResult;
import org.xlava.transform.LinearInput;
import org.xlava.transform.Tangents;
import org.xlava.transform.Trace;
import org.xlava.transform.Zero;

/** Combines updates into the windows of an operand that indices address. */
public record Scatter(
    Kind kind, IndexDims dims, boolean uniqueIndices, boolean indicesAreSorted, IndexDims.Mode mode)
    implements SingleResult, Composite {
  /** How an update combines with what is there. */
  public enum Kind {
    REPLACE,
    ADD,
    SUB,
    MUL,
    MIN,
    MAX
  }

  @Override
  public String operation() {
    return kind == Kind.REPLACE ? "scatter" : "scatter-" + kind.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public List<Param> params() {
    return List.of(
        new Param("dimension_numbers", dims),
        new Param("indices_are_sorted", indicesAreSorted),
        new Param("mode", mode),
        new Param("unique_indices", uniqueIndices));
  }

  @Override
  public TensorType outputType(TensorType[] operands) {
    TensorType x = operands[0];
    TensorType indices = operands[1];
    TensorType updates = operands[2];
    Operands.check(operation(), Operands.Accepts.INTEGER, indices);
    Operands.sameDtype(operation(), x, updates);
    int batch = indices.rank() - 1;
    boolean fits =
        batch >= 0
            && indices.shape().dim(-1) == dims.indexed().size()
            && updates.rank() == batch + dims.window().size()
            && dims.window().size()
                == x.rank() - dims.collapsed().size() - dims.operandBatching().size();
    for (int i = 0, b = 0; fits && i < updates.rank(); i++) {
      fits = dims.window().contains(i) || updates.shape().dim(i) == indices.shape().dim(b++);
    }
    List<Integer> sizes = fits ? dims.windowSizes(x.shape(), updates.shape()) : List.of();
    for (int i = 0; fits && i < x.rank(); i++) {
      fits = sizes.get(i) <= x.shape().dim(i);
    }
    if (!fits) {
      throw new ShapeException(
          operation()
              + ": dimension numbers must fit operand, indices and updates; got "
              + Operands.show(operands)
              + ", "
              + dims);
    }
    return x;
  }

  private Scatter as(Kind newKind) {
    return new Scatter(newKind, dims, uniqueIndices, indicesAreSorted, mode);
  }

  private Tensor windows(Tensor x, Tensor indices, Shape updates) {
    List<Integer> sizes = dims.windowSizes(x.shape(), updates);
    Gather gather = new Gather(dims, sizes, uniqueIndices, indicesAreSorted, mode, 0);
    return Trace.bind1(gather, x, indices);
  }

  @Override
  public Tensor jvp(Tensor[] operands, Tensor result, Tensor[] tangents) {
    if (!result.dtype().isInexact() || Zero.is(tangents[0]) && Zero.is(tangents[2])) {
      return Zero.of(result.type());
    }
    return switch (kind) {
      case ADD, SUB ->
          Trace.bind1(
              this,
              Tangents.instantiate(tangents[0]),
              operands[1],
              Tangents.instantiate(tangents[2]));
      case MUL -> productTangent(operands, tangents);
      case REPLACE -> replacementTangent(operands, tangents);
      case MIN, MAX -> extremumTangent(operands, result, tangents);
    };
  }

  private Tensor productTangent(Tensor[] operands, Tensor[] tangents) {
    Tensor sum = Zero.of(operands[0].type());
    if (!Zero.is(tangents[0])) {
      sum = Trace.bind1(this, tangents[0], operands[1], operands[2]);
    }
    if (Zero.is(tangents[2])) {
      return sum;
    }
    requireUnique("the derivative in the updates");
    Tensor spread = Trace.bind1(as(Kind.ADD), fullLike(operands[0], 0), operands[1], tangents[2]);
    return Tangents.add(sum, mul(operands[0], spread));
  }

  private void requireUnique(String what) {
    if (!uniqueIndices) {
      throw new TransformException(
          operation() + ": " + what + " needs uniqueIndices; got indices that may repeat");
    }
  }

  // Where indices repeat, one update wins, unspecified which: number the updates, scatter the
  // numbers, and see by gathering them back which update each place has.
  private Tensor replacementTangent(Tensor[] operands, Tensor[] tangents) {
    Tensor gx = Tangents.instantiate(tangents[0]);
    Tensor gu = Tangents.instantiate(tangents[2]);
    Tensor indices = operands[1];
    if (uniqueIndices) {
      return Trace.bind1(this, gx, indices, gu);
    }
    Shape updates = operands[2].shape();
    Tensor numbers = numbers(updates);
    Tensor winners =
        Trace.bind1(this, full(TensorType.of(DType.UINT32, gx.shape()), 0), indices, numbers);
    Tensor won = eq(numbers, windows(winners, indices, updates));
    Tensor kept = select(eq(winners, constant(winners, 0)), gx, constant(gx, 0));
    return Trace.bind1(as(Kind.ADD), kept, indices, select(won, gu, constant(gu, 0)));
  }

  /** One number from 1 on for each window, repeated over its elements. */
  private Tensor numbers(Shape updates) {
    Shape perWindow = Axes.kept(updates, dims.window());
    int n = Math.toIntExact(perWindow.elements());
    Tensor numbers = iota(DType.UINT32, Shape.of(n), 0);
    Tensor fromOne = add(numbers, constant(numbers, 1));
    return broadcastInDim(Lax.reshape(fromOne, perWindow), updates, Axes.range(updates.rank()));
  }

  // All that attains the extremum shares the tangent equally, what was there before included.
  private Tensor extremumTangent(Tensor[] operands, Tensor result, Tensor[] tangents) {
    Tensor indices = operands[1];
    Tensor updates = operands[2];
    Shape shape = updates.shape();
    Tensor gx = Tangents.instantiate(tangents[0]);
    Tensor gu = Tangents.instantiate(tangents[2]);
    Scatter add = as(Kind.ADD);
    Tensor none = fullLike(gx, 0);
    Tensor one = constant(gu, 1);
    Tensor attained = windows(result, indices, shape);
    Tensor successful = eq(updates, attained);
    Tensor retained = eq(windows(operands[0], indices, shape), attained);
    Tensor successes = select(successful, fullLike(gu, 1), constant(gu, 0));
    Tensor count = windows(Trace.bind1(add, none, indices, successes), indices, shape);
    Tensor references = windows(Trace.bind1(add, none, indices, fullLike(gu, 1)), indices, shape);
    Tensor sharing = div(one, add(count, one));
    Tensor share = select(successful, select(retained, sharing, div(one, count)), constant(gu, 0));
    Tensor loss = div(sub(select(retained, sharing, constant(gu, 0)), one), references);
    Tensor change = add(mul(windows(gx, indices, shape), loss), mul(gu, share));
    return Trace.bind1(add, gx, indices, change);
  }

  @Override
  public Tensor[] transpose(Tensor ct, Tensor[] operands) {
    Tensor indices = operands[1];
    boolean inX = LinearInput.is(operands[0]);
    boolean inUpdates = LinearInput.is(operands[2]);
    Shape updates = operands[2].shape();
    Tensor toX = Zero.of(operands[0].type());
    Tensor toUpdates = Zero.of(operands[2].type());
    switch (kind) {
      case ADD, SUB -> {
        toX = ct;
        if (inUpdates) {
          Tensor read = windows(ct, indices, updates);
          toUpdates = kind == Kind.SUB ? neg(read) : read;
        }
      }
      case REPLACE -> {
        requireUnique("transposition");
        if (inX) {
          Tensor zeros = full(ct.type().withShape(updates), 0);
          toX = Trace.bind1(this, ct, indices, zeros);
        }
        if (inUpdates) {
          toUpdates = windows(ct, indices, updates);
        }
      }
      case MUL -> {
        if (inX && inUpdates) {
          throw notLinear();
        }
        if (inX) {
          toX = Trace.bind1(this, ct, indices, operands[2]);
        } else {
          requireUnique("transposition");
          toUpdates = windows(mul(ct, operands[0]), indices, updates);
        }
      }
      case MIN, MAX -> throw notLinear();
    }
    return new Tensor[] {toX, Zero.of(indices.type()), toUpdates};
  }

  @Override
  public Batched batch(int size, Tensor[] operands, int[] at) {
    Tensor x = Batching.front(operands[0], at[0], size);
    Tensor updates = Batching.front(operands[2], at[2], size);
    boolean inIndices = at[1] != Batching.NONE;
    Tensor indices = inIndices ? Batching.move(operands[1], at[1], 0) : operands[1];
    IndexDims wide = inIndices ? dims.withBatchedBoth() : dims.withBatchedOperand();
    Scatter scatter = new Scatter(kind, wide, uniqueIndices, indicesAreSorted, mode);
    return Batched.of(Trace.bind1(scatter, x, indices, updates), 0);
  }

  /** StableHLO's operation drops the windows that aren't inside. */
  @Override
  public boolean isComposed(TensorType[] operands) {
    return mode == IndexDims.Mode.CLIP;
  }

  /** Scatters in mode {@code FILL_OR_DROP}, with the windows moved inside. */
  @Override
  public Tensor[] composed(Tensor[] operands) {
    Scatter dropping =
        new Scatter(kind, dims, uniqueIndices, indicesAreSorted, IndexDims.Mode.FILL_OR_DROP);
    Tensor x = operands[0];
    Tensor updates = operands[2];
    Tensor clamped = clamped(operands[1], x.shape(), updates.shape());
    return new Tensor[] {Trace.bind1(dropping, x, clamped, updates)};
  }

  private Tensor clamped(Tensor indices, Shape shape, Shape updates) {
    List<Integer> sizes = dims.windowSizes(shape, updates);
    List<Tensor> parts = new ArrayList<>();
    int last = indices.rank() - 1;
    for (int k = 0; k < dims.indexed().size(); k++) {
      int d = dims.indexed().get(k);
      Tensor index = sliceInDim(indices, k, k + 1, 1, last);
      Tensor limit = constant(index, shape.dim(d) - sizes.get(d));
      parts.add(Lax.clamp(constant(index, 0), index, limit));
    }
    return parts.isEmpty() ? indices : concatenate(parts, last);
  }
}
