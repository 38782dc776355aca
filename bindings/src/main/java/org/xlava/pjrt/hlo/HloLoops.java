package org.xlava.pjrt.hlo;

import java.util.regex.Pattern;
import org.xlava.pjrt.wire.ProtoReader;

/**
 * Tells of a compiled program whether it may run on and on: whether a loop in its {@code
 * xla.HloModuleProto} has no known number of steps, or a large one. Computations are field 3 of a
 * module, instructions field 2 of those; an instruction has an opcode (field 2) and what the
 * compiler knows about a loop in its configuration (field 43), a JSON text.
 */
final class HloLoops {
  private static final int COMPUTATIONS = 3;
  private static final int INSTRUCTIONS = 2;
  private static final int OPCODE = 2;
  private static final int CONFIGURATION = 43;

  private static final int MAX_STEPS_DIGITS = 4;
  private static final Pattern STEPS =
      Pattern.compile("\"known_trip_count\":\\{\"n\":\"(\\d{1," + MAX_STEPS_DIGITS + "})\"");

  private HloLoops() {}

  /** Returns whether a module has long loops. */
  static boolean areLong(ProtoReader module) {
    return anyIn(module, COMPUTATIONS);
  }

  private static boolean anyIn(ProtoReader message, int field) {
    while (message.hasNext()) {
      if (message.field() != field) {
        message.skip();
      } else if (field == COMPUTATIONS
          ? anyIn(message.message(), INSTRUCTIONS)
          : isLong(message.message())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLong(ProtoReader instruction) {
    boolean loop = false;
    String configuration = "";
    while (instruction.hasNext()) {
      switch (instruction.field()) {
        case OPCODE -> loop = instruction.text().equals("while");
        case CONFIGURATION -> configuration = instruction.text();
        default -> instruction.skip();
      }
    }
    return loop && !STEPS.matcher(configuration).find();
  }
}
