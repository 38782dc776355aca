package org.xlava.transform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xlava.Tensor;
import org.xlava.ir.Jaxpr;

/** These tests run on the class path, where modules have no names. */
class LibraryCodeTest {
  @ParameterizedTest
  @ValueSource(classes = {Tensor.class, Jaxpr.class, Trace.class, Jaxpr.Pruned.class})
  void classes_ofTheTracer_areLibrary(Class<?> type) {
    assertThat(LibraryCode.contains(type)).isTrue();
    assertThat(LibraryCode.contains(frame(type.getName()))).isTrue();
  }

  // One in a package of the library's own name, too.
  @ParameterizedTest
  @ValueSource(classes = {LibraryCodeTest.class, String.class, Test.class})
  void classes_ofOthers_areNot(Class<?> type) {
    assertThat(LibraryCode.contains(type)).isFalse();
    assertThat(LibraryCode.contains(frame(type.getName()))).isFalse();
  }

  @Test
  void frame_ofAClassThatIsNotFound_isUsers() {
    assertThat(LibraryCode.contains(frame("org.xlava.mine.Model"))).isFalse();
  }

  @Test
  void caller_isTheLineOfTheTest() {
    assertThat(Sources.caller()).startsWith("LibraryCodeTest.caller_isTheLineOfTheTest(");
  }

  private static StackTraceElement frame(String className) {
    return new StackTraceElement(className, "apply", "Source.java", 1);
  }
}
