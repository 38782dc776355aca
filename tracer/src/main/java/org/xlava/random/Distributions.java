package org.xlava.random;

import java.util.List;
import org.xlava.DType;
import org.xlava.DTypeException;
import org.xlava.FInfo;
import org.xlava.Lax;
import org.xlava.Shape;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TensorType;

/** Numbers of one distribution or another from a key's bits, drawn as JAX does. */
public final class Distributions {
  private Distributions() {}

  /** Uniform bits. */
  public static Tensor bits(Tensor key, Shape shape, DType dtype) {
    if (dtype.kind() != DType.Kind.UNSIGNED) {
      throw new DTypeException("bits: needs an unsigned dtype; got " + dtype);
    }
    return Threefry.bits(key, dtype, shape);
  }

  /** Uniform numbers in [{@code min}, {@code max}). */
  public static Tensor uniform(Tensor key, Shape shape, DType dtype, double min, double max) {
    Tensor unit = unitInterval(key, shape, floating("uniform", dtype));
    Tensor low = Lax.constant(unit, min);
    Tensor span = Lax.constant(unit, Lax.constant(unit, max).item() - low.item());
    return Lax.max(low, Lax.add(Lax.mul(unit, span), low));
  }

  private static DType floating(String name, DType dtype) {
    if (!dtype.isFloating()) {
      throw new DTypeException(name + ": needs a floating dtype; got " + dtype);
    }
    return dtype.canonical();
  }

  // Random mantissas under the exponent of one give [1, 2).
  private static Tensor unitInterval(Tensor key, Shape shape, DType dtype) {
    int mantissa = new FInfo(dtype).nmant();
    // Eight random bits are enough for the mantissa of bfloat16, and what JAX draws.
    DType word = DType.of("uint" + dtype.bits());
    DType drawn = mantissa < 8 ? DType.UINT8 : word;
    Tensor random = Threefry.bits(key, drawn, shape);
    Tensor wide =
        Lax.shiftRightLogical(
            Lax.convertElementType(random, word),
            Lax.full(TensorType.of(word), drawn.bits() - mantissa));
    Tensor one = Lax.bitcastConvertType(Lax.full(TensorType.of(dtype), 1), word);
    Tensor floats = Lax.bitcastConvertType(Lax.or(wide, one), dtype);
    return Lax.sub(floats, Lax.constant(floats, 1));
  }

  /** √2 erf⁻¹(u) for uniform u between -1 and 1. */
  public static Tensor normal(Tensor key, Shape shape, DType dtype) {
    DType target = floating("normal", dtype);
    double aboveMinusOne = new FInfo(target).epsneg() - 1;
    Tensor u = uniform(key, shape, target, aboveMinusOne, 1);
    return Lax.mul(Lax.constant(u, Math.sqrt(2)), Lax.erfInv(u));
  }

  /** {@code -log(1 - u)}. */
  public static Tensor exponential(Tensor key, Shape shape, DType dtype) {
    Tensor u = uniform(key, shape, floating("exponential", dtype), 0, 1);
    return Lax.neg(Lax.log1p(Lax.neg(u)));
  }

  /** Whether {@code u < p}. */
  public static Tensor bernoulli(Tensor key, double p, Shape shape) {
    Tensor u = uniform(key, shape, DType.FLOAT64, 0, 1);
    return Lax.lt(u, Lax.constant(u, p));
  }

  /** {@code -log(-log(u))} for positive u. */
  public static Tensor gumbel(Tensor key, Shape shape, DType dtype) {
    DType target = floating("gumbel", dtype);
    Tensor u = uniform(key, shape, target, new FInfo(target).smallestNormal(), 1);
    return Lax.neg(Lax.log(Lax.neg(Lax.log(u))));
  }

  /** Where the logits and Gumbel noise together are largest. */
  public static Tensor categorical(Tensor key, Tensor logits) {
    if (logits.rank() == 0) {
      throw new ShapeException(
          "categorical: the logits must have at least one dimension; got " + logits.type());
    }
    Tensor noise = gumbel(key, logits.shape(), logits.dtype());
    return Lax.argmax(Lax.add(noise, logits), -1, DType.INT64.canonical());
  }

  /** The numbers 0 to before {@code n}, sorted by random bits until ties don't matter. */
  public static Tensor permutation(Tensor key, int n) {
    Tensor result = Lax.iota(DType.INT32, Shape.of(n), 0);
    Tensor rest = key;
    int rounds = (int) Math.ceil(3 * Math.log(Math.max(1, n)) / Math.log(0xFFFFFFFFL));
    for (int i = 0; i < rounds; i++) {
      List<Tensor> keys = Threefry.split(rest, 2);
      rest = keys.get(0);
      Tensor order = Threefry.bits(keys.get(1), DType.UINT32, Shape.of(n));
      result = Lax.sort(List.of(order, result), 0, true, 1).get(1);
    }
    return result;
  }
}
