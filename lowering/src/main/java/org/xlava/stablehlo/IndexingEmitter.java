package org.xlava.stablehlo;

import java.util.List;
import org.xlava.TensorType;
import org.xlava.primitive.array.DynamicSlice;
import org.xlava.primitive.array.Gather;
import org.xlava.primitive.array.IndexDims;
import org.xlava.primitive.array.Scatter;
import org.xlava.primitive.elementwise.Binary;

/** Reading and writing at computed places. */
final class IndexingEmitter {
  private static final Names GATHER =
      new Names(
          "gather",
          "offset_dims",
          "collapsed_slice_dims",
          "operand_batching_dims",
          "start_indices_batching_dims",
          "start_index_map");

  private static final Names SCATTER =
      new Names(
          "scatter",
          "update_window_dims",
          "inserted_window_dims",
          "input_batching_dims",
          "scatter_indices_batching_dims",
          "scatter_dims_to_operand_dims");

  private IndexingEmitter() {}

  static Value gather(Block b, Gather op, List<Value> operands, TensorType result) {
    return b.line(
        Template.fill(
            "\"stablehlo.gather\"(%s) <{dimension_numbers = %s, indices_are_sorted = %s,"
                + " slice_sizes = %s}> : %s",
            Block.names(operands),
            GATHER.of(op.dims(), operands.get(1)),
            op.indicesAreSorted(),
            Types.array(op.sliceSizes()),
            Types.function(operands, result)),
        result);
  }

  /** What an operation calls the lists of {@link IndexDims}. */
  private record Names(
      String operation,
      String window,
      String collapsed,
      String operandBatching,
      String indicesBatching,
      String indexed) {
    String of(IndexDims d, Value indices) {
      return "#stablehlo."
          + operation
          + "<"
          + listed(window, d.window())
          + listed(collapsed, d.collapsed())
          + listed(operandBatching, d.operandBatching())
          + listed(indicesBatching, d.indicesBatching())
          + listed(indexed, d.indexed())
          + "index_vector_dim = "
          + (indices.type().rank() - 1)
          + ">";
    }

    private static String listed(String name, List<Integer> dims) {
      return dims.isEmpty() ? "" : name + " = " + Types.list(dims) + ", ";
    }
  }

  static Value scatter(Block b, Scatter op, List<Value> operands, TensorType result) {
    TensorType scalar = TensorType.of(result.dtype());
    Block body = b.nested();
    Value old = body.fresh(scalar);
    Value update = body.fresh(scalar);
    Value both = combined(body, op.kind(), old, update, scalar);
    return b.line(
        Template.fill(
            "\"stablehlo.scatter\"(%s) <{indices_are_sorted = %s, scatter_dimension_numbers = %s,"
                + " unique_indices = %s}> (%s) : %s",
            Block.names(operands),
            op.indicesAreSorted(),
            SCATTER.of(op.dims(), operands.get(1)),
            op.uniqueIndices(),
            b.region(body, List.of(old, update), List.of(both)),
            Types.function(operands, result)),
        result);
  }

  private static Value combined(
      Block b, Scatter.Kind kind, Value old, Value update, TensorType scalar) {
    List<Value> both = List.of(old, update);
    return switch (kind) {
      case REPLACE -> update;
      case ADD -> BinaryEmitter.emit(b, Binary.ADD, both, scalar);
      case SUB -> BinaryEmitter.emit(b, Binary.SUB, both, scalar);
      case MUL -> BinaryEmitter.emit(b, Binary.MUL, both, scalar);
      case MIN -> BinaryEmitter.emit(b, Binary.MIN, both, scalar);
      case MAX -> BinaryEmitter.emit(b, Binary.MAX, both, scalar);
    };
  }

  static Value dynamicSlice(Block b, DynamicSlice op, List<Value> operands, TensorType result) {
    return operands.size() == 1
        ? operands.getFirst()
        : b.typed(
            "stablehlo.dynamic_slice", ", sizes = " + Types.list(op.sizes()), result, operands);
  }

  static Value dynamicUpdateSlice(Block b, List<Value> operands, TensorType result) {
    return operands.size() == 2
        ? operands.get(1)
        : b.typed("stablehlo.dynamic_update_slice", "", result, operands);
  }
}
