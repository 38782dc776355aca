package org.xlava.pjrt;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The parameter types of a compiled program, read from its optimised HLO module: an {@code
 * xla.HloModuleProto}, whose {@code host_program_shape} (field 4) has the {@code parameters} (field
 * 1), each an {@code xla.ShapeProto} of {@code element_type} (2) and {@code dimensions} (3). With
 * several partitions the types are those of one partition, as the buffers are.
 */
final class HloSignature {
  private static final int WITH_CONFIG_MODULE = 1;
  private static final int HOST_PROGRAM_SHAPE = 4;
  private static final int PARAMETERS = 1;
  private static final int ELEMENT_TYPE = 2;
  private static final int DIMENSIONS = 3;

  private HloSignature() {}

  /**
   * Returns the parameter types of a module in the format {@code hlo} or {@code hlo_with_config}.
   */
  static List<ArrayType> parameters(String format, byte[] program) {
    try {
      ProtoReader module = new ProtoReader(ByteBuffer.wrap(program));
      return moduleParameters(format.equals("hlo") ? module : find(module, WITH_CONFIG_MODULE));
    } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new PjrtException(
          StatusCode.INTERNAL, "executable: its HLO module must be readable; got " + e, e);
    }
  }

  private static List<ArrayType> moduleParameters(ProtoReader module) {
    ProtoReader shape = find(module, HOST_PROGRAM_SHAPE);
    List<ArrayType> types = new ArrayList<>();
    while (shape.hasNext()) {
      if (shape.field() == PARAMETERS) {
        types.add(type(shape.message()));
      } else {
        shape.skip();
      }
    }
    return List.copyOf(types);
  }

  private static ProtoReader find(ProtoReader message, int field) {
    while (message.hasNext()) {
      if (message.field() == field && message.isBytes()) {
        return message.message();
      }
      message.skip();
    }
    throw new IllegalArgumentException("no field " + field);
  }

  private static ArrayType type(ProtoReader shape) {
    ElementType elementType = ElementType.INVALID;
    List<Long> dims = new ArrayList<>();
    while (shape.hasNext()) {
      switch (shape.field()) {
        case ELEMENT_TYPE -> elementType = ElementType.ofXla((int) shape.varint());
        case DIMENSIONS -> addDimensions(shape, dims);
        default -> shape.skip();
      }
    }
    return ArrayType.of(elementType, dims.stream().mapToLong(Long::longValue).toArray());
  }

  private static void addDimensions(ProtoReader shape, List<Long> dims) {
    if (shape.isBytes()) {
      for (ProtoReader packed = shape.message(); packed.hasNext(); ) {
        dims.add(packed.varint());
      }
    } else {
      dims.add(shape.varint());
    }
  }
}
