package org.xlava.pjrt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Reads what {@code exported.py} among the resources makes. */
class ExportedModuleTest {
  private static byte[] bytes() throws IOException {
    return bytes("exported.bin");
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in = ExportedModuleTest.class.getResourceAsStream("/exported/" + name)) {
      return in.readAllBytes();
    }
  }

  @Test
  void read_tellsTheSignature() throws IOException {
    ExportedModule module = ExportedModule.read(bytes());
    assertThat(module.name()).isEqualTo("scaled");
    assertThat(module.platforms()).containsExactly("cpu");
    assertThat(module.takesPlatformIndex()).isFalse();
    assertThat(module.deviceCount()).isEqualTo(1);
    assertThat(module.callingConvention()).isEqualTo(10);
    assertThat(module.inputs())
        .map(ExportedModule.Leaf::type)
        .map(ArrayType::toString)
        .containsExactly("f32[3]", "s8[2]", "f32[]");
    assertThat(module.outputs()).map(ExportedModule.Leaf::toString).containsExactly("f32[3]");
    assertThat(module.keptInputs()).containsExactly(0, 2);
    assertThat(module.keptTypes()).containsExactly(Cpu.F32_3, Cpu.F32);
    assertThat(module.kept(List.of("a", "b", "c"))).containsExactly("a", "c");
    assertThat(module.program().stablehloVersion())
        .hasValueSatisfying(version -> assertThat(version).matches("\\d+\\.\\d+\\.\\d+"));
  }

  @Test
  void program_givesWhatTheFunctionGives() throws IOException {
    try (Client client = Cpu.client();
        LoadedExecutable scaled = client.compile(ExportedModule.read(bytes()).program())) {
      Buffer[] results = scaled.execute(Cpu.vector(client, 1, 2, 3), Cpu.scalar(client, 10));
      assertThat(Cpu.floats(results[0])).containsExactly(10, 20, 30);
    }
  }

  @Test
  void kept_ofAnotherCount_throws() throws IOException {
    ExportedModule module = ExportedModule.read(bytes());
    assertThatThrownBy(() -> module.kept(List.of(1)))
        .isInstanceOf(PjrtException.class)
        .hasMessage("exported: function scaled takes 3 arguments; got 1");
  }

  @Test
  void type_ofAnySizeOrUnknownElements_throws() {
    ExportedModule.Leaf any =
        new ExportedModule.Leaf(Optional.of(ElementType.F32), List.of("b", "2*b"));
    assertThatThrownBy(any::type)
        .hasMessage(
            "exported: type must be a PJRT element type with known dimensions; got f32[b,2*b]");
    assertThatThrownBy(new ExportedModule.Leaf(Optional.empty(), List.of("1"))::type)
        .hasMessageEndingWith("; got ?[1]");
  }

  @Test
  void read_nullOrEmpty_throws() {
    assertThatThrownBy(() -> ExportedModule.read(null))
        .hasMessage("exported: bytes must not be null; got null");
    assertThatThrownBy(() -> ExportedModule.read(new byte[0]))
        .isInstanceOf(PjrtException.class)
        .hasMessageStartingWith(
            "exported: bytes must be a whole jax.export serialisation; got 0 bytes");
  }

  @Test
  void read_cutShort_throws() throws IOException {
    byte[] whole = bytes();
    // The last bytes are the padding after the name, which was written first.
    for (int length = 0; length < whole.length - 8; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> ExportedModule.read(part)).isInstanceOf(PjrtException.class);
    }
  }

  @Test
  void read_ofChangedBytes_givesAModuleOrPjrtException() throws IOException {
    byte[] whole = bytes();
    Random random = new Random(4);
    for (int i = 0; i < 5000; i++) {
      byte[] changed = whole.clone();
      for (int flips = random.nextInt(1, 6); flips > 0; flips--) {
        changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
      }
      try {
        ExportedModule.read(changed);
      } catch (PjrtException e) {
        assertThat(e.code()).isEqualTo(StatusCode.INVALID_ARGUMENT);
      }
    }
  }

  @Test
  void upload_ofHeapArrays_servesTheKeptTypes() throws IOException {
    ExportedModule module = ExportedModule.read(bytes());
    try (Client client = Cpu.client()) {
      Buffer buffer =
          client.upload(MemorySegment.ofArray(new float[3]), module.keptTypes().getFirst());
      assertThat(buffer.type()).isEqualTo(Cpu.F32_3);
    }
  }

  @Test
  void program_forSeveralPlatforms_takesTheIndex() throws IOException {
    ExportedModule module = ExportedModule.read(bytes("platforms.bin"));
    assertThat(module.platforms()).containsExactly("cuda", "cpu");
    assertThat(module.takesPlatformIndex()).isTrue();
    try (Client client = Cpu.client();
        LoadedExecutable doubled = client.compile(module.program())) {
      assertThat(doubled.parameterTypes())
          .containsExactly(ArrayType.of(ElementType.S32), Cpu.F32_3);
      Buffer index = client.uploadScalar(ElementType.S32, module.platforms().indexOf("cpu"));
      Buffer[] results = doubled.execute(index, Cpu.vector(client, 1, 2, 3));
      assertThat(Cpu.floats(results[0])).containsExactly(2, 4, 6);
    }
  }

  @Test
  void program_forAnySize_isReadAndRefused() throws IOException {
    ExportedModule module = ExportedModule.read(bytes("any_size.bin"));
    assertThat(module.inputs()).map(ExportedModule.Leaf::toString).containsExactly("bf16[n,2*n]");
    try (Client client = Cpu.client()) {
      assertThatThrownBy(() -> client.compile(module.program()).close())
          .isInstanceOf(PjrtException.class)
          .hasMessage(
              "compile: dimensions of function doubled must be numbers; got symbolic ones: argument"
                  + " [0] bf16[n,2*n], result bf16[n,2*n]. Export it in JAX for each shape that is"
                  + " needed: jax.export.export(f)(jax.ShapeDtypeStruct((8, 3),"
                  + " jax.numpy.float32))");
      assertThatThrownBy(() -> client.compile(Program.mlir(module.code())).close())
          .isInstanceOf(PjrtException.class)
          .hasMessageStartingWith(
              "compile: dimensions must be numbers; got a program that checks its shapes by"
                  + " shape_assertion. ");
      assertThatThrownBy(() -> client.compile(Program.mlir(ANY_SIZE)).close())
          .isInstanceOf(PjrtException.class)
          .hasMessageStartingWith(
              "compile: dimensions must be numbers; got @main of %arg1: tensor<?x3xf32>. ");
    }
  }

  private static final String ANY_SIZE =
      """
      module {
        func.func public @main(%arg0: tensor<2xf32>, %arg1: tensor<?x3xf32> {a = "?"}) -> tensor<?x3xf32> {
          return %arg1 : tensor<?x3xf32>
        }
      }
      """;

  @Test
  void program_forAnotherPlatform_isRefused() throws IOException {
    ExportedModule scaled = ExportedModule.read(bytes());
    scaled.checkPlatform("cpu");
    assertThatThrownBy(() -> scaled.checkPlatform("cuda"))
        .isInstanceOf(PjrtException.class)
        .hasMessage(
            "compile: function scaled must be exported for the client's platform, cuda; got one for"
                + " cpu. Export it in JAX with jax.export.export(f, platforms=[\"cuda\"])");
  }

  @Test
  void serialize_givesWhatIsReadAsTheSame() throws IOException {
    for (String name : List.of("exported.bin", "platforms.bin", "any_size.bin")) {
      ExportedModule module = ExportedModule.read(bytes(name));
      ExportedModule withVjp = module.withVjp(Optional.of(module));
      ExportedModule again = ExportedModule.read(withVjp.serialize());
      assertThat(again.code()).isEqualTo(module.code());
      assertThat(signature(again)).isEqualTo(signature(module));
      assertThat(signature(again.vjp().orElseThrow())).isEqualTo(signature(module));
    }
  }

  private static List<Object> signature(ExportedModule m) {
    return List.of(
        m.name(),
        m.platforms(),
        m.deviceCount(),
        m.callingConvention(),
        m.inputs(),
        m.outputs(),
        m.keptInputs(),
        m.inputTree(),
        m.outputTree());
  }
}
