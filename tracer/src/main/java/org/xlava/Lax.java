package org.xlava;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xlava.host.JavaNumbers;
import org.xlava.ir.Literal;
import org.xlava.primitive.Axes;
import org.xlava.primitive.array.BroadcastInDim;
import org.xlava.primitive.array.Concatenate;
import org.xlava.primitive.array.DynamicSlice;
import org.xlava.primitive.array.DynamicUpdateSlice;
import org.xlava.primitive.array.Gather;
import org.xlava.primitive.array.IndexDims;
import org.xlava.primitive.array.Iota;
import org.xlava.primitive.array.Pad;
import org.xlava.primitive.array.Reshape;
import org.xlava.primitive.array.Rev;
import org.xlava.primitive.array.Scatter;
import org.xlava.primitive.array.Slice;
import org.xlava.primitive.array.Sort;
import org.xlava.primitive.array.Split;
import org.xlava.primitive.array.Squeeze;
import org.xlava.primitive.array.TopK;
import org.xlava.primitive.array.Transpose;
import org.xlava.primitive.control.OptimizationBarrier;
import org.xlava.primitive.elementwise.Binary;
import org.xlava.primitive.elementwise.BitcastConvertType;
import org.xlava.primitive.elementwise.Clamp;
import org.xlava.primitive.elementwise.Comparison;
import org.xlava.primitive.elementwise.ConvertElementType;
import org.xlava.primitive.elementwise.IntegerPow;
import org.xlava.primitive.elementwise.ReducePrecision;
import org.xlava.primitive.elementwise.Round;
import org.xlava.primitive.elementwise.SelectN;
import org.xlava.primitive.elementwise.Unary;
import org.xlava.primitive.fft.FourierTransform;
import org.xlava.primitive.linalg.DotGeneral;
import org.xlava.primitive.reduction.ArgReduction;
import org.xlava.primitive.reduction.Cumulative;
import org.xlava.primitive.reduction.Reduction;
import org.xlava.transform.Trace;

/**
 * The primitives, one function each, under JAX's names. They are strict: operands of elementwise
 * functions have equal dtypes, and equal shapes up to scalars and dimensions of size 1. {@link
 * Numpy} promotes dtypes and broadcasts.
 *
 * <p>All of them throw a {@link ShapeException} or {@link DTypeException} that names the operands'
 * types when these don't fit.
 */
public final class Lax extends Collectives {
  private static final SelectN SELECT_N = new SelectN();
  private static final Clamp CLAMP = new Clamp();

  private Lax() {}

  /** The absolute value; of a complex operand the modulus, which is real. */
  public static Tensor abs(Tensor x) {
    return Trace.bind1(Unary.ABS, x);
  }

  /** The arc cosine. */
  public static Tensor acos(Tensor x) {
    return Trace.bind1(Unary.ACOS, x);
  }

  /** The inverse hyperbolic cosine. */
  public static Tensor acosh(Tensor x) {
    return Trace.bind1(Unary.ACOSH, x);
  }

  /** The arc sine. */
  public static Tensor asin(Tensor x) {
    return Trace.bind1(Unary.ASIN, x);
  }

  /** The inverse hyperbolic sine. */
  public static Tensor asinh(Tensor x) {
    return Trace.bind1(Unary.ASINH, x);
  }

  /** The arc tangent. */
  public static Tensor atan(Tensor x) {
    return Trace.bind1(Unary.ATAN, x);
  }

  /** The inverse hyperbolic tangent. */
  public static Tensor atanh(Tensor x) {
    return Trace.bind1(Unary.ATANH, x);
  }

  /** The exponentially scaled modified Bessel function of order 0. */
  public static Tensor besselI0e(Tensor x) {
    return Trace.bind1(Unary.BESSEL_I0E, x);
  }

  /** The exponentially scaled modified Bessel function of order 1. */
  public static Tensor besselI1e(Tensor x) {
    return Trace.bind1(Unary.BESSEL_I1E, x);
  }

  /** The cube root. */
  public static Tensor cbrt(Tensor x) {
    return Trace.bind1(Unary.CBRT, x);
  }

  /** The least whole number that isn't smaller. */
  public static Tensor ceil(Tensor x) {
    return Trace.bind1(Unary.CEIL, x);
  }

