package org.xlava.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.xlava.pjrt.ArrayType;
import org.xlava.pjrt.Buffer;
import org.xlava.pjrt.Client;
import org.xlava.pjrt.ClientMetrics;
import org.xlava.pjrt.ClientOptions;
import org.xlava.pjrt.ClosedException;
import org.xlava.pjrt.CompileOptions;
import org.xlava.pjrt.ElementType;
import org.xlava.pjrt.ExportedModule;
import org.xlava.pjrt.FfiCall;
import org.xlava.pjrt.HostView;
import org.xlava.pjrt.LoadedExecutable;
import org.xlava.pjrt.NamedValue;
import org.xlava.pjrt.OutOfMemoryException;
import org.xlava.pjrt.PjrtException;
import org.xlava.pjrt.Plugin;
import org.xlava.pjrt.Program;
import org.xlava.pjrt.StagedArray;
import org.xlava.pjrt.StatusCode;
import org.xlava.pjrt.spi.PluginSearch;

/**
 * Runs the snippets of {@code docs/pjrt.md}. What stands between {@code @start NAME} and
 * {@code @end} here is what the page shows after {@code snippet: NAME}, but for the assertions.
 */
class PjrtTourTest {
  private static final Path PAGE = Path.of("../docs/pjrt.md");
  private static final Path SOURCE = Path.of("src/test/java/org/xlava/docs/PjrtTourTest.java");

  private static final Pattern SHOWN =
      Pattern.compile("<!-- snippet: (\\w+) -->\n```java\n(.*?)```\n", Pattern.DOTALL);
  private static final Pattern RUN =
      Pattern.compile(" *// @start (\\w+)\n(.*?) *// @end\n", Pattern.DOTALL);

  // @start program
  static final String SCALE =
      """
      func.func @main(%x: tensor<3xf32>, %factor: tensor<f32>) -> tensor<3xf32> {
        %0 = stablehlo.broadcast_in_dim %factor, dims = [] : (tensor<f32>) -> tensor<3xf32>
        %1 = stablehlo.multiply %x, %0 : tensor<3xf32>
        return %1 : tensor<3xf32>
      }
      """;

  // @end

  private static Client client() {
    return Plugin.load(PluginSearch.here().library()).createClient();
  }

  private static void assertFloats(Buffer buffer, float... values) {
    MemorySegment bytes = MemorySegment.ofArray(buffer.toByteArray());
    assertThat(bytes.toArray(ValueLayout.JAVA_FLOAT_UNALIGNED)).containsExactly(values);
  }

  private static Buffer scalar(Client client, float value) {
    return client.uploadScalar(ElementType.F32, Float.floatToRawIntBits(value));
  }

  @Test
  void first() {
    float[] host = new float[3];
    // @start first
    Plugin plugin = Plugin.load(PluginSearch.here().library());
    try (Client client = plugin.createClient();
        LoadedExecutable scale = client.compile(Program.mlir(SCALE))) {
      ArrayType vector = ArrayType.of(ElementType.F32, 3);
      try (Buffer x = client.upload(MemorySegment.ofArray(new float[] {1, 2, 3}), vector);
          Buffer factor = client.uploadScalar(ElementType.F32, Float.floatToRawIntBits(10));
          Buffer result = scale.execute(x, factor)[0]) {
        result.copyTo(MemorySegment.ofArray(host)); // 10, 20, 30
      }
    }
    // @end
    assertThat(host).containsExactly(10, 20, 30);
  }

  @Test
  void exported() throws IOException {
    try (Client client = client();
        InputStream file = PjrtTourTest.class.getResourceAsStream("/exported/exported.bin");
        Buffer x =
            client.upload(
                MemorySegment.ofArray(new float[] {1, 2, 3}), ArrayType.of(ElementType.F32, 3));
        Buffer unused =
            client.upload(MemorySegment.ofArray(new byte[2]), ArrayType.of(ElementType.S8, 2));
        Buffer factor = scalar(client, 10)) {
      // @start exported
      ExportedModule module = ExportedModule.read(file.readAllBytes());
      try (LoadedExecutable scaled = client.compile(module.program())) {
        List<Buffer> arguments = module.kept(List.of(x, unused, factor));
        Buffer[] results = scaled.execute(arguments.toArray(Buffer[]::new));
        assertFloats(results[0], 10, 20, 30);
      }
      // @end
    }
  }

