package org.xlava.pjrt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused for the size of a program's arrays, in text and in bytecode. */
class ArraySizeTest {
  private static String identity(String type) {
    return "func.func @main(%%x: %s) -> %s { return %%x : %s }".formatted(type, type, type);
  }

  private static String iota(String type) {
    return "func.func @main() -> %s { %%0 = stablehlo.iota dim = 0 : %s return %%0 : %s }"
        .formatted(type, type, type);
  }

  private static byte[] module(String name) {
    try (InputStream in = ArraySizeTest.class.getResourceAsStream("/robustness/refused/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(name, e);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tensor<4294967296x2147483648xi1> | 4294967296x2147483648 elements of 1 bytes",
        "tensor<2305843009213693952xf32> | 2305843009213693952 elements of 4 bytes",
        "tensor< 2305843009213693952 x\tui32 > | 2305843009213693952 elements of 4 bytes",
        "tensor<4611686018427387904xbf16> | 4611686018427387904 elements of 2 bytes",
        "tensor<576460752303423488xcomplex<f64>> | 576460752303423488 elements of 16 bytes",
        "tensor<4611686018427387904x4x0xf8E4M3FN> | 4611686018427387904x4x0 elements of 1 bytes",
        "tensor<?x4xi8, #stablehlo.bounds<4611686018427387904, ?>>"
            + " | 4611686018427387904x4 elements of 1 bytes",
        "tensor<4x?xi8, #mhlo.type_extensions<bounds = [?, 4611686018427387904]>>"
            + " | 4x4611686018427387904 elements of 1 bytes",
        "vector<4294967296x4294967296xf32> | 4294967296x4294967296 elements of 4 bytes",
        "tuple<tensor<f32>, tensor<2x4611686018427387904xi64>>"
            + " | 2x4611686018427387904 elements of 8 bytes",
      })
  void mlir_arrayOf63BitsAndMore_throws(String type, String array) {
    assertThatThrownBy(() -> Program.mlir(identity(type)))
        .isInstanceOf(PjrtException.class)
        .hasMessage("program: arrays must take less than 2^63 bytes; got an array of " + array);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "!e = complex<f64>\n!t = tensor<576460752303423488x!e>\n",
        "#b = #stablehlo.bounds<4611686018427387904, ?>\n!t = tensor<?x4xi8, #b>\n"
      })
  void mlir_aliasOfLargeArray_throws(String aliases) {
    assertThatThrownBy(() -> Program.mlir(aliases + identity("!t")))
        .isInstanceOf(PjrtException.class)
        .hasMessageStartingWith("program: arrays must take less than 2^63 bytes; got an array of ");
  }

  @Test
  void mlir_largeArraysInBytecode_throw() {
    for (String ending : List.of(".mlirbc", ".vhlo")) {
      assertThatThrownBy(() -> Program.mlir(module("size" + ending)))
          .isInstanceOf(PjrtException.class)
          .hasMessage(
              "program: arrays must take less than 2^63 bytes; got an array of"
                  + " 4294967296x1x536870912 elements of 8 bytes");
      assertThatThrownBy(() -> Program.mlir(module("bounds" + ending)))
          .isInstanceOf(PjrtException.class)
          .hasMessage(
              "program: arrays must take less than 2^63 bytes; got an array of"
                  + " 4611686018427387904x4 elements of 1 bytes");
    }
  }

