package org.xlava.replay;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.xlava.DType;
import org.xlava.Lax;
import org.xlava.Shape;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.primitive.array.Pad;

/** Primitives that move elements or make them. */
final class ShapeRules {
  private ShapeRules() {}

  static Operation broadcastInDim(Params p) {
    Shape shape = p.shape("shape");
    List<Integer> dims = p.integers("broadcast_dimensions");
    return Operation.of1(x -> Lax.broadcastInDim(x, shape, dims));
  }

  static Operation concatenate(Params p) {
    int dimension = p.integer("dimension");
    return Operation.of(x -> Lax.concatenate(x, dimension));
  }

  static Operation iota(Params p) {
    DType dtype = p.dtype("dtype");
    Shape shape = p.shape("shape");
    int dimension = p.integer("dimension");
    return Operation.of(x -> Lax.iota(dtype, shape, dimension));
  }

  /** Elements that nobody reads before they are written; {@code empty2} makes a single one. */
  static Operation empty(Params p) {
    p.ignore("memory_space", "out_sharding");
    DType dtype = p.dtype("dtype");
    Shape shape = p.isNull("shape") ? Shape.of() : p.shape("shape");
    TensorType type = TensorType.of(dtype, shape);
    return Operation.of(x -> Lax.full(type, 0));
  }

  static Operation pad(Params p) {
    List<Pad.Dim> dims =
        p.integerLists("padding_config").stream()
            .map(d -> new Pad.Dim(d.get(0), d.get(1), d.get(2)))
            .toList();
    return Operation.of(x -> Lax.pad(x.get(0), x.get(1), dims));
  }

  /** With {@code dimensions}, the order in which those of the operand are read. */
  static Operation reshape(Params p) {
    Shape shape = p.shape("new_sizes");
    if (p.isNull("dimensions")) {
      return Operation.of1(x -> Lax.reshape(x, shape));
    }
    List<Integer> order = p.integers("dimensions");
    return Operation.of1(x -> Lax.reshape(Lax.transpose(x, order), shape));
  }

  static Operation rev(Params p) {
    List<Integer> dimensions = p.integers("dimensions");
    return Operation.of1(x -> Lax.rev(x, dimensions));
  }

  static Operation slice(Params p) {
    List<Integer> starts = p.integers("start_indices");
    List<Integer> limits = p.integers("limit_indices");
    List<Integer> strides =
        p.isNull("strides") ? Collections.nCopies(starts.size(), 1) : p.integers("strides");
    return Operation.of1(x -> Lax.slice(x, starts, limits, strides));
  }

  static Operation split(Params p) {
    List<Integer> sizes = p.integers("sizes");
    int axis = p.integer("axis");
    return x -> Lax.split(x.getFirst(), sizes, axis);
  }

  static Operation squeeze(Params p) {
    List<Integer> dimensions = p.integers("dimensions");
    return Operation.of1(x -> Lax.squeeze(x, dimensions));
  }

  static Operation stack(Params p) {
    int axis = p.integer("axis");
    return Operation.of(
        x -> Lax.concatenate(x.stream().map(t -> Lax.expandDims(t, axis)).toList(), axis));
  }

  static Operation tile(Params p) {
    List<Integer> reps = p.integers("reps");
    return Operation.of1(x -> tile(x, reps));
  }

  // Repeats along a new dimension before each of the operand's, then merges each pair.
  private static Tensor tile(Tensor x, List<Integer> reps) {
    List<Integer> pairs = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    List<Integer> merged = new ArrayList<>();
    for (int i = 0; i < reps.size(); i++) {
      pairs.add(reps.get(i));
      pairs.add(x.shape().dim(i));
      places.add(2 * i + 1);
      merged.add(reps.get(i) * x.shape().dim(i));
    }
    return Lax.reshape(Lax.broadcastInDim(x, Shape.of(pairs), places), Shape.of(merged));
  }

  static Operation transpose(Params p) {
    List<Integer> permutation = p.integers("permutation");
    return Operation.of1(x -> Lax.transpose(x, permutation));
  }

  static Operation unstack(Params p) {
    int axis = p.integer("axis");
    return x -> unstack(x.getFirst(), axis);
  }

  private static List<Tensor> unstack(Tensor x, int axis) {
    List<Integer> ones = Collections.nCopies(x.shape().dim(axis), 1);
    return Lax.split(x, ones, axis).stream().map(t -> Lax.squeeze(t, List.of(axis))).toList();
  }
}
