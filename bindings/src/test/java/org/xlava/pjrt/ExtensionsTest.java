package org.xlava.pjrt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

/** What the extensions of a plugin tell, and what is said of those that it lacks. */
class ExtensionsTest {
  @Test
  void defaultLayout_isRowMajorOnCpus() {
    try (Client client = Cpu.client()) {
      assertThat(client.defaultLayout(ArrayType.of(ElementType.F32, 2, 3, 4)).minorToMajor())
          .containsExactly(2, 1, 0);
      assertThat(client.defaultLayout(ArrayType.of(ElementType.S4, 5)).isRowMajor()).isTrue();
      assertThat(client.defaultLayout(Cpu.F32).minorToMajor()).isEmpty();
    }
  }

  @Test
  void defaultLayout_ofNoData_throws() {
    try (Client client = Cpu.client()) {
      assertThatThrownBy(() -> client.defaultLayout(ArrayType.of(ElementType.TOKEN)))
          .hasMessage("layout: type must be one that holds data; got token[]");
    }
  }

  private static final Program COLUMN_MAJOR =
      Program.mlir(
          """
          func.func @main(%x: tensor<2x3xf32>) -> (tensor<2x3xf32> {mhlo.layout_mode = "{0,1}"}) {
            %0 = stablehlo.add %x, %x : tensor<2x3xf32>
            return %0 : tensor<2x3xf32>
          }
          """);

  @Test
  void layout_ofABuffer_isThatOnTheDevice() {
    try (Client client = Cpu.client();
        LoadedExecutable executable = client.compile(COLUMN_MAJOR);
        Buffer x =
            client.upload(
                MemorySegment.ofArray(new float[6]), ArrayType.of(ElementType.F32, 2, 3))) {
      assertThat(x.layout()).hasToString("{1,0}");
      Buffer y = executable.execute(x)[0];
      assertThat(y.layout()).isEqualTo(executable.resultLayouts().getFirst());
      y.close();
      assertThatThrownBy(y::layout).isInstanceOf(ClosedException.class);
    }
  }

  @Test
  void memoryDescriptions_ofACpu_areNone() {
    try (Client client = Cpu.client()) {
      assertThat(client.defaultDevice().memoryDescriptions()).isEmpty();
    }
  }

  @Test
  void missingExtension_isNamed() {
    assertThatThrownBy(() -> Cpu.plugin().extension("profile", 1))
        .isInstanceOfSatisfying(
            PjrtException.class, e -> assertThat(e.code()).isEqualTo(StatusCode.UNIMPLEMENTED))
        .hasMessageStartingWith("profile: the plugin must offer the extension Profiler; got [")
        .hasMessageContaining("FFI")
        .hasMessageEndingWith("from " + Cpu.PATH.getFileName());
  }

  // A plugin older than a function has a struct that ends before it.
  @Test
  void functionPastTheStruct_isMissing() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment struct = arena.allocate(32, 8);
      struct.set(ValueLayout.JAVA_LONG, 24, 4096);
      ExtensionTable table = new ExtensionTable(new Extension(4, 32), struct);
      assertThat(table.slot("first", 0).present()).isTrue();
      assertThatThrownBy(() -> table.slot("second", 1).required())
          .hasMessage("second: the plugin must implement it; its API lacks it");
    }
  }
}
