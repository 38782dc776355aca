package org.xlava.pjrt;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/** The plugin under test and short ways to make things with it. */
final class Cpu {
  static final Path PATH = Path.of(System.getProperty("xlava.plugin"));
  static final ArrayType F32_3 = ArrayType.of(ElementType.F32, 3);
  static final ArrayType F32 = ArrayType.of(ElementType.F32);

  /** Adds a vector and a scalar. */
  static final Program ADD =
      Program.mlir(
          """
          module @add {
            func.func @main(%x: tensor<3xf32>, %y: tensor<f32>) -> tensor<3xf32> {
              %0 = stablehlo.broadcast_in_dim %y, dims = [] : (tensor<f32>) -> tensor<3xf32>
              %1 = stablehlo.add %x, %0 : tensor<3xf32>
              return %1 : tensor<3xf32>
            }
          }
          """);

  static final int FIRST_API_OF_TILES = 82;

  private Cpu() {}

  static Plugin plugin() {
    return Plugin.load(PATH);
  }

  /** Skips a test of what only the plugin that the build brings is known to say. */
  static void assumeBundled() {
    assumeTrue(plugin().apiVersion().equals(new ApiVersion(0, 81)), "another plugin is under test");
  }

  /** Skips a test of arrays that the plugin has none of: {@link PlatformLimits}. */
  static void assumeLargeArrays() {
    assumeTrue(
        plugin().apiVersion().minor() < FIRST_API_OF_TILES, "the plugin has no large arrays");
  }

  static Client client() {
    return plugin().createClient();
  }

  static Buffer vector(Client client, float... values) {
    return client.upload(
        MemorySegment.ofArray(values), ArrayType.of(ElementType.F32, values.length));
  }

  static Buffer scalar(Client client, float value) {
    return client.uploadScalar(ElementType.F32, Float.floatToRawIntBits(value));
  }

  static float[] floats(Buffer buffer) {
    float[] values = new float[(int) buffer.type().elementCount()];
    buffer.copyTo(MemorySegment.ofArray(values));
    return values;
  }
}
