package org.xlava.primitive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.xlava.Lax;
import org.xlava.Shape;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.transform.Trace;

/** What batching rules have in common: moving, making and dropping batch dimensions. */
public final class Batching {
  /** The batch dimension of an operand that isn't batched. */
  public static final int NONE = -1;

  private Batching() {}

  /** Which of {@code dims} are batch dimensions. */
  public static List<Boolean> batched(int[] dims) {
    return Arrays.stream(dims).mapToObj(d -> d != NONE).toList();
  }

  /** The type of one example of a batch along {@code dim}. */
  public static TensorType without(TensorType type, int dim) {
    return type.withShape(Axes.without(type.shape(), dim));
  }

  /** The type of a batch of {@code size} along {@code dim}. */
  public static TensorType with(TensorType type, int dim, int size) {
    return type.withShape(Axes.inserted(type.shape(), dim, size));
  }

  /** {@code x} with its batch dimension at {@code to}; made by broadcasting if it has none. */
  public static Tensor at(Tensor x, int dim, int size, int to) {
    if (dim == NONE) {
      return Lax.broadcastInDim(
          x, Axes.inserted(x.shape(), to, size), Axes.othersThan(to, x.rank() + 1));
    }
    return move(x, dim, to);
  }

  /** {@code x} with its batch dimension in front. */
  public static Tensor front(Tensor x, int dim, int size) {
    return at(x, dim, size, 0);
  }

  /** {@code x} with dimension {@code from} moved to {@code to}. */
  public static Tensor move(Tensor x, int from, int to) {
    if (from == to) {
      return x;
    }
    List<Integer> permutation = new ArrayList<>();
    for (int i = 0; i < x.rank(); i++) {
      if (i != from) {
        permutation.add(i);
      }
    }
    permutation.add(to, from);
    return Lax.transpose(x, permutation);
  }

  /** All operands with their batch dimension in front, unbatched ones broadcast. */
  public static Tensor[] allFront(int size, Tensor[] operands, int[] dims) {
    Tensor[] moved = new Tensor[operands.length];
    for (int i = 0; i < moved.length; i++) {
      moved[i] = front(operands[i], dims[i], size);
    }
    return moved;
  }

  /** Lines the batch dimensions up and applies {@code primitive} as it is. */
  static Batched elementwise(Primitive primitive, int size, Tensor[] operands, int[] dims) {
    int rank = 0;
    int dim = 0;
    for (int i = 0; i < operands.length; i++) {
      int r = operands[i].rank() - (dims[i] == NONE ? 0 : 1);
      if (r > rank || r == rank && dims[i] != NONE) {
        dim = dims[i] == NONE ? 0 : dims[i];
      }
      rank = Math.max(rank, r);
    }
    Tensor[] aligned = new Tensor[operands.length];
    for (int i = 0; i < operands.length; i++) {
      aligned[i] = align(operands[i], dims[i], dim, rank);
    }
    return Batched.of(Trace.bind1(primitive, aligned), dim);
  }

  private static Tensor align(Tensor x, int from, int to, int rank) {
    if (from == NONE) {
      return x.rank() == 0 ? x : Lax.expandDims(x, to);
    }
    if (x.rank() == rank + 1) {
      return move(x, from, to);
    }
    int[] ones = new int[rank + 1];
    java.util.Arrays.fill(ones, 1);
    ones[to] = x.shape().dim(from);
    return Lax.reshape(x, Shape.of(ones));
  }
}
