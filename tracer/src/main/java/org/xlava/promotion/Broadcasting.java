package org.xlava.promotion;

import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import org.xlava.DType;
import org.xlava.Lax;
import org.xlava.Shape;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.primitive.Axes;
import org.xlava.transform.GivenTensors;
import org.xlava.transform.TensorArrays;

/** NumPy's rules for operands of different dtypes and shapes. */
public final class Broadcasting {
  private Broadcasting() {}

  /** {@code f} of two operands in the dtype and rank that they meet in. */
  public static Tensor apply(String name, Tensor x, Tensor y, BinaryOperator<Tensor> f) {
    if (x == null || y == null) {
      throw GivenTensors.missing(x, y);
    }
    if (x.dtype() == y.dtype() && x.rank() == y.rank()) {
      return f.apply(x, y);
    }
    Tensor[] operands = promoted(name, x, y);
    return f.apply(operands[0], operands[1]);
  }

  /** As {@link #apply}, in floating point where both operands are of integers or booleans. */
  public static Tensor applyInexact(String name, Tensor x, Tensor y, BinaryOperator<Tensor> f) {
    Tensor[] operands = promotedInexact(name, x, y);
    return f.apply(operands[0], operands[1]);
  }

  /**
   * The operands in one dtype and of one rank, or scalars, as the functions of {@link Lax} need
   * them.
   */
  public static Tensor[] promoted(String name, Tensor... operands) {
    TensorType[] types = types(operands);
    return aligned(name, cast(Promotion.promote(types), operands));
  }

  /** As {@link #promoted}, in a floating dtype where all operands are integers or booleans. */
  public static Tensor[] promotedInexact(String name, Tensor... operands) {
    return aligned(name, cast(inexact(Promotion.promote(types(operands))), operands));
  }

  /**
   * The floating type that an operand of type {@code type} is computed in: of 64-bit integers
   * float64, of others float32.
   */
  public static TensorType inexact(TensorType type) {
    if (type.dtype().isInexact()) {
      return type;
    }
    return type.withDtype(type.dtype().bits() == Long.SIZE ? DType.FLOAT64 : DType.FLOAT32);
  }

  public static TensorType[] types(Tensor... operands) {
    return TensorArrays.types(operands);
  }

  private static Tensor[] cast(TensorType target, Tensor[] operands) {
    Tensor[] result = new Tensor[operands.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = Promotion.to(operands[i], target);
    }
    return result;
  }

  /** The operands with leading dimensions of size 1 where they have fewer; scalars stay scalars. */
  public static Tensor[] aligned(String name, Tensor[] operands) {
    int rank = 0;
    for (Tensor x : operands) {
      rank = Math.max(rank, x.rank());
    }
    Tensor[] result = operands.clone();
    for (int i = 0; i < result.length; i++) {
      if (result[i].rank() != 0 && result[i].rank() != rank) {
        shape(name, operands);
        result[i] = Lax.reshape(result[i], leadingOnes(result[i].shape(), rank));
      }
    }
    return result;
  }

  private static Shape leadingOnes(Shape shape, int rank) {
    int[] dims = new int[rank];
    Arrays.fill(dims, 1);
    int lead = rank - shape.rank();
    for (int i = lead; i < rank; i++) {
      dims[i] = shape.dim(i - lead);
    }
    return Shape.of(dims);
  }

  /** {@code x} summed down to {@code shape}, which broadcasts to that of {@code x}. */
  public static Tensor sumTo(Tensor x, Shape shape) {
    int lead = x.rank() - shape.rank();
    List<Integer> axes =
        Axes.range(x.rank()).stream()
            .filter(i -> i < lead || shape.dim(i - lead) != x.shape().dim(i))
            .toList();
    return axes.isEmpty() ? x : Lax.reshape(Lax.reduceSum(x, axes), shape);
  }

  /**
   * The shape that operands broadcast to together.
   *
   * @throws ShapeException when they don't
   */
  public static Shape shape(String name, Tensor... operands) {
    Shape result = Shape.SCALAR;
    for (Tensor x : operands) {
      int rank = Math.max(result.rank(), x.rank());
      int[] a = leadingOnes(result, rank).dims();
      Shape b = leadingOnes(x.shape(), rank);
      for (int i = 0; i < rank; i++) {
        if (a[i] != b.dim(i) && a[i] != 1 && b.dim(i) != 1) {
          throw incompatible(name, operands);
        }
        a[i] = a[i] == 1 ? b.dim(i) : a[i];
      }
      result = Shape.of(a);
    }
    return result;
  }

  private static ShapeException incompatible(String name, Tensor[] operands) {
    return new ShapeException(
        name
            + ": shapes must broadcast: dimensions, aligned at the last, equal or 1; got "
            + org.xlava.primitive.Operands.show(types(operands)));
  }
}
