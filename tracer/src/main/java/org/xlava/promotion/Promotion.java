package org.xlava.promotion;

import static org.xlava.DType.*;

import java.util.Arrays;
import java.util.BitSet;
import org.xlava.Complex;
import org.xlava.Concrete;
import org.xlava.DType;
import org.xlava.DTypeException;
import org.xlava.Lax;
import org.xlava.Shape;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.ir.Literal;
import org.xlava.primitive.Operands;

/**
 * Which dtype operands of different dtypes meet in: the least upper bound in JAX's promotion
 * lattice, where weakly typed numbers stand below the dtypes of their kind.
 */
public final class Promotion {
  private static final int WEAK_INT = DType.values().length;
  private static final int WEAK_FLOAT = WEAK_INT + 1;
  private static final int WEAK_COMPLEX = WEAK_INT + 2;
  private static final int NOWHERE = -1;
  private static final int NODES = WEAK_INT + 3;
  private static final BitSet[] ABOVE = new BitSet[NODES];
  private static final int[][] JOIN = new int[NODES][NODES];

  static {
    for (int i = 0; i < NODES; i++) {
      ABOVE[i] = new BitSet();
      ABOVE[i].set(i);
    }
    // From the top down, so that what is above the upper node is known already.
    edge(COMPLEX64, COMPLEX128);
    edge(WEAK_COMPLEX, COMPLEX64.ordinal());
    edge(FLOAT64, COMPLEX128);
    edge(FLOAT32, FLOAT64);
    edge(FLOAT32, COMPLEX64);
    edge(FLOAT16, FLOAT32);
    edge(BFLOAT16, FLOAT32);
    edge(WEAK_FLOAT, FLOAT16.ordinal());
    edge(WEAK_FLOAT, BFLOAT16.ordinal());
    edge(WEAK_FLOAT, WEAK_COMPLEX);
    edge(INT64.ordinal(), WEAK_FLOAT);
    edge(UINT64.ordinal(), WEAK_FLOAT);
    edge(INT32, INT64);
    edge(UINT32, INT64);
    edge(UINT32, UINT64);
    edge(INT16, INT32);
    edge(UINT16, INT32);
    edge(UINT16, UINT32);
    edge(INT8, INT16);
    edge(UINT8, INT16);
    edge(UINT8, UINT16);
    edge(WEAK_INT, INT8.ordinal());
    edge(WEAK_INT, UINT8.ordinal());
    edge(BOOL.ordinal(), WEAK_INT);
    for (int i = 0; i < NODES; i++) {
      for (int j = 0; j < NODES; j++) {
        JOIN[i][j] = leastUpperBound(i, j);
      }
    }
  }

  private Promotion() {}

  private static void edge(DType lower, DType upper) {
    edge(lower.ordinal(), upper.ordinal());
  }

  private static void edge(int lower, int upper) {
    ABOVE[lower].or(ABOVE[upper]);
  }

  private static int leastUpperBound(int i, int j) {
    BitSet common = (BitSet) ABOVE[i].clone();
    common.and(ABOVE[j]);
    for (int k = common.nextSetBit(0); k >= 0; k = common.nextSetBit(k + 1)) {
      if (ABOVE[k].equals(common)) {
        return k;
      }
    }
    if (i == FLOAT0.ordinal() || j == FLOAT0.ordinal()) {
      return NOWHERE;
    }
    throw new IllegalStateException("promotion: not a lattice");
  }

  /** The dtype and weakness that operands meet in, as a scalar type. */
  public static TensorType promote(TensorType... types) {
    boolean allWeak = true;
    boolean equal = true;
    for (TensorType t : types) {
      allWeak &= t.weak();
      equal &= t.dtype() == types[0].dtype();
    }
    if (equal) {
      return scalar(types[0].dtype(), allWeak);
    }
    int node = node(types[0], allWeak);
    for (TensorType t : types) {
      node = JOIN[node][node(t, allWeak)];
      if (node == NOWHERE) {
        throw float0("promotion", Operands.show(types));
      }
    }
    return node < WEAK_INT
        ? scalar(DType.values()[node].canonical(), allWeak)
        : scalar(weakDefault(node), true);
  }

