package org.xlava.pjrt;

import org.xlava.pjrt.abi.Frame;
import org.xlava.pjrt.ffi.PJRT_ExecuteOptions;
import org.xlava.pjrt.ffi.PJRT_LoadedExecutable_Execute_Args;
import org.xlava.pjrt.ffi.PjrtHeader;

/**
 * All that one execution on one device passes to the plugin, filled once and used again: the
 * argument struct, the options, the lists of lists of one element each, and the two inner lists.
 * Only the arguments' addresses change from call to call.
 */
final class ExecuteFrame extends Frame {
  private static final long OPTIONS = align(PJRT_LoadedExecutable_Execute_Args.layout().byteSize());
  private static final long ARGUMENT_LISTS =
      OPTIONS + align(PJRT_ExecuteOptions.layout().byteSize());
  private static final long OUTPUT_LISTS = ARGUMENT_LISTS + Long.BYTES;
  private static final long ARGUMENTS = OUTPUT_LISTS + Long.BYTES;

  private final long outputs;

  ExecuteFrame(long executable, int arguments, int results) {
    super(ARGUMENTS + (long) Long.BYTES * (arguments + results + 1));
    outputs = ARGUMENTS + (long) Long.BYTES * arguments;
    putLong(0, PjrtHeader.PJRT_LoadedExecutable_Execute_Args_STRUCT_SIZE());
    putLong(PJRT_LoadedExecutable_Execute_Args.executable$offset(), executable);
    putLong(PJRT_LoadedExecutable_Execute_Args.options$offset(), address + OPTIONS);
    putLong(PJRT_LoadedExecutable_Execute_Args.argument_lists$offset(), address + ARGUMENT_LISTS);
    putLong(PJRT_LoadedExecutable_Execute_Args.num_devices$offset(), 1);
    putLong(PJRT_LoadedExecutable_Execute_Args.num_args$offset(), arguments);
    putLong(PJRT_LoadedExecutable_Execute_Args.output_lists$offset(), address + OUTPUT_LISTS);
    PJRT_ExecuteOptions.struct_size(
        memory.asSlice(OPTIONS), PjrtHeader.PJRT_ExecuteOptions_STRUCT_SIZE());
    putLong(ARGUMENT_LISTS, address + ARGUMENTS);
    putLong(OUTPUT_LISTS, address + outputs);
  }

  private static long align(long size) {
    return (size + 7) & -8;
  }

  void argument(int index, long buffer) {
    putLong(ARGUMENTS + (long) Long.BYTES * index, buffer);
  }

  long output(int index) {
    return getLong(outputs + (long) Long.BYTES * index);
  }
}
