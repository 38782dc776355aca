package org.xlava;

import java.util.function.BinaryOperator;
import org.xlava.array.Broadcasting;
import org.xlava.array.Casts;
import org.xlava.array.Division;
import org.xlava.array.IntegerPowers;
import org.xlava.array.LogAddExp;
import org.xlava.array.Scalars;
import org.xlava.host.JavaNumbers;
import org.xlava.primitive.Operands;

/** The elementwise functions of two operands; see {@link Numpy}. */
abstract class BinaryFunctions extends UnaryFunctions {
  BinaryFunctions() {}

  static Tensor promoted(String name, Tensor x, Tensor y, BinaryOperator<Tensor> f) {
    if (x.dtype() == y.dtype() && x.rank() == y.rank()) {
      return f.apply(x, y);
    }
    Tensor[] operands = Broadcasting.promoted(name, x, y);
    return f.apply(operands[0], operands[1]);
  }

  static Tensor promotedInexact(String name, Tensor x, Tensor y, BinaryOperator<Tensor> f) {
    Tensor[] operands = Broadcasting.promotedInexact(name, x, y);
    return f.apply(operands[0], operands[1]);
  }

  /** {@code f} with booleans as integers. */
  private static BinaryOperator<Tensor> numeric(BinaryOperator<Tensor> f) {
    return (x, y) -> f.apply(Casts.numeric(x), Casts.numeric(y));
  }

  static Tensor beside(Tensor x, Number y) {
    return JavaNumbers.beside(x.type(), y);
  }

  /** The sum; of booleans the disjunction. */
  public static Tensor add(Tensor x, Tensor y) {
    return promoted("add", x, y, (a, b) -> a.dtype() == DType.BOOL ? Lax.or(a, b) : Lax.add(a, b));
  }

  /** The sum; of booleans the disjunction. */
  public static Tensor add(Tensor x, Number y) {
    return add(x, beside(x, y));
  }

  /** The sum; of booleans the disjunction. */
  public static Tensor add(Number x, Tensor y) {
    return add(beside(y, x), y);
  }

  /** The difference. */
  public static Tensor subtract(Tensor x, Tensor y) {
    return promoted("subtract", x, y, Lax::sub);
  }

  /** The difference. */
  public static Tensor subtract(Tensor x, Number y) {
    return subtract(x, beside(x, y));
  }

  /** The difference. */
  public static Tensor subtract(Number x, Tensor y) {
    return subtract(beside(y, x), y);
  }

  /** The product; of booleans the conjunction. */
  public static Tensor multiply(Tensor x, Tensor y) {
    return promoted(
        "multiply", x, y, (a, b) -> a.dtype() == DType.BOOL ? Lax.and(a, b) : Lax.mul(a, b));
  }

  /** The product; of booleans the conjunction. */
  public static Tensor multiply(Tensor x, Number y) {
    return multiply(x, beside(x, y));
  }

  /** The product; of booleans the conjunction. */
  public static Tensor multiply(Number x, Tensor y) {
    return multiply(beside(y, x), y);
  }

  /** The true quotient: floating even of integers. */
  public static Tensor divide(Tensor x, Tensor y) {
    return promotedInexact("divide", x, y, Lax::div);
  }

  /** The true quotient: floating even of integers. */
  public static Tensor divide(Tensor x, Number y) {
    return divide(x, beside(x, y));
  }

  /** The true quotient: floating even of integers. */
  public static Tensor divide(Number x, Tensor y) {
    return divide(beside(y, x), y);
  }

  /** The larger; NaN if either is. */
  public static Tensor maximum(Tensor x, Tensor y) {
    return promoted("maximum", x, y, Lax::max);
  }

  /** The larger; NaN if either is. */
  public static Tensor maximum(Tensor x, Number y) {
    return maximum(x, beside(x, y));
  }

  /** The larger; NaN if either is. */
  public static Tensor maximum(Number x, Tensor y) {
    return maximum(beside(y, x), y);
  }

