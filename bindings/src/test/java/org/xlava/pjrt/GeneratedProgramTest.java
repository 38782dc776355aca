package org.xlava.pjrt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What is still refused in programs that Xlava's lowering wrote. */
class GeneratedProgramTest {
  private static String main(String parameter, String body) {
    return """
    module @jit_f {
      func.func public @main(%%arg0: tensor<%s>) -> (tensor<f32>) {
        %s
        %%c = stablehlo.constant dense<1.0> : tensor<f32>
        return %%c : tensor<f32>
      }
    }
    """
        .formatted(parameter, body);
  }

  private static void assertRefused(String text, String message) {
    assertThatThrownBy(() -> Program.generated(text))
        .isInstanceOf(PjrtException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void generated_soundText_compiles() {
    try (Client client = Cpu.client();
        LoadedExecutable one = client.compile(Program.generated(main("2xf32", "")))) {
      assertThat(one.resultTypes()).containsExactly(ArrayType.of(ElementType.F32));
    }
  }

  @Test
  void generated_nothing_throws() {
    assertRefused(null, "program: text must not be null; got null");
    assertRefused("", "program: code must not be empty; got 0 bytes");
  }

  @Test
  void generated_deepBrackets_throws() {
    assertRefused(
        main("f32", "(".repeat(1001) + ")".repeat(1001)),
        "program: brackets must nest at most 1000 deep; got more at byte");
  }

  @Test
  void generated_deepCalls_throws() {
    StringBuilder text = new StringBuilder("module @jit_f {\n");
    for (int i = 0; i <= 1000; i++) {
      text.append("  func.func private @f").append(i);
      text.append("(%arg0: tensor<f32>) -> (tensor<f32>) {\n    %0 = func.call @f").append(i + 1);
      text.append("(%arg0) : (tensor<f32>) -> (tensor<f32>)\n");
      text.append("    return %0 : tensor<f32>\n  }\n");
    }
    text.append("  func.func public @f1001(%arg0: tensor<f32>) -> (tensor<f32>) {\n");
    text.append("    return %arg0 : tensor<f32>\n  }\n}\n");
    assertRefused(text.toString(), "program: calls must be at most 1000 deep; got more from @f");
  }

  // What has no derivative is of i1 too, where bits alone are looked at.
  @Test
  void generated_bitcastOfBits_throws() {
    assertRefused(
        main("8xi1", "%0 = stablehlo.bitcast_convert %arg0 : (tensor<8xi1>) -> tensor<i8>"),
        "program: bitcast_convert must not mix i1 with wider elements; got tensor<8xi1> to");
  }

  @Test
  void generated_largeArrays_throws() {
    assertRefused(
        main("2147483647x2147483647xf32", ""),
        "program: arrays must take less than 2^63 bytes; got an array of 2147483647x2147483647");
    assertRefused(
        main(
            "3037000500x2xf32",
            "%p = stablehlo.constant dense<0.0> : tensor<f32>\n"
                + "%0 = stablehlo.pad %arg0, %p, low = [0, 3037000500], high = [0, -3037000500],"
                + " interior = [0, 0] : (tensor<3037000500x2xf32>, tensor<f32>)"
                + " -> tensor<3037000500x2xf32>"),
        "program: arrays must take less than 2^63 bytes; got an array of 3037000500x3037000502");
  }

  @Test
  void generated_moreTilesThan32Bits_throwsOrWorks() {
    Program program = Program.generated(main("8589934592x1xf32", ""));
    try (Client client = Cpu.client()) {
      if (client.plugin().apiVersion().minor() >= Cpu.FIRST_API_OF_TILES) {
        assertThatThrownBy(() -> client.compile(program))
            .hasMessageStartingWith("compile: arrays must have less than 2^32 elements");
      } else {
        client.compile(program).close();
      }
    }
  }
}
