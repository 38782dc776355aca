package org.xlava.array;

import static org.xlava.DType.*;

import java.util.BitSet;
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
        throw new DTypeException(
            "promotion: float0 has no numbers and meets no other dtype; got "
                + Operands.show(types)
                + ". It is the dtype of gradients of integers; take none in them");
      }
    }
    return node < WEAK_INT
        ? scalar(DType.values()[node].canonical(), allWeak)
        : scalar(weakDefault(node), true);
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
