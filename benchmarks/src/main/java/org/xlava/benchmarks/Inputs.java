package org.xlava.benchmarks;

import org.xlava.Shape;
import org.xlava.Tensor;

/** Numbers that every side of the comparison makes for itself, the same to the last bit. */
final class Inputs {
  private static final long MULTIPLIER = 2_654_435_761L;
  private static final long INCREMENT = 40_503;
  private static final double RANGE = 0x1p32;

  private Inputs() {}

  /** Numbers spread evenly over an interval of the given width around 0, in no visible order. */
  static Tensor spread(int seed, double width, int... shape) {
    float[] values = new float[(int) Shape.of(shape).elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(seed, i, width);
    }
    return Tensor.of(values).reshape(shape).blockUntilReady();
  }

  private static float value(int seed, long index, double width) {
    long bits = ((index + 1) * MULTIPLIER + seed * INCREMENT) & 0xFFFFFFFFL;
    return (float) ((bits / RANGE - 0.5) * width);
  }
}
