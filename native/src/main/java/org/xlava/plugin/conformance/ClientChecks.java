package org.xlava.plugin.conformance;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.xlava.pjrt.ArrayType;
import org.xlava.pjrt.Buffer;
import org.xlava.pjrt.Client;
import org.xlava.pjrt.Device;
import org.xlava.pjrt.ElementType;
import org.xlava.pjrt.Extension;
import org.xlava.pjrt.Memory;
import org.xlava.pjrt.Plugin;

/** Checks of the plugin itself, its clients, devices, memories and extensions. */
final class ClientChecks {
  private static final int EXTENSION_HEADER_BYTES = 24;

  private ClientChecks() {}

  static List<Check> all() {
    return List.of(
        new Check("plugin: loads", true, UnderTest::plugin),
        Check.of("plugin: loads once", ClientChecks::loadsOnce),
        Check.of("plugin: tells its API's version", ClientChecks::version),
        Check.of("plugin: has attributes with names", ClientChecks::attributes),
        Check.of("plugin: tells its StableHLO version", ClientChecks::stablehlo),
        Check.of("plugin: extensions are distinct and have a header", ClientChecks::extensions),
        new Check("client: is made and has a device", true, UnderTest::client),
        Check.of("client: two live side by side", ClientChecks::twoClients),
        Check.of("client: tells its platform", ClientChecks::platform),
        Check.of("client: a process is among those of its devices", ClientChecks::process),
        Check.of("client: closed twice is closed once", ClientChecks::closedTwice),
        Check.of("devices: have different ids", ClientChecks::ids),
        Check.of("devices: tell kind, name and attributes", ClientChecks::descriptions),
        Check.of("devices: addressable ones have a memory", ClientChecks::memories),
        Check.of("devices: the default memory is one of theirs", ClientChecks::defaultMemory),
        Check.of("memories: tell kind and devices", ClientChecks::memoryKinds),
        Check.of("memories: buffers are in the default one", ClientChecks::bufferMemory),
        Check.of("extensions: default layout of a matrix", ClientChecks::defaultLayout),
        Check.of("extensions: layout of a buffer", ClientChecks::bufferLayout),
        Check.of("extensions: descriptions of memories", ClientChecks::memoryDescriptions));
  }

  private static void loadsOnce(UnderTest test) {
    Plugin first = test.plugin();
    Plugin second = test.plugin();
    Expect.that(first == second, "a second load must give the same plugin", second);
  }

  private static void version(UnderTest test) {
    Expect.that(
        test.plugin().apiVersion().minor() > 0,
        "the API's minor version must be positive",
        test.plugin().apiVersion());
  }

  private static void attributes(UnderTest test) {
    Set<String> names = test.plugin().attributes().keySet();
    Expect.that(names.stream().noneMatch(String::isEmpty), "attributes must have names", names);
  }

  private static void stablehlo(UnderTest test) {
    Expect.supported(test.plugin().stablehloVersion().isPresent(), "no such attribute");
  }

  private static void extensions(UnderTest test) {
    List<Extension> extensions = test.plugin().extensions();
    long types = extensions.stream().map(Extension::type).distinct().count();
    Expect.equal("the number of types of extensions", (long) extensions.size(), types);
    Expect.that(
        extensions.stream().allMatch(it -> it.structSize() >= EXTENSION_HEADER_BYTES),
        "extensions must have a header of " + EXTENSION_HEADER_BYTES + " bytes",
        extensions);
  }

  private static void twoClients(UnderTest test) {
    test.client();
    try (Client other = test.newClient()) {
      Expect.equal("the platform", test.client().platformName(), other.platformName());
    }
    Expect.floats("a vector", UnderTest.floats(test.vector(1, 2)), 1, 2);
  }

  private static void platform(UnderTest test) {
    Expect.that(!test.client().platformName().isEmpty(), "a platform must have a name", "none");
    Expect.that(!test.client().platformVersion().isEmpty(), "and a version", "none");
  }

  private static void process(UnderTest test) {
    int process = test.client().processIndex();
    for (Device device : test.client().addressableDevices()) {
      Expect.equal("the process of " + device, process, device.processIndex());
    }
  }

  private static void closedTwice(UnderTest test) {
    Client client = test.newClient();
    client.close();
    client.close();
    Expect.that(client.isClosed(), "a client must be closed", "one that isn't");
  }

  private static void ids(UnderTest test) {
    Set<Integer> ids = new HashSet<>();
    for (Device device : test.client().devices()) {
      Expect.that(ids.add(device.id()), "ids of devices must differ", device.id() + " twice");
    }
  }

  private static void descriptions(UnderTest test) {
    for (Device device : test.client().devices()) {
      Expect.that(!device.kind().isEmpty(), "devices must have a kind", "none");
      Expect.that(!device.toString().isEmpty(), "devices must have a name", "none");
      Expect.that(device.attributes() != null, "devices must have attributes", "null");
    }
  }

  private static void memories(UnderTest test) {
    for (Device device : test.client().addressableDevices()) {
      Expect.that(!device.memories().isEmpty(), device + " must address a memory", "none");
    }
  }

  private static void defaultMemory(UnderTest test) {
    for (Device device : test.client().addressableDevices()) {
      Expect.that(
          device.memories().contains(device.defaultMemory()),
          "the default memory of " + device + " must be one of " + device.memories(),
          device.defaultMemory());
    }
  }

  private static void memoryKinds(UnderTest test) {
    for (Device device : test.client().addressableDevices()) {
      for (Memory memory : device.memories()) {
        Expect.that(!memory.kind().isEmpty(), "memories must have a kind", "none");
        Expect.that(
            memory.devices().contains(device), memory + " must name " + device, memory.devices());
      }
    }
  }

  private static void bufferMemory(UnderTest test) {
    try (Buffer buffer = test.vector(1)) {
      Expect.equal("a buffer's memory", buffer.device().defaultMemory(), buffer.memory());
    }
  }

  private static void defaultLayout(UnderTest test) {
    int rank =
        test.client().defaultLayout(ArrayType.of(ElementType.F32, 2, 3)).minorToMajor().size();
    Expect.equal("the number of dimensions", 2, rank);
  }

  private static void bufferLayout(UnderTest test) {
    try (Buffer buffer = test.vector(1, 2)) {
      Expect.equal("the number of dimensions", 1, buffer.layout().minorToMajor().size());
    }
  }

  private static void memoryDescriptions(UnderTest test) {
    Plugin plugin = test.plugin();
    Expect.supported(
        plugin.extensions().stream().anyMatch(it -> it.name().equals("MemoryDescriptions")),
        "no such extension");
    test.client().defaultDevice().memoryDescriptions();
  }
}