  @Test
  void arrays() {
    try (Client client = client()) {
      // @start arrays
      ArrayType matrix = ArrayType.of(ElementType.F32, 2, 3);
      float[] rows = {1, 2, 3, 4, 5, 6};
      Buffer whole = client.upload(MemorySegment.ofArray(rows), matrix);

      // The first two columns, without a copy on the host's side that one would have to make.
      HostView view = HostView.of(MemorySegment.ofArray(rows), matrix).slice(1, 0, 2);
      Buffer part = client.upload(view, client.defaultDevice());

      byte[] bytes = part.toByteArray();
      // @end
      assertThat(bytes).hasSize(16);
      assertFloats(part, 1, 2, 4, 5);
      assertFloats(whole, 1, 2, 3, 4, 5, 6);
    }
  }

  @Test
  void staged() {
    try (Client client = client()) {
      // @start staged
      StagedArray staged = client.stage(ArrayType.of(ElementType.S32, 1_000_000));
      for (int i = 0; i < 1_000_000; i++) {
        staged.segment().setAtIndex(ValueLayout.JAVA_INT, i, i);
      }
      Buffer numbers = staged.toBuffer();
      // @end
      assertThat(staged.segment().scope().isAlive()).isFalse();
      assertThat(numbers.type()).isEqualTo(ArrayType.of(ElementType.S32, 1_000_000));
    }
  }

  @Test
  void options() {
    try (Client client = client()) {
      Program program = Program.mlir(SCALE);
      // @start options
      CompileOptions options =
          CompileOptions.defaults()
              .withOptimizationLevel(0)
              .withXlaFlag("xla_cpu_enable_fast_math", new NamedValue.Bool(false));
      try (LoadedExecutable scale = client.compile(program, options)) {
        System.out.println(scale.parameterTypes() + " -> " + scale.resultTypes());
        System.out.println(scale.costAnalysis().get("flops"));
        System.out.println(scale.optimizedHloText());
      }
      // @end
    }
  }

  @Test
  void saved() {
    try (Client client = client();
        LoadedExecutable scale = client.compile(Program.mlir(SCALE))) {
      // @start saved
      byte[] bytes = scale.serialize();
      try (LoadedExecutable again = client.load(bytes)) {
        System.out.println(again.parameterTypes());
        assertThat(again.parameterTypes()).isEqualTo(scale.parameterTypes());
      }
      // @end
    }
  }

  @Test
  void asynchronous() {
    try (Client client = client();
        LoadedExecutable scale = client.compile(Program.mlir(SCALE));
        Buffer x =
            client.upload(
                MemorySegment.ofArray(new float[] {1, 2, 3}), ArrayType.of(ElementType.F32, 3));
        Buffer factor = scalar(client, 10)) {
      // @start asynchronous
      CompletableFuture<byte[]> bytes =
          scale.executeAsync(x, factor).thenApply(results -> results.getFirst().toByteArray());
      // @end
      assertThat(bytes.join()).hasSize(12);
    }
  }

