package org.xlava;

import java.util.List;
import org.xlava.primitive.reduction.ArgReduction;
import org.xlava.primitive.reduction.Cumulative;
import org.xlava.primitive.reduction.Reduction;
import org.xlava.promotion.Broadcasting;

/** The chapter of {@link Lax} on combinations along axes. */
abstract class LaxReducing extends LaxIndexing {
  LaxReducing() {}

  /**
   * The sum over {@code axes}.
   *
   * @param x integers, floating or complex; the result has its dtype, and its shape without the
   *     axes
   * @param axes distinct, negative from the end
   * @throws DTypeException when {@code x} is of another dtype
   * @throws ShapeException when there is no such axis, or one is named twice
   */
  public static Tensor reduceSum(Tensor x, List<Integer> axes) {
    return Reduction.apply(Reduction.Kind.SUM, "reduceSum", x, axes);
  }

  /**
   * The product over {@code axes}.
   *
   * @param x integers, floating or complex; the result has its dtype, and its shape without the
   *     axes
   * @param axes distinct, negative from the end
   * @throws DTypeException when {@code x} is of another dtype
   * @throws ShapeException when there is no such axis, or one is named twice
   */
  public static Tensor reduceProd(Tensor x, List<Integer> axes) {
    return Reduction.apply(Reduction.Kind.PROD, "reduceProd", x, axes);
  }

  /**
   * The largest element over {@code axes}; NaN if one is.
   *
   * @param x of any dtype; the result has its dtype, and its shape without the axes
   * @param axes distinct, negative from the end
   * @throws ShapeException when there is no such axis, or one is named twice
   */
  public static Tensor reduceMax(Tensor x, List<Integer> axes) {
    return Reduction.apply(Reduction.Kind.MAX, "reduceMax", x, axes);
  }

  /**
   * The smallest element over {@code axes}; NaN if one is.
   *
   * @param x of any dtype; the result has its dtype, and its shape without the axes
   * @param axes distinct, negative from the end
   * @throws ShapeException when there is no such axis, or one is named twice
   */
  public static Tensor reduceMin(Tensor x, List<Integer> axes) {
    return Reduction.apply(Reduction.Kind.MIN, "reduceMin", x, axes);
  }

  /**
   * The logical or bitwise conjunction over {@code axes}.
   *
   * @param x bools or integers; the result has its dtype, and its shape without the axes
   * @param axes distinct, negative from the end
   * @throws DTypeException when {@code x} is of another dtype
   * @throws ShapeException when there is no such axis, or one is named twice
   */
  public static Tensor reduceAnd(Tensor x, List<Integer> axes) {
    return Reduction.apply(Reduction.Kind.AND, "reduceAnd", x, axes);
  }

  /**
   * The logical or bitwise disjunction over {@code axes}.
   *
   * @param x bools or integers; the result has its dtype, and its shape without the axes
   * @param axes distinct, negative from the end
   * @throws DTypeException when {@code x} is of another dtype
   * @throws ShapeException when there is no such axis, or one is named twice
   */
  public static Tensor reduceOr(Tensor x, List<Integer> axes) {
    return Reduction.apply(Reduction.Kind.OR, "reduceOr", x, axes);
  }

  /**
   * The logical or bitwise exclusive disjunction over {@code axes}.
   *
   * @param x bools or integers; the result has its dtype, and its shape without the axes
   * @param axes distinct, negative from the end
   * @throws DTypeException when {@code x} is of another dtype
   * @throws ShapeException when there is no such axis, or one is named twice
   */
  public static Tensor reduceXor(Tensor x, List<Integer> axes) {
    return Reduction.apply(Reduction.Kind.XOR, "reduceXor", x, axes);
  }

  /**
   * The index of the first largest element along {@code axis}; NaN counts as the largest.
   *
   * @param x bools, integers or floating
   * @param axis negative from the end
   * @param indexDtype the integer dtype of the result, whose shape is that of {@code x} without the
   *     axis
   * @throws DTypeException when a dtype is another
   * @throws ShapeException when there is no such axis, or it is empty
   */
  public static Tensor argmax(Tensor x, int axis, DType indexDtype) {
    return ArgReduction.apply(ArgReduction.Kind.ARGMAX, x, axis, indexDtype);
  }

  /**
   * The index of the first smallest element along {@code axis}; NaN counts as the smallest.
   *
   * @param x bools, integers or floating
   * @param axis negative from the end
   * @param indexDtype the integer dtype of the result, whose shape is that of {@code x} without the
   *     axis
   * @throws DTypeException when a dtype is another
   * @throws ShapeException when there is no such axis, or it is empty
   */
  public static Tensor argmin(Tensor x, int axis, DType indexDtype) {
    return ArgReduction.apply(ArgReduction.Kind.ARGMIN, x, axis, indexDtype);
  }

  /**
   * Along {@code axis} each element combined with all before it, from the end if {@code reverse}.
   * JAX: {@code cumsum}, {@code cumprod}, {@code cummax}, {@code cummin}, {@code cumlogsumexp}.
   *
   * @param x numbers; bools too for the extrema, floating for {@code LOGSUMEXP}; the result is of
   *     its type
   * @param axis negative from the end
   * @throws DTypeException when {@code x} is of another dtype
   * @throws ShapeException when there is no such axis
   */
  public static Tensor cumulative(Cumulative.Kind kind, Tensor x, int axis, boolean reverse) {
    return Cumulative.apply(kind, x, axis, reverse);
  }

  /**
   * {@code x} summed down to {@code shape}, which broadcasts to that of {@code x}; the transpose of
   * {@link Lax#broadcastTo}.
   *
   * @param x integers, floating or complex; the result has its dtype
   * @throws DTypeException when {@code x} is of another dtype
   */
  public static Tensor sumTo(Tensor x, Shape shape) {
    return Broadcasting.sumTo(x, shape);
  }
}