  /** A function of a vector that is padded and cropped again. */
  private static String padded(String operation) {
    return "#far = dense<4611686018427387904> : tensor<1xi64>\n"
        + "func.func @main(%x: tensor<4xf32>, %z: tensor<f32>) -> tensor<4xf32> { "
        + operation
        + " return %0 : tensor<4xf32> }";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%0 = stablehlo.pad %x, %z, low = [4611686018427387904], high = [-4611686018427387904],"
            + " interior = [0] : (tensor<4xf32>, tensor<f32>) -> tensor<4xf32>",
        "%0 = stablehlo.pad %x, %z, low = [-4611686018427387904], high = [0x4000000000000000],"
            + " interior = [0] : (tensor<4xf32>, tensor<f32>) -> tensor<4xf32>",
        "%0 = stablehlo.pad %x, %z, low = [0], high = [-4611686018427387903],"
            + " interior = [1537228672809129301] : (tensor<4xf32>, tensor<f32>) -> tensor<4xf32>",
        "%0 = \"stablehlo.pad\"(%x, %z) <{edge_padding_high = array<i64: -4611686018427387904>,"
            + " edge_padding_low = array<i64: 4611686018427387904>, interior_padding = array<i64:"
            + " 0>}> : (tensor<4xf32>, tensor<f32>) -> tensor<4xf32>",
        "%l = stablehlo.constant dense<4611686018427387904> : tensor<1xi64> %h ="
            + " stablehlo.constant dense<[-4611686018427387904]> : tensor<1xi64> %n ="
            + " stablehlo.constant dense<0> : tensor<1xi64> %0 = stablehlo.dynamic_pad %x, %z, %l,"
            + " %h, %n : (tensor<4xf32>, tensor<f32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>)"
            + " -> tensor<4xf32>",
        "%s = stablehlo.constant dense<[2147483647, 2147483647]> : tensor<2xi32> %b ="
            + " stablehlo.dynamic_broadcast_in_dim %z, %s, dims = [] : (tensor<f32>,"
            + " tensor<2xi32>) -> tensor<?x?xf32> %0 = stablehlo.negate %x : tensor<4xf32>",
        "%s = stablehlo.constant dense<2147483647> : tensor<2xi32> %b ="
            + " \"stablehlo.dynamic_broadcast_in_dim\"(%z, %s) <{broadcast_dimensions ="
            + " array<i64>}> : (tensor<f32>, tensor<2xi32>) -> tensor<?x?xf32> %0 ="
            + " stablehlo.negate %x : tensor<4xf32>",
        "%s = \"stablehlo.constant\"() <{value = dense<\"0x0000000000000040\"> :"
            + " tensor<1xi64>}> : () -> tensor<1xi64> %b = stablehlo.dynamic_broadcast_in_dim %z,"
            + " %s, dims = [] : (tensor<f32>, tensor<1xi64>) -> tensor<?xf32> %0 ="
            + " stablehlo.negate %x : tensor<4xf32>",
        "%s = \"stablehlo.constant\"() <{value = #far}> : () -> tensor<1xi64> %b ="
            + " stablehlo.dynamic_broadcast_in_dim %z, %s, dims = [] : (tensor<f32>,"
            + " tensor<1xi64>) -> tensor<?xf32> %0 = stablehlo.negate %x : tensor<4xf32>",
      })
  void mlir_largeArrayWithoutType_throws(String operation) {
    assertThatThrownBy(() -> Program.mlir(padded(operation)))
        .isInstanceOf(PjrtException.class)
        .hasMessageStartingWith("program: arrays must take less than 2^63 bytes; got an array of ")
        .hasMessageEndingWith(" elements of 4 bytes");
  }

  @ParameterizedTest
  @CsvSource({
    "pad, 4611686018427387908",
    "dynamic_pad, 4611686018427387908",
    "dynamic_broadcast, 2147483647x2147483647"
  })
  void mlir_largeArrayWithoutTypeInBytecode_throws(String name, String array) {
    for (String ending : List.of(".mlirbc", ".vhlo")) {
      assertThatThrownBy(() -> Program.mlir(module(name + ending)))
          .isInstanceOf(PjrtException.class)
          .hasMessage(
              "program: arrays must take less than 2^63 bytes; got an array of %s elements of 4"
                  + " bytes",
              array);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%0 = stablehlo.pad %x, %z, low = [1073741824], high = [-1073741824], interior = [0] :"
            + " (tensor<4xf32>, tensor<f32>) -> tensor<4xf32>",
        "%low = stablehlo.constant dense<9223372036854775807> : tensor<i64> %0 = stablehlo.pad %x,"
            + " %z, low = [-1], high = [-2], interior = [1] : (tensor<4xf32>, tensor<f32>) ->"
            + " tensor<4xf32>",
        "%s = stablehlo.constant dense<[1024, 4]> : tensor<2xi32> %b ="
            + " stablehlo.dynamic_broadcast_in_dim %x, %s, dims = [1] : (tensor<4xf32>,"
            + " tensor<2xi32>) -> tensor<?x?xf32> %0 = stablehlo.negate %x : tensor<4xf32>",
      })
  void compile_moderateArrayWithoutType_works(String operation) {
    try (Client client = Cpu.client()) {
      assertThatCode(() -> client.compile(Program.mlir(padded(operation))).close())
          .doesNotThrowAnyException();
    }
  }

  @Test
  void mlir_manyDimensions_areRead() {
    assertThatCode(() -> Program.mlir(identity("tensor<" + "1x".repeat(200_000) + "f32>")))
        .doesNotThrowAnyException();
  }

  @Test
  void mlir_textThatLooksLikeAnArray_isIgnored() {
    String named =
        identity("tensor<f32>")
            .replace("@main(", "@main(%tensor: tensor<?xf32>, ")
            .concat(" // tensor<4294967296x4294967296xf32>");
    assertThatCode(() -> Program.mlir(named)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tensor<1152921504606846976xf32>", "tensor<0x4294967296x65536xf64>"})
  void compile_arraysOfLessThan63Bits_works(String type) {
    try (Client client = Cpu.client()) {
      if (isLimited(client)) {
        assertThatThrownBy(() -> client.compile(Program.mlir(identity(type))))
            .hasMessageStartingWith("compile: arrays must have less than 2^32 elements");
        return;
      }
      try (LoadedExecutable executable = client.compile(Program.mlir(identity(type)))) {
        assertThat(executable.parameterTypes()).hasSize(1);
      }
    }
  }

  @Test
  void compile_moreTilesThan32Bits_throwsOrWorks() {
    List<Program> programs =
        List.of(
            Program.mlir(iota("tensor<8589934592x1xf32>")),
            Program.mlir(module("tiles.mlirbc")),
            Program.mlir(module("tiles.vhlo")));
    try (Client client = Cpu.client()) {
      for (Program program : programs) {
        if (isLimited(client)) {
          assertThatThrownBy(() -> client.compile(program))
              .isInstanceOf(PjrtException.class)
              .hasMessage(
                  "compile: arrays must have less than 2^32 elements on this plugin, unless the"
                      + " process is started with"
                      + " XLA_FLAGS=--xla_backend_extra_options=xla_cpu_disable_tiled_emitter; got"
                      + " an array of 8589934592x1 elements of 4 bytes");
        } else {
          client.compile(program).close();
        }
      }
    }
  }

  @Test
  void compile_fewerThan32BitsOfElements_works() {
    try (Client client = Cpu.client()) {
      client.compile(Program.mlir(iota("tensor<4294967295x1xi8>"))).close();
    }
  }

  private static boolean isLimited(Client client) {
    return client.plugin().apiVersion().minor() >= Cpu.FIRST_API_OF_TILES;
  }
}
