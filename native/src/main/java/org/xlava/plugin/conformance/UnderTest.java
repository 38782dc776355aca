package org.xlava.plugin.conformance;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.xlava.pjrt.ArrayType;
import org.xlava.pjrt.Buffer;
import org.xlava.pjrt.Client;
import org.xlava.pjrt.ClientOptions;
import org.xlava.pjrt.ElementType;
import org.xlava.pjrt.LoadedExecutable;
import org.xlava.pjrt.Plugin;
import org.xlava.pjrt.Program;

/** The plugin that is held to the checks, and a client that they share. */
final class UnderTest implements AutoCloseable {
  static final ArrayType F32_4 = ArrayType.of(ElementType.F32, 4);

  /** Adds two vectors of four numbers. */
  static final String ADD =
      """
      module @add {
        func.func @main(%x: tensor<4xf32>, %y: tensor<4xf32>) -> tensor<4xf32> {
          %0 = stablehlo.add %x, %y : tensor<4xf32>
          return %0 : tensor<4xf32>
        }
      }
      """;

  private final Path path;
  private final ClientOptions options;
  private @Nullable Client client;

  UnderTest(Path path, ClientOptions options) {
    this.path = path;
    this.options = options;
  }

  Plugin plugin() {
    return Plugin.load(path);
  }

  Client newClient() {
    return plugin().createClient(options);
  }

  Client client() {
    Client open = client;
    if (open == null) {
      open = newClient();
      client = open;
    }
    return open;
  }

  LoadedExecutable compile(String text) {
    return client().compile(Program.mlir(text));
  }

  Buffer vector(float... values) {
    return client()
        .upload(MemorySegment.ofArray(values), ArrayType.of(ElementType.F32, values.length));
  }

  static float[] floats(Buffer buffer) {
    float[] values = new float[Math.toIntExact(buffer.type().elementCount())];
    buffer.copyTo(MemorySegment.ofArray(values));
    return values;
  }

  @Override
  public void close() {
    if (client != null) {
      client.close();
    }
  }
}
