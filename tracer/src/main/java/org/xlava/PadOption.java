package org.xlava;

import java.util.Arrays;
import java.util.List;

/** What {@link Numpy#pad(Tensor, int[][], PadOption...)} may be told beside the widths. */
public sealed interface PadOption {
  /** Pairs of what is put before and after, for each axis or for all. */
  record ConstantValues(List<List<Number>> pairs) implements PadOption {
    public ConstantValues {
      pairs = pairs.stream().map(List::copyOf).toList();
    }

    static ConstantValues of(Number[][] pairs) {
      if (Arrays.stream(pairs).anyMatch(pair -> pair.length != 2)) {
        throw new ShapeException(
            "constantValues: must be pairs of what is put before and after; got "
                + Arrays.deepToString(pairs));
      }
      return new ConstantValues(Arrays.stream(pairs).map(List::of).toList());
    }
  }
}
