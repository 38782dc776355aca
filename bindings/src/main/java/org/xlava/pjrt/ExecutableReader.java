package org.xlava.pjrt;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.xlava.pjrt.abi.NativeCalls;
import org.xlava.pjrt.abi.Pointers;
import org.xlava.pjrt.ffi.PJRT_Api;
import org.xlava.pjrt.ffi.PJRT_Executable_GetCompiledMemoryStats_Args;
import org.xlava.pjrt.ffi.PJRT_Executable_GetCostAnalysis_Args;
import org.xlava.pjrt.ffi.PJRT_Executable_OptimizedProgram_Args;
import org.xlava.pjrt.ffi.PJRT_Executable_OutputDimensions_Args;
import org.xlava.pjrt.ffi.PJRT_Executable_OutputMemoryKinds_Args;
import org.xlava.pjrt.ffi.PJRT_Executable_Serialize_Args;
import org.xlava.pjrt.ffi.PJRT_Program;
import org.xlava.pjrt.ffi.PjrtHeader;
import org.xlava.pjrt.hlo.HloModule;

/**
 * Reads what a plugin says about an executable. Holds the plugin's {@code PJRT_Executable}, which
 * is another object than the loaded executable it is got from, and destroys it when closed.
 */
final class ExecutableReader implements AutoCloseable {
  private static final String OPERATION = "executable";

  private final Api api;
  private final long loaded;
  private final long executable;

  ExecutableReader(Api api, long loaded) {
    this.api = api;
    this.loaded = loaded;
    this.executable =
        api.query(
            api.slot(
                "PJRT_LoadedExecutable_GetExecutable",
                PJRT_Api.PJRT_LoadedExecutable_GetExecutable$offset()),
            OPERATION,
            loaded,
            PjrtHeader.PJRT_LoadedExecutable_GetExecutable_Args_STRUCT_SIZE());
  }

  String name() {
    return api.queryString(
        api.slot("PJRT_Executable_Name", PJRT_Api.PJRT_Executable_Name$offset()),
        OPERATION,
        executable,
        PjrtHeader.PJRT_Executable_Name_Args_STRUCT_SIZE());
  }

  int replicas() {
    return Math.toIntExact(
        api.query(
            api.slot("PJRT_Executable_NumReplicas", PJRT_Api.PJRT_Executable_NumReplicas$offset()),
            OPERATION,
            executable,
            PjrtHeader.PJRT_Executable_NumReplicas_Args_STRUCT_SIZE()));
  }

  int partitions() {
    return Math.toIntExact(
        api.query(
            api.slot(
                "PJRT_Executable_NumPartitions", PJRT_Api.PJRT_Executable_NumPartitions$offset()),
            OPERATION,
            executable,
            PjrtHeader.PJRT_Executable_NumPartitions_Args_STRUCT_SIZE()));
  }

  /** Returns the addresses of the devices that the executable runs on. */
  long[] devices() {
    return api.query2(
        api.slot(
            "PJRT_LoadedExecutable_AddressableDevices",
            PJRT_Api.PJRT_LoadedExecutable_AddressableDevices$offset()),
        OPERATION,
        loaded,
        PjrtHeader.PJRT_LoadedExecutable_AddressableDevices_Args_STRUCT_SIZE(),
        Api::longs);
  }

  /** Returns the types of the results on one device. */
  List<ArrayType> resultTypes() {
    int[] elementTypes =
        api.query2(
            api.slot(
                "PJRT_Executable_OutputElementTypes",
                PJRT_Api.PJRT_Executable_OutputElementTypes$offset()),
            OPERATION,
            executable,
            PjrtHeader.PJRT_Executable_OutputElementTypes_Args_STRUCT_SIZE(),
            ExecutableReader::ints);
    List<long[]> dims = resultDims();
    List<ArrayType> types = new ArrayList<>();
    for (int i = 0; i < elementTypes.length; i++) {
      types.add(ArrayType.of(ElementType.ofNative(elementTypes[i]), dims.get(i)));
    }
    return List.copyOf(types);
  }

  private static int[] ints(MemorySegment pointer, long count) {
    return count == 0
        ? new int[0]
        : pointer.reinterpret(count * Integer.BYTES).toArray(ValueLayout.JAVA_INT);
  }

