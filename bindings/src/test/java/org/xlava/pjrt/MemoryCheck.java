package org.xlava.pjrt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Asks for more memory than there is. */
final class MemoryCheck {
  private static final Program TERABYTES =
      Program.mlir(
          """
          func.func @main(%x: tensor<f32>) -> tensor<1099511627776xf32> {
            %0 = stablehlo.broadcast_in_dim %x, dims = [] : (tensor<f32>) -> tensor<1099511627776xf32>
            return %0 : tensor<1099511627776xf32>
          }
          """);

  private MemoryCheck() {}

  static void run(int rounds) {
    try (Client client = Cpu.client()) {
      LoadedExecutable terabytes = client.compile(TERABYTES);
      Buffer x = Cpu.scalar(client, 1);
      for (int round = 0; round < rounds; round++) {
        assertThatThrownBy(() -> terabytes.execute(x)[0].awaitReady())
            .isInstanceOfSatisfying(
                OutOfMemoryException.class,
                e -> {
                  assertThat(e.code()).isEqualTo(StatusCode.RESOURCE_EXHAUSTED);
                  assertThat(e.metrics().liveExecutables()).isEqualTo(1);
                })
            .hasMessageContaining("live in the client: 1 buffers of 4 bytes and 1 executables");
      }
      assertThat(Cpu.floats(x)).containsExactly(1);
    }
  }
}
