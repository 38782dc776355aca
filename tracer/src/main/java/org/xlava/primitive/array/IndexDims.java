package org.xlava.primitive.array;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.xlava.Shape;

/**
 * How indices address windows of an operand; gather reads the windows, scatter writes them. The
 * last dimension of the indices is the index vector.
 *
 * @param window the dimensions of the windows' array that run over a window
 * @param collapsed the operand's dimensions that windows take one element of, and don't have
 * @param indexed the operand's dimension that each component of an index vector addresses
 * @param operandBatching the operand's dimensions that are walked together with {@code
 *     indicesBatching} of the indices
 */
public record IndexDims(
    List<Integer> window,
    List<Integer> collapsed,
    List<Integer> indexed,
    List<Integer> operandBatching,
    List<Integer> indicesBatching) {
  public IndexDims {
    window = List.copyOf(window);
    collapsed = List.copyOf(collapsed);
    indexed = List.copyOf(indexed);
    operandBatching = List.copyOf(operandBatching);
    indicesBatching = List.copyOf(indicesBatching);
  }

  /** Without batching dimensions. */
  public IndexDims(List<Integer> window, List<Integer> collapsed, List<Integer> indexed) {
    this(window, collapsed, indexed, List.of(), List.of());
  }

  /** What happens to windows that reach outside of the operand. */
  public enum Mode {
    /** Windows are moved inside. */
    CLIP,
    /** Gather gives a fill value for the window; scatter drops it. */
    FILL_OR_DROP,
    /** There are none: otherwise the result is unspecified. */
    PROMISE_IN_BOUNDS
  }

  /** The sizes of a window in all of the operand's dimensions, given the windows' array. */
  List<Integer> windowSizes(Shape operand, Shape windows) {
    List<Integer> sizes = new ArrayList<>();
    for (int i = 0, next = 0; i < operand.rank(); i++) {
      boolean absent = collapsed.contains(i) || operandBatching.contains(i);
      sizes.add(absent ? Math.min(1, operand.dim(i)) : windows.dim(window.get(next++)));
    }
    return sizes;
  }

  /** With a batch dimension in front of the operand, which windows run over whole. */
  IndexDims withBatchedOperand() {
    return new IndexDims(
        prepend(0, shifted(window)),
        shifted(collapsed),
        shifted(indexed),
        shifted(operandBatching),
        indicesBatching);
  }

  /** With a batch dimension in front of the indices. */
  IndexDims withBatchedIndices() {
    return new IndexDims(
        shifted(window), collapsed, indexed, operandBatching, shifted(indicesBatching));
  }

  /** With batch dimensions in front of operand and indices. */
  IndexDims withBatchedBoth() {
    return new IndexDims(
        shifted(window),
        shifted(collapsed),
        shifted(indexed),
        prepend(0, shifted(operandBatching)),
        prepend(0, shifted(indicesBatching)));
  }

  private static List<Integer> shifted(List<Integer> dims) {
    return dims.stream().map(d -> d + 1).toList();
  }

  static List<Integer> prepend(int first, List<Integer> rest) {
    return Stream.concat(Stream.of(first), rest.stream()).toList();
  }
}
