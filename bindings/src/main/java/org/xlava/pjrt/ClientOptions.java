package org.xlava.pjrt;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Options for making a client, immutable. Which there are is up to the plugin. */
public final class ClientOptions {
  private static final ClientOptions NONE = new ClientOptions(Map.of());
  private static final int MAX_DEVICES = 4096;

  private final Map<String, NamedValue> values;

  private ClientOptions(Map<String, NamedValue> values) {
    this.values = values;
  }

  /** Returns no options: the plugin's defaults. */
  public static ClientOptions none() {
    return NONE;
  }

  /** Returns these options and one more. */
  public ClientOptions with(String name, NamedValue value) {
    if (name == null || name.isEmpty() || value == null) {
      throw PjrtException.invalid(
          "client options: name and value must be given; got " + name + " = " + value);
    }
    Map<String, NamedValue> more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new ClientOptions(Collections.unmodifiableMap(more));
  }

  /**
   * Returns these options with the number of devices that a CPU client has.
   *
   * @throws PjrtException if the count is not between 1 and 4096
   */
  public ClientOptions withCpuDeviceCount(int count) {
    if (count < 1 || count > MAX_DEVICES) {
      throw PjrtException.invalid(
          "client options: cpu_device_count must be between 1 and %d; got %d"
              .formatted(MAX_DEVICES, count));
    }
    return with("cpu_device_count", new NamedValue.Int64(count));
  }

  /** Returns the options by name. */
  public Map<String, NamedValue> values() {
    return values;
  }
}
