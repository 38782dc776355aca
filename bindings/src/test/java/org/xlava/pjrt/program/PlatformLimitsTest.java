package org.xlava.pjrt.program;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlatformLimitsTest {
  @Test
  void checkTiles_withoutTiles_letsAllThrough() {
    LargestArray array = new LargestArray();
    array.add(List.of(1L << 40), 4);
    assertThatCode(
            () ->
                PlatformLimits.checkTiles(
                    array,
                    "--xla_backend_extra_options=a,xla_cpu_disable_tiled_emitter --xla_other"))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> PlatformLimits.checkTiles(array, "--xla_other"))
        .isInstanceOf(RefusedException.class);
  }
}
