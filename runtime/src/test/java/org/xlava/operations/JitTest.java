package org.xlava.operations;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.xlava.HostArray;
import org.xlava.Tensor;
import org.xlava.Xlava;

/** A primitive compiled in a function gives the very bits that it gives alone. */
@Execution(ExecutionMode.CONCURRENT)
class JitTest {
  @TestFactory
  Stream<DynamicTest> jit_isEagerBitForBit() {
    return Table.tests(Table.PRIMITIVES.firsts(), c -> check(c, Closeness.EXACT));
  }

  // Here operations are fused, and XLA may round at other places.
  @TestFactory
  Stream<DynamicTest> jitOfSeveralOperations_isEagerUpToRounding() {
    return Table.tests(Table.NUMPY.firsts(), c -> check(c, new Closeness(1e-14, 1e-14)));
  }

  @TestFactory
  Stream<DynamicTest> jitOfFunctionsForNetworks_isEagerUpToRounding() {
    return Table.tests(Table.NN.firsts(), c -> check(c, new Closeness(1e-6, 1e-6)));
  }

  private static void check(Table.Case c, Closeness closeness) {
    List<HostArray> want = Table.host(c.row().function().apply(c.inputs()));
    List<Tensor> got = Xlava.<List<Tensor>, List<Tensor>>jit(c.row().function()).apply(c.inputs());
    for (int i = 0; i < want.size(); i++) {
      closeness.check("jit " + i, got.get(i).toHost(), want.get(i));
    }
  }
}
