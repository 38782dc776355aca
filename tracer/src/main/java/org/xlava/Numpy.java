package org.xlava;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.xlava.primitive.Axes;
import org.xlava.primitive.DotGeneral;
import org.xlava.primitive.Pad;
import org.xlava.primitive.Round;

/**
 * The functions of {@code jax.numpy}. Operands are promoted to a common dtype by JAX's lattice and
 * broadcast to a common shape; Java numbers are weakly typed.
 */
public final class Numpy {
  private Numpy() {}

  private static Tensor inexact(Tensor x, UnaryOperator<Tensor> f) {
    TensorType target = Broadcasting.inexact(x.type());
    return f.apply(Promotion.to(x, target));
  }

  private static Tensor promoted(String name, Tensor x, Tensor y, BinaryOperator<Tensor> f) {
    if (x.dtype() == y.dtype() && x.rank() == y.rank()) {
      return f.apply(x, y);
    }
    Tensor[] operands = Broadcasting.promoted(name, x, y);
    return f.apply(operands[0], operands[1]);
  }

  private static Tensor promotedInexact(String name, Tensor x, Tensor y, BinaryOperator<Tensor> f) {
    Tensor[] operands = Broadcasting.promotedInexact(name, x, y);
    return f.apply(operands[0], operands[1]);
  }

  private static Tensor beside(Tensor x, Number y) {
    return Numbers.beside(x.type(), y);
  }

  // --- elementwise, of one operand

  /** The arc cosine; integers are computed in floating point. */
  public static Tensor arccos(Tensor x) {
    return inexact(x, Lax::acos);
  }

  /** The inverse hyperbolic cosine; integers are computed in floating point. */
  public static Tensor arccosh(Tensor x) {
    return inexact(x, Lax::acosh);
  }

  /** The arc sine; integers are computed in floating point. */
  public static Tensor arcsin(Tensor x) {
    return inexact(x, Lax::asin);
  }

  /** The inverse hyperbolic sine; integers are computed in floating point. */
  public static Tensor arcsinh(Tensor x) {
    return inexact(x, Lax::asinh);
  }

  /** The arc tangent; integers are computed in floating point. */
  public static Tensor arctan(Tensor x) {
    return inexact(x, Lax::atan);
  }

  /** The inverse hyperbolic tangent; integers are computed in floating point. */
  public static Tensor arctanh(Tensor x) {
    return inexact(x, Lax::atanh);
  }

  /** The cube root; integers are computed in floating point. */
  public static Tensor cbrt(Tensor x) {
    return inexact(x, Lax::cbrt);
  }

  /** The cosine; integers are computed in floating point. */
  public static Tensor cos(Tensor x) {
    return inexact(x, Lax::cos);
  }

  /** The hyperbolic cosine; integers are computed in floating point. */
  public static Tensor cosh(Tensor x) {
    return inexact(x, Lax::cosh);
  }

  /** e to the power of the operand; integers are computed in floating point. */
  public static Tensor exp(Tensor x) {
    return inexact(x, Lax::exp);
  }

  /** Two to the power of the operand; integers are computed in floating point. */
  public static Tensor exp2(Tensor x) {
    return inexact(x, Lax::exp2);
  }

  /** {@code exp(x) - 1}, accurate near zero; integers are computed in floating point. */
  public static Tensor expm1(Tensor x) {
    return inexact(x, Lax::expm1);
  }

  /** The natural logarithm; integers are computed in floating point. */
  public static Tensor log(Tensor x) {
    return inexact(x, Lax::log);
  }

  /** {@code log(1 + x)}, accurate near zero; integers are computed in floating point. */
  public static Tensor log1p(Tensor x) {
    return inexact(x, Lax::log1p);
  }

  /** The sine; integers are computed in floating point. */
  public static Tensor sin(Tensor x) {
    return inexact(x, Lax::sin);
  }

  /** The hyperbolic sine; integers are computed in floating point. */
  public static Tensor sinh(Tensor x) {
    return inexact(x, Lax::sinh);
  }

  /** The square root; integers are computed in floating point. */
  public static Tensor sqrt(Tensor x) {
    return inexact(x, Lax::sqrt);
  }

  /** The tangent; integers are computed in floating point. */
  public static Tensor tan(Tensor x) {
    return inexact(x, Lax::tan);
  }

