package org.xlava.primitive;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.xlava.DType;
import org.xlava.DTypeException;
import org.xlava.Shape;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TensorType;

/** The checks that operand types pass, and what results take from them. */
public final class Operands {
  /** Which kinds of dtypes an operation takes. */
  public enum Accepts {
    ANY("any dtype", DType.Kind.values()),
    ORDERED(
        "a boolean, integer or floating dtype",
        DType.Kind.BOOL,
        DType.Kind.SIGNED,
        DType.Kind.UNSIGNED,
        DType.Kind.FLOAT),
    NUMBER(
        "an integer, floating or complex dtype",
        DType.Kind.SIGNED,
        DType.Kind.UNSIGNED,
        DType.Kind.FLOAT,
        DType.Kind.COMPLEX),
    REAL("an integer or floating dtype", DType.Kind.SIGNED, DType.Kind.UNSIGNED, DType.Kind.FLOAT),
    SIGNED_NUMBER(
        "a signed integer, floating or complex dtype",
        DType.Kind.SIGNED,
        DType.Kind.FLOAT,
        DType.Kind.COMPLEX),
    INEXACT("a floating or complex dtype", DType.Kind.FLOAT, DType.Kind.COMPLEX),
    FLOAT("a floating dtype", DType.Kind.FLOAT),
    COMPLEX("a complex dtype", DType.Kind.COMPLEX),
    INTEGER("an integer dtype", DType.Kind.SIGNED, DType.Kind.UNSIGNED),
    BITS("a boolean or integer dtype", DType.Kind.BOOL, DType.Kind.SIGNED, DType.Kind.UNSIGNED);

    private final String description;
    private final Set<DType.Kind> kinds;

    Accepts(String description, DType.Kind... kinds) {
      this.description = description;
      this.kinds = EnumSet.copyOf(Arrays.asList(kinds));
    }

    public boolean contains(DType dtype) {
      return kinds.contains(dtype.kind());
    }
  }

  private Operands() {}

  /** The operands {@code first} and after them {@code rest}. */
  public static Tensor[] followed(Tensor[] rest, Tensor... first) {
    Tensor[] all = Arrays.copyOf(first, first.length + rest.length);
    System.arraycopy(rest, 0, all, first.length, rest.length);
    return all;
  }

  /** The types as messages show them: {@code f32[3], i32[]}. */
  public static String show(TensorType... types) {
    return Arrays.stream(types).map(TensorType::toString).collect(Collectors.joining(", "));
  }

  public static void check(String name, Accepts accepts, TensorType type) {
    if (!accepts.contains(type.dtype())) {
      throw new DTypeException(
          name
              + ": operand must have "
              + accepts.description
              + "; got "
              + type
              + ". Convert it with astype");
    }
  }

  public static void sameDtype(String name, TensorType... types) {
    for (TensorType t : types) {
      if (t.dtype() != types[0].dtype()) {
        throw new DTypeException(
            name
                + ": operands must have equal dtypes; got "
                + show(types)
                + ". Convert one with astype, or use the function in Numpy, which promotes");
      }
    }
  }

  /**
   * The common shape of operands that are scalars or of equal rank, dimensions of one stretching.
   */
  public static Shape broadcast(String name, TensorType... types) {
    Shape shape = types[0].shape();
    for (int i = 1; i < types.length; i++) {
      shape = broadcast(name, shape, types[i].shape(), types);
    }
    return shape;
  }

  private static Shape broadcast(String name, Shape a, Shape b, TensorType[] types) {
    if (a.equals(b) || b.rank() == 0) {
      return a;
    }
    if (a.rank() == 0) {
      return b;
    }
    if (a.rank() != b.rank()) {
      throw incompatible(name, types);
    }
    int[] dims = a.dims();
    for (int i = 0; i < dims.length; i++) {
      if (dims[i] != b.dim(i) && dims[i] != 1 && b.dim(i) != 1) {
        throw incompatible(name, types);
      }
      dims[i] = dims[i] == 1 ? b.dim(i) : dims[i];
    }
    return Shape.of(dims);
  }

  private static ShapeException incompatible(String name, TensorType[] types) {
    return new ShapeException(
        name
            + ": operands must have equal shapes, up to scalars and dimensions of size 1; got "
            + show(types));
  }

  /** A result of an elementwise operation is weak if all operands are. */
  public static boolean weak(TensorType... types) {
    for (TensorType t : types) {
      if (!t.weak()) {
        return false;
      }
    }
    return true;
  }
}
