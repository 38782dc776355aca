package org.xlava;

import org.xlava.host.HalfFloats;

/**
 * The facts of a floating dtype, as {@code jax.numpy.finfo} has them: the one place that knows
 * them. Values are those of the dtype, exactly.
 *
 * @param dtype the dtype; of a complex one that of its parts
 */
public record FInfo(DType dtype) {
  /**
   * @throws DTypeException when {@code dtype} is neither floating nor complex
   */
  public FInfo {
    if (!dtype.isInexact()) {
      throw new DTypeException("finfo: needs a floating or complex dtype; got " + dtype);
    }
    dtype = dtype.real();
  }

  /** The width in bits. */
  public int bits() {
    return dtype.bits();
  }

  /** The bits of the exponent; also {@link #iexp}. */
  public int nexp() {
    return switch (dtype) {
      case FLOAT64 -> 11;
      case FLOAT16 -> 5;
      default -> 8;
    };
  }

  /** The bits of the exponent; also {@link #nexp}. */
  public int iexp() {
    return nexp();
  }

  /** The bits of the mantissa that are stored: one less than it has. */
  public int nmant() {
    return bits() - 1 - nexp();
  }

  /** The distance of 1 to the next larger number: two to the power {@link #machep}. */
  public double eps() {
    return Math.scalb(1.0, machep());
  }

  /** The distance of 1 to the next smaller number: two to the power {@link #negep}. */
  public double epsneg() {
    return Math.scalb(1.0, negep());
  }

  /** The exponent of {@link #eps}. */
  public int machep() {
    return -nmant();
  }

  /** The exponent of {@link #epsneg}. */
  public int negep() {
    return -nmant() - 1;
  }

  /** The smallest power of two that is out of range. */
  public int maxexp() {
    return 1 << nexp() - 1;
  }

  /** The exponent of {@link #smallestNormal}. */
  public int minexp() {
    return 2 - maxexp();
  }

  /** The largest finite number. */
  public double max() {
    return Math.scalb(2 - eps(), maxexp() - 1);
  }

  /** The smallest finite number, {@code -max()}. */
  public double min() {
    return -max();
  }

  /** The smallest positive number of full precision; NumPy's {@code tiny} too. */
  public double smallestNormal() {
    return Math.scalb(1.0, minexp());
  }

  /** The smallest positive number. */
  public double smallestSubnormal() {
    return Math.scalb(1.0, minexp() - nmant());
  }

  /** The decimal digits that a number keeps for sure. */
  public int precision() {
    return (int) (nmant() * Math.log10(2));
  }

  /** Ten to the power {@code -precision()}, in this dtype. */
  public double resolution() {
    return HalfFloats.rounded(dtype, 1 / Math.pow(10, precision()));
  }
}
