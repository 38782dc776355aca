package org.xlava.stablehlo;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xlava.DType;
import org.xlava.Lax;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.ir.Atom;
import org.xlava.ir.Equation;
import org.xlava.ir.Jaxpr;
import org.xlava.ir.Literal;
import org.xlava.primitive.Primitive;
import org.xlava.primitive.array.BroadcastInDim;
import org.xlava.primitive.array.DynamicSlice;
import org.xlava.primitive.array.Reshape;
import org.xlava.primitive.array.Slice;
import org.xlava.primitive.array.Squeeze;
import org.xlava.primitive.array.Transpose;
import org.xlava.primitive.control.While;
import org.xlava.primitive.elementwise.Binary;
import org.xlava.primitive.elementwise.Comparison;
import org.xlava.primitive.elementwise.IntegerPow;
import org.xlava.primitive.elementwise.Unary;

/**
 * Programs for a compiler with quirks. Most are simplifications of an operation with that before
 * it, which a barrier between the two keeps apart; the barrier is gone before operations are fused.
 */
final class Guards extends PlatformRules {
  // Products of smaller factors over- and underflow next to the ends of the range only.
  private static final double LARGE_FACTOR = 0x1p16;

  private final Set<Quirk> quirks;

  Guards(Set<Quirk> quirks) {
    this.quirks = quirks;
  }

  @Override
  @Nullable Rule rule(Primitive primitive, TensorType[] operands) {
    return switch (primitive) {
      case While loop when has(Quirk.LOOP_STEPS) && !loop.isComposed(operands) ->
          (b, x) -> loop(b, loop, x);
      case DynamicSlice p when has(Quirk.MERGED_SLICES) && operands.length > 1 ->
          (b, x) -> tagged(Origin.Kind.SLICED, b, p, apart(b, x, Guards::isSliced));
      case Slice p when has(Quirk.MERGED_SLICES) -> (b, x) -> moved(b, p, x);
      case Reshape p when has(Quirk.MERGED_SLICES) -> (b, x) -> moved(b, p, x);
      case Squeeze p when has(Quirk.MERGED_SLICES) -> (b, x) -> moved(b, p, x);
      case Transpose p when has(Quirk.MERGED_SLICES) -> (b, x) -> moved(b, p, x);
      case BroadcastInDim p when has(Quirk.MERGED_SLICES) -> (b, x) -> moved(b, p, x);
      case Unary p -> unary(p, operands[0].dtype());
      case IntegerPow p when p.y() % 2 == 0 -> square(p, operands[0].dtype());
      case Binary p -> binary(p, operands[0].dtype());
      default -> null;
    };
  }

  private boolean has(Quirk quirk) {
    return quirks.contains(quirk);
  }

  // --- keeping an operation apart from that before it

  @FunctionalInterface
  private interface Mark {
    boolean on(Value value);
  }

  private static boolean is(Value value, Origin.Kind kind) {
    return value.origin() == kind || value.origin() == Origin.Kind.ELSEWHERE;
  }

  private static boolean isSliced(Value value) {
    return value.type().rank() > 0 && is(value, Origin.Kind.SLICED);
  }

  /** The values, with a barrier behind those that bear a mark. */
  private static List<Value> apart(Block b, List<Value> values, Mark mark) {
    List<Value> result = new ArrayList<>(values);
    result.replaceAll(v -> mark.on(v) ? Emitter.barrier(b, v) : v);
    return result;
  }

  private static List<Value> tagged(Origin origin, Block b, Primitive p, List<Value> operands) {
    return List.of(Emitter.asWritten(b, p, operands).getFirst().from(origin));
  }

  /** An operation that moves elements, which compilers look through. */
  private static List<Value> moved(Block b, Primitive p, List<Value> x) {
    boolean sliced = isSliced(x.getFirst());
    return sliced ? tagged(Origin.Kind.SLICED, b, p, x) : Emitter.asWritten(b, p, x);
  }

  // --- functions

  private @Nullable Rule unary(Unary p, DType dtype) {
    if (p == Unary.SQUARE) {
      return square(p, dtype);
    }
    return has(Quirk.INVERSE_FUNCTIONS) ? inverse(p) : null;
  }

  private static @Nullable Rule inverse(Unary p) {
    return switch (p) {
      case EXP -> tagging(Origin.Kind.EXPONENTIAL, p);
      case LOG -> (b, x) -> behind(Origin.Kind.EXPONENTIAL, b, p, x);
      case SQRT, RSQRT -> (b, x) -> behind(Origin.Kind.SQUARE, b, p, x);
      default -> null;
    };
  }

  private @Nullable Rule square(Primitive p, DType dtype) {
    if (dtype.isInteger()) {
      return has(Quirk.POSITIVE_SQUARES)
          ? (b, x) -> List.of(Emitter.barrier(b, Emitter.asWritten(b, p, x).getFirst()))
          : null;
    }
    return has(Quirk.INVERSE_FUNCTIONS) ? tagging(Origin.Kind.SQUARE, p) : null;
  }

  private static Rule tagging(Origin origin, Primitive p) {
    return (b, x) -> tagged(origin, b, p, x);
  }

  private static List<Value> behind(Origin.Kind kind, Block b, Primitive p, List<Value> operands) {
    return Emitter.asWritten(b, p, apart(b, operands, v -> is(v, kind)));
  }

  private @Nullable Rule binary(Binary p, DType dtype) {
    return switch (p) {
      case MUL, DIV -> (b, x) -> product(b, p, x);
      case ATAN2 -> has(Quirk.ATAN2_OF_ZEROS) ? Guards::atan2 : null;
      default -> null;
    };
  }

