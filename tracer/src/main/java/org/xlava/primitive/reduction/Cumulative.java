package org.xlava.primitive.reduction;

import static org.xlava.Lax.*;

import java.util.List;
import java.util.Locale;
import java.util.function.BinaryOperator;
import org.xlava.Lax;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.primitive.Axes;
import org.xlava.primitive.Batched;
import org.xlava.primitive.Batching;
import org.xlava.primitive.Composite;
import org.xlava.primitive.Dual;
import org.xlava.primitive.Operands;
import org.xlava.primitive.Operands.Accepts;
import org.xlava.primitive.Param;
import org.xlava.primitive.SingleResult;
import org.xlava.primitive.control.AssociativeScan;
import org.xlava.transform.Forward;
import org.xlava.transform.Trace;
import org.xlava.transform.Zero;

/** Combines along an axis each element with all before it, or after it if {@code reverse}. */
public record Cumulative(Kind kind, int axis, boolean reverse) implements SingleResult, Composite {
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

  /** The running combination along {@code axis}, negative from the end. */
  public static Tensor apply(Kind kind, Tensor x, int axis, boolean reverse) {
    int at = Axes.canonical("cumulative", axis, x.rank());
    return Trace.bind1(new Cumulative(kind, at, reverse), x);
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
    Dual r = Forward.jvp(this::composed, new Tensor[] {operands[0]}, new Tensor[] {tangents[0]});
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

  /** A parallel scan of logarithmic depth. */
  @Override
  public Tensor[] composed(Tensor[] operands) {
    BinaryOperator<List<Tensor>> combine =
        (a, b) -> List.of(kind.combine.apply(a.getFirst(), b.getFirst()));
    List<Tensor> x = List.of(operands[0]);
    return new AssociativeScan(axis, combine).apply(x, reverse).toArray(new Tensor[0]);
  }
}
