package org.xlava.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xlava.CheckpointPolicy.*;
import static org.xlava.Xlava.*;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.xlava.Carried;
import org.xlava.Config;
import org.xlava.Fn1;
import org.xlava.Fn2;
import org.xlava.Numpy;
import org.xlava.Residual;
import org.xlava.Tensor;
import org.xlava.TensorFn1;
import org.xlava.TransformException;

/** The list of what reverse mode keeps; what JAX prints in the same cases. */
class SavedResidualsTest {
  private static Tensor named(Tensor x, Tensor y) {
    return Numpy.sin(checkpointName(Numpy.sin(x), "first")).times(y);
  }

  private static List<String> shown(List<Residual> residuals) {
    return residuals.stream()
        .map(r -> r.toString().replaceAll("SavedResidualsTest.java:\\d+", "line"))
        .toList();
  }

  private static final Fn2<Tensor, Tensor, Tensor> NAMED = SavedResidualsTest::named;

  @Test
  void savedResiduals_areArgumentsAndResultsOfOperations() {
    assertThat(shown(savedResiduals(NAMED, Tensor.of(1f), Tensor.of(2f))))
        .containsExactly(
            "f32[] from argument 1",
            "f32[] output of cos from SavedResidualsTest.named(line)",
            "f32[] output of sin from SavedResidualsTest.named(line)",
            "f32[] output of cos from SavedResidualsTest.named(line)");
    assertThat(Config.recordsSourceLines()).isFalse();
  }

  @Test
  void savedResiduals_ofACheckpoint_areWhatItsPolicyKeeps() {
    assertThat(
            shown(
                savedResiduals(
                    checkpoint(NAMED, saveOnlyTheseNames("first")), Tensor.of(1f), Tensor.of(2f))))
        .containsExactly(
            "f32[] from argument 0",
            "f32[] from argument 1",
            "f32[] named first from SavedResidualsTest.named(line)");
    assertThat(shown(savedResiduals(checkpoint(NAMED), Tensor.of(1f), Tensor.of(2f))))
        .containsExactly("f32[] from argument 0", "f32[] from argument 1");
  }

  @Test
  void savedResiduals_ofTreesAndCapturedTensors_sayWhichOnes() {
    Tensor captured = Tensor.of(1f, 2f, 3f);
    Fn1<Map<String, Object>, Tensor> f =
        p ->
            ((Tensor) p.get("a")).times((Tensor) ((List<?>) p.get("b")).getFirst()).times(captured);
    List<Residual> residuals =
        savedResiduals(f, Map.of("a", Tensor.of(1f), "b", List.of(Numpy.ones(3))));
    assertThat(shown(residuals))
        .containsExactly(
            "f32[3] from a captured tensor",
            "f32[] from argument 0[a]",
            "f32[3] from argument 0[b][0]");
    assertThat(residuals.get(2).origin())
        .isInstanceOfSatisfying(
            Residual.Argument.class,
            a -> {
              assertThat(a.argument()).isZero();
              assertThat(a.path().toString()).isEqualTo("[b][0]");
            });
  }

  @Test
  void savedResiduals_insideOfJit_nameTheOperation() {
    // A program of which another test has an equal one names the lines of whichever came first.
    TensorFn1 f = jit(x -> Numpy.sin(Numpy.sin(x.times(0.8125f))));
    assertThat(shown(savedResiduals(f, Tensor.of(1f))))
        .allSatisfy(r -> assertThat(r).startsWith("f32[] output of cos from SavedResidualsTest."))
        .hasSize(2);
  }

  @Test
  void savedResiduals_ofAScan_areStacked() {
    TensorFn1 f =
        x -> scan((Tensor c, Tensor s) -> new Carried<>(Numpy.sin(c), s), x, Numpy.ones(3)).carry();
    assertThat(savedResiduals(f, Tensor.of(1f)))
        .singleElement()
        .satisfies(
            r -> {
              assertThat(r.type().shape()).containsExactly(3);
              assertThat(r.origin())
                  .isInstanceOfSatisfying(
                      Residual.Output.class, o -> assertThat(o.operation()).isEqualTo("scan"));
            });
  }

  @Test
  void savedResiduals_ofALinearFunction_areNone() {
    assertThat(savedResiduals((TensorFn1) x -> x.times(3).sum(), Tensor.of(1f, 2f))).isEmpty();
    assertThatThrownBy(() -> savedResiduals((TensorFn1) null, Tensor.of(1f)))
        .isInstanceOf(TransformException.class)
        .hasMessage("savedResiduals: needs a function; got null");
  }
}