  /** The number of leading zero bits. */
  public static Tensor clz(Tensor x) {
    return Trace.bind1(Unary.CLZ, x);
  }

  /** The complex conjugate; real operands become complex. */
  public static Tensor conj(Tensor x) {
    return Trace.bind1(Unary.CONJ, x);
  }

  /** The operand. */
  public static Tensor copy(Tensor x) {
    return Trace.bind1(Unary.COPY, x);
  }

  /** The cosine. */
  public static Tensor cos(Tensor x) {
    return Trace.bind1(Unary.COS, x);
  }

  /** The hyperbolic cosine. */
  public static Tensor cosh(Tensor x) {
    return Trace.bind1(Unary.COSH, x);
  }

  /** The derivative of the logarithm of the gamma function. */
  public static Tensor digamma(Tensor x) {
    return Trace.bind1(Unary.DIGAMMA, x);
  }

  /** The error function. */
  public static Tensor erf(Tensor x) {
    return Trace.bind1(Unary.ERF, x);
  }

  /** One minus the error function. */
  public static Tensor erfc(Tensor x) {
    return Trace.bind1(Unary.ERFC, x);
  }

  /** The inverse of the error function. */
  public static Tensor erfInv(Tensor x) {
    return Trace.bind1(Unary.ERF_INV, x);
  }

  /** e to the power of the operand. */
  public static Tensor exp(Tensor x) {
    return Trace.bind1(Unary.EXP, x);
  }

  /** Two to the power of the operand. */
  public static Tensor exp2(Tensor x) {
    return Trace.bind1(Unary.EXP2, x);
  }

  /** {@code exp(x) - 1}, accurate near zero. */
  public static Tensor expm1(Tensor x) {
    return Trace.bind1(Unary.EXPM1, x);
  }

  /** The greatest whole number that isn't larger. */
  public static Tensor floor(Tensor x) {
    return Trace.bind1(Unary.FLOOR, x);
  }

  /** The imaginary part. */
  public static Tensor imag(Tensor x) {
    return Trace.bind1(Unary.IMAG, x);
  }

  /** Whether neither NaN nor infinite. */
  public static Tensor isFinite(Tensor x) {
    return Trace.bind1(Unary.IS_FINITE, x);
  }

  /** The logarithm of the absolute value of the gamma function. */
  public static Tensor lgamma(Tensor x) {
    return Trace.bind1(Unary.LGAMMA, x);
  }

  /** The natural logarithm. */
  public static Tensor log(Tensor x) {
    return Trace.bind1(Unary.LOG, x);
  }

  /** {@code log(1 + x)}, accurate near zero. */
  public static Tensor log1p(Tensor x) {
    return Trace.bind1(Unary.LOG1P, x);
  }

  /** {@code 1 / (1 + exp(-x))}. */
  public static Tensor logistic(Tensor x) {
    return Trace.bind1(Unary.LOGISTIC, x);
  }

  /** The negative. */
  public static Tensor neg(Tensor x) {
    return Trace.bind1(Unary.NEG, x);
  }

  /** The logical or bitwise complement. */
  public static Tensor not(Tensor x) {
    return Trace.bind1(Unary.NOT, x);
  }

  /** The number of bits that are set. */
  public static Tensor populationCount(Tensor x) {
    return Trace.bind1(Unary.POPULATION_COUNT, x);
  }

  /** The real part. */
  public static Tensor real(Tensor x) {
    return Trace.bind1(Unary.REAL, x);
  }

  /** One over the square root. */
  public static Tensor rsqrt(Tensor x) {
    return Trace.bind1(Unary.RSQRT, x);
  }

  /** -1, 0 or 1 by the sign; {@code x/|x|} of complex operands; NaN of NaN. */
  public static Tensor sign(Tensor x) {
    return Trace.bind1(Unary.SIGN, x);
  }

  /** The sine. */
  public static Tensor sin(Tensor x) {
    return Trace.bind1(Unary.SIN, x);
  }

  /** The hyperbolic sine. */
  public static Tensor sinh(Tensor x) {
    return Trace.bind1(Unary.SINH, x);
  }