  /** The smaller; NaN if either is. */
  public static Tensor minimum(Tensor x, Tensor y) {
    return promoted("minimum", x, y, Lax::min);
  }

  /** The smaller; NaN if either is. */
  public static Tensor minimum(Tensor x, Number y) {
    return minimum(x, beside(x, y));
  }

  /** The smaller; NaN if either is. */
  public static Tensor minimum(Number x, Tensor y) {
    return minimum(beside(y, x), y);
  }

  /** The larger; of NaN and a number the number. */
  public static Tensor fmax(Tensor x, Tensor y) {
    return Numpy.where(Numpy.logicalOr(Numpy.greater(x, y), isnan(y)), x, y);
  }

  /** The larger; of NaN and a number the number. */
  public static Tensor fmax(Tensor x, Number y) {
    return fmax(x, beside(x, y));
  }

  /** The larger; of NaN and a number the number. */
  public static Tensor fmax(Number x, Tensor y) {
    return fmax(beside(y, x), y);
  }

  /** The smaller; of NaN and a number the number. */
  public static Tensor fmin(Tensor x, Tensor y) {
    return Numpy.where(Numpy.logicalOr(Numpy.less(x, y), isnan(y)), x, y);
  }

  /** The smaller; of NaN and a number the number. */
  public static Tensor fmin(Tensor x, Number y) {
    return fmin(x, beside(x, y));
  }

  /** The smaller; of NaN and a number the number. */
  public static Tensor fmin(Number x, Tensor y) {
    return fmin(beside(y, x), y);
  }

  /** The angle of the point whose ordinate is {@code x} and abscissa {@code y}. */
  public static Tensor arctan2(Tensor x, Tensor y) {
    return promotedInexact("arctan2", x, y, Lax::atan2);
  }

  /** The angle of the point whose ordinate is {@code x} and abscissa {@code y}. */
  public static Tensor arctan2(Tensor x, Number y) {
    return arctan2(x, beside(x, y));
  }

  /** The angle of the point whose ordinate is {@code x} and abscissa {@code y}. */
  public static Tensor arctan2(Number x, Tensor y) {
    return arctan2(beside(y, x), y);
  }

  /**
   * The length of the hypotenuse, {@code sqrt(x² + y²)}, without overflow.
   *
   * @throws DTypeException for complex dtypes
   */
  public static Tensor hypot(Tensor x, Tensor y) {
    return promotedInexact("hypot", x, y, BinaryFunctions::hypotenuse);
  }

  /**
   * The length of the hypotenuse, {@code sqrt(x² + y²)}, without overflow.
   *
   * @throws DTypeException for complex dtypes
   */
  public static Tensor hypot(Tensor x, Number y) {
    return hypot(x, beside(x, y));
  }

  /**
   * The length of the hypotenuse, {@code sqrt(x² + y²)}, without overflow.
   *
   * @throws DTypeException for complex dtypes
   */
  public static Tensor hypot(Number x, Tensor y) {
    return hypot(beside(y, x), y);
  }

  // With a >= b: a sqrt(1 + (b/a)²)
  private static Tensor hypotenuse(Tensor x, Tensor y) {
    if (x.dtype().isComplex()) {
      throw new DTypeException(
          "hypot: operands must not be complex; got " + Operands.show(x.type(), y.type()));
    }
    Tensor a = Lax.max(Lax.abs(x), Lax.abs(y));
    Tensor b = Lax.min(Lax.abs(x), Lax.abs(y));
    Tensor none = Lax.eq(a, Scalars.constant(a, 0));
    Tensor ratio = Lax.div(b, Lax.select(none, Scalars.constant(a, 1), a));
    Tensor length = Lax.mul(a, Lax.sqrt(Lax.add(Scalars.constant(a, 1), Lax.square(ratio))));
    Tensor infinite = Lax.or(isinf(x), isinf(y));
    return Lax.select(
        infinite, Scalars.constant(a, Double.POSITIVE_INFINITY), Lax.select(none, a, length));
  }

