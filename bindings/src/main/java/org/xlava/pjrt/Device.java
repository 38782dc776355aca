package org.xlava.pjrt;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A device of a client, for any number of threads. Its description was read once and is told also
 * after the client was closed; its memories are asked for each time, and end in a {@link
 * ClosedException} then. Nothing here waits for what the device computes.
 */
public final class Device {
  private final Client client;
  final long address;
  private final int id;
  private final int processIndex;
  private final int localHardwareId;
  private final boolean addressable;
  private final String kind;
  private final String description;
  private final Map<String, NamedValue> attributes;

  Device(Client client, long address) {
    DeviceReader reader = new DeviceReader(client.state.api, address);
    this.client = client;
    this.address = address;
    this.id = reader.id();
    this.processIndex = reader.processIndex();
    this.addressable = reader.addressable();
    this.localHardwareId = addressable ? reader.localHardwareId() : -1;
    this.kind = reader.kind();
    this.description = reader.description();
    this.attributes = reader.attributes();
  }

  /** Returns the client that the device belongs to. */
  public Client client() {
    return client;
  }

  /** Returns the id, unique among the client's devices. */
  public int id() {
    return id;
  }

  /** Returns the index of the process that the device is addressable from. */
  public int processIndex() {
    return processIndex;
  }

  /** Returns the hardware's own number, -1 where there is none. */
  public int localHardwareId() {
    return localHardwareId;
  }

  /** Returns whether this process can issue commands to the device. */
  public boolean isAddressable() {
    return addressable;
  }

  /** Returns the vendor's name for the kind of device. */
  public String kind() {
    return kind;
  }

  /** Returns the device's attributes, in the plugin's order. */
  public Map<String, NamedValue> attributes() {
    return attributes;
  }

  /** Returns the memories that the device can address; none if it isn't addressable. */
  public List<Memory> memories() {
    return ask(() -> DeviceReader.memories(client.state.api, address)).stream()
        .map(client::memory)
        .toList();
  }

  /** Returns the memory that buffers on the device are in unless they were moved. */
  public Memory defaultMemory() {
    return client.memory(ask(() -> DeviceReader.defaultMemory(client.state.api, address)));
  }

  /**
   * Returns the memories that devices of this kind have, in no particular order, as the plugin
   * describes them without a client: for programs that are compiled ahead of time.
   *
   * @throws PjrtException with {@link StatusCode#UNIMPLEMENTED} if the plugin lacks the extension
   *     {@code MemoryDescriptions}
   */
  public List<MemoryDescription> memoryDescriptions() {
    return ask(() -> DeviceReader.memoryDescriptions(client.plugin(), address));
  }

  private <T> T ask(Supplier<T> question) {
    client.state.acquireOrThrow();
    try {
      return question.get();
    } finally {
      client.state.release();
    }
  }

  /** Returns the plugin's terse name of the device. */
  @Override
  public String toString() {
    return description;
  }
}
