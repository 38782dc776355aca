package org.xlava.pjrt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Bad input that plugins answer with an error, an abort, a crash or a wrong result: here each is a
 * typed exception. What stands elsewhere: nesting, functions, bitcasts and empty programs in {@link
 * ProgramTest} and {@link BytecodeTest}, large arrays in {@link ArraySizeTest}, options in {@link
 * CompileOptionsTest}, arguments and results of terabytes in {@link ExecuteTest}, uses after close
 * in {@link LifetimeTest}.
 */
class BadInputTest {
  private static Client client;

  @BeforeAll
  static void open() {
    client = Cpu.client();
  }

  @AfterAll
  static void close() {
    client.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "func.func @other() { return } | main",
        "func.func @main() { \"nowhere.op\"() : () -> () return } | unregistered dialect",
        "func.func @main(%x: tensor<3xf32>) -> tensor<3xf32> { return %y : tensor<3xf32> } |"
            + " undeclared SSA value",
        "func.func @main(%x: tensor<?xf32>) -> tensor<?xf32> { %0 = stablehlo.add %x, %x :"
            + " tensor<?xf32> return %0 : tensor<?xf32> } | Unbounded dynamism",
        "func.func @main(%x: tensor<3xf32>) -> tensor<3xf32> {"
            + " %0 = \"stablehlo.sort\"(%x) ({ ^bb0(%a: tensor<f32>, %b: tensor<f32>):"
            + " stablehlo.return %a : tensor<f32> }) : (tensor<3xf32>) -> tensor<3xf32>"
            + " return %0 : tensor<3xf32> } | comparator",
      })
  void compile_badPrograms_throwTheReason(String text, String reason) {
    assertThatThrownBy(() -> client.compile(Program.mlir(text)))
        .isInstanceOfSatisfying(
            PjrtException.class, e -> assertThat(e.code()).isNotEqualTo(StatusCode.OK))
        .hasMessageStartingWith("compile: ")
        .hasMessageContaining(reason);
  }

  @Test
  void mlir_deepAttributes_throw() {
    String text =
        "func.func @main() attributes {a = "
            + "[".repeat(100_000)
            + "]".repeat(100_000)
            + "} { return }";
    assertThatThrownBy(() -> Program.mlir(text))
        .isInstanceOf(PjrtException.class)
        .hasMessageStartingWith("program: brackets must nest at most 1000 deep; got more at byte ");
  }

  @Test
  void compile_longChainOfOperations_works() {
    StringBuilder text = new StringBuilder("func.func @main(%v0: tensor<f32>) -> tensor<f32> {\n");
    int length = 5_000;
    for (int i = 0; i < length; i++) {
      text.append("%%v%d = stablehlo.negate %%v%d : tensor<f32>%n".formatted(i + 1, i));
    }
    text.append("return %v").append(length).append(" : tensor<f32> }");
    try (LoadedExecutable chain =
            client.compile(
                Program.mlir(text.toString()), CompileOptions.defaults().withOptimizationLevel(0));
        Buffer x = Cpu.scalar(client, 3)) {
      assertThat(Cpu.floats(chain.execute(x)[0])).containsExactly(3);
    }
  }

  @Test
  void upload_nothingOrOfNoType_throws() {
    assertThatThrownBy(() -> client.upload((MemorySegment) null, Cpu.F32_3))
        .isInstanceOf(PjrtException.class)
        .hasMessage("upload: host memory must not be null; got null");
    MemorySegment data = MemorySegment.ofArray(new float[3]);
    assertThatThrownBy(() -> client.upload(data, ArrayType.of(ElementType.INVALID, 3)))
        .hasMessage("upload: element type must hold data; got invalid[3]");
    assertThatThrownBy(() -> client.upload(data, null))
        .hasMessage("upload: type and device must not be null; got null");
    assertThatThrownBy(() -> ArrayType.of(ElementType.F32, -1))
        .hasMessage("shape: dimensions must not be negative; got f32[-1]");
    assertThatThrownBy(() -> ArrayType.of(ElementType.F32, 1L << 62, 4))
        .hasMessageStartingWith("shape: size must be less than 2^63 bytes; got ");
  }

  @Test
  void download_intoTooLittle_throws() {
    try (Buffer x = Cpu.vector(client, 1, 2, 3)) {
      assertThatThrownBy(() -> x.copyTo(MemorySegment.ofArray(new float[2])))
          .isInstanceOf(PjrtException.class)
          .hasMessage("download: host memory for f32[3] must hold 12 bytes; got 8");
    }
  }
}
