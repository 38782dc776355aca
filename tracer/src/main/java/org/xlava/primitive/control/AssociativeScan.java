package org.xlava.primitive.control;

import static org.xlava.Lax.*;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import org.xlava.DType;
import org.xlava.Tensor;
import org.xlava.primitive.Axes;
import org.xlava.primitive.array.Pad;

/**
 * Combines along an axis each element with all before it, in logarithmically many steps.
 *
 * @param combine an associative function of two lists of arrays of elements
 */
public record AssociativeScan(int axis, BinaryOperator<List<Tensor>> combine) {
  /** The combinations of each element with all before it, or after it if {@code reverse}. */
  public List<Tensor> apply(List<Tensor> x, boolean reverse) {
    return reverse ? reversed(scan(reversed(x))) : scan(x);
  }

  private List<Tensor> reversed(List<Tensor> x) {
    return x.stream().map(t -> rev(t, List.of(axis))).toList();
  }

  // Scans the pairwise combinations, which gives every other result; combines those with the
  // elements in between for the rest.
  private List<Tensor> scan(List<Tensor> x) {
    int n = x.getFirst().shape().dim(axis);
    if (n < 2) {
      return x;
    }
    List<Tensor> odd = scan(combine.apply(slices(x, 0, n - 1, 2), slices(x, 1, n, 2)));
    List<Tensor> first = slices(x, 0, 1, 1);
    if (n == 2) {
      return zip(first, odd, this::joined);
    }
    int m = odd.getFirst().shape().dim(axis);
    List<Tensor> before = n % 2 == 0 ? slices(odd, 0, m - 1, 1) : odd;
    List<Tensor> rest = combine.apply(before, slices(x, 2, n, 2));
    return zip(zip(first, rest, this::joined), odd, this::interleaved);
  }

  private static List<Tensor> zip(List<Tensor> a, List<Tensor> b, BinaryOperator<Tensor> f) {
    List<Tensor> result = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      result.add(f.apply(a.get(i), b.get(i)));
    }
    return result;
  }

  private List<Tensor> slices(List<Tensor> x, int start, int limit, int stride) {
    return x.stream().map(t -> sliceInDim(t, start, limit, stride, axis)).toList();
  }

  private Tensor joined(Tensor a, Tensor b) {
    return concatenate(List.of(a, b), axis);
  }

  private Tensor interleaved(Tensor even, Tensor odd) {
    boolean equal = even.shape().dim(axis) == odd.shape().dim(axis);
    Tensor spreadEven = spread(even, 0, equal ? 1 : 0);
    Tensor spreadOdd = spread(odd, 1, equal ? 0 : 1);
    return even.dtype() == DType.BOOL ? or(spreadEven, spreadOdd) : add(spreadEven, spreadOdd);
  }

  private Tensor spread(Tensor x, int low, int high) {
    List<Pad.Dim> padding =
        Axes.range(x.rank()).stream()
            .map(d -> d == axis ? new Pad.Dim(low, high, 1) : new Pad.Dim(0, 0, 0))
            .toList();
    return pad(x, constant(x, 0), padding);
  }
}