  /**
   * The dtype that two dtypes meet in. While 64-bit types are off, uint32 and int32 meet in int32.
   *
   * @throws DTypeException when one is float0 and the other isn't
   */
  public static DType promote(DType a, DType b) {
    int node = JOIN[a.ordinal()][b.ordinal()];
    if (node == NOWHERE) {
      throw float0("promoteTypes", a + ", " + b);
    }
    if (node == INT64.ordinal() && a != INT64 && b != INT64) {
      return INT64.canonical();
    }
    // Beside uint64, signed integers meet in a float of no width in particular.
    return node == WEAK_FLOAT ? FLOAT64 : DType.values()[node];
  }

  /**
   * The dtype of an operation on tensors, types, dtypes, Java numbers, booleans and {@link
   * Complex}.
   *
   * @throws DTypeException when there is none, or one is something else
   */
  public static DType resultType(Object... operands) {
    if (operands.length == 0) {
      throw noOperand("none");
    }
    TensorType result =
        promote(Arrays.stream(operands).map(Promotion::type).toArray(TensorType[]::new));
    return result.weak() ? byDefault(result.dtype()) : result.dtype();
  }

  private static TensorType type(Object operand) {
    return switch (operand) {
      case Tensor t -> t.type();
      case TensorType t -> t;
      case DType d -> scalar(d.canonical(), false);
      case Long n -> scalar(INT64.canonical(), true);
      case Number n -> JavaNumbers.literal(n).type();
      case Boolean b -> JavaNumbers.literal(b).type();
      case Complex c -> JavaNumbers.literal(c).type();
      default -> throw noOperand(operand.getClass().getName());
    };
  }

  private static DTypeException noOperand(String got) {
    return new DTypeException("resultType: needs a tensor, dtype or number; got " + got);
  }

  // What a weak operand is where no other decides its width.
  private static DType byDefault(DType dtype) {
    return switch (dtype.kind()) {
      case BOOL, NONE -> dtype;
      case SIGNED, UNSIGNED -> INT64.canonical();
      case FLOAT -> FLOAT64.canonical();
      case COMPLEX -> COMPLEX128.canonical();
    };
  }

  private static DTypeException float0(String operation, String got) {
    return new DTypeException(
        operation
            + ": float0 has no numbers and meets no other dtype; got "
            + got
            + ". It is the dtype of gradients of integers; take none in them");
  }

  // Operands that are all weak meet as if they weren't, and the result is weak again.
  private static int node(TensorType type, boolean allWeak) {
    if (!type.weak() || allWeak) {
      return type.dtype().ordinal();
    }
    return switch (type.dtype().kind()) {
      case BOOL -> BOOL.ordinal();
      case SIGNED, UNSIGNED -> WEAK_INT;
      case FLOAT -> WEAK_FLOAT;
      case COMPLEX -> WEAK_COMPLEX;
      case NONE -> type.dtype().ordinal();
    };
  }

  private static DType weakDefault(int node) {
    if (node == WEAK_INT) {
      return INT64.canonical();
    }
    return node == WEAK_FLOAT ? FLOAT64.canonical() : COMPLEX128.canonical();
  }

  private static TensorType scalar(DType dtype, boolean weak) {
    return new TensorType(dtype, Shape.SCALAR, weak);
  }

  /** {@code x} in the dtype of {@code target}. */
  public static Tensor to(Tensor x, TensorType target) {
    if (x.dtype() == target.dtype()) {
      return x;
    }
    Literal literal = x instanceof Concrete c ? c.literal() : null;
    return literal == null
        ? Lax.convertElementType(x, target.dtype(), target.weak())
        : Concrete.of(literal.as(target.dtype(), target.weak()));
  }
}