  /** The square root. */
  public static Tensor sqrt(Tensor x) {
    return Trace.bind1(Unary.SQRT, x);
  }

  /** The product with itself. */
  public static Tensor square(Tensor x) {
    return Trace.bind1(Unary.SQUARE, x);
  }

  /** The operand, seen as a constant by differentiation. */
  public static Tensor stopGradient(Tensor x) {
    return Trace.bind1(Unary.STOP_GRADIENT, x);
  }

  /** The tangent. */
  public static Tensor tan(Tensor x) {
    return Trace.bind1(Unary.TAN, x);
  }

  /** The hyperbolic tangent. */
  public static Tensor tanh(Tensor x) {
    return Trace.bind1(Unary.TANH, x);
  }

  /** The sum. */
  public static Tensor add(Tensor x, Tensor y) {
    return Trace.bind1(Binary.ADD, x, y);
  }

  /** The logical or bitwise conjunction. */
  public static Tensor and(Tensor x, Tensor y) {
    return Trace.bind1(Binary.AND, x, y);
  }

  /** The angle of the point (y, x), {@code x} first being the ordinate. */
  public static Tensor atan2(Tensor x, Tensor y) {
    return Trace.bind1(Binary.ATAN2, x, y);
  }

  /** The complex number of the given parts. */
  public static Tensor complex(Tensor x, Tensor y) {
    return Trace.bind1(Binary.COMPLEX, x, y);
  }

  /** The quotient; of integers, rounded towards zero. */
  public static Tensor div(Tensor x, Tensor y) {
    return Trace.bind1(Binary.DIV, x, y);
  }

  /** The larger; NaN if either is. */
  public static Tensor max(Tensor x, Tensor y) {
    return Trace.bind1(Binary.MAX, x, y);
  }

  /** The smaller; NaN if either is. */
  public static Tensor min(Tensor x, Tensor y) {
    return Trace.bind1(Binary.MIN, x, y);
  }

  /** The product. */
  public static Tensor mul(Tensor x, Tensor y) {
    return Trace.bind1(Binary.MUL, x, y);
  }

  /** The upper half of the bits of the integer product. */
  public static Tensor mulhi(Tensor x, Tensor y) {
    return Trace.bind1(Binary.MULHI, x, y);
  }

  /** The float next to {@code x} towards {@code y}. */
  public static Tensor nextafter(Tensor x, Tensor y) {
    return Trace.bind1(Binary.NEXTAFTER, x, y);
  }

  /** The logical or bitwise disjunction. */
  public static Tensor or(Tensor x, Tensor y) {
    return Trace.bind1(Binary.OR, x, y);
  }

  /** The polygamma function of order {@code x} at {@code y}. */
  public static Tensor polygamma(Tensor x, Tensor y) {
    return Trace.bind1(Binary.POLYGAMMA, x, y);
  }

  /** {@code x} to the power {@code y}; the exponent may be an integer where the base isn't. */
  public static Tensor pow(Tensor x, Tensor y) {
    return Trace.bind1(Binary.POW, x, y);
  }

  /** The remainder, of the sign of {@code x}. */
  public static Tensor rem(Tensor x, Tensor y) {
    return Trace.bind1(Binary.REM, x, y);
  }

  /** {@code x} shifted left by {@code y} bits. */
  public static Tensor shiftLeft(Tensor x, Tensor y) {
    return Trace.bind1(Binary.SHIFT_LEFT, x, y);
  }

  /** {@code x} shifted right by {@code y} bits, the sign bit filling in. */
  public static Tensor shiftRightArithmetic(Tensor x, Tensor y) {
    return Trace.bind1(Binary.SHIFT_RIGHT_ARITHMETIC, x, y);
  }

  /** {@code x} shifted right by {@code y} bits, zeros filling in. */
  public static Tensor shiftRightLogical(Tensor x, Tensor y) {
    return Trace.bind1(Binary.SHIFT_RIGHT_LOGICAL, x, y);
  }

  /** The difference. */
  public static Tensor sub(Tensor x, Tensor y) {
    return Trace.bind1(Binary.SUB, x, y);
  }

  /** The logical or bitwise exclusive disjunction. */
  public static Tensor xor(Tensor x, Tensor y) {
    return Trace.bind1(Binary.XOR, x, y);
  }

