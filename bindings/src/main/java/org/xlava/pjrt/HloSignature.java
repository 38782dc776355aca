package org.xlava.pjrt;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The parameters and results of a compiled program, read from its optimised HLO module: an {@code
 * xla.HloModuleProto}, whose {@code host_program_shape} (field 4) has the {@code parameters} (field
 * 1) and the {@code result} (field 2), each an {@code xla.ShapeProto}. With several partitions the
 * shapes are those of one partition, as the buffers are.
 */
record HloSignature(List<HloShape> parameters, List<HloShape> results) {
  private static final int WITH_CONFIG_MODULE = 1;
  private static final int HOST_PROGRAM_SHAPE = 4;
  private static final int PARAMETERS = 1;
  private static final int RESULT = 2;

  /** Reads the signature of a module in the format {@code hlo} or {@code hlo_with_config}. */
  static HloSignature read(String format, byte[] program) {
    return reading(
        () -> signature(find(module(format, ByteBuffer.wrap(program)), HOST_PROGRAM_SHAPE)));
  }

  /** Reads a module with what an unreadable one throws made a typed exception. */
  static <T> T reading(Supplier<T> reader) {
    try {
      return reader.get();
    } catch (BufferUnderflowException
        | IllegalArgumentException
        | ArithmeticException
        | IndexOutOfBoundsException e) {
      throw new PjrtException(
          StatusCode.INTERNAL, "executable: its HLO module must be readable; got " + e, e);
    }
  }

  static ProtoReader module(String format, ByteBuffer program) {
    ProtoReader module = new ProtoReader(program);
    return format.equals("hlo") ? module : find(module, WITH_CONFIG_MODULE);
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

  private static ProtoReader find(ProtoReader message, int field) {
    while (message.hasNext()) {
      if (message.field() == field && message.isBytes()) {
        return message.message();
      }
      message.skip();
    }
    throw new IllegalArgumentException("no field " + field);
  }
}
