package org.xlava.stablehlo;

import java.util.List;
import java.util.stream.Collectors;
import org.xlava.TensorType;
import org.xlava.primitive.array.DynamicSlice;
import org.xlava.primitive.array.Gather;
import org.xlava.primitive.array.IndexDims;
import org.xlava.primitive.array.Scatter;
import org.xlava.primitive.elementwise.Binary;

/** Reading and writing at computed places. */
final class IndexingEmitter {
  private IndexingEmitter() {}

  static Value gather(Block b, Gather op, List<Value> operands, TensorType result) {
    IndexDims d = op.dims();
    String dimensions =
        "#stablehlo.gather<"
            + listed("offset_dims", d.window())
            + listed("collapsed_slice_dims", d.collapsed())
            + listed("operand_batching_dims", d.operandBatching())
            + listed("start_indices_batching_dims", d.indicesBatching())
            + listed("start_index_map", d.indexed())
            + "index_vector_dim = "
            + (operands.get(1).type().rank() - 1)
            + ">";
    return b.line(
        Template.fill(
            "\"stablehlo.gather\"(%s) <{dimension_numbers = %s, indices_are_sorted = %s,"
                + " slice_sizes = %s}> : %s",
            Block.names(operands),
            dimensions,
            op.indicesAreSorted(),
            Types.array(op.sliceSizes()),
            Types.function(operands, result)),
        result);
  }

  private static String listed(String name, List<Integer> dims) {
    return dims.isEmpty() ? "" : name + " = " + Types.list(dims) + ", ";
  }

  static Value scatter(Block b, Scatter op, List<Value> operands, TensorType result) {
    IndexDims d = op.dims();
    String dimensions =
        "#stablehlo.scatter<"
            + listed("update_window_dims", d.window())
            + listed("inserted_window_dims", d.collapsed())
            + listed("input_batching_dims", d.operandBatching())
            + listed("scatter_indices_batching_dims", d.indicesBatching())
            + listed("scatter_dims_to_operand_dims", d.indexed())
            + "index_vector_dim = "
            + (operands.get(1).type().rank() - 1)
            + ">";
    TensorType scalar = TensorType.of(result.dtype());
    Block body = b.nested();
    Value old = body.fresh(scalar);
    Value update = body.fresh(scalar);
    body.finish("stablehlo.return", List.of(combined(body, op.kind(), old, update, scalar)));
    String type = Types.of(scalar);
    return b.line(
        Template.fill(
            """
            "stablehlo.scatter"(%s) <{indices_are_sorted = %s, scatter_dimension_numbers = %s, unique_indices = %s}> ({
            %s^bb0(%s: %s, %s: %s):
            %s%s}) : %s\
            """,
            Block.names(operands),
            op.indicesAreSorted(),
            dimensions,
            op.uniqueIndices(),
            b.indent(),
            old,
            type,
            update,
            type,
            body.text(),
            b.indent(),
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

  /** The names and types of the operands, for messages and signatures. */
  static String typed(List<Value> values) {
    return values.stream()
        .map(v -> v + ": " + Types.of(v.type()))
        .collect(Collectors.joining(", "));
  }
}