  /** Whether equal, element by element. */
  public static Tensor eq(Tensor x, Tensor y) {
    return Trace.bind1(Comparison.EQ, x, y);
  }

  /** Whether unequal, element by element. */
  public static Tensor ne(Tensor x, Tensor y) {
    return Trace.bind1(Comparison.NE, x, y);
  }

  /** Whether {@code x >= y}, element by element. */
  public static Tensor ge(Tensor x, Tensor y) {
    return Trace.bind1(Comparison.GE, x, y);
  }

  /** Whether {@code x > y}, element by element. */
  public static Tensor gt(Tensor x, Tensor y) {
    return Trace.bind1(Comparison.GT, x, y);
  }

  /** Whether {@code x <= y}, element by element. */
  public static Tensor le(Tensor x, Tensor y) {
    return Trace.bind1(Comparison.LE, x, y);
  }

  /** Whether {@code x < y}, element by element. */
  public static Tensor lt(Tensor x, Tensor y) {
    return Trace.bind1(Comparison.LT, x, y);
  }

  /** Whether equal in the total order, element by element. */
  public static Tensor eqTo(Tensor x, Tensor y) {
    return Trace.bind1(Comparison.EQ_TO, x, y);
  }

  /** Whether {@code x <= y} in the total order, element by element. */
  public static Tensor leTo(Tensor x, Tensor y) {
    return Trace.bind1(Comparison.LE_TO, x, y);
  }

  /** Whether {@code x < y} in the total order, element by element. */
  public static Tensor ltTo(Tensor x, Tensor y) {
    return Trace.bind1(Comparison.LT_TO, x, y);
  }

  /** The sum over {@code axes}. */
  public static Tensor reduceSum(Tensor x, List<Integer> axes) {
    return reduce(Reduction.Kind.SUM, "reduceSum", x, axes);
  }

  /** The product over {@code axes}. */
  public static Tensor reduceProd(Tensor x, List<Integer> axes) {
    return reduce(Reduction.Kind.PROD, "reduceProd", x, axes);
  }

  /** The largest element over {@code axes}; NaN if one is. */
  public static Tensor reduceMax(Tensor x, List<Integer> axes) {
    return reduce(Reduction.Kind.MAX, "reduceMax", x, axes);
  }

  /** The smallest element over {@code axes}; NaN if one is. */
  public static Tensor reduceMin(Tensor x, List<Integer> axes) {
    return reduce(Reduction.Kind.MIN, "reduceMin", x, axes);
  }

  /** The conjunction over {@code axes}. */
  public static Tensor reduceAnd(Tensor x, List<Integer> axes) {
    return reduce(Reduction.Kind.AND, "reduceAnd", x, axes);
  }

  /** The disjunction over {@code axes}. */
  public static Tensor reduceOr(Tensor x, List<Integer> axes) {
    return reduce(Reduction.Kind.OR, "reduceOr", x, axes);
  }

  /** The exclusive disjunction over {@code axes}. */
  public static Tensor reduceXor(Tensor x, List<Integer> axes) {
    return reduce(Reduction.Kind.XOR, "reduceXor", x, axes);
  }

  private static Tensor reduce(Reduction.Kind kind, String name, Tensor x, List<Integer> axes) {
    List<Integer> canonical = Axes.canonical(name, axes, x.rank());
    return Trace.bind1(new Reduction(kind, canonical), x);
  }

  /** The index of the first largest element along {@code axis}, as {@code indexDtype}. */
  public static Tensor argmax(Tensor x, int axis, DType indexDtype) {
    return Trace.bind1(
        new ArgReduction(
            ArgReduction.Kind.ARGMAX, Axes.canonical("argmax", axis, x.rank()), indexDtype),
        x);
  }

  /** The index of the first smallest element along {@code axis}, as {@code indexDtype}. */
  public static Tensor argmin(Tensor x, int axis, DType indexDtype) {
    return Trace.bind1(
        new ArgReduction(
            ArgReduction.Kind.ARGMIN, Axes.canonical("argmin", axis, x.rank()), indexDtype),
        x);
  }

