package org.xlava.pjrt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Asks for more memory than there is. */
final class MemoryCheck {
  private static final Program TERABYTES =
      Program.mlir(
          """
          func.func @main() -> tensor<1099511627776xf32> {
            %0 = stablehlo.iota dim = 0 : tensor<1099511627776xf32>
            return %0 : tensor<1099511627776xf32>
          }
          """);

  private MemoryCheck() {}

  static void run(int rounds) {
    try (Client client = Cpu.client()) {
      LoadedExecutable terabytes = client.compile(TERABYTES);
      Buffer x = Cpu.vector(client, 1, 2, 3);
      for (int round = 0; round < rounds; round++) {
        assertThatThrownBy(() -> terabytes.execute()[0].awaitReady())
            .isInstanceOfSatisfying(
                OutOfMemoryException.class,
                e -> {
                  assertThat(e.code()).isEqualTo(StatusCode.RESOURCE_EXHAUSTED);
                  assertThat(e.metrics().liveExecutables()).isEqualTo(1);
                })
            .hasMessageContaining("live in the client: ")
            .hasMessageContaining("of 12 bytes");
      }
      assertThat(Cpu.floats(x)).containsExactly(1, 2, 3);
    }
  }
}
