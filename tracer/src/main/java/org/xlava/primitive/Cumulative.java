package org.xlava.primitive;

import static org.xlava.Lax.*;

import java.util.List;
import java.util.Locale;
import java.util.function.BinaryOperator;
import org.xlava.Lax;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.primitive.Operands.Accepts;
import org.xlava.transform.Forward;
import org.xlava.transform.Trace;
import org.xlava.transform.Zero;

/** Combines along an axis each element with all before it, or after it if {@code reverse}. */
public record Cumulative(Kind kind, int axis, boolean reverse) implements SingleResult {
  /** What elements are combined by. */
  public enum Kind {
    SUM(Accepts.NUMBER, Lax::add),
    PROD(Accepts.NUMBER, Lax::mul),
    MAX(Accepts.ORDERED, Lax::max),
    MIN(Accepts.ORDERED, Lax::min),
    LOGSUMEXP(Accepts.FLOAT, Kind::logAddExp);

    private final Accepts accepts;
    private final BinaryOperator<Tensor> combine;

    Kind(Accepts accepts, BinaryOperator<Tensor> combine) {
      this.accepts = accepts;
      this.combine = combine;
    }

    // m + log(e^(x - m) + e^(y - m)) for the maximum m, which the derivative need not see
    private static Tensor logAddExp(Tensor x, Tensor y) {
      Tensor max = Lax.stopGradient(Lax.max(x, y));
      Tensor m = select(isFinite(max), max, constant(max, 0));
      return add(m, log(add(exp(sub(x, m)), exp(sub(y, m)))));
    }
  }

  @Override
  public String operation() {
    return "cum" + kind.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public List<Param> params() {
    return List.of(new Param("axis", axis), new Param("reverse", reverse));
  }

  @Override
  public TensorType outputType(TensorType[] operands) {
    Operands.check(operation(), kind.accepts, operands[0]);
    Axes.canonical(operation(), axis, operands[0].rank());
    return operands[0];
  }

  @Override
  public Tensor jvp(Tensor[] operands, Tensor result, Tensor[] tangents) {
    if (!result.dtype().isInexact()) {
      return Zero.of(result.type());
    }
    if (kind == Kind.SUM) {
      return Trace.bind1(this, tangents[0]);
    }
    Forward.Result r =
        Forward.jvp(
            x -> new Tensor[] {composed(x[0])},
            new Tensor[] {operands[0]},
            new Tensor[] {tangents[0]});
    return r.tangents()[0];
  }

  @Override
  public Tensor[] transpose(Tensor cotangent, Tensor[] operands) {
    if (kind != Kind.SUM) {
      throw notLinear();
    }
    return new Tensor[] {Trace.bind1(new Cumulative(kind, axis, !reverse), cotangent)};
  }

  @Override
  public Batched batch(int size, Tensor[] operands, int[] dims) {
    Tensor x = Batching.move(operands[0], dims[0], 0);
    return Batched.of(Trace.bind1(new Cumulative(kind, axis + 1, reverse), x), 0);
  }

  /** The same by other operations: a parallel scan of logarithmic depth. */
  public Tensor composed(Tensor x) {
    if (!reverse) {
      return scan(x);
    }
    List<Integer> along = List.of(axis);
    return rev(scan(rev(x, along)), along);
  }

  // Scans the pairwise combinations, which gives every other result; combines those with the
  // elements in between for the rest.
  private Tensor scan(Tensor x) {
    int n = x.shape().dim(axis);
    if (n < 2) {
      return x;
    }
    Tensor pairs = kind.combine.apply(every(x, 0, n - 1), every(x, 1, n));
    Tensor odd = scan(pairs);
    Tensor first = sliceInDim(x, 0, 1, 1, axis);
    if (n == 2) {
      return concatenate(List.of(first, odd), axis);
    }
    int m = odd.shape().dim(axis);
    Tensor before = n % 2 == 0 ? sliceInDim(odd, 0, m - 1, 1, axis) : odd;
    Tensor rest = kind.combine.apply(before, every(x, 2, n));
    return interleave(concatenate(List.of(first, rest), axis), odd);
  }

  private Tensor every(Tensor x, int start, int limit) {
    return sliceInDim(x, start, limit, 2, axis);
  }

  private Tensor interleave(Tensor even, Tensor odd) {
    int a = even.shape().dim(axis);
    int b = odd.shape().dim(axis);
    Tensor spreadEven = spread(even, 0, a == b ? 1 : 0);
    Tensor spreadOdd = spread(odd, 1, a == b ? 0 : 1);
    return even.dtype() == org.xlava.DType.BOOL
        ? or(spreadEven, spreadOdd)
        : add(spreadEven, spreadOdd);
  }

  private Tensor spread(Tensor x, int low, int high) {
    List<Pad.Dim> padding =
        Axes.range(x.rank()).stream()
            .map(d -> d == axis ? new Pad.Dim(low, high, 1) : new Pad.Dim(0, 0, 0))
            .toList();
    return pad(x, constant(x, 0), padding);
  }
}
