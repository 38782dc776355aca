package org.xlava;

import java.util.List;
import org.xlava.primitive.array.Sort;
import org.xlava.primitive.array.TopK;

/** The chapter of {@link Lax} on order. */
abstract class LaxSorting extends LaxReducing {
  LaxSorting() {}

  /**
   * {@code x} sorted along {@code dimension}, stably; NaN last.
   *
   * @param dimension negative from the end
   * @return of the type of {@code x}
   * @throws ShapeException when there is no such dimension
   */
  public static Tensor sort(Tensor x, int dimension) {
    return Sort.apply(List.of(x), dimension, true, 1).getFirst();
  }

  /**
   * The operands, of any dtypes and one shape, sorted together along {@code dimension} by the first
   * {@code keys} of them, compared in turn.
   *
   * @throws ShapeException when the shapes differ, there is no such dimension, or {@code keys}
   *     isn't between 1 and the number of operands
   */
  public static List<Tensor> sort(List<Tensor> operands, int dimension, boolean stable, int keys) {
    return Sort.apply(operands, dimension, stable, keys);
  }

  /**
   * The {@code k} largest elements along {@code axis}, largest first, and their positions as int32.
   *
   * @param x bools, integers or floating
   * @param axis negative from the end
   * @throws DTypeException when {@code x} is of another dtype
   * @throws ShapeException when there is no such axis, or it has less than {@code k} elements
   */
  public static List<Tensor> topK(Tensor x, int k, int axis) {
    return TopK.apply(x, k, axis);
  }
}
