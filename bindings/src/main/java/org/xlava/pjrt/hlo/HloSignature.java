package org.xlava.pjrt.hlo;

import java.util.ArrayList;
import java.util.List;
import org.xlava.pjrt.wire.ProtoReader;

/**
 * The parameters and results of a compiled program, read from its optimised HLO module: an {@code
 * xla.HloModuleProto}, whose {@code host_program_shape} (field 4) has the {@code parameters} (field
 * 1) and the {@code result} (field 2), each an {@code xla.ShapeProto}. With several partitions the
 * shapes are those of one partition, as the buffers are.
 */
record HloSignature(List<HloShape> parameters, List<HloShape> results) {
  private static final int HOST_PROGRAM_SHAPE = 4;
  private static final int PARAMETERS = 1;
  private static final int RESULT = 2;

  /** Reads the signature of a module. */
  static HloSignature read(ProtoReader module) {
    return signature(find(module, HOST_PROGRAM_SHAPE));
  }

  private static HloSignature signature(ProtoReader shape) {
    List<HloShape> parameters = new ArrayList<>();
    List<HloShape> results = new ArrayList<>();
    while (shape.hasNext()) {
      switch (shape.field()) {
        case PARAMETERS -> parameters.add(HloShape.read(shape.message()));
        case RESULT -> results.addAll(HloShape.read(shape.message()).arrays());
        default -> shape.skip();
      }
    }
    return new HloSignature(List.copyOf(parameters), List.copyOf(results));
  }

  /** Returns the message in a field of another one. */
  static ProtoReader find(ProtoReader message, int field) {
    while (message.hasNext()) {
      if (message.field() == field && message.isBytes()) {
        return message.message();
      }
      message.skip();
    }
    throw new IllegalArgumentException("no field " + field);
  }
}
