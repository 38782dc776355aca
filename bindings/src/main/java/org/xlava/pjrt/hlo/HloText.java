package org.xlava.pjrt.hlo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.xlava.pjrt.wire.ProtoReader;

/**
 * Writes an {@code xla.HloModuleProto} as text, in the manner of XLA's own: one instruction a line
 * with its shape, operands and called computations. For people to read: the values of constants and
 * most attributes are left out.
 */
final class HloText {
  // HloModuleProto
  private static final int MODULE_NAME = 1;
  private static final int COMPUTATIONS = 3;
  private static final int ENTRY_ID = 6;

  // HloComputationProto
  private static final int COMPUTATION_NAME = 1;
  private static final int INSTRUCTIONS = 2;
  private static final int COMPUTATION_ID = 5;
  private static final int ROOT_ID = 6;

  // HloInstructionProto
  private static final int INSTRUCTION_NAME = 1;
  private static final int OPCODE = 2;
  private static final int SHAPE = 3;
  private static final int PARAMETER_NUMBER = 9;
  private static final int FUSION_KIND = 11;
  private static final int TUPLE_INDEX = 13;
  private static final int DIMENSIONS = 14;
  private static final int CUSTOM_CALL_TARGET = 28;
  private static final int INSTRUCTION_ID = 35;
  private static final int OPERAND_IDS = 36;
  private static final int CALLED_COMPUTATION_IDS = 38;
  private static final int COMPARISON_DIRECTION = 63;

  private record Instruction(
      long id,
      String name,
      String opcode,
      String shape,
      List<Long> operands,
      List<Long> called,
      List<String> attributes,
      long parameter) {}

  private record Computation(long id, String name, long root, List<Instruction> instructions) {}

  private final Map<Long, String> names = new HashMap<>();
  private final StringBuilder text = new StringBuilder();

  private HloText() {}

  /** Returns the text of a module. */
  static String of(ProtoReader module) {
    return new HloText().module(module);
  }

  private String module(ProtoReader module) {
    String name = "";
    long entry = -1;
    List<Computation> computations = new ArrayList<>();
    while (module.hasNext()) {
      switch (module.field()) {
        case MODULE_NAME -> name = module.text();
        case ENTRY_ID -> entry = module.varint();
        case COMPUTATIONS -> computations.add(computation(module.message()));
        default -> module.skip();
      }
    }
    computations.forEach(c -> names.put(c.id, c.name));
    text.append("HloModule ").append(name).append('\n');
    for (Computation computation : computations) {
      write(computation, computation.id == entry);
    }
    return text.toString();
  }

  private static Computation computation(ProtoReader computation) {
    String name = "";
    long id = -1;
    long root = -1;
    List<Instruction> instructions = new ArrayList<>();
    while (computation.hasNext()) {
      switch (computation.field()) {
        case COMPUTATION_NAME -> name = computation.text();
        case COMPUTATION_ID -> id = computation.varint();
        case ROOT_ID -> root = computation.varint();
        case INSTRUCTIONS -> instructions.add(instruction(computation.message()));
        default -> computation.skip();
      }
    }
    return new Computation(id, name, root, instructions);
  }

  private static Instruction instruction(ProtoReader in) {
    String name = "";
    String opcode = "";
    String shape = "";
    long id = -1;
    long parameter = 0;
    long tupleIndex = 0;
    List<Long> operands = new ArrayList<>();
    List<Long> called = new ArrayList<>();
    List<Long> dimensions = new ArrayList<>();
    List<String> attributes = new ArrayList<>();
    while (in.hasNext()) {
      switch (in.field()) {
        case INSTRUCTION_NAME -> name = in.text();
        case OPCODE -> opcode = in.text();
        case SHAPE -> shape = HloShape.read(in.message()).toString();
        case PARAMETER_NUMBER -> parameter = in.varint();
        case TUPLE_INDEX -> tupleIndex = in.varint();
        case INSTRUCTION_ID -> id = in.varint();
        case OPERAND_IDS -> in.varints(operands);
        case CALLED_COMPUTATION_IDS -> in.varints(called);
        case DIMENSIONS -> in.varints(dimensions);
        case FUSION_KIND -> attributes.add("kind=" + in.text());
        case COMPARISON_DIRECTION -> attributes.add("direction=" + in.text());
        case CUSTOM_CALL_TARGET -> attributes.add("custom_call_target=\"" + in.text() + "\"");
        default -> in.skip();
      }
    }
    attributes.removeIf(attribute -> attribute.endsWith("=") || attribute.endsWith("=\"\""));
    if (!dimensions.isEmpty()) {
      attributes.add("dimensions={" + joined(dimensions) + "}");
    }
    if (opcode.equals("get-tuple-element")) {
      attributes.add("index=" + tupleIndex);
    }
    return new Instruction(id, name, opcode, shape, operands, called, attributes, parameter);
  }

  private static String joined(List<Long> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  private void write(Computation computation, boolean isEntry) {
    Map<Long, String> values = new HashMap<>();
    computation.instructions.forEach(i -> values.put(i.id, i.name));
    text.append(isEntry ? "\nENTRY %" : "\n%").append(computation.name).append(" {\n");
    for (Instruction instruction : computation.instructions) {
      text.append(instruction.id == computation.root ? "  ROOT " : "  ");
      write(instruction, values);
    }
    text.append("}\n");
  }

  private void write(Instruction instruction, Map<Long, String> values) {
    text.append('%').append(instruction.name).append(" = ").append(instruction.shape);
    text.append(' ').append(instruction.opcode).append('(');
    text.append(operands(instruction, values)).append(')');
    instruction.attributes.forEach(attribute -> text.append(", ").append(attribute));
    if (!instruction.called.isEmpty()) {
      text.append(", calls=").append(references(instruction.called, names));
    }
    text.append('\n');
  }

  private static String operands(Instruction instruction, Map<Long, String> values) {
    return switch (instruction.opcode) {
      case "parameter" -> String.valueOf(instruction.parameter);
      case "constant" -> "{...}";
      default -> references(instruction.operands, values);
    };
  }

  private static String references(List<Long> ids, Map<Long, String> names) {
    return ids.stream()
        .map(id -> "%" + names.getOrDefault(id, String.valueOf(id)))
        .collect(Collectors.joining(", "));
  }
}
