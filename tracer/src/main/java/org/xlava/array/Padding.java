package org.xlava.array;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xlava.Lax;
import org.xlava.PadOption;
import org.xlava.PadOption.ConstantValues;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.function.GivenOptions;
import org.xlava.primitive.array.Pad;

/** Constants around the elements, other ones for each side. */
public final class Padding {
  private static final List<List<Number>> ZEROS = List.of(List.of(0, 0));

  private Padding() {}

  /** {@code x} with as many elements before and after along each axis as {@code widths} say. */
  public static Tensor pad(Tensor x, int[][] widths, @Nullable PadOption @Nullable ... options) {
    List<PadOption> given = GivenOptions.of("pad", List.of(ConstantValues.class), options);
    List<List<Number>> values =
        given.isEmpty() ? ZEROS : ((ConstantValues) given.getFirst()).pairs();
    List<Pad.Dim> padding = dims(x, widths);
    boolean same = values.stream().flatMap(List::stream).distinct().count() == 1;
    return same
        ? Lax.pad(x, Lax.constant(x, values.getFirst().getFirst()), padding)
        : sides(x, padding, each(x, values));
  }

  private static List<Pad.Dim> dims(Tensor x, int[][] widths) {
    if (Arrays.stream(widths).anyMatch(pair -> pair.length != 2)) {
      throw new ShapeException(
          "pad: widths must be pairs of how many before and after; got "
              + Arrays.deepToString(widths));
    }
    List<int[]> pairs = each(x, Arrays.asList(widths));
    return pairs.stream().map(pair -> new Pad.Dim(pair[0], pair[1], 0)).toList();
  }

  private static <T> List<T> each(Tensor x, List<T> pairs) {
    if (pairs.size() != 1 && pairs.size() != x.rank()) {
      throw new ShapeException(
          "pad: there must be one pair, or one for each axis; got %d for %s"
              .formatted(pairs.size(), x.type()));
    }
    return pairs.size() == 1 ? Collections.nCopies(x.rank(), pairs.getFirst()) : pairs;
  }

  private static Tensor sides(Tensor x, List<Pad.Dim> padding, List<List<Number>> values) {
    Tensor result = x;
    for (int axis = 0; axis < padding.size(); axis++) {
      Pad.Dim width = padding.get(axis);
      List<Number> pair = values.get(axis);
      result = side(result, axis, new Pad.Dim(width.low(), 0, 0), pair.getFirst());
      result = side(result, axis, new Pad.Dim(0, width.high(), 0), pair.getLast());
    }
    return result;
  }

  private static Tensor side(Tensor x, int axis, Pad.Dim width, Number value) {
    List<Pad.Dim> padding = new ArrayList<>(Collections.nCopies(x.rank(), new Pad.Dim(0, 0, 0)));
    padding.set(axis, width);
    return Lax.pad(x, Lax.constant(x, value), padding);
  }
}