  /** The hyperbolic tangent; integers are computed in floating point. */
  public static Tensor tanh(Tensor x) {
    return inexact(x, Lax::tanh);
  }

  /** The negative. */
  public static Tensor negative(Tensor x) {
    return Lax.neg(x);
  }

  /** -1, 0 or 1 by the sign. */
  public static Tensor sign(Tensor x) {
    return Lax.sign(x);
  }

  /** The product with itself. */
  public static Tensor square(Tensor x) {
    return Lax.square(x);
  }

  /** The absolute value; of complex operands the modulus. */
  public static Tensor abs(Tensor x) {
    return switch (x.dtype().kind()) {
      case BOOL, UNSIGNED -> x;
      case SIGNED, FLOAT, COMPLEX -> Lax.abs(x);
    };
  }

  /** The greatest whole number that isn't larger; integers are their own. */
  public static Tensor floor(Tensor x) {
    return x.dtype().isFloating() ? Lax.floor(x) : x;
  }

  /** The least whole number that isn't smaller; integers are their own. */
  public static Tensor ceil(Tensor x) {
    return x.dtype().isFloating() ? Lax.ceil(x) : x;
  }

  /** The whole number nearest towards zero. */
  public static Tensor trunc(Tensor x) {
    return x.dtype().isFloating() ? where(less(x, 0), Lax.ceil(x), Lax.floor(x)) : x;
  }

  /** The nearest whole number, halves going to the even one. */
  public static Tensor round(Tensor x) {
    return switch (x.dtype().kind()) {
      case BOOL, SIGNED, UNSIGNED -> x;
      case FLOAT -> Lax.round(x, Round.Method.TO_NEAREST_EVEN);
      case COMPLEX -> Lax.complex(round(Lax.real(x)), round(Lax.imag(x)));
    };
  }

  /** The nearest number of {@code decimals} decimal places. */
  public static Tensor round(Tensor x, int decimals) {
    if (decimals == 0) {
      return round(x);
    }
    Tensor factor = Lax.constant(x, Math.pow(10, decimals));
    return Lax.div(round(Lax.mul(x, factor)), factor);
  }

  /** The nearest whole number, halves going to the even one. */
  public static Tensor rint(Tensor x) {
    return inexact(x, Numpy::round);
  }

  /** {@code 1 / x}. */
  public static Tensor reciprocal(Tensor x) {
    return inexact(x, v -> Lax.div(Lax.constant(v, 1), v));
  }

  /** The base-2 logarithm. */
  public static Tensor log2(Tensor x) {
    return inexact(x, v -> Lax.div(Lax.log(v), Lax.log(Lax.constant(v, 2))));
  }

  /** The base-10 logarithm. */
  public static Tensor log10(Tensor x) {
    return inexact(x, v -> Lax.div(Lax.log(v), Lax.log(Lax.constant(v, 10))));
  }

  /** The real part. */
  public static Tensor real(Tensor x) {
    return x.dtype().isComplex() ? Lax.real(x) : x;
  }

  /** The imaginary part; zero of real operands. */
  public static Tensor imag(Tensor x) {
    return x.dtype().isComplex() ? Lax.imag(x) : Lax.fullLike(x, 0);
  }

  /** The complex conjugate; real operands are their own. */
  public static Tensor conjugate(Tensor x) {
    return x.dtype().isComplex() ? Lax.conj(x) : x;
  }

  /** Whether neither NaN nor infinite. */
  public static Tensor isfinite(Tensor x) {
    return switch (x.dtype().kind()) {
      case FLOAT -> Lax.isFinite(x);
      case COMPLEX -> Lax.and(Lax.isFinite(Lax.real(x)), Lax.isFinite(Lax.imag(x)));
      case BOOL, SIGNED, UNSIGNED -> full(x.shape(), true);
    };
  }

  /** Whether NaN. */
  public static Tensor isnan(Tensor x) {
    return x.dtype().isInexact() ? Lax.ne(x, x) : full(x.shape(), false);
  }

  /** Whether infinite. */
  public static Tensor isinf(Tensor x) {
    return switch (x.dtype().kind()) {
      case FLOAT -> Lax.eq(Lax.abs(x), Lax.constant(x, Double.POSITIVE_INFINITY));
      case COMPLEX -> Lax.or(isinf(Lax.real(x)), isinf(Lax.imag(x)));
      case BOOL, SIGNED, UNSIGNED -> full(x.shape(), false);
    };
  }