  /** {@code log(exp(x) + exp(y))}, without overflow. */
  public static Tensor logaddexp(Tensor x, Tensor y) {
    return promotedInexact("logaddexp", x, y, LogAddExp::natural);
  }

  /** {@code log(exp(x) + exp(y))}, without overflow. */
  public static Tensor logaddexp(Tensor x, Number y) {
    return logaddexp(x, beside(x, y));
  }

  /** {@code log(exp(x) + exp(y))}, without overflow. */
  public static Tensor logaddexp(Number x, Tensor y) {
    return logaddexp(beside(y, x), y);
  }

  /** {@code log2(2^x + 2^y)}, without overflow. */
  public static Tensor logaddexp2(Tensor x, Tensor y) {
    return promotedInexact("logaddexp2", x, y, LogAddExp::binary);
  }

  /** {@code log2(2^x + 2^y)}, without overflow. */
  public static Tensor logaddexp2(Tensor x, Number y) {
    return logaddexp2(x, beside(x, y));
  }

  /** {@code log2(2^x + 2^y)}, without overflow. */
  public static Tensor logaddexp2(Number x, Tensor y) {
    return logaddexp2(beside(y, x), y);
  }

  /**
   * {@code x} with the sign of {@code y}.
   *
   * @throws DTypeException for complex dtypes
   */
  public static Tensor copysign(Tensor x, Tensor y) {
    return promotedInexact("copysign", x, y, BinaryFunctions::withSign);
  }

  private static Tensor withSign(Tensor x, Tensor y) {
    Tensor size = Lax.abs(x);
    Tensor signed = Lax.select(signbit(y), Lax.neg(size), size);
    return Lax.convertElementType(signed, x.dtype(), x.type().weak() && y.type().weak());
  }

  /**
   * {@code x} with the sign of {@code y}.
   *
   * @throws DTypeException for complex dtypes
   */
  public static Tensor copysign(Tensor x, Number y) {
    return copysign(x, beside(x, y));
  }

  /**
   * {@code x} with the sign of {@code y}.
   *
   * @throws DTypeException for complex dtypes
   */
  public static Tensor copysign(Number x, Tensor y) {
    return copysign(beside(y, x), y);
  }

  /** 0 where {@code x} is negative, 1 where it is positive and {@code y} where it is zero. */
  public static Tensor heaviside(Tensor x, Tensor y) {
    return promotedInexact("heaviside", x, y, BinaryFunctions::step);
  }

  /** 0 where {@code x} is negative, 1 where it is positive and {@code y} where it is zero. */
  public static Tensor heaviside(Tensor x, Number y) {
    return heaviside(x, beside(x, y));
  }

  /** 0 where {@code x} is negative, 1 where it is positive and {@code y} where it is zero. */
  public static Tensor heaviside(Number x, Tensor y) {
    return heaviside(beside(y, x), y);
  }

  private static Tensor step(Tensor x, Tensor y) {
    Tensor zero = Scalars.constant(x, 0);
    Tensor rest = Lax.select(isnan(x), x, y);
    Tensor positive = Lax.select(Lax.gt(x, zero), Scalars.constant(x, 1), rest);
    return Lax.select(Lax.lt(x, zero), zero, positive);
  }

  /** The float next to {@code x} towards {@code y}. */
  public static Tensor nextafter(Tensor x, Tensor y) {
    return promotedInexact("nextafter", x, y, Lax::nextafter);
  }

  /** The float next to {@code x} towards {@code y}. */
  public static Tensor nextafter(Tensor x, Number y) {
    return nextafter(x, beside(x, y));
  }

  /** The float next to {@code x} towards {@code y}. */
  public static Tensor nextafter(Number x, Tensor y) {
    return nextafter(beside(y, x), y);
  }

