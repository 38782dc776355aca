package org.xlava.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.xlava.Concrete;
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
}
