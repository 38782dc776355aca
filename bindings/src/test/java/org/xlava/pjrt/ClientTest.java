package org.xlava.pjrt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientTest {
  @Test
  void client_tellsItsPlatformAndDevices() {
    try (Client client = Cpu.client()) {
      assertThat(client.platformName()).isEqualTo("cpu");
      assertThat(client.platformVersion()).isNotEmpty();
      assertThat(client.processIndex()).isZero();
      assertThat(client.plugin()).isSameAs(Cpu.plugin());
      assertThat(client.devices()).extracting(Device::id).containsExactly(0, 1, 2, 3);
      assertThat(client.addressableDevices()).isEqualTo(client.devices());
      assertThat(client).hasToString("Client[cpu, 4 devices]");
    }
  }

  @Test
  void device_tellsItsDescription() {
    try (Client client = Cpu.client()) {
      Device device = client.devices().get(1);
      assertThat(device.client()).isSameAs(client);
      assertThat(device.kind()).isEqualTo("cpu");
      assertThat(device.processIndex()).isZero();
      assertThat(device.localHardwareId()).isEqualTo(1);
      assertThat(device.isAddressable()).isTrue();
      assertThat(device.attributes()).isNotNull();
      assertThat(device).hasToString("CpuDevice(id=1)");
    }
  }

  @Test
  void createClient_withDeviceCount_hasAsMany() {
    ClientOptions options = ClientOptions.none().withCpuDeviceCount(2);
    try (Client client = Cpu.plugin().createClient(options)) {
      assertThat(client.devices()).hasSize(2);
    }
  }

  @Test
  void createClient_null_throws() {
    assertThatThrownBy(() -> Cpu.plugin().createClient(null))
        .hasMessage("client: options must not be null; got null");
  }

  @Test
  void clientOptions_keepNamesAndValues() {
    ClientOptions options =
        ClientOptions.none()
            .with("a", new NamedValue.Text("b"))
            .with("f", new NamedValue.Float32(2))
            .withCpuDeviceCount(3);
    assertThat(options.values())
        .containsEntry("a", new NamedValue.Text("b"))
        .containsEntry("f", new NamedValue.Float32(2))
        .containsEntry("cpu_device_count", new NamedValue.Int64(3));
    assertThat(ClientOptions.none().values()).isEmpty();
  }

  @Test
  void clientOptions_badCountOrName_throw() {
    assertThatThrownBy(() -> ClientOptions.none().withCpuDeviceCount(0))
        .isInstanceOf(PjrtException.class)
        .hasMessage(
            "client options: cpu_device_count must be an integer between 1 and 4096;"
                + " got Int64[value=0]");
    assertThatThrownBy(
            () -> ClientOptions.none().with("cpu_device_count", new NamedValue.Text("2")))
        .hasMessage(
            "client options: cpu_device_count must be an integer between 1 and 4096;"
                + " got Text[value=2]");
    assertThatThrownBy(() -> ClientOptions.none().with("", new NamedValue.Int64(1)))
        .hasMessage("client options: name and value must be given; got  = Int64[value=1]");
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, Long.MIN_VALUE, 1 << 20, (1L << 32) - 1, Long.MAX_VALUE})
  void createClient_processOutOfRange_throws(long id) {
    assertThatThrownBy(() -> ClientOptions.none().with("process_id", new NamedValue.Int64(id)))
        .isInstanceOf(PjrtException.class)
        .hasMessage(
            "client options: process_id must be at least 0 and less than 1048576; got " + id);
  }

  @Test
  void createClient_lastProcess_isSurvived() {
    ClientOptions options =
        ClientOptions.none().with("process_id", new NamedValue.Int64((1 << 20) - 1));
    try (Client client = Cpu.plugin().createClient(options)) {
      assertThat(client.addressableDevices()).isNotEmpty();
    }
  }

  @Test
  void metrics_countWhatLives() {
    try (Client client = Cpu.client()) {
      assertThat(client.metrics()).isEqualTo(new ClientMetrics(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
      Buffer buffer = Cpu.vector(client, 1, 2, 3);
      Event event = buffer.readyEvent();
      LoadedExecutable executable = client.compile(Cpu.ADD);
      assertThat(client.metrics())
          .isEqualTo(new ClientMetrics(1, 12, 1, 1, 1, 0, 0, 1, 0, 12, 0, 0));
      event.close();
      executable.close();
      buffer.close();
      assertThat(client.metrics())
          .isEqualTo(new ClientMetrics(0, 0, 0, 0, 1, 0, 0, 1, 0, 12, 0, 0));
    }
  }
}