  /**
   * The remainder, of the divisor's sign; of an integer by 0, 0.
   *
   * @throws DTypeException for complex dtypes
   */
  public static Tensor remainder(Tensor x, Tensor y) {
    return promoted("remainder", x, y, numeric(Division::remainder));
  }

  /**
   * The remainder, of the divisor's sign; of an integer by 0, 0.
   *
   * @throws DTypeException for complex dtypes
   */
  public static Tensor remainder(Tensor x, Number y) {
    return remainder(x, beside(x, y));
  }

  /**
   * The remainder, of the divisor's sign; of an integer by 0, 0.
   *
   * @throws DTypeException for complex dtypes
   */
  public static Tensor remainder(Number x, Tensor y) {
    return remainder(beside(y, x), y);
  }

  /**
   * The remainder, of the dividend's sign; of an integer by 0, 0.
   *
   * @throws DTypeException for complex dtypes
   */
  public static Tensor fmod(Tensor x, Tensor y) {
    return promoted("fmod", x, y, Division::truncatedRemainder);
  }

  /**
   * The remainder, of the dividend's sign; of an integer by 0, 0.
   *
   * @throws DTypeException for complex dtypes
   */
  public static Tensor fmod(Tensor x, Number y) {
    return fmod(x, beside(x, y));
  }

  /**
   * The remainder, of the dividend's sign; of an integer by 0, 0.
   *
   * @throws DTypeException for complex dtypes
   */
  public static Tensor fmod(Number x, Tensor y) {
    return fmod(beside(y, x), y);
  }

  /**
   * The greatest whole number not larger than the quotient.
   *
   * @throws DTypeException for complex dtypes
   */
  public static Tensor floorDivide(Tensor x, Tensor y) {
    return promoted("floorDivide", x, y, numeric(Division::floor));
  }

  /**
   * The greatest whole number not larger than the quotient.
   *
   * @throws DTypeException for complex dtypes
   */
  public static Tensor floorDivide(Tensor x, Number y) {
    return floorDivide(x, beside(x, y));
  }

  /**
   * The greatest whole number not larger than the quotient.
   *
   * @throws DTypeException for complex dtypes
   */
  public static Tensor floorDivide(Number x, Tensor y) {
    return floorDivide(beside(y, x), y);
  }

  /**
   * {@code x} to the power {@code y}; an integer power of a float keeps the float's dtype. A
   * negative integer power of an integer wraps around: use floats.
   */
  public static Tensor power(Tensor x, Tensor y) {
    if (y instanceof Concrete c
        && c.literal() != null
        && c.literal().value() instanceof Long whole
        && whole == whole.intValue()) {
      return power(x, whole);
    }
    if (x.dtype().isInexact() && y.dtype().isInteger()) {
      Tensor[] operands = Broadcasting.aligned("power", new Tensor[] {x, y});
      return Lax.pow(operands[0], operands[1]);
    }
    return promoted("power", x, y, BinaryFunctions::powerOfEqualDtypes);
  }

  private static Tensor powerOfEqualDtypes(Tensor x, Tensor y) {
    return x.dtype().isInexact() ? Lax.pow(x, y) : numeric(IntegerPowers::power).apply(x, y);
  }

  /**
   * {@code x} to the power {@code y}; a whole power is part of the program.
   *
   * @throws DTypeException for negative whole powers of integers
   */
  public static Tensor power(Tensor x, Number y) {
    boolean whole = y instanceof Integer || y instanceof Long || y instanceof Short;
    if (whole && y.longValue() == y.intValue()) {
      return Lax.integerPow(Casts.numeric(x), y.intValue());
    }
    return power(x, beside(x, y));
  }

  /** {@code x} to the power {@code y}. */
  public static Tensor power(Number x, Tensor y) {
    return power(beside(y, x), y);
  }

  /** {@code x} to the power {@code y}, in a floating dtype. */
  public static Tensor floatPower(Tensor x, Tensor y) {
    return promotedInexact("floatPower", x, y, Lax::pow);
  }