  /** {@code x} to a power that is part of the program. */
  public static Tensor integerPow(Tensor x, int y) {
    return Trace.bind1(new IntegerPow(y), x);
  }

  /** The nearest whole number, halves going as {@code method} says. */
  public static Tensor round(Tensor x, Round.Method method) {
    return Trace.bind1(new Round(method), x);
  }

  /** {@code onTrue} where {@code predicate} is true and {@code onFalse} elsewhere. */
  public static Tensor select(Tensor predicate, Tensor onTrue, Tensor onFalse) {
    return Trace.bind1(SELECT_N, predicate, onFalse, onTrue);
  }

  /** From each case the elements where {@code which}, a bool or int32, is its index. */
  public static Tensor selectN(Tensor which, Tensor... cases) {
    Tensor[] operands = new Tensor[cases.length + 1];
    operands[0] = which;
    System.arraycopy(cases, 0, operands, 1, cases.length);
    return Trace.bind1(SELECT_N, operands);
  }

  /** {@code x}, but no less than {@code min} and no more than {@code max}. */
  public static Tensor clamp(Tensor min, Tensor x, Tensor max) {
    return Trace.bind1(CLAMP, min, x, max);
  }

  /** {@code x} cast to {@code dtype}; a narrowing cast of integers wraps. */
  public static Tensor convertElementType(Tensor x, DType dtype) {
    return convertElementType(x, dtype, false);
  }

  /** {@code x} cast to {@code dtype}, weak or not. */
  public static Tensor convertElementType(Tensor x, DType dtype, boolean weak) {
    if (x.dtype() == dtype && x.type().weak() == weak) {
      return x;
    }
    return Trace.bind1(new ConvertElementType(dtype, weak), x);
  }

  /** The bits of {@code x} as another dtype; see {@link BitcastConvertType}. */
  public static Tensor bitcastConvertType(Tensor x, DType dtype) {
    return Trace.bind1(new BitcastConvertType(dtype), x);
  }

  /** {@code x} rounded to a floating-point format of the given widths, in its own dtype. */
  public static Tensor reducePrecision(Tensor x, int exponentBits, int mantissaBits) {
    return Trace.bind1(new ReducePrecision(exponentBits, mantissaBits), x);
  }

  /** {@code x} repeated into {@code shape}, its dimension {@code i} becoming {@code dims[i]}. */
  public static Tensor broadcastInDim(Tensor x, Shape shape, List<Integer> dims) {
    if (x.shape().equals(shape) && dims.equals(Axes.range(shape.rank()))) {
      return x;
    }
    return Trace.bind1(new BroadcastInDim(shape, dims), x);
  }

  /** {@code x} repeated into {@code shape} by NumPy's rule. */
  public static Tensor broadcastTo(Tensor x, Shape shape) {
    int lead = shape.rank() - x.rank();
    if (lead < 0) {
      throw new ShapeException(
          "broadcast_to: the shape must have at least the operand's rank; got "
              + x.type()
              + " to "
              + shape.brackets());
    }
    return broadcastInDim(x, shape, Axes.range(x.rank()).stream().map(i -> i + lead).toList());
  }

  /** {@code x} with a new dimension of size 1 at {@code axis}. */
  public static Tensor expandDims(Tensor x, int axis) {
    int at = Axes.canonical("expand_dims", axis, x.rank() + 1);
    Shape shape = Axes.inserted(x.shape(), at, 1);
    return broadcastInDim(x, shape, Axes.othersThan(at, shape.rank()));
  }

  /** The elements of {@code x} in row-major order under another shape. */
  public static Tensor reshape(Tensor x, Shape shape) {
    return x.shape().equals(shape) ? x : Trace.bind1(new Reshape(shape), x);
  }

  /** {@code x} with dimension {@code permutation[i]} as dimension {@code i}. */
  public static Tensor transpose(Tensor x, List<Integer> permutation) {
    return permutation.equals(Axes.range(x.rank()))
        ? x
        : Trace.bind1(new Transpose(permutation), x);
  }

  /** {@code x} without dimensions of size 1. */
  public static Tensor squeeze(Tensor x, List<Integer> dimensions) {
    List<Integer> canonical = Axes.canonical("squeeze", dimensions, x.rank());
    return canonical.isEmpty() ? x : Trace.bind1(new Squeeze(canonical), x);
  }