  @Test
  void devices() {
    // @start devices
    String sum =
        """
        func.func @main(%x: tensor<f32>) -> tensor<f32> {
          %0 = "stablehlo.all_reduce"(%x) ({
            ^bb0(%a: tensor<f32>, %b: tensor<f32>):
              %1 = stablehlo.add %a, %b : tensor<f32>
              stablehlo.return %1 : tensor<f32>
          }) {replica_groups = dense<[[0, 1]]> : tensor<1x2xi64>} : (tensor<f32>) -> tensor<f32>
          return %0 : tensor<f32>
        }
        """;
    Plugin plugin = Plugin.load(PluginSearch.here().library());
    try (Client client = plugin.createClient(ClientOptions.none().withCpuDeviceCount(2));
        LoadedExecutable program =
            client.compile(Program.mlir(sum), CompileOptions.defaults().withReplicas(2))) {
      int one = Float.floatToRawIntBits(1);
      List<List<Buffer>> arguments =
          program.devices().stream()
              .map(device -> List.of(client.uploadScalar(ElementType.F32, one, device)))
              .toList();
      List<List<Buffer>> sums = program.executeOnDevices(arguments); // 2 on each
      sums.forEach(results -> assertFloats(results.getFirst(), 2));
    }
    // @end
  }

  @Test
  void callback() {
    // @start callback
    String program =
        """
        func.func @main(%x: tensor<3xf32>) -> tensor<3xf32> {
          %0 = stablehlo.custom_call @tour_double(%x) {api_version = 4 : i32} : (tensor<3xf32>) -> tensor<3xf32>
          return %0 : tensor<3xf32>
        }
        """;
    Plugin plugin = Plugin.load(PluginSearch.here().library());
    plugin.ffi().register("tour_double", PjrtTourTest::twice);
    // @end
    try (Client client = plugin.createClient();
        LoadedExecutable doubling = client.compile(Program.mlir(program));
        Buffer x =
            client.upload(
                MemorySegment.ofArray(new float[] {1, 2, 3}), ArrayType.of(ElementType.F32, 3))) {
      assertFloats(doubling.execute(x)[0], 2, 4, 6);
    }
  }

  // @start handler
  static void twice(FfiCall call) {
    MemorySegment x = call.arguments().getFirst().data();
    MemorySegment y = call.results().getFirst().data();
    for (long i = 0; i < x.byteSize() / Float.BYTES; i++) {
      y.setAtIndex(ValueLayout.JAVA_FLOAT, i, 2 * x.getAtIndex(ValueLayout.JAVA_FLOAT, i));
    }
  }

  // @end

  @Test
  void failures() {
    Buffer x;
    try (Client client = client();
        LoadedExecutable scale = client.compile(Program.mlir(SCALE))) {
      x = scalar(client, 1);
      assertThatThrownBy(() -> explain(scale, x))
          .isInstanceOf(PjrtException.class)
          .hasMessage("execute: program main takes 2 arguments; got 1");
    }
    assertThatThrownBy(x::toByteArray).isInstanceOf(ClosedException.class);
  }

  private static void explain(LoadedExecutable program, Buffer argument) {
    // @start failures
    try {
      program.execute(argument);
    } catch (OutOfMemoryException e) {
      System.err.println(e.metrics().liveBytes() + " bytes are held by buffers");
      throw e;
    } catch (PjrtException e) {
      if (e.code() == StatusCode.CANCELLED) {
        System.err.println("interrupted; the computation goes on");
      }
      throw e;
    }
    // @end
  }

  @Test
  void metrics() {
    try (Client client = client();
        Buffer x = scalar(client, 1)) {
      // @start metrics
      ClientMetrics metrics = client.metrics();
      System.out.println(metrics.liveBuffers() + " buffers of " + metrics.liveBytes() + " bytes");
      // @end
      assertThat(metrics.liveBuffers()).isEqualTo(1);
      assertThat(x.isClosed()).isFalse();
    }
  }

  @Test
  void page_showsWhatIsRunHere() throws IOException {
    Map<String, String> run = snippets(RUN, Files.readString(SOURCE));
    assertThat(snippets(SHOWN, Files.readString(PAGE))).isEqualTo(run);
  }

  private static Map<String, String> snippets(Pattern pattern, String text) {
    Map<String, String> snippets = new LinkedHashMap<>();
    for (Matcher matcher = pattern.matcher(text); matcher.find(); ) {
      String shown = matcher.group(2).replaceAll(" *([^\\n]*-> )?assert.*;\n", "");
      snippets.put(matcher.group(1), shown.stripTrailing().stripIndent());
    }
    return snippets;
  }
}