  /** Whether zero. */
  public static Tensor logicalNot(Tensor x) {
    return Lax.not(astype(x, DType.BOOL));
  }

  /** The logical or bitwise complement. */
  public static Tensor bitwiseNot(Tensor x) {
    return Lax.not(x);
  }

  // --- elementwise, of two operands

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

  /** Whether equal. */
  public static Tensor equal(Tensor x, Tensor y) {
    return promoted("equal", x, y, Lax::eq);
  }

  /** Whether equal. */
  public static Tensor equal(Tensor x, Number y) {
    return equal(x, beside(x, y));
  }

  /** Whether equal. */
  public static Tensor equal(Number x, Tensor y) {
    return equal(beside(y, x), y);
  }

  /** Whether unequal. */
  public static Tensor notEqual(Tensor x, Tensor y) {
    return promoted("notEqual", x, y, Lax::ne);
  }

  /** Whether unequal. */
  public static Tensor notEqual(Tensor x, Number y) {
    return notEqual(x, beside(x, y));
  }

  /** Whether unequal. */
  public static Tensor notEqual(Number x, Tensor y) {
    return notEqual(beside(y, x), y);
  }

  /** Whether {@code x < y}. */
  public static Tensor less(Tensor x, Tensor y) {
    return promoted("less", x, y, Lax::lt);
  }

  /** Whether {@code x < y}. */
  public static Tensor less(Tensor x, Number y) {
    return less(x, beside(x, y));
  }

  /** Whether {@code x < y}. */
  public static Tensor less(Number x, Tensor y) {
    return less(beside(y, x), y);
  }

  /** Whether {@code x <= y}. */
  public static Tensor lessEqual(Tensor x, Tensor y) {
    return promoted("lessEqual", x, y, Lax::le);
  }

  /** Whether {@code x <= y}. */
  public static Tensor lessEqual(Tensor x, Number y) {
    return lessEqual(x, beside(x, y));
  }

  /** Whether {@code x <= y}. */
  public static Tensor lessEqual(Number x, Tensor y) {
    return lessEqual(beside(y, x), y);
  }

  /** Whether {@code x > y}. */
  public static Tensor greater(Tensor x, Tensor y) {
    return promoted("greater", x, y, Lax::gt);
  }

  /** Whether {@code x > y}. */
  public static Tensor greater(Tensor x, Number y) {
    return greater(x, beside(x, y));
  }

  /** Whether {@code x > y}. */
  public static Tensor greater(Number x, Tensor y) {
    return greater(beside(y, x), y);
  }

  /** Whether {@code x >= y}. */
  public static Tensor greaterEqual(Tensor x, Tensor y) {
    return promoted("greaterEqual", x, y, Lax::ge);
  }

  /** Whether {@code x >= y}. */
  public static Tensor greaterEqual(Tensor x, Number y) {
    return greaterEqual(x, beside(x, y));
  }

