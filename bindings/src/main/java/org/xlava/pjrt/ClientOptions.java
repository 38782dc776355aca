package org.xlava.pjrt;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Options for making a client, immutable. Which there are is up to the plugin. */
public final class ClientOptions {
  private static final ClientOptions NONE = new ClientOptions(Map.of(), null);
  private static final String CPU_DEVICE_COUNT = "cpu_device_count";
  private static final int MAX_DEVICES = 4096;
  private static final String PROCESS_ID = "process_id";

  // Ids of devices are of 32 bits, and each process has 2048 of them.
  private static final int PROCESSES = 1 << 20;

  private final Map<String, NamedValue> values;
  private final @Nullable KeyValueStore store;

  private ClientOptions(Map<String, NamedValue> values, @Nullable KeyValueStore store) {
    this.values = values;
    this.store = store;
  }

  /** Returns no options: the plugin's defaults. */
  public static ClientOptions none() {
    return NONE;
  }

  /**
   * Returns these options and one more.
   *
   * @throws PjrtException if there is no name or value, {@code cpu_device_count} is not an integer
   *     between 1 and 4096, or {@code process_id} is one that is not between 0 and 2^20, which CPU
   *     plugins would not survive
   */
  public ClientOptions with(String name, NamedValue value) {
    if (name == null || name.isEmpty() || value == null) {
      throw PjrtException.invalid(
          "client options: name and value must be given; got " + name + " = " + value);
    }
    if (name.equals(CPU_DEVICE_COUNT)) {
      checkDeviceCount(value);
    }
    if (name.equals(PROCESS_ID)) {
      checkProcess(value);
    }
    Map<String, NamedValue> more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new ClientOptions(Collections.unmodifiableMap(more), store);
  }

  private static void checkDeviceCount(NamedValue value) {
    if (!(value instanceof NamedValue.Int64(long count)) || count < 1 || count > MAX_DEVICES) {
      throw PjrtException.invalid(
          "client options: cpu_device_count must be an integer between 1 and %d; got %s"
              .formatted(MAX_DEVICES, value));
    }
  }

  // Plugins that know the option refuse other types themselves.
  private static void checkProcess(NamedValue value) {
    if (value instanceof NamedValue.Int64(long id) && (id < 0 || id >= PROCESSES)) {
      throw PjrtException.invalid(
          "client options: process_id must be at least 0 and less than %d; got %d"
              .formatted(PROCESSES, id));
    }
  }

  /**
   * Returns these options with the number of devices that a CPU client has.
   *
   * @throws PjrtException if the count is not between 1 and 4096
   */
  public ClientOptions withCpuDeviceCount(int count) {
    return with(CPU_DEVICE_COUNT, new NamedValue.Int64(count));
  }

  /**
   * Returns these options with the store by which the processes of a computation find each other;
   * plugins for one process never call it.
   *
   * @throws PjrtException if the store is null
   */
  public ClientOptions withKeyValueStore(KeyValueStore shared) {
    if (shared == null) {
      throw PjrtException.invalid("client options: key-value store must not be null; got null");
    }
    return new ClientOptions(values, shared);
  }

  @Nullable KeyValueStore keyValueStore() {
    return store;
  }

  /** Returns the options by name. */
  public Map<String, NamedValue> values() {
    return values;
  }
}
