package org.xlava.array;

import org.xlava.DTypeException;
import org.xlava.Lax;
import org.xlava.Tensor;
import org.xlava.promotion.Broadcasting;
import org.xlava.promotion.Scalars;
import org.xlava.transform.GivenTensors;

/** The larger and the smaller of operands of any dtypes and shapes. */
public final class Extrema {
  private Extrema() {}

  /** The larger; NaN if either is. */
  public static Tensor maximum(Tensor x, Tensor y) {
    return Broadcasting.apply("maximum", x, y, Lax::max);
  }

  /** The smaller; NaN if either is. */
  public static Tensor minimum(Tensor x, Tensor y) {
    return Broadcasting.apply("minimum", x, y, Lax::min);
  }

  /** The larger; of NaN and a number the number. */
  public static Tensor fmax(Tensor x, Tensor y) {
    return Selection.where(Logic.or(Comparisons.greater(x, y), Finiteness.isnan(y)), x, y);
  }

  /** The smaller; of NaN and a number the number. */
  public static Tensor fmin(Tensor x, Tensor y) {
    return Selection.where(Logic.or(Comparisons.less(x, y), Finiteness.isnan(y)), x, y);
  }

  /** {@code x}, but no less than {@code min} and no more than {@code max}, which wins. */
  public static Tensor clip(Tensor x, Tensor min, Tensor max) {
    requireOrdered(x, min, max);
    return minimum(max, maximum(min, x));
  }

  /** As the other {@code clip}, with numbers for bounds. */
  public static Tensor clip(Tensor x, Number min, Number max) {
    requireOrdered(x);
    return clipAbove(max, maximum(Scalars.beside(x, min), x));
  }

  /** As the other {@code clip}, with a number for the lower bound. */
  public static Tensor clip(Tensor x, Number min, Tensor max) {
    requireOrdered(x, max);
    return minimum(max, maximum(Scalars.beside(x, min), x));
  }

  /** As the other {@code clip}, with a number for the upper bound. */
  public static Tensor clip(Tensor x, Tensor min, Number max) {
    requireOrdered(x, min);
    return clipAbove(max, maximum(min, x));
  }

  private static Tensor clipAbove(Number max, Tensor x) {
    return minimum(Scalars.beside(x, max), x);
  }

  private static void requireOrdered(Tensor... operands) {
    for (Tensor x : operands) {
      if (GivenTensors.present(x).dtype().isComplex()) {
        throw new DTypeException("clip: operands must not be complex; got " + x.type());
      }
    }
  }
}
