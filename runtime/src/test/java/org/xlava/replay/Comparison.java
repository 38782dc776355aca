package org.xlava.replay;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.xlava.Complex;
import org.xlava.DType;
import org.xlava.HostArray;
import org.xlava.Shape;

/** Compares results with the recorded ones. */
final class Comparison {
  private final Tolerance tolerance;

  Comparison(Tolerance tolerance) {
    this.tolerance = tolerance;
  }

  /** What differs first, if anything does. */
  Optional<String> difference(List<HostArray> got, List<HostArray> want) {
    if (got.size() != want.size()) {
      return Optional.of("got " + got.size() + " results, want " + want.size());
    }
    for (int i = 0; i < got.size(); i++) {
      Optional<String> difference = difference(got.get(i), want.get(i));
      if (difference.isPresent()) {
        String result = got.size() == 1 ? "" : "result " + i + ": ";
        return difference.map(result::concat);
      }
    }
    return Optional.empty();
  }

  private Optional<String> difference(HostArray got, HostArray want) {
    boolean sameType = got.dtype() == want.dtype() && got.shape().equals(want.shape());
    return sameType
        ? valueDifference(got, want)
        : Optional.of("got type " + got.type() + ", want " + want.type());
  }

  private Optional<String> valueDifference(HostArray got, HostArray want) {
    long first = -1;
    long count = 0;
    for (long i = 0; i < want.elements(); i++) {
      if (!close(got, want, i)) {
        first = count++ == 0 ? i : first;
      }
    }
    return count == 0 ? Optional.empty() : Optional.of(describe(got, want, first, count));
  }

  private boolean close(HostArray got, HostArray want, long i) {
    DType dtype = want.dtype();
    Tolerance.Bounds bounds = tolerance.of(dtype);
    return switch (dtype.kind()) {
      case BOOL, NONE, SIGNED, UNSIGNED -> got.valueAt(i).equals(want.valueAt(i));
      case FLOAT -> bounds.accept(got.doubleAt(i), want.doubleAt(i));
      case COMPLEX -> bounds.accept(got.complexAt(i), want.complexAt(i));
    };
  }

  private static String describe(HostArray got, HostArray want, long first, long count) {
    return "at %s got %s, want %s; %d of %d differ"
        .formatted(
            index(want.shape(), first),
            show(got, first),
            show(want, first),
            count,
            want.elements());
  }

  private static String index(Shape shape, long flat) {
    int[] index = new int[shape.rank()];
    long rest = flat;
    for (int d = shape.rank() - 1; d >= 0; d--) {
      index[d] = Math.floorMod(rest, shape.dim(d));
      rest /= shape.dim(d);
    }
    return Arrays.toString(index);
  }

  private static String show(HostArray array, long i) {
    return switch (array.valueAt(i)) {
      case Double d when array.dtype() != DType.FLOAT64 -> Float.toString(d.floatValue());
      case Complex c -> c.re() + (c.im() < 0 ? "" : "+") + c.im() + "j";
      case Long n when array.dtype() == DType.UINT64 -> Long.toUnsignedString(n);
      case Object value -> value.toString();
    };
  }
}
