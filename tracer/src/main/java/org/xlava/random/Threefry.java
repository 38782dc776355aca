package org.xlava.random;

import java.util.ArrayList;
import java.util.List;
import org.xlava.Config;
import org.xlava.DType;
import org.xlava.Fn1;
import org.xlava.Lax;
import org.xlava.Shape;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.array.Joining;
import org.xlava.function.JitCache;
import org.xlava.function.JitOptions;
import org.xlava.primitive.Axes;

/**
 * The Threefry-2x32 block cipher and what JAX makes of it: counters are the positions in the
 * result's shape, as 64-bit numbers in two words.
 */
public final class Threefry {
  private static final int[][] ROTATIONS = {{13, 15, 26, 6}, {17, 29, 16, 24}};
  private static final JitCache<List<Tensor>> CIPHER =
      new JitCache<>((Fn1<List<Tensor>, List<Tensor>>) Threefry::cipher, 1, JitOptions.of());

  private Threefry() {}

  /** Encrypts counters (c0, c1) under a key (k0, k1), all uint32: operands k0, k1, c0, c1. */
  static List<Tensor> encrypt(Tensor k0, Tensor k1, Tensor c0, Tensor c1) {
    return CIPHER.call(List.of(k0, k1, c0, c1));
  }

  private static List<Tensor> cipher(List<Tensor> operands) {
    Tensor k0 = operands.get(0);
    Tensor k1 = operands.get(1);
    Tensor parity = Lax.constant(k0, 0x1BD11BDAL);
    Tensor[] keys = {k0, k1, Lax.xor(Lax.xor(k0, k1), parity)};
    Tensor x0 = Lax.add(operands.get(2), k0);
    Tensor x1 = Lax.add(operands.get(3), k1);
    for (int round = 1; round <= 5; round++) {
      for (int r : ROTATIONS[(round - 1) % 2]) {
        x0 = Lax.add(x0, x1);
        x1 = Lax.xor(x0, rotated(x1, r));
      }
      x0 = Lax.add(x0, keys[round % 3]);
      x1 = Lax.add(Lax.add(x1, keys[(round + 1) % 3]), Lax.constant(x1, round));
    }
    return List.of(x0, x1);
  }

  private static Tensor rotated(Tensor x, int bits) {
    return Lax.or(
        Lax.shiftLeft(x, Lax.constant(x, bits)),
        Lax.shiftRightLogical(x, Lax.constant(x, 32 - bits)));
  }

  /** The key, uint32 of shape (2,), of a seed. */
  public static Tensor seed(long seed) {
    // While 64-bit types are off a seed has 32 bits.
    int upper = Config.x64Enabled() ? (int) (seed >>> 32) : 0;
    return Tensor.of(new int[] {upper, (int) seed}, DType.UINT32);
  }

  /** The key, uint32 of shape (2,), of an integer scalar. */
  public static Tensor seed(Tensor seed) {
    return key("key: the seed", seed);
  }

  private static Tensor key(String what, Tensor seed) {
    if (seed.rank() != 0 || !seed.dtype().isInteger()) {
      throw new ShapeException(what + " must be an integer scalar; got " + seed.type());
    }
    Tensor lower = Lax.convertElementType(seed, DType.UINT32);
    Tensor upper =
        seed.dtype().bits() == 64
            ? Lax.convertElementType(
                Lax.shiftRightLogical(seed, Lax.constant(seed, 32)), DType.UINT32)
            : Lax.full(TensorType.of(DType.UINT32), 0);
    return Joining.stack(List.of(upper, lower), 0);
  }

  /** {@code n} keys. */
  public static List<Tensor> split(Tensor key, int n) {
    Tensor keys = split(key, Shape.of(n));
    List<Tensor> apart = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      apart.add(word(keys, i));
    }
    return apart;
  }

  /** Keys of the given shape, with a last dimension of 2. */
  public static Tensor split(Tensor key, Shape shape) {
    List<Tensor> words = words(key, shape);
    return Joining.stack(words, shape.rank());
  }

  /** A key of both. */
  public static Tensor foldIn(Tensor key, Tensor number) {
    Tensor count = key("foldIn: the number", number);
    List<Tensor> words = encrypt(word(key, 0), word(key, 1), word(count, 0), word(count, 1));
    return Joining.stack(words, 0);
  }

  /** What {@code x} has at {@code i} of its first dimension. */
  private static Tensor word(Tensor x, int i) {
    return Lax.squeeze(Lax.sliceInDim(x, i, i + 1, 1, 0), List.of(0));
  }

  private static List<Tensor> words(Tensor key, Shape shape) {
    Tensor position = position(shape);
    Tensor high = Lax.fullLike(position, 0);
    return encrypt(word(key, 0), word(key, 1), high, position);
  }

  /** The row-major positions, which fit 32 bits. */
  private static Tensor position(Shape shape) {
    if (shape.elements() > 0xFFFFFFFFL) {
      throw new ShapeException("random: too many numbers; got " + shape.brackets());
    }
    Tensor flat = Lax.full(TensorType.of(DType.UINT32, shape), 0);
    long stride = 1;
    for (int d : Axes.range(shape.rank()).reversed()) {
      Tensor along = Lax.iota(DType.UINT32, shape, d);
      flat = Lax.add(flat, Lax.mul(along, Lax.constant(along, stride)));
      stride *= shape.dim(d);
    }
    return flat;
  }

  /** Random bits as unsigned integers. */
  public static Tensor bits(Tensor key, DType dtype, Shape shape) {
    List<Tensor> words = words(key, shape);
    if (dtype == DType.UINT64) {
      Tensor high = Lax.convertElementType(words.get(0), DType.UINT64);
      Tensor low = Lax.convertElementType(words.get(1), DType.UINT64);
      return Lax.or(Lax.shiftLeft(high, Lax.constant(high, 32)), low);
    }
    return Lax.convertElementType(Lax.xor(words.get(0), words.get(1)), dtype);
  }
}
