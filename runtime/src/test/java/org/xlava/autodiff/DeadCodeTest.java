package org.xlava.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.xlava.Xlava.*;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xlava.Carried;
import org.xlava.Fn1;
import org.xlava.Fn2;
import org.xlava.Numpy;
import org.xlava.Tensor;
import org.xlava.ValueAndResiduals;
import org.xlava.ValueAndTangent;
import org.xlava.ir.Jaxpr;
import org.xlava.primitive.Dual;
import org.xlava.transform.Evaluation;
import org.xlava.transform.Forward;

/** What becomes of calls of which only some results are used. */
class DeadCodeTest {
  private static Jaxpr.Pruned first(Jaxpr program) {
    return program.pruned(
        List.of(true, false), Collections.nCopies(program.inputs().size(), false));
  }

  private static Jaxpr.Pruned first(Fn2<Tensor, Tensor, List<Tensor>> f) {
    return first(makeJaxpr(f).apply(Tensor.of(2f), Tensor.of(3f)).jaxpr());
  }

  private static List<Tensor> sineAndCosine(Tensor x, Tensor y) {
    return List.of(Numpy.sin(x), Numpy.cos(y));
  }

  @Test
  void deadCode_inNestedJit_goesWithItsOperands() {
    Jaxpr.Pruned part = first((x, y) -> jit(DeadCodeTest::sineAndCosine).apply(x, y));
    assertThat(part.inputs()).containsExactly(true, false);
    assertThat(part.program().toString()).contains("sin").doesNotContain("cos");
    assertThat(Evaluation.evaluate(part.program(), Tensor.of(2f))[0].item())
        .isCloseTo(Math.sin(2), within(1e-6));
  }

  @Test
  void deadCode_inCheckpoint_goesWithItsOperands() {
    Jaxpr.Pruned part = first((x, y) -> checkpoint(DeadCodeTest::sineAndCosine).apply(x, y));
    assertThat(part.inputs()).containsExactly(true, false);
    assertThat(part.program().toString()).contains("remat2").doesNotContain("cos");
  }

  @Test
  void deadCode_inBranches_goesWhereNoBranchNeedsIt() {
    Jaxpr.Pruned part =
        first(
            (x, y) ->
                cond(
                    x.gt(0),
                    (Tensor a, Tensor b) -> sineAndCosine(a, b),
                    (Tensor a, Tensor b) -> List.of(a, Numpy.exp(b)),
                    x,
                    y));
    assertThat(part.inputs()).containsExactly(true, false);
    assertThat(part.program().toString()).contains("sin").doesNotContain("cos", "exp");
    assertThat(Evaluation.evaluate(part.program(), Tensor.of(-2f))[0].item()).isEqualTo(-2);
  }

  // The second carry feeds the first one, the third one only itself.
  @Test
  void deadCode_inScan_goesButForTheCarryThatIsNeeded() {
    Fn2<Tensor, Tensor, List<Tensor>> f =
        (x, y) -> {
          Carried<List<Tensor>, Tensor> r =
              scan(
                  (List<Tensor> c, Tensor s) ->
                      new Carried<>(
                          List.of(
                              c.get(0).plus(c.get(1)), Numpy.sin(c.get(1)), Numpy.cos(c.get(2))),
                          Numpy.exp(s)),
                  List.of(x, x, y),
                  Numpy.ones(3));
          return List.of(r.carry().get(0), r.output());
        };
    Jaxpr.Pruned part = first(f);
    assertThat(part.inputs()).containsExactly(true, false);
    assertThat(part.program().toString())
        .contains("num_carry=2", "sin")
        .doesNotContain("cos", "exp");
    assertThat(Evaluation.evaluate(part.program(), Tensor.of(2f))[0].item())
        .isCloseTo(2 + 2 + Math.sin(2) + Math.sin(Math.sin(2)), within(1e-5));
  }

  // The rule may need what the function doesn't: all operands stay.
  @Test
  void deadCode_inCustomJvp_goesAndItsRuleStays() {
    Fn2<Tensor, Tensor, List<Tensor>> f =
        customJvp(
            DeadCodeTest::sineAndCosine,
            (List<Tensor> p, List<Tensor> t) ->
                new ValueAndTangent<>(
                    sineAndCosine(p.get(0), p.get(1)),
                    List.of(t.get(0).times(10).plus(t.get(1)), t.get(1).times(7))));
    Jaxpr.Pruned part = first(f);
    assertThat(part.inputs()).containsExactly(true, true);
    assertThat(part.program().toString()).contains("custom_jvp_call", "sin").doesNotContain("cos");
    Dual r = Forward.jvp(x -> Evaluation.evaluate(part.program(), x), pair(2, 3), pair(1, 5));
    assertThat(r.tangents()).hasSize(1);
    assertThat(r.tangents()[0].item()).isEqualTo(15);
  }

  private static Tensor[] pair(float a, float b) {
    return new Tensor[] {Tensor.of(a), Tensor.of(b)};
  }

  @Test
  void deadCode_inCustomVjp_goesAndItsRulesStay() {
    Fn2<Tensor, Tensor, List<Tensor>> f =
        customVjp(
            DeadCodeTest::sineAndCosine,
            (x, y) -> new ValueAndResiduals<>(sineAndCosine(x, y), x),
            (x, ct) -> List.of(ct.get(0).times(x).times(10), ct.get(1).plus(ct.get(0))));
    Jaxpr.Pruned part = first(f);
    assertThat(part.inputs()).containsExactly(true, true);
    assertThat(part.program().toString()).contains("custom_vjp_call", "sin").doesNotContain("cos");
    Tensor[] cotangents =
        Forward.linearize(x -> Evaluation.evaluate(part.program(), x), pair(2, 3))
            .transpose(Tensor.of(1f));
    assertThat(cotangents[0].item()).isEqualTo(20);
    assertThat(cotangents[1].item()).isEqualTo(1);
    Fn1<Tensor, Tensor> inALoop =
        x ->
            checkpoint(
                    (Tensor v) ->
                        scan(
                                (Tensor c, Tensor s) -> new Carried<>(f.apply(c, s).get(0), s),
                                v,
                                Numpy.ones(2))
                            .carry())
                .apply(x);
    assertThat(grad(inALoop).apply(Tensor.of(2f)).item())
        .isCloseTo(20 * 10 * Math.sin(2), within(1e-4));
  }

  @Test
  void deadCode_withEffects_stays() {
    Jaxpr.Pruned part =
        first(
            (x, y) ->
                jit((Tensor a, Tensor b) -> {
                      debugPrint("{}", b);
                      return sineAndCosine(a, b);
                    })
                    .apply(x, y));
    assertThat(part.inputs()).containsExactly(true, true);
    assertThat(part.program().toString()).contains("debug_").doesNotContain("cos");
  }
}
