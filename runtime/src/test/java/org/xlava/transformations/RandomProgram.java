package org.xlava.transformations;

import static org.xlava.DType.FLOAT32;
import static org.xlava.DType.INT32;
import static org.xlava.Xlava.foriLoop;
import static org.xlava.Xlava.jit;
import static org.xlava.Xlava.whileLoop;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.xlava.Lax;
import org.xlava.Numpy;
import org.xlava.Shape;
import org.xlava.Tensor;
import org.xlava.primitive.array.Pad;

/**
 * A program of integers, floats, loops and slices, the same one whenever it has the same seed, made
 * of what compilers simplify: constants with special values, inverse operations, computed places.
 *
 * @param noise a factor near 1 of every float that is computed; 1 for none
 */
record RandomProgram(long seed, int steps, double noise) {
  private static final int SIZE = 6;
  private static final int[] INTEGERS = {
    0, 1, -1, 2, 3, 5, -7, 31, 100, 65536, Integer.MAX_VALUE, Integer.MIN_VALUE
  };
  private static final double[] FLOATS = {
    0, -0.0, 1, -1, 0.5, 3, 89, 1e20, -1e30, 1e-30, 1e-40, Double.POSITIVE_INFINITY, Double.NaN
  };
  private static final int KINDS = 40;

  /** All values of one run: each result may depend on all before it. */
  record Values(List<Tensor> integers, List<Tensor> floats) {
    List<Tensor> all() {
      List<Tensor> all = new ArrayList<>(integers);
      all.addAll(floats);
      return all;
    }
  }

  /** Runs the steps on vectors of six. */
  List<Tensor> apply(Tensor integers, Tensor floats) {
    Random random = new Random(seed);
    Values v = new Values(new ArrayList<>(), new ArrayList<>());
    v.integers.add(integers);
    v.floats.add(floats);
    for (int i = 0; i < steps; i++) {
      step(random, v);
    }
    return v.all();
  }

  private void step(Random random, Values v) {
    int kind = random.nextInt(KINDS);
    Tensor a = any(random, v.integers);
    Tensor b = any(random, v.integers);
    Tensor x = any(random, v.floats);
    Tensor y = any(random, v.floats);
    int n = INTEGERS[random.nextInt(INTEGERS.length)];
    double c = FLOATS[random.nextInt(FLOATS.length)];
    int at = random.nextInt(SIZE);
    int step = 1 + random.nextInt(5);
    if (kind < 14) {
      v.integers.add(arithmetic(kind, a, b, n));
    } else if (kind < 24) {
      v.integers.add(moved(kind - 14, a, b, at, step));
    } else if (kind < 28) {
      v.integers.add(looped(kind - 24, a, b, n, step));
    } else if (kind < 30) {
      v.integers.add(kind == 28 ? Numpy.where(x.lt(y), a, b) : x.gt(c).astype(INT32));
    } else {
      v.floats.add(floating(kind - 30, x, y, a, c).times(noise));
    }
  }

  private static Tensor any(Random random, List<Tensor> values) {
    return values.get(random.nextInt(values.size()));
  }

  private static Tensor arithmetic(int kind, Tensor a, Tensor b, int n) {
    return switch (kind) {
      case 0 -> a.plus(b);
      case 1 -> a.minus(n);
      case 2 -> a.times(n);
      case 3 -> a.times(b);
      case 4 -> a.abs();
      case 5 -> a.unaryMinus();
      case 6 -> Lax.div(a, Lax.full(a.type(), n == 0 ? 7 : n));
      case 7 -> Lax.rem(a, Lax.full(a.type(), n == 0 ? 7 : n));
      case 8 -> Lax.shiftLeft(a, Lax.and(b, Lax.full(b.type(), 31)));
      case 9 -> Lax.shiftRightArithmetic(a, Lax.full(a.type(), n & 31));
      case 10 -> a.xor(Numpy.maximum(b, n));
      case 11 -> Numpy.where(a.plus(n).gt(a), a, b);
      case 12 -> Numpy.where(a.abs().ge(0), b, a);
      default -> Numpy.minimum(Numpy.floorDivide(a, n == 0 ? 7 : n), b);
    };
  }

  /** Slices of slices, updates and gathers from computed starts, within bounds and outside. */
  private static Tensor moved(int kind, Tensor a, Tensor b, int at, int step) {
    Tensor[] start = {b.get(at)};
    return switch (kind) {
      case 0 -> {
        Tensor part = Lax.dynamicSlice(a, start, Shape.of(4));
        Tensor inner = Lax.dynamicSlice(part, new Tensor[] {a.get(at)}, Shape.of(2));
        yield padded(inner, 4);
      }
      case 1 -> Lax.dynamicUpdateSlice(a, Lax.dynamicSlice(b, start, Shape.of(3)), start);
      case 2 -> padded(Lax.sliceInDim(Lax.dynamicSlice(a, start, Shape.of(5)), 1, 4, 1, 0), 3);
      case 3 -> Numpy.take(a, b, 0, org.xlava.IndexMode.CLIP);
      case 4 -> Numpy.flip(a).plus(b);
      case 5 -> Numpy.roll(a, step);
      case 6 -> Lax.cumulative(org.xlava.primitive.reduction.Cumulative.Kind.MAX, a, 0, false);
      case 7 -> a.plus(b.max());
      case 8 -> Lax.sort(a, 0);
      default ->
          Numpy.concatenate(List.of(b.get(org.xlava.Index.from(at)), a), 0)
              .get(org.xlava.Index.until(SIZE));
    };
  }

  private static Tensor padded(Tensor x, int by) {
    return Lax.pad(x, Lax.constant(x, -3), List.of(new Pad.Dim(0, by, 0)));
  }

  record Count(Tensor i, Tensor sum) {}

  private static Tensor looped(int kind, Tensor a, Tensor b, int n, int step) {
    int from = Math.floorMod(n, 11) - 5;
    return switch (kind) {
      case 0 -> counted(from, step, step * 3 - 4, false, a);
      case 1 -> counted(from, step, step * 2 - 3, true, b);
      case 2 -> foriLoop(0, step, (i, c) -> c.times(3).plus(i).xor(b), a);
      default -> jit((Tensor p, Tensor q) -> p.times(q).minus(n)).apply(a, b);
    };
  }

  private static Tensor counted(int from, int step, int to, boolean inclusive, Tensor x) {
    return whileLoop(
            (Count s) -> inclusive ? s.i.le(to) : s.i.lt(to),
            s -> new Count(s.i.plus(step), s.sum.plus(x)),
            new Count(Tensor.of(from), Numpy.zerosLike(x)))
        .sum;
  }

  private static Tensor floating(int kind, Tensor x, Tensor y, Tensor a, double c) {
    return switch (kind) {
      case 0 -> x.times(c);
      case 1 -> x.div(c);
      case 2 -> x.times(y);
      case 3 -> Numpy.exp(x);
      case 4 -> Numpy.log(x);
      case 5 -> Numpy.sqrt(x.times(x));
      case 6 -> Numpy.maximum(x, y).abs();
      case 7 -> a.astype(FLOAT32);
      case 8 -> Numpy.arctan2(x, y);
      default -> Numpy.where(a.gt(0), x.unaryMinus(), Numpy.floor(y));
    };
  }
}
