package org.xlava;

import java.util.List;
import org.xlava.array.TensorOptions;
import org.xlava.random.Distributions;
import org.xlava.random.Threefry;

/**
 * A key of the counter-based random number generator: the same key always gives the same numbers,
 * so split a key before using it more than once. The generator is Threefry-2x32 with 20 rounds
 * (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", 2011), used as JAX does by
 * default, so that equal seeds give JAX's numbers bit for bit. The functions are those of {@code
 * jax.random}; results aren't weakly typed.
 *
 * @param data the key itself, uint32 of shape (2,); more dimensions make a batch of keys, for
 *     {@code vmap}
 */
public record Key(Tensor data) {
  /**
   * The key of the given data; JAX: {@code wrap_key_data}.
   *
   * @throws ShapeException when the data aren't uint32 with a last dimension of 2
   */
  public Key {
    if (data.dtype() != DType.UINT32 || data.rank() == 0 || data.shape().dim(-1) != 2) {
      throw new ShapeException(
          "key: the data must be uint32 with a last dimension of 2; got " + data.type());
    }
  }

  /** The key of a seed, of which the low 32 bits count while 64-bit types are off; JAX: key. */
  public static Key of(long seed) {
    return new Key(Threefry.seed(seed));
  }

  /**
   * The key of a seed; JAX: {@code key}.
   *
   * @param seed an integer scalar
   * @throws ShapeException when it is something else
   */
  public static Key of(Tensor seed) {
    return new Key(Threefry.seed(seed));
  }

  /**
   * {@code n} keys that are independent of each other and of this one.
   *
   * @throws ShapeException when {@code n} is negative
   */
  public List<Key> split(int n) {
    return Threefry.split(data, n).stream().map(Key::new).toList();
  }

  /**
   * {@code n} keys as a batch, for {@code vmap}, with data of shape (n, 2); JAX: {@code split}.
   *
   * @throws ShapeException when {@code n} is negative
   */
  public Key splitBatch(int n) {
    return new Key(Threefry.split(data, Shape.of(n)));
  }

  /** A key that depends on this one and on {@code number}. */
  public Key foldIn(int number) {
    return new Key(Threefry.foldIn(data, Lax.full(TensorType.of(DType.UINT32), number)));
  }

  /**
   * A key that depends on this one and on {@code number}.
   *
   * @param number an integer scalar
   * @throws ShapeException when it is something else
   */
  public Key foldIn(Tensor number) {
    return new Key(Threefry.foldIn(data, number));
  }

  /**
   * Uniform bits.
   *
   * @param options an unsigned {@link DType} in place of uint32 (uint64 with 64-bit types enabled)
   * @throws DTypeException when it is another
   * @throws ShapeException when there are 2³² elements or more
   */
  public Tensor bits(Shape shape, TensorOption... options) {
    return Distributions.bits(data, shape, TensorOptions.dtype("bits", DType.UINT64, options));
  }

  /**
   * Uniform numbers in [0, 1), float32 (float64 with 64-bit types enabled).
   *
   * @throws ShapeException when a size is negative
   */
  public Tensor uniform(int... shape) {
    return Distributions.uniform(data, Shape.of(shape), DType.FLOAT64, 0, 1);
  }

  /**
   * Uniform numbers in [0, 1).
   *
   * @param options a floating {@link DType} in place of float32 (float64 with 64-bit types enabled)
   * @throws DTypeException when it is another
   */
  public Tensor uniform(Shape shape, TensorOption... options) {
    return uniform(shape, 0, 1, options);
  }

  /**
   * Uniform numbers in [{@code min}, {@code max}).
   *
   * @param options a floating {@link DType} in place of float32 (float64 with 64-bit types enabled)
   * @throws DTypeException when it is another
   */
  public Tensor uniform(Shape shape, double min, double max, TensorOption... options) {
    DType dtype = TensorOptions.dtype("uniform", DType.FLOAT64, options);
    return Distributions.uniform(data, shape, dtype, min, max);
  }

  /**
   * Uniform numbers in [{@code min}, {@code max}).
   *
   * @param dtype a floating dtype, the result's
   * @throws DTypeException when it is another
   */
  public Tensor uniform(Shape shape, DType dtype, double min, double max) {
    return Distributions.uniform(data, shape, dtype, min, max);
  }

  /**
   * Standard normal numbers, float32 (float64 with 64-bit types enabled).
   *
   * @throws ShapeException when a size is negative
   */
  public Tensor normal(int... shape) {
    return Distributions.normal(data, Shape.of(shape), DType.FLOAT64);
  }

  /**
   * Standard normal numbers: √2 erf⁻¹(u) for uniform u in (-1, 1).
   *
   * @param options a floating {@link DType} in place of float32 (float64 with 64-bit types enabled)
   * @throws DTypeException when it is another
   */
  public Tensor normal(Shape shape, TensorOption... options) {
    DType dtype = TensorOptions.dtype("normal", DType.FLOAT64, options);
    return Distributions.normal(data, shape, dtype);
  }

  /**
   * Exponentially distributed numbers of rate 1: {@code -log(1 - u)} for uniform u in [0, 1).
   *
   * @param options a floating {@link DType} in place of float32 (float64 with 64-bit types enabled)
   * @throws DTypeException when it is another
   */
  public Tensor exponential(Shape shape, TensorOption... options) {
    DType dtype = TensorOptions.dtype("exponential", DType.FLOAT64, options);
    return Distributions.exponential(data, shape, dtype);
  }

  /**
   * Bools that are true with probability {@code p}.
   *
   * @throws ShapeException when a size is negative
   */
  public Tensor bernoulli(double p, int... shape) {
    return Distributions.bernoulli(data, p, Shape.of(shape));
  }

  /** Bools that are true with probability {@code p}. */
  public Tensor bernoulli(double p, Shape shape) {
    return Distributions.bernoulli(data, p, shape);
  }

  /**
   * Gumbel distributed numbers: {@code -log(-log(u))} for uniform u in (0, 1).
   *
   * @param options a floating {@link DType} in place of float32 (float64 with 64-bit types enabled)
   * @throws DTypeException when it is another
   */
  public Tensor gumbel(Shape shape, TensorOption... options) {
    DType dtype = TensorOptions.dtype("gumbel", DType.FLOAT64, options);
    return Distributions.gumbel(data, shape, dtype);
  }

  /**
   * Indices along the last axis with probabilities in proportion to {@code exp(logits)}.
   *
   * @param logits floating, of any shape but that of a scalar
   * @return int32 (int64 with 64-bit types enabled), of that shape without the last axis
   * @throws DTypeException when the logits are of another dtype
   * @throws ShapeException when the logits are a scalar, or there are none along the last axis
   */
  public Tensor categorical(Tensor logits) {
    return Distributions.categorical(data, logits);
  }

  /**
   * The numbers 0 to before {@code n} in random order, an int32 vector.
   *
   * @throws ShapeException when {@code n} is negative
   */
  public Tensor permutation(int n) {
    return Distributions.permutation(data, n);
  }
}
