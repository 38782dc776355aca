package org.xlava.pjrt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.xlava.pjrt.wire.ProtoWriter;

/**
 * Options for compiling, immutable, encoded as the plugin reads them ({@code
 * xla.CompileOptionsProto}).
 *
 * @param replicas the number of copies that run on different data, at least 1
 * @param partitions the number of devices that one copy is split over, at least 1
 * @param deviceIds the ids of the devices, replica by replica and in each partition by partition;
 *     empty for the plugin's own assignment
 * @param spmdPartitioning whether XLA splits one program over the partitions
 * @param shardy whether the Shardy partitioner does it, which programs with the {@code sdy} dialect
 *     need
 * @param xlaFlags XLA's own flags for this compilation alone, by name
 */
public record CompileOptions(
    int replicas,
    int partitions,
    List<Integer> deviceIds,
    boolean spmdPartitioning,
    boolean shardy,
    Map<String, NamedValue> xlaFlags) {
  private static final int MAX_LEVEL = 3;
  private static final List<String> OPTIONAL_PASSES =
      List.of("constant_folding", "cse", "dce", "fusion");
  private static final CompileOptions DEFAULTS =
      new CompileOptions(1, 1, List.of(), false, false, Map.of());

  /**
   * Checks and copies the options.
   *
   * @throws PjrtException if a count is less than 1, the device ids are neither none nor one for
   *     each replica and partition, an id is negative or occurs twice, or a flag is a list or
   *     leaves out passes of XLA that programs can't be compiled without
   */
  public CompileOptions {
    if (replicas < 1 || partitions < 1) {
      throw PjrtException.invalid(
          "compile options: replicas and partitions must be at least 1; got %d and %d"
              .formatted(replicas, partitions));
    }
    if (deviceIds == null || xlaFlags == null || deviceIds.stream().anyMatch(Objects::isNull)) {
      throw PjrtException.invalid("compile options: must not be null; got null");
    }
    deviceIds = List.copyOf(deviceIds);
    xlaFlags = Collections.unmodifiableMap(new LinkedHashMap<>(xlaFlags));
    checkDevices(replicas, partitions, deviceIds);
    xlaFlags.forEach(CompileOptions::checkFlag);
  }

  private static void checkDevices(int replicas, int partitions, List<Integer> ids) {
    if (!ids.isEmpty() && ids.size() != (long) replicas * partitions) {
      throw PjrtException.invalid(
          "compile options: %d replicas of %d partitions need as many device ids; got %s"
              .formatted(replicas, partitions, ids));
    }
    if (ids.stream().anyMatch(id -> id < 0) || ids.stream().distinct().count() != ids.size()) {
      throw PjrtException.invalid(
          "compile options: device ids must be different and not negative; got " + ids);
    }
  }

  private static void checkFlag(String name, NamedValue value) {
    if (name == null || name.isEmpty() || value == null || value instanceof NamedValue.Int64List) {
      throw PjrtException.invalid(
          "compile options: a flag needs a name and a single value; got " + name + " = " + value);
    }
    checkPasses(name, value);
  }

  // Without passes that code generation relies on, algsimp among them, the plugin ends the process.
  private static void checkPasses(String name, NamedValue value) {
    boolean keepsRequired =
        switch (name) {
          case "xla_disable_all_hlo_passes", "xla_enable_hlo_passes_only" -> false;
          case "xla_disable_hlo_passes" ->
              value instanceof NamedValue.Text(String passes)
                  && OPTIONAL_PASSES.containsAll(List.of(passes.split(",")));
          default -> true;
        };
    if (!keepsRequired) {
      throw PjrtException.invalid(
          ("compile options: of XLA's passes only %s can be left out, by xla_disable_hlo_passes;"
                  + " got %s = %s")
              .formatted(OPTIONAL_PASSES, name, value));
    }
  }

  /** Returns the options for one device, which the plugin chooses. */
  public static CompileOptions defaults() {
    return DEFAULTS;
  }

  /** Returns these options with a number of replicas. */
  public CompileOptions withReplicas(int count) {
    return new CompileOptions(count, partitions, deviceIds, spmdPartitioning, shardy, xlaFlags);
  }

  /** Returns these options with a number of partitions. */
  public CompileOptions withPartitions(int count) {
    return new CompileOptions(replicas, count, deviceIds, spmdPartitioning, shardy, xlaFlags);
  }

  /** Returns these options for devices: replica by replica, in each partition by partition. */
  public CompileOptions withDevices(Device... devices) {
    if (devices == null || Arrays.stream(devices).anyMatch(Objects::isNull)) {
      throw PjrtException.invalid("compile options: devices must not be null; got null");
    }
    List<Integer> ids = new ArrayList<>();
    for (Device device : devices) {
      ids.add(device.id());
    }
    return new CompileOptions(replicas, partitions, ids, spmdPartitioning, shardy, xlaFlags);
  }

  /** Returns these options with XLA splitting one program over the partitions, or not. */
  public CompileOptions withSpmdPartitioning(boolean on) {
    return new CompileOptions(replicas, partitions, deviceIds, on, shardy, xlaFlags);
  }

  /** Returns these options with the Shardy partitioner on or off. */
  public CompileOptions withShardy(boolean on) {
    return new CompileOptions(replicas, partitions, deviceIds, spmdPartitioning, on, xlaFlags);
  }

  /** Returns these options with one more of XLA's flags, {@code xla_...}, for this compilation. */
  public CompileOptions withXlaFlag(String name, NamedValue value) {
    Map<String, NamedValue> more = new LinkedHashMap<>(xlaFlags);
    more.put(name, value);
    return new CompileOptions(replicas, partitions, deviceIds, spmdPartitioning, shardy, more);
  }

  /**
   * Returns these options with a level of optimisation: 0 for the least, which compiles fastest, to
   * 3 for the most, which is the default.
   *
   * @throws PjrtException if the level is not between 0 and 3
   */
  public CompileOptions withOptimizationLevel(int level) {
    if (level < 0 || level > MAX_LEVEL) {
      throw PjrtException.invalid(
          "compile options: optimization level must be between 0 and %d; got %d"
              .formatted(MAX_LEVEL, level));
    }
    return withXlaFlag("xla_backend_optimization_level", new NamedValue.Int64(level));
  }

  /** Returns the options as the plugin reads them; equal options give equal bytes. */
  public byte[] toByteArray() {
    ProtoWriter options = new ProtoWriter().message(3, buildOptions());
    xlaFlags.forEach((name, value) -> options.message(7, flag(name, value)));
    return options.toByteArray();
  }

  private ProtoWriter buildOptions() {
    ProtoWriter build = new ProtoWriter().integer(4, replicas).integer(5, partitions);
    if (spmdPartitioning) {
      build.bool(6, true);
    }
    if (!deviceIds.isEmpty()) {
      build.message(9, deviceAssignment());
    }
    if (shardy) {
      build.bool(19, true);
    }
    return build;
  }

  // DeviceAssignmentProto lists the devices of the replicas, one list for each partition.
  private ProtoWriter deviceAssignment() {
    ProtoWriter assignment = new ProtoWriter().integer(1, replicas).integer(2, partitions);
    for (int partition = 0; partition < partitions; partition++) {
      int column = partition;
      ProtoWriter computation =
          new ProtoWriter()
              .packed(
                  1,
                  IntStream.range(0, replicas)
                      .map(replica -> deviceIds.get(replica * partitions + column)));
      assignment.message(3, computation);
    }
    return assignment;
  }

  private static ProtoWriter flag(String name, NamedValue value) {
    ProtoWriter override = new ProtoWriter();
    switch (value) {
      case NamedValue.Text(String text) -> override.text(1, text);
      case NamedValue.Bool(boolean truth) -> override.bool(2, truth);
      case NamedValue.Int64(long number) -> override.integer(3, number);
      case NamedValue.Float32(float number) -> override.real(4, number);
      case NamedValue.Int64List list ->
          throw PjrtException.invalid("compile options: a flag needs a single value; got " + list);
    }
    return new ProtoWriter().text(1, name).message(2, override);
  }
}
