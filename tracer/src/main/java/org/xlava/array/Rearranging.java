package org.xlava.array;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.xlava.Lax;
import org.xlava.Shape;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.primitive.Axes;
import org.xlava.primitive.array.Pad;

/** Elements at other places, several times, or with others around them. */
public final class Rearranging {
  private Rearranging() {}

  /** The elements in reverse order along {@code axes}, or all axes without any. */
  public static Tensor flip(Tensor x, int... axes) {
    return Lax.rev(x, flipped(x, axes));
  }

  private static List<Integer> flipped(Tensor x, int... axes) {
    return axes.length == 0
        ? Axes.range(x.rank())
        : Axes.canonical("flip", Arrays.stream(axes).boxed().toList(), x.rank());
  }

  /** The elements, in row-major order, {@code shift} places further, the last ones in front. */
  public static Tensor roll(Tensor x, int shift) {
    return Lax.reshape(roll(Shapes.ravel(x), shift, 0), x.shape());
  }

  /** The elements {@code shift} places further along {@code axis}, the last ones in front. */
  public static Tensor roll(Tensor x, int shift, int axis) {
    int at = Axes.canonical("roll", axis, x.rank());
    int n = x.shape().dim(at);
    if (n == 0) {
      return x;
    }
    int start = (int) Math.floorMod(-(long) shift, (long) n);
    Tensor front = Lax.sliceInDim(x, start, n, 1, at);
    return Lax.concatenate(List.of(front, Lax.sliceInDim(x, 0, start, 1, at)), at);
  }

  /** Each element {@code repetitions} times in a row along {@code axis}. */
  public static Tensor repeat(Tensor x, int repetitions, int axis) {
    int at = Axes.canonical("repeat", axis, x.rank());
    if (repetitions < 0) {
      throw new ShapeException("repeat: repetitions must not be negative; got " + repetitions);
    }
    int n = x.shape().dim(at);
    Shape wide = Axes.inserted(x.shape(), at + 1, repetitions);
    Tensor copies = Lax.broadcastInDim(x, wide, Axes.othersThan(at + 1, wide.rank()));
    return Lax.reshape(copies, Axes.with(x.shape(), at, Math.multiplyExact(n, repetitions)));
  }

  /** {@code x} repeated {@code repetitions[i]} times along dimension {@code i}. */
  public static Tensor tile(Tensor x, int... repetitions) {
    Tensor result = x;
    while (result.rank() < repetitions.length) {
      result = Lax.expandDims(result, 0);
    }
    int lead = result.rank() - repetitions.length;
    for (int i = 0; i < repetitions.length; i++) {
      result = tiled(result, repetitions[i], lead + i);
    }
    return result;
  }

  private static Tensor tiled(Tensor x, int repetitions, int axis) {
    if (repetitions < 0) {
      throw new ShapeException("tile: repetitions must not be negative; got " + repetitions);
    }
    return repetitions == 0
        ? Lax.sliceInDim(x, 0, 0, 1, axis)
        : Lax.concatenate(Collections.nCopies(repetitions, x), axis);
  }

  /**
   * {@code x} with {@code value} around it, {@code low} and {@code high} elements on every axis.
   */
  public static Tensor pad(Tensor x, int low, int high, Number value) {
    List<Pad.Dim> padding = Collections.nCopies(x.rank(), new Pad.Dim(low, high, 0));
    return Lax.pad(x, Lax.constant(x, value), padding);
  }
}
