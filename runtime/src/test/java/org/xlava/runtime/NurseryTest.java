package org.xlava.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.xlava.ExecutionException;
import org.xlava.Tensor;

/** Small results come to rest when their thread has made many others, and no one can tell. */
class NurseryTest {
  private static final int MANY = 200;

  private static Tensor result(float v) {
    return Tensor.of(v, 2 * v, 3 * v).plus(1);
  }

  private static void makeOthers() {
    for (int i = 0; i < MANY; i++) {
      result(i);
    }
  }

  @Test
  void restingResult_keepsItsValues() {
    Tensor x = result(1);
    makeOthers();
    assertThat(x.toFloatArray()).containsExactly(2f, 3f, 4f);
    assertThat(x).hasToString("Tensor([2., 3., 4.], dtype=float32)");
    assertThat(x.blockUntilReady()).isSameAs(x);
    assertThat(x.isDeleted()).isFalse();
  }

  @Test
  void restingResult_isAnOperandAgainAndAgain() {
    Tensor x = result(1);
    for (int i = 0; i < 3; i++) {
      makeOthers();
      assertThat(x.times(2).toFloatArray()).containsExactly(4f, 6f, 8f);
    }
  }

  @Test
  void restingResult_closed_throws() {
    Tensor x = result(1);
    makeOthers();
    x.close();
    assertThat(x.isDeleted()).isTrue();
    assertThatThrownBy(x::toFloatArray)
        .isInstanceOf(ExecutionException.class)
        .hasMessageContaining("toFloatArray: tensors must be open; got a closed f32[3]");
    assertThatThrownBy(() -> x.plus(1)).hasMessageContaining("tensors must be open");
    assertThatThrownBy(x::blockUntilReady).hasMessageContaining("tensors must be open");
  }

  @Test
  void restingResult_shared_outlivesTheOther() {
    DeviceTensor x = (DeviceTensor) result(1);
    makeOthers();
    try (Tensor other = x.share()) {
      x.close();
      assertThat(other.toFloatArray()).containsExactly(2f, 3f, 4f);
      makeOthers();
      assertThat(other.plus(0).toFloatArray()).containsExactly(2f, 3f, 4f);
    }
  }

  @Test
  void resultsUsedByOtherThreads_whileTheyComeToRest_areRight() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int round = 0; round < 50; round++) {
        List<Tensor> results = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
          results.add(result(i));
        }
        List<Future<float[]>> sums = new ArrayList<>();
        for (Tensor x : results) {
          sums.add(threads.submit(() -> x.plus(x).toFloatArray()));
        }
        makeOthers();
        for (int i = 0; i < sums.size(); i++) {
          assertThat(sums.get(i).get()).containsExactly(2f * i + 2, 4f * i + 2, 6f * i + 2);
        }
      }
    }
  }
}
