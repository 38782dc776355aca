package org.xlava.pjrt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is refused in bytecode, of the modules that {@code modules.py} among the resources makes.
 */
class BytecodeTest {
  private static byte[] module(String name) {
    try (InputStream in = BytecodeTest.class.getResourceAsStream("/robustness/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(name, e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"control.mlirbc", "control.vhlo", "shapes.mlirbc", "shapes.vhlo"})
  void compile_soundModules_works(String name) {
    try (Client client = Cpu.client();
        LoadedExecutable executable = client.compile(Program.mlir(module(name)))) {
      assertThat(executable.resultTypes()).isNotEmpty();
    }
  }

  // Its encodings are newer than the bundled plugin.
  @Test
  void mlir_everyKindOfAttribute_isRead() {
    assertThatCode(() -> Program.mlir(module("kinds.mlirbc"))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "declaration | program: functions must have a body; got a declaration of @f",
        "recursion | program: functions must not call themselves; got a cycle through @main",
        "regions | program: regions must nest at most 500 deep; got more in bytecode"
      })
  void mlir_whatACompilerDoesNotSurvive_throws(String name, String message) {
    for (String ending : new String[] {".mlirbc", ".vhlo"}) {
      assertThatThrownBy(() -> Program.mlir(module("refused/" + name + ending)))
          .isInstanceOf(PjrtException.class)
          .hasMessage(message);
    }
  }

  @Test
  void mlir_bitcastToBits_throws() {
    for (String ending : new String[] {".mlirbc", ".vhlo"}) {
      assertThatThrownBy(() -> Program.mlir(module("refused/bitcast" + ending)))
          .isInstanceOf(PjrtException.class)
          .hasMessage(
              "program: bitcast_convert must not mix i1 with wider elements; got one to i1");
    }
  }

  @Test
  void mlir_deepTypes_throws() {
    for (String ending : new String[] {".mlirbc", ".vhlo"}) {
      assertThatThrownBy(() -> Program.mlir(module("refused/tuples" + ending)))
          .isInstanceOf(PjrtException.class)
          .hasMessage(
              "program: attributes and types must nest at most 1000 deep and have at most 1048576"
                  + " parts; got more in bytecode");
    }
  }

  @Test
  void mlir_truncatedAnywhere_throws() {
    byte[] whole = module("control.mlirbc");
    for (int length = 4; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> Program.mlir(cut))
          .as("%d bytes", length)
          .isInstanceOf(PjrtException.class)
          .hasMessageStartingWith("program: bytecode must be well-formed; got ");
    }
  }

  @Test
  void mlir_countsBeyondTheBytes_throw() {
    byte[] code = {
      'M', 'L', (byte) 0xEF, 'R', 13, 'p', 0, 0, 19, 0, -1, -1, -1, -1, -1, -1, -1, 63
    };
    assertThatThrownBy(() -> Program.mlir(code))
        .hasMessageStartingWith(
            "program: bytecode must be well-formed; got 4611686018427387903 strings in 0 bytes");
  }

  @Test
  void mlir_newerVersion_isLeftToThePlugin() {
    byte[] newer = module("control.mlirbc");
    newer[4] = (byte) (99 << 1 | 1);
    assertThatCode(() -> Program.mlir(newer)).doesNotThrowAnyException();
    try (Client client = Cpu.client()) {
      assertThatThrownBy(() -> client.compile(Program.mlir(newer)))
          .isInstanceOf(PjrtException.class)
          .hasMessageContaining("is newer than the current version");
    }
  }

  @Test
  void mlir_attributeOfAnotherKind_throws() {
    byte[] artifact = module("control.vhlo");
    // The places of func_v1's attributes 48, 52, 53, 57 and 58, as integers of one byte.
    int properties = indexOf(artifact, new byte[] {0x61, 0x69, 0x6B, 0x73, 0x75});
    artifact[properties + 1] = 7;
    assertThatThrownBy(() -> Program.mlir(artifact))
        .isInstanceOf(PjrtException.class)
        .hasMessage(
            "program: attributes of a portable artifact must be of their kind; got another for"
                + " function_type of vhlo.func_v1");
  }

  @Test
  void mlir_arrayOfWhatIsNoNumber_throws() {
    byte[] artifact = module("control.vhlo");
    // vhlo.tensor_v1 without dimensions, of type 3; type 0 has no place in an array.
    int scalar = indexOf(artifact, new byte[] {0x29, 0x01, 0x07});
    artifact[scalar + 2] = 1;
    assertThatThrownBy(() -> Program.mlir(artifact))
        .isInstanceOf(PjrtException.class)
        .hasMessage(
            "program: bytecode must be well-formed; got an array whose elements are not numbers");
  }

  private static int indexOf(byte[] bytes, byte[] part) {
    for (int i = 0; i + part.length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
        return i;
      }
    }
    throw new AssertionError("not found");
  }
}