  /** {@code x} to the power {@code y}, in a floating dtype. */
  public static Tensor floatPower(Tensor x, Number y) {
    return floatPower(x, beside(x, y));
  }

  /** {@code x} to the power {@code y}, in a floating dtype. */
  public static Tensor floatPower(Number x, Tensor y) {
    return floatPower(beside(y, x), y);
  }

  /**
   * {@code x} shifted left by {@code y} bits.
   *
   * @throws DTypeException unless both are integers
   */
  public static Tensor leftShift(Tensor x, Tensor y) {
    return promoted("leftShift", x, y, numeric(Lax::shiftLeft));
  }

  /**
   * {@code x} shifted left by {@code y} bits.
   *
   * @throws DTypeException unless both are integers
   */
  public static Tensor leftShift(Tensor x, Number y) {
    return leftShift(x, beside(x, y));
  }

  /**
   * {@code x} shifted left by {@code y} bits.
   *
   * @throws DTypeException unless both are integers
   */
  public static Tensor leftShift(Number x, Tensor y) {
    return leftShift(beside(y, x), y);
  }

  /**
   * {@code x} shifted right by {@code y} bits, the sign bit of signed ones filling in.
   *
   * @throws DTypeException unless both are integers
   */
  public static Tensor rightShift(Tensor x, Tensor y) {
    return promoted("rightShift", x, y, numeric(BinaryFunctions::shiftedRight));
  }

  /**
   * {@code x} shifted right by {@code y} bits, the sign bit of signed ones filling in.
   *
   * @throws DTypeException unless both are integers
   */
  public static Tensor rightShift(Tensor x, Number y) {
    return rightShift(x, beside(x, y));
  }

  /**
   * {@code x} shifted right by {@code y} bits, the sign bit of signed ones filling in.
   *
   * @throws DTypeException unless both are integers
   */
  public static Tensor rightShift(Number x, Tensor y) {
    return rightShift(beside(y, x), y);
  }

  private static Tensor shiftedRight(Tensor x, Tensor y) {
    return x.dtype().kind() == DType.Kind.UNSIGNED
        ? Lax.shiftRightLogical(x, y)
        : Lax.shiftRightArithmetic(x, y);
  }

  /** The bitwise or logical conjunction. */
  public static Tensor bitwiseAnd(Tensor x, Tensor y) {
    return promoted("bitwiseAnd", x, y, Lax::and);
  }

  /** The bitwise or logical conjunction. */
  public static Tensor bitwiseAnd(Tensor x, Number y) {
    return bitwiseAnd(x, beside(x, y));
  }

  /** The bitwise or logical conjunction. */
  public static Tensor bitwiseAnd(Number x, Tensor y) {
    return bitwiseAnd(beside(y, x), y);
  }

  /** The bitwise or logical disjunction. */
  public static Tensor bitwiseOr(Tensor x, Tensor y) {
    return promoted("bitwiseOr", x, y, Lax::or);
  }

  /** The bitwise or logical disjunction. */
  public static Tensor bitwiseOr(Tensor x, Number y) {
    return bitwiseOr(x, beside(x, y));
  }

  /** The bitwise or logical disjunction. */
  public static Tensor bitwiseOr(Number x, Tensor y) {
    return bitwiseOr(beside(y, x), y);
  }

  /** The bitwise or logical exclusive disjunction. */
  public static Tensor bitwiseXor(Tensor x, Tensor y) {
    return promoted("bitwiseXor", x, y, Lax::xor);
  }

  /** The bitwise or logical exclusive disjunction. */
  public static Tensor bitwiseXor(Tensor x, Number y) {
    return bitwiseXor(x, beside(x, y));
  }

  /** The bitwise or logical exclusive disjunction. */
  public static Tensor bitwiseXor(Number x, Tensor y) {
    return bitwiseXor(beside(y, x), y);
  }
}
