package org.xlava.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.xlava.DType;
import org.xlava.HostArray;

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

  // JAX has NaN where these have a limit, at infinities and poles. TailsTest has the right values.
  private static final Set<String> WITH_LIMITS =
      Set.of(
          "digamma",
          "gelu",
          "geluExact",
          "hardSilu",
          "mish",
          "polygamma",
          "silu",
          "sinc",
          "softSign",
          "squareplus",
          "squareplusB");

  // In 16 bits JAX's squareplus is 0 in the tail, as x + sqrt(x² + b) is.
  private static boolean isCancelledInJax(Table.Case c) {
    return c.row().name().equals("squareplus")
        && c.recorded().value().getFirst().dtype().bits() == 16;
  }

  private static void check(Table.Case c) {
    if (isCancelledInJax(c)) {
      return;
    }
    List<HostArray> got = Table.host(c.row().function().apply(c.inputs()));
    List<HostArray> want = c.recorded().value();
    if (WITH_LIMITS.contains(c.row().name())) {
      DType dtype = want.getFirst().dtype();
      Closeness.of(dtype).forNumbers().check("value", got.getFirst(), want.getFirst());
    } else {
      Closeness.assertClose("value", got, want);
    }
  }

  @Test
  void everyRow_isRecorded_andEveryRecord_hasItsRow() {
    for (Table table : List.of(Table.PRIMITIVES, Table.NUMPY, Table.NN)) {
      assertThat(table.recordedNames())
          .containsExactlyInAnyOrderElementsOf(table.rows().stream().map(Row::name).toList());
    }
  }
}
