package org.xlava;

import java.util.ArrayList;
import java.util.List;
import org.xlava.random.Threefry;

/**
 * A key of the counter-based random number generator: the same key always gives the same numbers,
 * so split a key before using it more than once. The generator is Threefry-2x32 with 20 rounds
 * (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", 2011), used as JAX does by
 * default, so that equal seeds give JAX's numbers bit for bit.
 *
 * @param data the key itself, uint32 of shape (2,); more dimensions make a batch of keys, for
 *     {@code vmap}
 */
public record Key(Tensor data) {
  public Key {
    if (data.dtype() != DType.UINT32 || data.rank() == 0 || data.shape().dim(-1) != 2) {
      throw new ShapeException(
          "key: the data must be uint32 with a last dimension of 2; got " + data.type());
    }
  }

  /** The key of a seed. */
  public static Key of(long seed) {
    return new Key(Tensor.of(new int[] {upper(seed), (int) seed}, DType.UINT32));
  }

  // While 64-bit types are off a seed has 32 bits.
  private static int upper(long seed) {
    return Config.x64Enabled() ? (int) (seed >>> 32) : 0;
  }

  /** The key of a seed that is an integer scalar. */
  public static Key of(Tensor seed) {
    return new Key(Threefry.seed(seed));
  }

  /** {@code n} keys that are independent of each other and of this one. */
  public List<Key> split(int n) {
    Tensor keys = Threefry.split(data, Shape.of(n));
    List<Key> result = new ArrayList<>();
    for (Tensor key : Numpy.unstack(keys, 0)) {
      result.add(new Key(key));
    }
    return result;
  }

  /** {@code n} keys as a batch, for {@code vmap}. */
  public Key splitBatch(int n) {
    return new Key(Threefry.split(data, Shape.of(n)));
  }

  /** A key that depends on this one and on {@code number}. */
  public Key foldIn(int number) {
    return foldIn(Lax.full(TensorType.of(DType.UINT32), number));
  }

  /** A key that depends on this one and on {@code number}, an integer scalar. */
  public Key foldIn(Tensor number) {
    return new Key(Threefry.foldIn(data, number));
  }

  /** Uniform bits, as unsigned integers of {@code dtype}. */
  public Tensor bits(Shape shape, DType dtype) {
    if (dtype.kind() != DType.Kind.UNSIGNED) {
      throw new DTypeException("bits: needs an unsigned dtype; got " + dtype);
    }
    return Threefry.bits(data, dtype, shape);
  }

  /** Uniform float32 numbers in [0, 1). */
  public Tensor uniform(int... shape) {
    return uniform(Shape.of(shape), DType.FLOAT64, 0, 1);
  }

  /** Uniform numbers in [{@code min}, {@code max}) of a floating dtype. */
  public Tensor uniform(Shape shape, DType dtype, double min, double max) {
    DType target = dtype.canonical();
    if (!target.isFloating()) {
      throw new DTypeException("uniform: needs a floating dtype; got " + dtype);
    }
    Tensor unit = unitInterval(shape, target);
    Tensor low = Lax.constant(unit, min);
    Tensor span = Lax.constant(unit, Lax.constant(unit, max).item() - low.item());
    return Lax.max(low, Lax.add(Lax.mul(unit, span), low));
  }

  // Random mantissas under the exponent of one give [1, 2).
  private Tensor unitInterval(Shape shape, DType dtype) {
    int mantissa = new FInfo(dtype).nmant();
    // Eight random bits are enough for the mantissa of bfloat16, and what JAX draws.
    DType word = DType.of("uint" + dtype.bits());
    DType drawn = mantissa < 8 ? DType.UINT8 : word;
    Tensor random = Threefry.bits(data, drawn, shape);
    Tensor wide =
        Lax.shiftRightLogical(
            Lax.convertElementType(random, word),
            Lax.full(TensorType.of(word), drawn.bits() - mantissa));
    Tensor one = Lax.bitcastConvertType(Lax.full(TensorType.of(dtype), 1), word);
    Tensor floats = Lax.bitcastConvertType(Lax.or(wide, one), dtype);
    return Lax.sub(floats, Lax.constant(floats, 1));
  }

  /** Standard normal float32 numbers. */
  public Tensor normal(int... shape) {
    return normal(Shape.of(shape), DType.FLOAT64);
  }

  /** Standard normal numbers of a floating dtype: √2 erf⁻¹(u) for uniform u in (-1, 1). */
  public Tensor normal(Shape shape, DType dtype) {
    DType target = dtype.canonical();
    Tensor u = uniform(shape, target, new FInfo(target).epsneg() - 1, 1);
    return Lax.mul(Lax.constant(u, Math.sqrt(2)), Lax.erfInv(u));
  }

  /** Exponentially distributed numbers of rate 1: {@code -log(1 - u)}. */
  public Tensor exponential(Shape shape, DType dtype) {
    return Lax.neg(Lax.log1p(Lax.neg(uniform(shape, dtype, 0, 1))));
  }

  /** True with probability {@code p}. */
  public Tensor bernoulli(double p, int... shape) {
    Tensor u = uniform(shape);
    return Lax.lt(u, Lax.constant(u, p));
  }

  /** Gumbel distributed numbers: {@code -log(-log(u))}. */
  public Tensor gumbel(Shape shape, DType dtype) {
    DType target = dtype.canonical();
    Tensor u = uniform(shape, target, new FInfo(target).smallestNormal(), 1);
    return Lax.neg(Lax.log(Lax.neg(Lax.log(u))));
  }

  /** An index along the last axis with probabilities in proportion to {@code exp(logits)}. */
  public Tensor categorical(Tensor logits) {
    Tensor noise = gumbel(logits.shape(), logits.dtype());
    return Numpy.argmax(Lax.add(noise, logits), -1);
  }

  /** The numbers 0 to before {@code n} in random order. */
  public Tensor permutation(int n) {
    Tensor result = Lax.iota(DType.INT32, Shape.of(n), 0);
    Key key = this;
    int rounds = (int) Math.ceil(3 * Math.log(Math.max(1, n)) / Math.log(0xFFFFFFFFL));
    for (int i = 0; i < rounds; i++) {
      List<Key> keys = key.split(2);
      key = keys.get(0);
      Tensor order = keys.get(1).bits(Shape.of(n), DType.UINT32);
      result = Lax.sort(List.of(order, result), 0, true, 1).get(1);
    }
    return result;
  }
}