  // --- factors

  private List<Value> product(Block b, Binary p, List<Value> x) {
    DType dtype = x.getFirst().type().dtype();
    Rule squaring = p == Binary.MUL && isSquare(x) ? square(p, dtype) : null;
    if (squaring != null) {
      return squaring.emit(b, x);
    }
    return dtype.isInexact() && has(Quirk.MERGED_FACTORS)
        ? scaled(b, p, x)
        : Emitter.asWritten(b, p, x);
  }

  private static boolean isSquare(List<Value> factors) {
    return factors.get(0).name().equals(factors.get(1).name());
  }

  private static List<Value> scaled(Block b, Binary p, List<Value> x) {
    int constant = x.get(1).origin() instanceof Origin.Constant ? 1 : 0;
    if (!(x.get(constant).origin() instanceof Origin.Constant(Literal literal))
        || !(literal.value() instanceof Double number)
        || constant == 0 && p == Binary.DIV) {
      return Emitter.asWritten(b, p, x);
    }
    double factor = p == Binary.MUL ? number : 1 / number;
    return tagged(new Origin.Scaled(factor), b, p, apart(b, x, v -> isScaled(v, factor)));
  }

  private static boolean isScaled(Value value, double by) {
    return value.origin() instanceof Origin.Scaled(double before)
        ? isLarge(before) || isLarge(by)
        : value.origin() == Origin.Kind.ELSEWHERE && isLarge(by);
  }

  private static boolean isLarge(double factor) {
    double size = Math.abs(factor);
    return size > LARGE_FACTOR || size < 1 / LARGE_FACTOR;
  }

  // --- the angle of (0, 0)

  private static List<Value> atan2(Block b, List<Value> operands) {
    List<Value> all = new ArrayList<>(operands);
    all.addAll(Emitter.asWritten(b, Binary.ATAN2, operands));
    TensorType[] types = all.stream().map(Value::type).toArray(TensorType[]::new);
    return b.program(Bodies.record(types, x -> new Tensor[] {angle(x[0], x[1], x[2])}), all);
  }

  /** {@code otherwise}, but the values of C's {@code atan2} where both are zero. */
  private static Tensor angle(Tensor y, Tensor x, Tensor otherwise) {
    Tensor zero = Lax.fullLike(otherwise, 0);
    Tensor both = Lax.and(Lax.eq(Lax.add(zero, y), zero), Lax.eq(Lax.add(zero, x), zero));
    Tensor size = Lax.select(isNegative(x, zero), Lax.fullLike(zero, Math.PI), zero);
    Tensor angle = Lax.select(isNegative(y, zero), Lax.neg(size), size);
    return Lax.select(both, angle, otherwise);
  }

  /** Whether a zero is the negative one, stretched to the shape of {@code zero}. */
  private static Tensor isNegative(Tensor x, Tensor zero) {
    return Lax.lt(Lax.div(Lax.fullLike(zero, 1), x), zero);
  }

  // --- loops

  private static List<Value> loop(Block b, While op, List<Value> operands) {
    int first = op.conditionConstants() + op.bodyConstants();
    Counter counter = Counter.of(op);
    if (counter != null && counter.endsAtItsBound(operands.get(first + counter.place()))) {
      return ControlFlowEmitter.whileLoop(b, op, operands);
    }
    List<Value> fenced = new ArrayList<>(operands);
    fenced
        .subList(first, operands.size())
        .replaceAll(v -> isCounter(v.type()) ? Emitter.barrier(b, v) : v);
    return ControlFlowEmitter.whileLoop(b, op, fenced);
  }

  private static boolean isCounter(TensorType type) {
    return type.rank() == 0 && type.dtype().isInteger();
  }

  /**
   * The number in a loop's carry that goes up by a constant until it is no longer below another.
   *
   * @param limit null where it isn't known
   */
  private record Counter(int place, long step, @Nullable Literal limit) {
    static @Nullable Counter of(While op) {
      Atom holds = op.condition().outputs().getFirst();
      Equation test = producer(op.condition(), holds);
      if (test == null || test.primitive() != Comparison.LT) {
        return null;
      }
      int input = op.condition().inputs().indexOf(test.inputs().getFirst());
      int place = input - op.conditionConstants();
      if (place < 0) {
        return null;
      }
      long step = step(op.body(), op.body().outputs().get(place), op.bodyConstants() + place);
      Atom bound = test.inputs().getLast();
      return step <= 0
          ? null
          : new Counter(place, step, bound instanceof Literal literal ? literal : null);
    }

    /** By how much an output of a program is more than an input; 0 where that isn't known. */
    private static long step(Jaxpr body, Atom output, int input) {
      long sum = 0;
      Atom at = output;
      while (!at.equals(body.inputs().get(input))) {
        Equation addition = producer(body, at);
        if (addition == null
            || addition.primitive() != Binary.ADD
            || !(addition.inputs().getLast() instanceof Literal literal)
            || !(literal.value() instanceof Long number)) {
          return 0;
        }
        sum += number;
        at = addition.inputs().getFirst();
      }
      return sum;
    }

    private static @Nullable Equation producer(Jaxpr program, Atom value) {
      return program.equations().stream()
          .filter(e -> e.outputs().contains(value))
          .findFirst()
          .orElse(null);
    }

    boolean endsAtItsBound(Value start) {
      return step == 1
          || limit != null
              && limit.value() instanceof Long end
              && start.origin() instanceof Origin.Constant(Literal literal)
              && literal.value() instanceof Long from
              && from < end
              && (end - from) % step == 0;
    }
  }
}
