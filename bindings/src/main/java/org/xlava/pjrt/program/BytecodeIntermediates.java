package org.xlava.pjrt.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The arrays of a bytecode program that have no type in it: what a padding makes before it crops,
 * and what a dynamic operation makes whose shape is a constant.
 */
final class BytecodeIntermediates {
  /** The attribute that a constant is. */
  static final String VALUE = "value";

  private static final String LOW = "edge_padding_low";
  private static final String HIGH = "edge_padding_high";
  private static final String INTERIOR = "interior_padding";

  /** The attributes that say how large arrays are. */
  static final Set<String> ATTRIBUTES = Set.of(VALUE, LOW, HIGH, INTERIOR);

  // Codes of attributes.
  private static final int ARRAY = 17;
  private static final int DENSE = 18;
  private static final int VHLO_TENSOR = 15;

  private final BytecodeTables tables;

  BytecodeIntermediates(BytecodeTables tables) {
    this.tables = tables;
  }

  /** Returns the names of an operation's properties, of which low and high mean the same here. */
  static List<String> properties(String operation) {
    return switch (operation) {
      case "stablehlo.pad", "vhlo.pad_v1" -> List.of(HIGH, LOW, INTERIOR);
      case "stablehlo.constant", "vhlo.constant_v1" -> List.of(VALUE);
      default -> List.of();
    };
  }

  /** Adds what an operation makes of a first operand of a type. */
  void add(
      String operation,
      Map<String, Integer> attributes,
      int type,
      int[] operands,
      BytecodeValues values) {
    switch (operation) {
      case "stablehlo.pad", "vhlo.pad_v1" ->
          addPadded(
              type,
              integers(attributes.getOrDefault(LOW, -1)),
              integers(attributes.getOrDefault(HIGH, -1)),
              integers(attributes.getOrDefault(INTERIOR, -1)));
      case "stablehlo.dynamic_pad", "vhlo.dynamic_pad_v1" ->
          addPadded(
              type,
              constant(operands, 2, values),
              constant(operands, 3, values),
              constant(operands, 4, values));
      case "stablehlo.dynamic_broadcast_in_dim", "vhlo.dynamic_broadcast_in_dim_v1" ->
          tables
              .types()
              .largest()
              .add(constant(operands, 1, values), tables.types().elementBytes(type));
      default -> {}
    }
  }

  private void addPadded(int type, List<Long> low, List<Long> high, List<Long> interior) {
    BytecodeTypes types = tables.types();
    types
        .largest()
        .addPadded(
            types.dims(type),
            new LargestArray.Padding(low, high, interior),
            types.elementBytes(type));
  }

  private List<Long> constant(int[] operands, int index, BytecodeValues values) {
    return index < operands.length ? integers(values.constant(operands[index])) : List.of();
  }

  // The elements of an attribute of integers, one for all if all are the same; else none.
  private List<Long> integers(int place) {
    if (place < 0) {
      return List.of();
    }
    BytecodeEntry entry = tables.attribute(place);
    if (entry.isBuiltin(ARRAY)) {
      return integers(entry.blob, entry.types.getFirst(), entry.numbers.getFirst());
    }
    if (!entry.isBuiltin(DENSE) && !entry.isVhlo(VHLO_TENSOR)) {
      return List.of();
    }
    int tensor = entry.types.getFirst();
    BytecodeTypes types = tables.types();
    return integers(entry.blob, types.elementType(tensor), types.elementCount(tensor));
  }

  private List<Long> integers(BytecodeCursor blob, int type, long count) {
    int bytes = tables.types().integerBytes(type);
    List<Long> integers = new ArrayList<>();
    if (bytes > 0
        && bytes <= Long.BYTES
        && blob.remaining() > 0
        && count <= LargestArray.LONGEST_LIST) {
      byte[] data = blob.rest();
      for (int i = 0; i < count; i++) {
        integers.add(LargestArray.integer(data, i * bytes % data.length, bytes));
      }
    }
    return List.copyOf(integers);
  }
}
