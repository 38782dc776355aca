package org.xlava.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Values, dtypes, shapes and weakness against JAX's. */
@Execution(ExecutionMode.CONCURRENT)
class ValuesTest {
  @TestFactory
  Stream<DynamicTest> primitives_evaluateAsInJax() {
    return Table.tests(Table.PRIMITIVES.cases(), ValuesTest::check);
  }

  @TestFactory
  Stream<DynamicTest> numpy_evaluatesAsInJax() {
    return Table.tests(Table.NUMPY.cases(), ValuesTest::check);
  }

  @TestFactory
  Stream<DynamicTest> nn_evaluatesAsInJax() {
    return Table.tests(Table.NN.cases(), ValuesTest::check);
  }

  private static void check(Table.Case c) {
    var result = c.row().function().apply(c.inputs());
    Closeness.assertClose("value", Table.host(result), c.recorded().value());
  }

  @Test
  void everyRow_isRecorded_andEveryRecord_hasItsRow() {
    for (Table table : List.of(Table.PRIMITIVES, Table.NUMPY, Table.NN)) {
      assertThat(table.recordedNames())
          .containsExactlyInAnyOrderElementsOf(table.rows().stream().map(Row::name).toList());
    }
  }
}
