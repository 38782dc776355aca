package org.xlava.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xlava.Xlava.donateArgnums;
import static org.xlava.Xlava.jit;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xlava.Numpy;
import org.xlava.Tensor;
import org.xlava.TensorFn1;

/** What donation does to the memory of the device. */
class DonationTest {
  private static final int ELEMENTS = 1 << 20;
  private static final long BYTES = 4L * ELEMENTS;
  private static final int STEPS = 20;

  /** The bytes that are live after some steps more than before, with each step's argument held. */
  private static long growth(TensorFn1 step) {
    List<Tensor> held = new ArrayList<>();
    Tensor x = Numpy.ones(ELEMENTS).times(2);
    long before = Backend.get().metrics().liveBytes();
    for (int i = 0; i < STEPS; i++) {
      held.add(x);
      x = step.apply(x);
    }
    long growth = Backend.get().metrics().liveBytes() - before;
    assertThat(x.get(0).item()).isEqualTo(2 + STEPS);
    held.forEach(Tensor::close);
    x.close();
    return growth;
  }

  @Test
  void donatedSteps_takeNoMoreMemory_thanOneTensor() {
    assertThat(growth(jit(x -> x.plus(1)))).isGreaterThan((STEPS - 1) * BYTES);
    assertThat(growth(jit(x -> x.plus(1), donateArgnums(0)))).isLessThan(BYTES);
  }
}