  /** Whether {@code x >= y}. */
  public static Tensor greaterEqual(Number x, Tensor y) {
    return greaterEqual(beside(y, x), y);
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

  /** The remainder, of the divisor's sign. */
  public static Tensor remainder(Tensor x, Tensor y) {
    return promoted("remainder", x, y, Numpy::flooredRemainder);
  }

  /** The remainder, of the divisor's sign. */
  public static Tensor remainder(Tensor x, Number y) {
    return remainder(x, beside(x, y));
  }

  /** The remainder, of the divisor's sign. */
  public static Tensor remainder(Number x, Tensor y) {
    return remainder(beside(y, x), y);
  }

  /** The greatest whole number not larger than the quotient. */
  public static Tensor floorDivide(Tensor x, Tensor y) {
    return promoted("floorDivide", x, y, Numpy::flooredQuotient);
  }

  /** The greatest whole number not larger than the quotient. */
  public static Tensor floorDivide(Tensor x, Number y) {
    return floorDivide(x, beside(x, y));
  }

  /** The greatest whole number not larger than the quotient. */
  public static Tensor floorDivide(Number x, Tensor y) {
    return floorDivide(beside(y, x), y);
  }

  private static Tensor flooredRemainder(Tensor x, Tensor y) {
    Tensor r = Lax.rem(x, y);
    Tensor zero = Lax.constant(r, 0);
    Tensor opposite = Lax.ne(Lax.lt(r, zero), Lax.lt(y, zero));
    return Lax.select(Lax.and(opposite, Lax.ne(r, zero)), Lax.add(r, y), r);
  }

  private static Tensor flooredQuotient(Tensor x, Tensor y) {
    if (x.dtype().isFloating()) {
      return Lax.floor(Lax.div(Lax.sub(x, flooredRemainder(x, y)), y));
    }
    Tensor q = Lax.div(x, y);
    if (x.dtype().kind() == DType.Kind.UNSIGNED) {
      return q;
    }
    Tensor inexact = Lax.ne(Lax.rem(x, y), Lax.constant(x, 0));
    Tensor opposite = Lax.ne(Lax.sign(x), Lax.sign(y));
    return Lax.select(Lax.and(opposite, inexact), Lax.sub(q, Lax.constant(q, 1)), q);
  }

  /** {@code x} to the power {@code y}; an integer power of a float keeps the float's dtype. */
  public static Tensor power(Tensor x, Tensor y) {
    if (x.dtype().isInexact() && y.dtype().isInteger()) {
      Tensor[] operands = Broadcasting.aligned("power", new Tensor[] {x, y});
      return Lax.pow(operands[0], operands[1]);
    }
    TensorType target = Promotion.promote(x.type(), y.type());
    Tensor[] operands = Broadcasting.promoted("power", x, y);
    return target.dtype().isInexact()
        ? Lax.pow(operands[0], operands[1])
        : IntegerPowers.power(operands[0], operands[1]);
  }

  /** {@code x} to the power {@code y}; a whole power is part of the program. */
  public static Tensor power(Tensor x, Number y) {
    boolean whole = y instanceof Integer || y instanceof Long || y instanceof Short;
    if (whole && y.longValue() == y.intValue() && x.dtype() != DType.BOOL) {
      return Lax.integerPow(x, y.intValue());
    }
    return power(x, beside(x, y));
  }

  /** Whether both are not zero. */
  public static Tensor logicalAnd(Tensor x, Tensor y) {
    return bitwiseAnd(astype(x, DType.BOOL), astype(y, DType.BOOL));
  }

  /** Whether one is not zero. */
  public static Tensor logicalOr(Tensor x, Tensor y) {
    return bitwiseOr(astype(x, DType.BOOL), astype(y, DType.BOOL));
  }

  /** Whether exactly one is not zero. */
  public static Tensor logicalXor(Tensor x, Tensor y) {
    return bitwiseXor(astype(x, DType.BOOL), astype(y, DType.BOOL));
  }

  /** {@code x} where {@code condition} isn't zero and {@code y} elsewhere. */
  public static Tensor where(Tensor condition, Tensor x, Tensor y) {
    TensorType target = Promotion.promote(x.type(), y.type());
    Tensor[] operands =
        Broadcasting.aligned(
            "where",
            new Tensor[] {
              astype(condition, DType.BOOL), Promotion.to(x, target), Promotion.to(y, target)
            });
    return Lax.select(operands[0], operands[1], operands[2]);
  }

  /** {@code x} where {@code condition} isn't zero and {@code y} elsewhere. */
  public static Tensor where(Tensor condition, Tensor x, Number y) {
    return where(condition, x, beside(x, y));
  }

  /** {@code x} where {@code condition} isn't zero and {@code y} elsewhere. */
  public static Tensor where(Tensor condition, Number x, Tensor y) {
    return where(condition, beside(y, x), y);
  }

  /** {@code x}, but no less than {@code min} and no more than {@code max}. */
  public static Tensor clip(Tensor x, Tensor min, Tensor max) {
    return minimum(maximum(x, min), max);
  }

  /** {@code x}, but no less than {@code min} and no more than {@code max}. */
  public static Tensor clip(Tensor x, Number min, Number max) {
    return minimum(maximum(x, min), max);
  }

  // --- reductions

  private static List<Integer> axes(String name, Tensor x, int... axes) {
    return axes.length == 0
        ? Axes.range(x.rank())
        : Axes.canonical(name, Arrays.stream(axes).boxed().toList(), x.rank());
  }

  private static Tensor kept(Tensor reduced, Tensor x, List<Integer> axes) {
    Shape shape = x.shape();
    for (int axis : axes) {
      shape = Axes.with(shape, axis, 1);
    }
    return Lax.reshape(reduced, shape);
  }

  /** The sum over {@code axes}, or over all without any; small integers are summed as int32. */
  public static Tensor sum(Tensor x, int... axes) {
    return Lax.reduceSum(widened(x), axes("sum", x, axes));
  }

  /** The sum over {@code axes}, which stay as dimensions of size 1 if {@code keepDims}. */
  public static Tensor sum(Tensor x, List<Integer> axes, boolean keepDims) {
    List<Integer> canonical = Axes.canonical("sum", axes, x.rank());
    Tensor sum = Lax.reduceSum(widened(x), canonical);
    return keepDims ? kept(sum, x, canonical) : sum;
  }

  /** The product over {@code axes}, or over all without any. */
  public static Tensor prod(Tensor x, int... axes) {
    return Lax.reduceProd(widened(x), axes("prod", x, axes));
  }

  // Sums of small integers are taken in the default integer dtype, as in JAX.
  private static Tensor widened(Tensor x) {
    return switch (x.dtype()) {
      case BOOL, INT8, INT16 -> Lax.convertElementType(x, DType.INT64.canonical());
      case UINT8, UINT16 -> Lax.convertElementType(x, DType.UINT64.canonical());
      case INT32 -> Lax.convertElementType(x, DType.INT64.canonical(), x.type().weak());
      case UINT32 -> Lax.convertElementType(x, DType.UINT64.canonical());
      default -> x;
    };
  }

  /** The mean over {@code axes}, or over all without any. */
  public static Tensor mean(Tensor x, int... axes) {
    List<Integer> over = axes("mean", x, axes);
    Tensor v = Promotion.to(x, Broadcasting.inexact(x.type()));
    long n = over.stream().mapToLong(x.shape()::dim).reduce(1, (a, b) -> a * b);
    Tensor sum = Lax.reduceSum(v, over);
    return Lax.div(sum, Lax.constant(sum, n));
  }

  /** The variance over {@code axes}, or over all without any. */
  public static Tensor var(Tensor x, int... axes) {
    List<Integer> over = axes("var", x, axes);
    Tensor v = Promotion.to(x, Broadcasting.inexact(x.type()));
    Tensor centered = Lax.sub(v, kept(mean(v, axes), v, over));
    Tensor squares =
        v.dtype().isComplex()
            ? Lax.real(Lax.mul(centered, Lax.conj(centered)))
            : Lax.square(centered);
    return mean(squares, axes);
  }

  /** The standard deviation over {@code axes}, or over all without any. */
  public static Tensor std(Tensor x, int... axes) {
    return Lax.sqrt(var(x, axes));
  }

  /** The largest element over {@code axes}, or of all without any; NaN if one is. */
  public static Tensor max(Tensor x, int... axes) {
    return Lax.reduceMax(nonempty("max", x, axes), axes("max", x, axes));
  }

  /** The smallest element over {@code axes}, or of all without any; NaN if one is. */
  public static Tensor min(Tensor x, int... axes) {
    return Lax.reduceMin(nonempty("min", x, axes), axes("min", x, axes));
  }

  private static Tensor nonempty(String name, Tensor x, int... axes) {
    for (int axis : axes(name, x, axes)) {
      if (x.shape().dim(axis) == 0) {
        throw new ShapeException(
            name + ": the reduced axes must not be empty; got " + x.type() + " and axis " + axis);
      }
    }
    return x;
  }

  /** Whether an element over {@code axes}, or any at all without any, is not zero. */
  public static Tensor any(Tensor x, int... axes) {
    return Lax.reduceOr(astype(x, DType.BOOL), axes("any", x, axes));
  }

  /** Whether all elements over {@code axes}, or all at all without any, are not zero. */
  public static Tensor all(Tensor x, int... axes) {
    return Lax.reduceAnd(astype(x, DType.BOOL), axes("all", x, axes));
  }

  /** The flat index of the first largest element. */
  public static Tensor argmax(Tensor x) {
    return argmax(ravel(x), 0);
  }

  /** The index of the first largest element along {@code axis}; NaN counts as largest. */
  public static Tensor argmax(Tensor x, int axis) {
    return Lax.argmax(x, axis, DType.INT64.canonical());
  }

  /** The flat index of the first smallest element. */
  public static Tensor argmin(Tensor x) {
    return argmin(ravel(x), 0);
  }

  /** The index of the first smallest element along {@code axis}; NaN counts as smallest. */
  public static Tensor argmin(Tensor x, int axis) {
    return Lax.argmin(x, axis, DType.INT64.canonical());
  }

  // --- products

  /**
   * The product of scalars, vectors and matrices: over the last axis of {@code x} and the last but
   * one of {@code y}.
   */
  public static Tensor dot(Tensor x, Tensor y) {
    if (x.rank() == 0 || y.rank() == 0) {
      return multiply(x, y);
    }
    int over = y.rank() == 1 ? 0 : y.rank() - 2;
    return contract("dot", x, y, List.of(x.rank() - 1), List.of(over), List.of(), List.of());
  }

  /** The matrix product, over batches where there are more than two dimensions. */
  public static Tensor matmul(Tensor x, Tensor y) {
    if (x.rank() == 0 || y.rank() == 0) {
      throw new ShapeException(
          "matmul: operands must have at least one dimension; got "
              + x.type()
              + ", "
              + y.type()
              + ". Use multiply for scalars");
    }
    return Products.matmul(x, y);
  }

  /** The inner product of vectors, the first conjugated. */
  public static Tensor vdot(Tensor x, Tensor y) {
    return dot(ravel(conjugate(x)), ravel(y));
  }

  /** The product over the last axes of both. */
  public static Tensor inner(Tensor x, Tensor y) {
    if (x.rank() == 0 || y.rank() == 0) {
      return multiply(x, y);
    }
    return contract(
        "inner", x, y, List.of(x.rank() - 1), List.of(y.rank() - 1), List.of(), List.of());
  }

  /** The products of all pairs of elements: a matrix. */
  public static Tensor outer(Tensor x, Tensor y) {
    return multiply(Lax.expandDims(ravel(x), 1), Lax.expandDims(ravel(y), 0));
  }

  /** The contraction of the last {@code axes} axes of {@code x} with the first of {@code y}. */
  public static Tensor tensordot(Tensor x, Tensor y, int axes) {
    List<Integer> xs = Axes.range(axes).stream().map(i -> x.rank() - axes + i).toList();
    return contract("tensordot", x, y, xs, Axes.range(axes), List.of(), List.of());
  }

  /** The contraction over pairs of axes. */
  public static Tensor tensordot(Tensor x, Tensor y, List<Integer> xAxes, List<Integer> yAxes) {
    return contract(
        "tensordot",
        x,
        y,
        Axes.canonical("tensordot", xAxes, x.rank()),
        Axes.canonical("tensordot", yAxes, y.rank()),
        List.of(),
        List.of());
  }

  static Tensor contract(
      String name,
      Tensor x,
      Tensor y,
      List<Integer> xc,
      List<Integer> yc,
      List<Integer> xb,
      List<Integer> yb) {
    TensorType target = Promotion.promote(x.type(), y.type());
    for (int i = 0; i < xc.size() && i < yc.size(); i++) {
      if (x.shape().dim(xc.get(i)) != y.shape().dim(yc.get(i))) {
        throw new ShapeException(
            "%s: contracted dimensions must match; got axis %d of %s and axis %d of %s"
                .formatted(name, xc.get(i), x.type(), yc.get(i), y.type()));
      }
    }
    Tensor a = Promotion.to(x, target);
    Tensor b = Promotion.to(y, target);
    DotGeneral.Dims dims = new DotGeneral.Dims(xc, yc, xb, yb);
    return Lax.dotGeneral(a, b, dims, DotGeneral.Precision.DEFAULT, target.dtype());
  }

  // --- shapes

  /** The elements under another shape; one size may be -1 and follows from the others. */
  public static Tensor reshape(Tensor x, int... shape) {
    int[] dims = shape.clone();
    long known = 1;
    int unknown = -1;
    for (int i = 0; i < dims.length; i++) {
      if (dims[i] == -1 && unknown < 0) {
        unknown = i;
      } else {
        known *= dims[i];
      }
    }
    if (unknown >= 0) {
      long n = x.shape().elements();
      if (known == 0 || n % known != 0) {
        throw new ShapeException(
            "reshape: the sizes must divide the number of elements; got "
                + x.type()
                + " to "
                + Arrays.toString(shape));
      }
      dims[unknown] = Math.toIntExact(n / known);
    }
    return Lax.reshape(x, Shape.of(dims));
  }

  /** The elements as a vector. */
  public static Tensor ravel(Tensor x) {
    return reshape(x, -1);
  }

  /** The dimensions reversed, or in the order of {@code axes}. */
  public static Tensor transpose(Tensor x, int... axes) {
    List<Integer> order =
        axes.length == 0
            ? Axes.range(x.rank()).reversed()
            : Axes.canonical("transpose", Arrays.stream(axes).boxed().toList(), x.rank());
    return Lax.transpose(x, order);
  }

  /** Two dimensions exchanged. */
  public static Tensor swapaxes(Tensor x, int a, int b) {
    List<Integer> order = new ArrayList<>(Axes.range(x.rank()));
    java.util.Collections.swap(
        order, Axes.canonical("swapaxes", a, x.rank()), Axes.canonical("swapaxes", b, x.rank()));
    return Lax.transpose(x, order);
  }

  /** A dimension moved to another place. */
  public static Tensor moveaxis(Tensor x, int from, int to) {
    return org.xlava.primitive.Batching.move(
        x, Axes.canonical("moveaxis", from, x.rank()), Axes.canonical("moveaxis", to, x.rank()));
  }

  /** A new dimension of size 1 at {@code axis}. */
  public static Tensor expandDims(Tensor x, int axis) {
    return Lax.expandDims(x, axis);
  }

  /** Without the dimensions {@code axes}, or all dimensions, of size 1. */
  public static Tensor squeeze(Tensor x, int... axes) {
    List<Integer> over =
        axes.length > 0
            ? axes("squeeze", x, axes)
            : Axes.range(x.rank()).stream().filter(i -> x.shape().dim(i) == 1).toList();
    return Lax.squeeze(x, over);
  }

  /** {@code x} repeated into {@code shape}. */
  public static Tensor broadcastTo(Tensor x, int... shape) {
    return Lax.broadcastTo(x, Shape.of(shape));
  }

  /** The elements in reverse order along {@code axes}, or all axes without any. */
  public static Tensor flip(Tensor x, int... axes) {
    return Lax.rev(x, axes("flip", x, axes));
  }

  /** The tensors joined along {@code axis}. */
  public static Tensor concatenate(List<Tensor> xs, int axis) {
    if (xs.isEmpty()) {
      throw new ShapeException("concatenate: needs at least one tensor; got none");
    }
    TensorType target = Promotion.promote(Broadcasting.types(xs.toArray(new Tensor[0])));
    List<Tensor> cast = xs.stream().map(x -> Promotion.to(x, target)).toList();
    return Lax.concatenate(cast, Axes.canonical("concatenate", axis, xs.getFirst().rank()));
  }

  /** The tensors, of equal shapes, joined along a new dimension. */
  public static Tensor stack(List<Tensor> xs, int axis) {
    for (Tensor x : xs) {
      if (!x.shape().equals(xs.getFirst().shape())) {
        throw new ShapeException(
            "stack: shapes must be equal; got " + xs.getFirst().type() + " and " + x.type());
      }
    }
    return concatenate(xs.stream().map(x -> Lax.expandDims(x, axis)).toList(), axis);
  }

  /** The parts along {@code axis}. */
  public static List<Tensor> unstack(Tensor x, int axis) {
    int at = Axes.canonical("unstack", axis, x.rank());
    List<Tensor> parts = new ArrayList<>();
    for (int i = 0; i < x.shape().dim(at); i++) {
      parts.add(Lax.squeeze(Lax.sliceInDim(x, i, i + 1, 1, at), List.of(at)));
    }
    return parts;
  }

  /** {@code x} cut into {@code sections} equal parts along {@code axis}. */
  public static List<Tensor> split(Tensor x, int sections, int axis) {
    int at = Axes.canonical("split", axis, x.rank());
    int n = x.shape().dim(at);
    if (sections <= 0 || n % sections != 0) {
      throw new ShapeException(
          "split: the parts must be equal; got " + x.type() + " into " + sections + " along " + at);
    }
    return Lax.split(x, java.util.Collections.nCopies(sections, n / sections), at);
  }

  /** {@code x} repeated {@code repetitions[i]} times along dimension {@code i}. */
  public static Tensor tile(Tensor x, int... repetitions) {
    Tensor result =
        x.rank() >= repetitions.length
            ? x
            : Broadcasting.aligned(
                "tile", new Tensor[] {x, full(Shape.of(new int[repetitions.length]), 0)})[0];
    int lead = result.rank() - repetitions.length;
    for (int i = 0; i < repetitions.length; i++) {
      result = concatenate(java.util.Collections.nCopies(repetitions[i], result), lead + i);
    }
    return result;
  }

  /**
   * {@code x} with {@code value} around it, {@code low} and {@code high} elements on every axis.
   */
  public static Tensor pad(Tensor x, int low, int high, Number value) {
    List<Pad.Dim> padding = java.util.Collections.nCopies(x.rank(), new Pad.Dim(low, high, 0));
    return Lax.pad(x, Lax.constant(x, value), padding);
  }

  /** The part at the given indices of the first dimensions; negative ones count from the end. */
  public static Tensor index(Tensor x, int... indices) {
    if (indices.length > x.rank()) {
      throw new ShapeException(
          "get: must have no more indices than dimensions; got "
              + Arrays.toString(indices)
              + " for "
              + x.type());
    }
    int[] starts = new int[x.rank()];
    int[] limits = x.shape().dims();
    for (int i = 0; i < indices.length; i++) {
      int n = limits[i];
      int at = indices[i] < 0 ? indices[i] + n : indices[i];
      if (at < 0 || at >= n) {
        throw new ShapeException(
            "get: index " + indices[i] + " is out of bounds for axis " + i + " of " + x.type());
      }
      starts[i] = at;
      limits[i] = at + 1;
    }
    int[] strides = new int[x.rank()];
    Arrays.fill(strides, 1);
    Tensor part = Lax.slice(x, Shape.of(starts), Shape.of(limits), Shape.of(strides));
    return Lax.squeeze(part, Axes.range(indices.length));
  }

  /** {@code x} cast to {@code dtype}; to bool, whether it isn't zero. */
  public static Tensor astype(Tensor x, DType dtype) {
    DType target = dtype.canonical();
    if (target == DType.BOOL && x.dtype() != DType.BOOL) {
      return Lax.ne(x, Lax.constant(x, 0));
    }
    return Lax.convertElementType(x, target);
  }

  // --- making tensors

  /** Equal elements, of the dtype of {@code value} as an array would have it. */
  public static Tensor full(Shape shape, Object value) {
    TensorType scalar = Numbers.literal(value).type();
    return Lax.full(TensorType.of(scalar.dtype(), shape), value);
  }

  /** Equal elements of {@code dtype}. */
  public static Tensor full(Shape shape, Object value, DType dtype) {
    return Lax.full(TensorType.of(dtype.canonical(), shape), value);
  }

  /** Zeros, float32. */
  public static Tensor zeros(int... shape) {
    return full(Shape.of(shape), 0, DType.FLOAT64);
  }

  /** Ones, float32. */
  public static Tensor ones(int... shape) {
    return full(Shape.of(shape), 1, DType.FLOAT64);
  }

  /** Zeros of the dtype and shape of {@code x}. */
  public static Tensor zerosLike(Tensor x) {
    return Lax.fullLike(x, 0);
  }

  /** Ones of the dtype and shape of {@code x}. */
  public static Tensor onesLike(Tensor x) {
    return Lax.fullLike(x, 1);
  }

  /** The identity matrix, float32. */
  public static Tensor eye(int n) {
    Shape square = Shape.of(n, n);
    Tensor diagonal = Lax.eq(Lax.iota(DType.INT32, square, 0), Lax.iota(DType.INT32, square, 1));
    return astype(diagonal, DType.FLOAT64);
  }

  /** The integers from 0 to before {@code stop}. */
  public static Tensor arange(int stop) {
    return Lax.iota(DType.INT64.canonical(), Shape.of(stop), 0);
  }

  /** The numbers 0 to before {@code stop} of {@code dtype}. */
  public static Tensor arange(int stop, DType dtype) {
    return Lax.iota(dtype.canonical(), Shape.of(stop), 0);
  }

  /** {@code n} numbers evenly from {@code start} to {@code stop}, both included. */
  public static Tensor linspace(double start, double stop, int n) {
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      double t = n == 1 ? 0 : (double) i / (n - 1);
      values[i] = start * (1 - t) + stop * t;
    }
    return Tensor.of(values);
  }
}
