package org.xlava.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xlava.Xlava.grad;
import static org.xlava.Xlava.jit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.xlava.ExecutionException;
import org.xlava.Numpy;
import org.xlava.Tensor;
import org.xlava.TensorFn1;

class TensorScopeTest {
  private record Params(Tensor w, Tensor b) {}

  @Test
  void close_closesWhatWasMadeInside() {
    Tensor before = Tensor.of(1f, 2f);
    Tensor uploaded;
    Tensor computed;
    try (TensorScope scope = TensorScope.open()) {
      assertThat(scope).isNotNull();
      uploaded = Tensor.of(3f, 4f);
      computed = before.plus(uploaded);
      assertThat(computed.toFloatArray()).containsExactly(4, 6);
    }
    assertThat(uploaded.isDeleted()).isTrue();
    assertThat(computed.isDeleted()).isTrue();
    assertThat(before.isDeleted()).isFalse();
    assertThat(before.plus(1).isDeleted()).isFalse();
  }

  @Test
  void keep_treesOutliveTheScope() {
    Params params;
    Tensor dropped;
    try (TensorScope scope = TensorScope.open()) {
      params = scope.keep(new Params(Tensor.of(1f, 2f), Tensor.of(3f, 0f)));
      dropped = params.w().plus(params.b());
    }
    assertThat(params.w().toFloatArray()).containsExactly(1, 2);
    assertThat(params.b().toFloatArray()).containsExactly(3, 0);
    assertThat(dropped.isDeleted()).isTrue();
  }

  @Test
  void nested_keepGivesToTheScopeAround() {
    Tensor kept;
    Tensor keptTwice;
    try (TensorScope outer = TensorScope.open()) {
      try (TensorScope inner = TensorScope.open()) {
        kept = inner.keep(Tensor.of(1f, 0f));
        keptTwice = inner.keep(Tensor.of(2f, 0f));
      }
      assertThat(kept.isDeleted()).isFalse();
      outer.keep(keptTwice);
    }
    assertThat(kept.isDeleted()).isTrue();
    assertThat(keptTwice.toFloatArray()).containsExactly(2, 0);
  }

  @Test
  void close_outerFirst_closesBoth() {
    TensorScope outer = TensorScope.open();
    TensorScope inner = TensorScope.open();
    Tensor x = Tensor.of(1f, 0f);
    outer.close();
    assertThat(x.isDeleted()).isTrue();
    inner.close();
    outer.close();
    assertThat(Tensor.of(1f, 0f).isDeleted()).isFalse();
  }

  @Test
  void functionTracedInside_worksOutside() {
    TensorFn1 f = jit((Tensor x) -> x.plus(Tensor.of(1f, 2f)));
    try (TensorScope scope = TensorScope.open()) {
      assertThat(scope).isNotNull();
      assertThat(f.apply(Tensor.of(1f, 1f)).toFloatArray()).containsExactly(2, 3);
    }
    assertThat(f.apply(Tensor.of(5f, 5f)).toFloatArray()).containsExactly(6, 7);
  }

  @Test
  void gradient_insideScope_leavesNothingOpen() {
    TensorFn1 f = grad((Tensor x) -> Numpy.sin(x).times(x).sum());
    Tensor x = Tensor.of(1f, 2f);
    Tensor g;
    try (TensorScope scope = TensorScope.open()) {
      g = scope.keep(f.apply(x));
    }
    assertThat(g.isDeleted()).isFalse();
    assertThat(g.toFloatArray()[0]).isEqualTo((float) (Math.cos(1) + Math.sin(1)));
  }

  @Test
  void manyClosedTensors_areForgotten() {
    try (TensorScope scope = TensorScope.open()) {
      List<Tensor> open = new ArrayList<>();
      for (int i = 0; i < 1000; i++) {
        Tensor x = Tensor.of((float) i, 0f);
        if (i % 100 == 0) {
          open.add(x);
        } else {
          x.close();
        }
      }
      assertThat(open).noneMatch(Tensor::isDeleted);
      assertThat(scope.size()).isLessThan(200);
      scope.keep(open.getFirst());
    }
  }

  @Test
  void otherThread_throws() {
    try (TensorScope scope = TensorScope.open()) {
      assertThatThrownBy(() -> CompletableFuture.runAsync(scope::close).join())
          .cause()
          .isInstanceOf(ExecutionException.class)
          .hasMessageStartingWith(
              "TensorScope.close: must be called on the thread that opened the scope, ");
      assertThat(CompletableFuture.supplyAsync(() -> Tensor.of(1f, 0f)).join().isDeleted())
          .isFalse();
    }
  }
}
