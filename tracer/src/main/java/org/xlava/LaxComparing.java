package org.xlava;

import org.xlava.primitive.elementwise.Comparison;
import org.xlava.primitive.elementwise.SelectN;
import org.xlava.primitive.elementwise.Unary;
import org.xlava.transform.Trace;

/** The chapter of {@link Lax} on comparisons and choices, element by element. */
abstract class LaxComparing extends LaxBitwise {
  LaxComparing() {}

  /**
   * Whether equal.
   *
   * @param x of any dtype
   * @param y of the dtype of {@code x}
   * @return bools, in their common shape
   * @throws DTypeException when the dtypes differ
   * @throws ShapeException when the shapes don't fit
   */
  public static Tensor eq(Tensor x, Tensor y) {
    return Trace.bind1(Comparison.EQ, x, y);
  }

  /**
   * Whether unequal.
   *
   * @param x of any dtype
   * @param y of the dtype of {@code x}
   * @return bools, in their common shape
   * @throws DTypeException when the dtypes differ
   * @throws ShapeException when the shapes don't fit
   */
  public static Tensor ne(Tensor x, Tensor y) {
    return Trace.bind1(Comparison.NE, x, y);
  }

  /**
   * Whether {@code x >= y}.
   *
   * @param x bools, integers or floating
   * @param y of the dtype of {@code x}
   * @return bools, in their common shape
   * @throws DTypeException when the dtypes differ or are others
   * @throws ShapeException when the shapes don't fit
   */
  public static Tensor ge(Tensor x, Tensor y) {
    return Trace.bind1(Comparison.GE, x, y);
  }

  /**
   * Whether {@code x > y}.
   *
   * @param x bools, integers or floating
   * @param y of the dtype of {@code x}
   * @return bools, in their common shape
   * @throws DTypeException when the dtypes differ or are others
   * @throws ShapeException when the shapes don't fit
   */
  public static Tensor gt(Tensor x, Tensor y) {
    return Trace.bind1(Comparison.GT, x, y);
  }

  /**
   * Whether {@code x <= y}.
   *
   * @param x bools, integers or floating
   * @param y of the dtype of {@code x}
   * @return bools, in their common shape
   * @throws DTypeException when the dtypes differ or are others
   * @throws ShapeException when the shapes don't fit
   */
  public static Tensor le(Tensor x, Tensor y) {
    return Trace.bind1(Comparison.LE, x, y);
  }

  /**
   * Whether {@code x < y}.
   *
   * @param x bools, integers or floating
   * @param y of the dtype of {@code x}
   * @return bools, in their common shape
   * @throws DTypeException when the dtypes differ or are others
   * @throws ShapeException when the shapes don't fit
   */
  public static Tensor lt(Tensor x, Tensor y) {
    return Trace.bind1(Comparison.LT, x, y);
  }

  /**
   * Whether equal in the total order, in which -NaN &lt; -∞ &lt; -0 &lt; +0 &lt; ∞ &lt; NaN. JAX:
   * {@code eq_to_p}.
   *
   * @param x bools, integers or floating
   * @param y of the dtype of {@code x}
   * @return bools, in their common shape
   * @throws DTypeException when the dtypes differ or are others
   * @throws ShapeException when the shapes don't fit
   */
  public static Tensor eqTo(Tensor x, Tensor y) {
    return Trace.bind1(Comparison.EQ_TO, x, y);
  }

  /**
   * Whether {@code x <= y} in the total order of {@link Lax#eqTo}. JAX: {@code le_to_p}.
   *
   * @param x bools, integers or floating
   * @param y of the dtype of {@code x}
   * @return bools, in their common shape
   * @throws DTypeException when the dtypes differ or are others
   * @throws ShapeException when the shapes don't fit
   */
  public static Tensor leTo(Tensor x, Tensor y) {
    return Trace.bind1(Comparison.LE_TO, x, y);
  }

  /**
   * Whether {@code x < y} in the total order of {@link Lax#eqTo}. JAX: {@code lt_to_p}.
   *
   * @param x bools, integers or floating
   * @param y of the dtype of {@code x}
   * @return bools, in their common shape
   * @throws DTypeException when the dtypes differ or are others
   * @throws ShapeException when the shapes don't fit
   */
  public static Tensor ltTo(Tensor x, Tensor y) {
    return Trace.bind1(Comparison.LT_TO, x, y);
  }

  /**
   * Whether neither NaN nor infinite.
   *
   * @param x floating, of any shape; the result is of bools in its shape
   * @throws DTypeException when {@code x} is of another dtype
   */
  public static Tensor isFinite(Tensor x) {
    return Trace.bind1(Unary.IS_FINITE, x);
  }

  /**
   * {@code onTrue} where {@code predicate} is true and {@code onFalse} elsewhere.
   *
   * @param predicate bools, a scalar or of the shape of the others
   * @param onTrue of any dtype
   * @param onFalse of the dtype and shape of {@code onTrue}, up to scalars
   * @return of the dtype of the two, in the common shape
   * @throws DTypeException when {@code predicate} isn't of bools, or the other dtypes differ
   * @throws ShapeException when the shapes don't fit
   */
  public static Tensor select(Tensor predicate, Tensor onTrue, Tensor onFalse) {
    return SelectN.apply(predicate, onTrue, onFalse);
  }

  /**
   * From each case the elements where {@code which} is its number.
   *
   * @param which bools, of at most two cases, or int32; a scalar or of the shape of the cases
   * @param cases of one dtype, and of one shape up to scalars
   * @return of the dtype of the cases, in the common shape
   * @throws DTypeException when {@code which} is of another dtype, or the cases' dtypes differ
   * @throws ShapeException when the shapes don't fit
   */
  public static Tensor selectN(Tensor which, Tensor... cases) {
    return SelectN.apply(which, cases);
  }
}