  private List<long[]> resultDims() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment args =
          Api.args(
              arena,
              PJRT_Executable_OutputDimensions_Args.layout(),
              PjrtHeader.PJRT_Executable_OutputDimensions_Args_STRUCT_SIZE());
      Pointers.set(
          args,
          PJRT_Executable_OutputDimensions_Args.executable$offset(),
          MemorySegment.ofAddress(executable));
      api.call(
          api.slot(
              "PJRT_Executable_OutputDimensions",
              PJRT_Api.PJRT_Executable_OutputDimensions$offset()),
          OPERATION,
          args);
      long[] ranks =
          Api.longs(
              Pointers.get(args, PJRT_Executable_OutputDimensions_Args.dim_sizes$offset()),
              PJRT_Executable_OutputDimensions_Args.num_outputs(args));
      long[] dims =
          Api.longs(
              Pointers.get(args, PJRT_Executable_OutputDimensions_Args.dims$offset()),
              Arrays.stream(ranks).sum());
      return split(dims, ranks);
    }
  }

  private static List<long[]> split(long[] dims, long[] ranks) {
    List<long[]> parts = new ArrayList<>();
    int start = 0;
    for (long rank : ranks) {
      parts.add(Arrays.copyOfRange(dims, start, start + (int) rank));
      start += (int) rank;
    }
    return parts;
  }

  /** Returns the optimised program. */
  HloModule optimized() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment program = optimizedProgram(arena);
      return new HloModule(
          Api.string(
              Pointers.get(program, PJRT_Program.format$offset()),
              PJRT_Program.format_size(program)),
          Api.bytes(
              Pointers.get(program, PJRT_Program.code$offset()), PJRT_Program.code_size(program)));
    }
  }

  /** Returns what a module answers, or throws that it can't be read. */
  static <T> T ask(HloModule module, Function<HloModule, T> question) {
    try {
      return question.apply(module);
    } catch (IllegalArgumentException e) {
      throw new PjrtException(
          StatusCode.INTERNAL,
          "executable: its HLO module must be readable; got " + e.getCause(),
          e);
    }
  }

  // The first call gives the size, the second the bytes.
  private MemorySegment optimizedProgram(Arena arena) {
    MemorySegment program =
        Api.args(arena, PJRT_Program.layout(), PjrtHeader.PJRT_Program_STRUCT_SIZE());
    MemorySegment args =
        Api.args(
            arena,
            PJRT_Executable_OptimizedProgram_Args.layout(),
            PjrtHeader.PJRT_Executable_OptimizedProgram_Args_STRUCT_SIZE());
    Pointers.set(
        args,
        PJRT_Executable_OptimizedProgram_Args.executable$offset(),
        MemorySegment.ofAddress(executable));
    Pointers.set(args, PJRT_Executable_OptimizedProgram_Args.program$offset(), program);
    Slot slot =
        api.slot(
            "PJRT_Executable_OptimizedProgram", PJRT_Api.PJRT_Executable_OptimizedProgram$offset());
    api.call(slot, OPERATION, args);
    Pointers.set(
        program, PJRT_Program.code$offset(), arena.allocate(PJRT_Program.code_size(program) + 1));
    api.call(slot, OPERATION, args);
    return program;
  }

  MemoryAnalysis memoryAnalysis() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment args =
          Api.args(
              arena,
              PJRT_Executable_GetCompiledMemoryStats_Args.layout(),
              PjrtHeader.PJRT_Executable_GetCompiledMemoryStats_Args_STRUCT_SIZE());
      Pointers.set(
          args,
          PJRT_Executable_GetCompiledMemoryStats_Args.executable$offset(),
          MemorySegment.ofAddress(executable));
      api.call(
          api.slot(
              "PJRT_Executable_GetCompiledMemoryStats",
              PJRT_Api.PJRT_Executable_GetCompiledMemoryStats$offset()),
          OPERATION,
          args);
      return new MemoryAnalysis(
          PJRT_Executable_GetCompiledMemoryStats_Args.generated_code_size_in_bytes(args),
          PJRT_Executable_GetCompiledMemoryStats_Args.argument_size_in_bytes(args),
          PJRT_Executable_GetCompiledMemoryStats_Args.output_size_in_bytes(args),
          PJRT_Executable_GetCompiledMemoryStats_Args.alias_size_in_bytes(args),
          PJRT_Executable_GetCompiledMemoryStats_Args.temp_size_in_bytes(args),
          PJRT_Executable_GetCompiledMemoryStats_Args.peak_memory_in_bytes(args));
    }
  }

  /** Returns the kind of memory of each result. */
  List<String> resultMemoryKinds() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment args =
          Api.args(
              arena,
              PJRT_Executable_OutputMemoryKinds_Args.layout(),
              PjrtHeader.PJRT_Executable_OutputMemoryKinds_Args_STRUCT_SIZE());
      Pointers.set(
          args,
          PJRT_Executable_OutputMemoryKinds_Args.executable$offset(),
          MemorySegment.ofAddress(executable));
      api.call(
          api.slot(
              "PJRT_Executable_OutputMemoryKinds",
              PJRT_Api.PJRT_Executable_OutputMemoryKinds$offset()),
          OPERATION,
          args);
      long count = PJRT_Executable_OutputMemoryKinds_Args.num_outputs(args);
      return strings(
          Api.longs(
              Pointers.get(args, PJRT_Executable_OutputMemoryKinds_Args.memory_kinds$offset()),
              count),
          Api.longs(
              Pointers.get(args, PJRT_Executable_OutputMemoryKinds_Args.memory_kind_sizes$offset()),
              count));
    }
  }

  private static List<String> strings(long[] pointers, long[] sizes) {
    List<String> strings = new ArrayList<>();
    for (int i = 0; i < pointers.length; i++) {
      strings.add(Api.string(MemorySegment.ofAddress(pointers[i]), sizes[i]));
    }
    return List.copyOf(strings);
  }

  Map<String, NamedValue> costAnalysis() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment args =
          Api.args(
              arena,
              PJRT_Executable_GetCostAnalysis_Args.layout(),
              PjrtHeader.PJRT_Executable_GetCostAnalysis_Args_STRUCT_SIZE());
      Pointers.set(
          args,
          PJRT_Executable_GetCostAnalysis_Args.executable$offset(),
          MemorySegment.ofAddress(executable));
      api.call(
          api.slot(
              "PJRT_Executable_GetCostAnalysis", PJRT_Api.PJRT_Executable_GetCostAnalysis$offset()),
          OPERATION,
          args);
      return NamedValues.read(
          Pointers.get(args, PJRT_Executable_GetCostAnalysis_Args.properties$offset()),
          PJRT_Executable_GetCostAnalysis_Args.num_properties(args));
    }
  }

  String fingerprint() {
    return api.queryString(
        api.slot("PJRT_Executable_Fingerprint", PJRT_Api.PJRT_Executable_Fingerprint$offset()),
        OPERATION,
        executable,
        PjrtHeader.PJRT_Executable_Fingerprint_Args_STRUCT_SIZE());
  }

  byte[] serialize() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment args =
          Api.args(
              arena,
              PJRT_Executable_Serialize_Args.layout(),
              PjrtHeader.PJRT_Executable_Serialize_Args_STRUCT_SIZE());
      Pointers.set(
          args,
          PJRT_Executable_Serialize_Args.executable$offset(),
          MemorySegment.ofAddress(executable));
      api.call(
          api.slot("PJRT_Executable_Serialize", PJRT_Api.PJRT_Executable_Serialize$offset()),
          OPERATION,
          args);
      try {
        return Api.bytes(
            Pointers.get(args, PJRT_Executable_Serialize_Args.serialized_bytes$offset()),
            PJRT_Executable_Serialize_Args.serialized_bytes_size(args));
      } finally {
        NativeCalls.callVoid(
            Pointers.get(
                args, PJRT_Executable_Serialize_Args.serialized_executable_deleter$offset()),
            Pointers.get(args, PJRT_Executable_Serialize_Args.serialized_executable$offset())
                .address());
      }
    }
  }

  @Override
  public void close() {
    api.check(OPERATION, api.callOn(api.executableDestroy, executable));
  }
}
