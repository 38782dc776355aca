package org.xlava.primitive.reduction;

import static org.xlava.Lax.*;

import java.util.ArrayList;
import java.util.List;
import org.xlava.DType;
import org.xlava.Lax;
import org.xlava.Shape;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.primitive.Axes;
import org.xlava.primitive.Batched;
import org.xlava.primitive.Operands;
import org.xlava.primitive.Operands.Accepts;
import org.xlava.primitive.Param;
import org.xlava.primitive.SingleResult;
import org.xlava.transform.GivenTensors;
import org.xlava.transform.Trace;
import org.xlava.transform.Zero;

/** Combines the elements along axes, which go away. */
public record Reduction(Kind kind, List<Integer> axes) implements SingleResult {
  /** What elements are combined by. */
  public enum Kind {
    SUM("reduce_sum", Accepts.NUMBER),
    PROD("reduce_prod", Accepts.NUMBER),
    MAX("reduce_max", Accepts.ANY),
    MIN("reduce_min", Accepts.ANY),
    AND("reduce_and", Accepts.BITS),
    OR("reduce_or", Accepts.BITS),
    XOR("reduce_xor", Accepts.BITS);

    private final String operation;
    private final Accepts accepts;

    Kind(String operation, Accepts accepts) {
      this.operation = operation;
      this.accepts = accepts;
    }
  }

  public Reduction {
    axes = List.copyOf(axes);
  }

  /** {@code x} combined over {@code axes}, negative from the end; {@code name} is for messages. */
  public static Tensor apply(Kind kind, String name, Tensor x, List<Integer> axes) {
    return Trace.bind1(
        new Reduction(kind, Axes.canonical(name, axes, GivenTensors.present(x).rank())), x);
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
    TensorType x = operands[0];
    Operands.check(kind.operation, kind.accepts, x);
    Axes.canonical(kind.operation, axes, x.rank());
    return x.withShape(Axes.without(x.shape(), axes));
  }

  @Override
  public Tensor jvp(Tensor[] operands, Tensor result, Tensor[] tangents) {
    if (!result.dtype().isInexact()) {
      return Zero.of(result.type());
    }
    return switch (kind) {
      case SUM -> Trace.bind1(this, tangents[0]);
      case PROD -> productTangent(operands[0], tangents[0]);
      case MAX, MIN -> extremumTangent(operands[0], result, tangents[0]);
      case AND, OR, XOR -> Zero.of(result.type());
    };
  }

  // The mean of the tangents at the places where the extremum is taken. A NaN is taken nowhere,
  // which gives 0/0. So that a compiler that turns products with bools into selections keeps this,
  // the places of a NaN are marked by NaN instead of 0.
  private Tensor extremumTangent(Tensor x, Tensor result, Tensor g) {
    Tensor extremum = Lax.reshape(result, Axes.kept(x.shape(), axes));
    Tensor nan = constant(extremum, Double.NaN);
    Tensor undefined = select(ne(extremum, extremum), nan, constant(extremum, 0));
    Tensor chosen = add(convertElementType(eq(x, extremum), g.dtype()), undefined);
    return g.dtype().isFloating() && g.dtype().bits() < 32
        ? convertElementType(mean(wide(g), wide(chosen)), g.dtype(), g.type().weak())
        : mean(g, chosen);
  }

  private static Tensor wide(Tensor x) {
    return convertElementType(x, DType.FLOAT32, x.type().weak());
  }

  private Tensor mean(Tensor g, Tensor chosen) {
    return div(reduceSum(mul(g, chosen), axes), reduceSum(chosen, axes));
  }

  // Multiplies halves with each other, d(xy) = dx y + x dy, so that no division meets a zero.
  private Tensor productTangent(Tensor x, Tensor g) {
    Tensor values = flattened(x);
    Tensor tangents = flattened(g);
    while (values.shape().dim(0) > 1) {
      int n = values.shape().dim(0);
      int half = n / 2;
      Tensor x1 = sliceInDim(values, 0, half, 1, 0);
      Tensor x2 = sliceInDim(values, half, 2 * half, 1, 0);
      Tensor t1 = sliceInDim(tangents, 0, half, 1, 0);
      Tensor t2 = sliceInDim(tangents, half, 2 * half, 1, 0);
      Tensor product = mul(x1, x2);
      Tensor slope = add(mul(t1, x2), mul(x1, t2));
      boolean odd = n % 2 == 1;
      values = odd ? joined(product, sliceInDim(values, n - 1, n, 1, 0)) : product;
      tangents = odd ? joined(slope, sliceInDim(tangents, n - 1, n, 1, 0)) : slope;
    }
    return Lax.reshape(
        values.shape().dim(0) == 0 ? full(x.type().withShape(rest(x)), 0) : tangents, rest(x));
  }

  private static Tensor joined(Tensor a, Tensor b) {
    return concatenate(List.of(a, b), 0);
  }

  private Shape rest(Tensor x) {
    return Axes.without(x.shape(), axes);
  }

  /** {@code x} with the reduced axes as one, in front. */
  private Tensor flattened(Tensor x) {
    List<Integer> order = new ArrayList<>(axes);
    Axes.range(x.rank()).stream().filter(i -> !axes.contains(i)).forEach(order::add);
    Shape rest = rest(x);
    int n = (int) Axes.elements(x.shape(), axes);
    return Lax.reshape(Lax.transpose(x, order), Axes.inserted(rest, 0, n));
  }

  @Override
  public Tensor[] transpose(Tensor cotangent, Tensor[] operands) {
    if (kind != Kind.SUM) {
      throw notLinear();
    }
    Shape shape = operands[0].shape();
    List<Integer> kept = Axes.range(shape.rank()).stream().filter(i -> !axes.contains(i)).toList();
    return new Tensor[] {broadcastInDim(cotangent, shape, kept)};
  }

  @Override
  public Batched batch(int size, Tensor[] operands, int[] dims) {
    List<Integer> shifted = Axes.shifted(axes, dims[0]);
    int before = (int) shifted.stream().filter(a -> a < dims[0]).count();
    return Batched.of(Trace.bind1(new Reduction(kind, shifted), operands[0]), dims[0] - before);
  }
}
