package org.xlava.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.xlava.Concrete;
import org.xlava.Index;
import org.xlava.Lax;
import org.xlava.Numpy;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.primitive.elementwise.Binary;

class EagerProgramsTest {
  private static Concrete[] operands(int size) {
    Concrete x = (Concrete) Tensor.of(new float[size]);
    return new Concrete[] {x, x};
  }

  @Test
  void get_samePrimitiveAndTypes_isTheSameProgram() {
    EagerPrograms programs = new EagerPrograms(9);
    CompiledProgram program = programs.get(Binary.ADD, operands(2));
    assertThat(programs.get(Binary.ADD, operands(2))).isSameAs(program);
    assertThat(programs.get(Binary.MUL, operands(2))).isNotSameAs(program);
    assertThat(programs.get(Binary.ADD, operands(3))).isNotSameAs(program);
    Concrete[] weak = operands(2);
    weak[0] = weak[0].withWeak(true);
    assertThat(programs.get(Binary.ADD, weak)).isNotSameAs(program);
  }

  @Test
  void get_overTheBound_forgetsTheOldest() {
    EagerPrograms programs = new EagerPrograms(2);
    CompiledProgram first = programs.get(Binary.ADD, operands(2));
    CompiledProgram second = programs.get(Binary.ADD, operands(3));
    CompiledProgram third = programs.get(Binary.ADD, operands(4));
    assertThat(programs.get(Binary.ADD, operands(3))).isSameAs(second);
    assertThat(programs.get(Binary.ADD, operands(4))).isSameAs(third);
    assertThat(programs.get(Binary.ADD, operands(2))).isNotSameAs(first);
  }

  @Test
  void windows_ofOneSize_areOneProgram() {
    Tensor x = Numpy.arange(7 * 11).reshape(7, 11);
    x.get(0, 0).intValue();
    x.get(Index.range(0, 2), Index.range(0, 3)).toIntArray();
    long before = CompileCaches.stats().programs();
    for (int i = 0; i < 7; i++) {
      for (int j = 0; j < 11; j++) {
        assertThat(x.get(i, j).intValue()).isEqualTo(11 * i + j);
      }
    }
    for (int i = 0; i < 5; i++) {
      Tensor window = x.get(Index.range(i, i + 2), Index.range(i, i + 3));
      assertThat(window.toIntArray()).startsWith(12 * i, 12 * i + 1).endsWith(12 * i + 13);
    }
    assertThat(CompileCaches.stats().programs()).isEqualTo(before);
  }

  @Test
  void windows_outside_throw() {
    assertThatThrownBy(() -> Lax.sliceInDim(Tensor.of(1, 2, 3), 2, 4, 1, 0))
        .isInstanceOf(ShapeException.class)
        .hasMessageStartingWith("sliceInDim: needs 0 <= start <= limit <= size");
  }
}
