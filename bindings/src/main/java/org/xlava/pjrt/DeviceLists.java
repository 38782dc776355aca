package org.xlava.pjrt;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.xlava.pjrt.abi.NativeCalls;
import org.xlava.pjrt.ffi.PJRT_ExecuteOptions;
import org.xlava.pjrt.ffi.PJRT_LoadedExecutable_Execute_Args;
import org.xlava.pjrt.ffi.PjrtHeader;

/**
 * One execution on all devices of an executable: a list of arguments for each, and a list of
 * results. The caller holds the executable in use.
 */
final class DeviceLists {
  private static final String OPERATION = "execute";

  private final LoadedExecutable executable;
  private final ExecuteOptions options;
  private final List<List<Buffer>> arguments;
  private final List<Buffer> held = new ArrayList<>();

  DeviceLists(LoadedExecutable executable, ExecuteOptions options, List<List<Buffer>> arguments) {
    this.executable = executable;
    this.options = options;
    this.arguments = arguments;
  }

  /** Throws unless there is a list for each device, with arguments that the program takes there. */
  void check() {
    int devices = executable.devices().size();
    if (arguments == null || options == null || arguments.size() != devices) {
      throw PjrtException.invalid(
          "execute: program %s takes a list of arguments for each of %d devices; got %s"
              .formatted(
                  executable.name(),
                  devices,
                  arguments == null || options == null ? "null" : arguments.size()));
    }
    options.check(executable.parameterTypes().size());
    for (int device = 0; device < devices; device++) {
      executable.checkArguments(arguments.get(device), device);
    }
  }

  /** Starts the program and returns its results, device by device. */
  List<List<Buffer>> run(long address) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment outputs = outputs(arena);
      call(args(arena, address, outputs));
      return results(outputs);
    } finally {
      held.forEach(buffer -> buffer.handle.release());
    }
  }

  /** Starts the program on its one device. */
  Execution start(long address) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment outputs = outputs(arena);
      MemorySegment args = args(arena, address, outputs);
      MemorySegment events = arena.allocate(ADDRESS, arguments.size());
      PJRT_LoadedExecutable_Execute_Args.device_complete_events(args, events);
      call(args);
      Client client = executable.client();
      Event end = new Event(client, events.get(JAVA_LONG, 0));
      return new Execution(results(outputs).getFirst(), end);
    } finally {
      held.forEach(buffer -> buffer.handle.release());
    }
  }

  private void call(MemorySegment args) {
    ClientState state = executable.client().state;
    state.check(OPERATION, NativeCalls.call(state.api.execute.required(), args.address()));
  }

  private MemorySegment args(Arena arena, long address, MemorySegment outputs) {
    MemorySegment args =
        Api.args(
            arena,
            PJRT_LoadedExecutable_Execute_Args.layout(),
            PjrtHeader.PJRT_LoadedExecutable_Execute_Args_STRUCT_SIZE());
    PJRT_LoadedExecutable_Execute_Args.executable(args, MemorySegment.ofAddress(address));
    PJRT_LoadedExecutable_Execute_Args.options(args, options(arena));
    PJRT_LoadedExecutable_Execute_Args.argument_lists(args, inputs(arena));
    PJRT_LoadedExecutable_Execute_Args.num_devices(args, arguments.size());
    PJRT_LoadedExecutable_Execute_Args.num_args(args, executable.parameterTypes().size());
    PJRT_LoadedExecutable_Execute_Args.output_lists(args, outputs);
    return args;
  }

  private MemorySegment options(Arena arena) {
    MemorySegment struct =
        Api.args(arena, PJRT_ExecuteOptions.layout(), PjrtHeader.PJRT_ExecuteOptions_STRUCT_SIZE());
    long[] kept = options.keptArguments().stream().mapToLong(Integer::longValue).toArray();
    PJRT_ExecuteOptions.launch_id(struct, options.launchId());
    PJRT_ExecuteOptions.non_donatable_input_indices(struct, arena.allocateFrom(JAVA_LONG, kept));
    PJRT_ExecuteOptions.num_non_donatable_input_indices(struct, kept.length);
    return struct;
  }

  private MemorySegment inputs(Arena arena) {
    MemorySegment lists = arena.allocate(ADDRESS, arguments.size());
    for (int device = 0; device < arguments.size(); device++) {
      List<Buffer> list = arguments.get(device);
      MemorySegment addresses = arena.allocate(JAVA_LONG, Math.max(1, list.size()));
      for (int i = 0; i < list.size(); i++) {
        LoadedExecutable.hold(i, list.get(i));
        held.add(list.get(i));
        addresses.setAtIndex(JAVA_LONG, i, list.get(i).handle.address);
      }
      lists.setAtIndex(ADDRESS, device, addresses);
    }
    return lists;
  }

  private MemorySegment outputs(Arena arena) {
    long results = Math.max(1, executable.resultTypes().size());
    MemorySegment lists = arena.allocate(ADDRESS, arguments.size());
    for (int device = 0; device < arguments.size(); device++) {
      MemorySegment addresses = arena.allocate(JAVA_LONG, results);
      lists.setAtIndex(ADDRESS, device, addresses);
    }
    return lists;
  }

  private List<List<Buffer>> results(MemorySegment outputs) {
    List<long[]> addresses = new ArrayList<>();
    for (int device = 0; device < arguments.size(); device++) {
      addresses.add(
          Api.longs(outputs.getAtIndex(ADDRESS, device), executable.resultTypes().size()));
    }
    return new Results(addresses).buffers();
  }

  /** Native results that become buffers one by one, all or none. */
  private final class Results {
    private final List<long[]> addresses;
    private final List<Buffer> made = new ArrayList<>();

    private Results(List<long[]> addresses) {
      this.addresses = addresses;
    }

    private List<List<Buffer>> buffers() {
      try {
        List<List<Buffer>> lists = new ArrayList<>();
        for (int device = 0; device < addresses.size(); device++) {
          lists.add(list(executable.devices().get(device), addresses.get(device)));
        }
        return List.copyOf(lists);
      } catch (ClosedException e) {
        discard();
        throw e;
      }
    }

    private List<Buffer> list(Device device, long[] results) {
      List<Buffer> list = new ArrayList<>();
      for (int i = 0; i < results.length; i++) {
        ArrayType type = executable.resultTypes().get(i);
        list.add(new Buffer(executable.client(), device, type, results[i]));
        made.add(list.getLast());
      }
      return List.copyOf(list);
    }

    // The result that could not be made was destroyed by the attempt.
    private void discard() {
      made.forEach(Buffer::close);
      long[] all = addresses.stream().flatMapToLong(Arrays::stream).toArray();
      for (int i = made.size() + 1; i < all.length; i++) {
        executable.client().state.destroyUnowned(all[i]);
      }
    }
  }
}