  /** {@code x} reversed along dimensions. */
  public static Tensor rev(Tensor x, List<Integer> dimensions) {
    return Trace.bind1(new Rev(dimensions), x);
  }

  /** The elements from {@code starts} to before {@code limits}, every {@code strides}-th. */
  public static Tensor slice(
      Tensor x, List<Integer> starts, List<Integer> limits, List<Integer> strides) {
    return Trace.bind1(new Slice(starts, limits, strides), x);
  }

  /** A slice of one dimension; the others are kept whole. */
  public static Tensor sliceInDim(Tensor x, int start, int limit, int stride, int axis) {
    int at = Axes.canonical("slice", axis, x.rank());
    int n = x.rank();
    Shape starts = Axes.with(Shape.of(new int[n]), at, start);
    Shape limits = Axes.with(x.shape(), at, limit);
    int[] strides = new int[n];
    java.util.Arrays.fill(strides, 1);
    strides[at] = stride;
    return slice(x, starts, limits, Shape.of(strides));
  }

  /** {@code x} with copies of the scalar {@code value} around and between its elements. */
  public static Tensor pad(Tensor x, Tensor value, List<Pad.Dim> padding) {
    return Trace.bind1(new Pad(padding), x, value);
  }

  /** The operands joined along {@code dimension}. */
  public static Tensor concatenate(List<Tensor> operands, int dimension) {
    return operands.size() == 1
        ? operands.getFirst()
        : Trace.bind1(new Concatenate(dimension), operands.toArray(new Tensor[0]));
  }

  /** {@code x} cut along {@code axis} into parts of the given sizes. */
  public static List<Tensor> split(Tensor x, List<Integer> sizes, int axis) {
    return List.of(Trace.bind(new Split(sizes, axis), x));
  }

  /** The numbers from zero along {@code dimension}, of the given shape. */
  public static Tensor iota(DType dtype, Shape shape, int dimension) {
    return Trace.bind1(new Iota(dtype, shape, dimension));
  }

  /**
   * The general contraction of two tensors.
   *
   * @param preferred the dtype to accumulate in and give, or null for that of the operands
   */
  public static Tensor dotGeneral(
      Tensor lhs,
      Tensor rhs,
      DotGeneral.Dims dims,
      DotGeneral.Precision precision,
      @Nullable DType preferred) {
    return Trace.bind1(new DotGeneral(dims, precision, preferred), lhs, rhs);
  }

  /** The windows of {@code x} that {@code indices} address; see {@link Gather}. */
  public static Tensor gather(
      Tensor x, Tensor indices, IndexDims dims, List<Integer> sliceSizes, IndexDims.Mode mode) {
    return Trace.bind1(new Gather(dims, sliceSizes, false, false, mode, null), x, indices);
  }

  /** The windows of {@code x} that {@code indices} address, as {@code gather} says. */
  public static Tensor gather(Gather gather, Tensor x, Tensor indices) {
    return Trace.bind1(gather, x, indices);
  }

  /** {@code x} with updates combined into the windows that {@code indices} address. */
  public static Tensor scatter(Scatter scatter, Tensor x, Tensor indices, Tensor updates) {
    return Trace.bind1(scatter, x, indices, updates);
  }

  /** {@code x} with updates combined into the windows that {@code indices} address. */
  public static Tensor scatter(
      Scatter.Kind kind,
      Tensor x,
      Tensor indices,
      Tensor updates,
      IndexDims dims,
      IndexDims.Mode mode) {
    return Trace.bind1(new Scatter(kind, dims, false, false, mode), x, indices, updates);
  }

  /** A slice of {@code sizes} from computed starts, one integer scalar for each dimension. */
  public static Tensor dynamicSlice(Tensor x, Tensor[] starts, Shape sizes) {
    return Trace.bind1(new DynamicSlice(sizes), prepended(starts, x));
  }

  /**
   * {@code x} with {@code update} from computed starts on, one integer scalar for each dimension.
   */
  public static Tensor dynamicUpdateSlice(Tensor x, Tensor update, Tensor[] starts) {
    return Trace.bind1(new DynamicUpdateSlice(), prepended(starts, x, update));
  }

  private static Tensor[] prepended(Tensor[] rest, Tensor... first) {
    Tensor[] all = java.util.Arrays.copyOf(first, first.length + rest.length);
    System.arraycopy(rest, 0, all, first.length, rest.length);
    return all;
  }

  /** {@code x} sorted along {@code dimension}, stably; NaN last. */
  public static Tensor sort(Tensor x, int dimension) {
    return sort(List.of(x), dimension, true, 1).getFirst();
  }

  /** The operands sorted together along {@code dimension} by the first {@code keys} of them. */
  public static List<Tensor> sort(List<Tensor> operands, int dimension, boolean stable, int keys) {
    int at = Axes.canonical("sort", dimension, operands.getFirst().rank());
    return List.of(Trace.bind(new Sort(at, stable, keys), operands.toArray(new Tensor[0])));
  }

  /** The {@code k} largest elements along {@code axis} and their positions. */
  public static List<Tensor> topK(Tensor x, int k, int axis) {
    return List.of(Trace.bind(new TopK(k, Axes.canonical("top_k", axis, x.rank())), x));
  }

  /**
   * {@code x}, a tensor or a tree of them, as it is, behind a barrier for the compiler: what uses
   * the result runs after all of {@code x} is there, and isn't fused or merged with what comes
   * before. Its derivatives have barriers too. Un-jitted it has no effect.
   */
  @SuppressWarnings("unchecked")
  public static <T> T optimizationBarrier(T x) {
    Tree.Flat flat = Tree.flatten(x);
    Tensor[] leaves = flat.leaves().toArray(new Tensor[0]);
    Tensor[] behind = Trace.evaluating() ? leaves : Trace.bind(new OptimizationBarrier(), leaves);
    return (T) flat.structure().unflatten(Arrays.asList(behind).iterator());
  }

  /** The running combination along {@code axis}, from the end if {@code reverse}. */
  public static Tensor cumulative(Cumulative.Kind kind, Tensor x, int axis, boolean reverse) {
    int at = Axes.canonical("cumulative", axis, x.rank());
    return Trace.bind1(new Cumulative(kind, at, reverse), x);
  }

  /** A tensor of equal elements. */
  public static Tensor full(TensorType type, Object value) {
    Tensor scalar = Concrete.of(Literal.of(type.dtype(), type.weak(), value));
    return broadcastInDim(scalar, type.shape(), List.of());
  }

  /** A tensor of equal elements, of the dtype and shape of {@code like}. */
  public static Tensor fullLike(Tensor like, Object value) {
    return full(like.type(), value);
  }

  /** The scalar {@code value} in the dtype of {@code like}, as weak as that is. */
  public static Tensor constant(Tensor like, Object value) {
    return Concrete.of(Literal.of(like.dtype(), like.type().weak(), value));
  }

  /** A scalar of the dtype that {@code value}, a Java number, boolean or {@link Complex}, has. */
  public static Tensor literal(Object value) {
    return Concrete.of(JavaNumbers.literal(value));
  }

  /** {@code x} summed down to {@code shape}, which broadcasts to that of {@code x}. */
  public static Tensor sumTo(Tensor x, Shape shape) {
    int lead = x.rank() - shape.rank();
    List<Integer> axes =
        Axes.range(x.rank()).stream()
            .filter(i -> i < lead || shape.dim(i - lead) != x.shape().dim(i))
            .toList();
    return axes.isEmpty() ? x : reshape(reduceSum(x, axes), shape);
  }

  /**
   * The discrete Fourier transform of the last dimensions of {@code x}, one to three, of the sizes
   * {@code lengths}. FFT and IFFT take and give complex tensors; RFFT takes a real one and gives
   * {@code length / 2 + 1} elements along the last dimension, and IRFFT is its inverse. The forward
   * transforms are not scaled; the inverse ones divide by the number of elements.
   *
   * @throws ShapeException when the last dimensions of {@code x} are others
   * @throws DTypeException when the dtype is not the one that the kind of transform takes
   */
  public static Tensor fft(Tensor x, FourierTransform.Kind kind, List<Integer> lengths) {
    return Trace.bind1(new FourierTransform(kind, lengths), x);
  }
}
