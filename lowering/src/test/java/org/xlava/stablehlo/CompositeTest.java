package org.xlava.stablehlo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.xlava.DType;
import org.xlava.Lax;
import org.xlava.Shape;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.ir.Jaxpr;
import org.xlava.primitive.Primitive;
import org.xlava.primitive.array.TopK;
import org.xlava.primitive.control.Scan;
import org.xlava.primitive.reduction.Cumulative;
import org.xlava.transform.Recorder;
import org.xlava.transform.Trace;

/** Where composites are written as their bodies, and where as the platform has it. */
class CompositeTest {
  private static final TensorType X = TensorType.of(DType.FLOAT32, Shape.of(4, 3));
  private static final Cumulative CUMSUM = new Cumulative(Cumulative.Kind.SUM, 0, false);

  private static Jaxpr program(TensorType type, UnaryOperator<Tensor> f) {
    return Recorder.record("test", new TensorType[] {type}, x -> new Tensor[] {f.apply(x[0])})
        .jaxpr();
  }

  private static Tensor cumsum(Tensor x) {
    return Trace.bind1(CUMSUM, x);
  }

  private static Tensor twice(Tensor x) {
    return cumsum(Lax.sin(cumsum(x)));
  }

  // One step for each of two rows.
  private static Tensor scanned(UnaryOperator<Tensor> f, Tensor x) {
    Jaxpr body = program(x.type(), f);
    return Trace.bind1(new Scan(2, false, 1, body, 0, 1), x);
  }

  private static String lowered(UnaryOperator<Tensor> f) {
    return StableHlo.lower(program(X, f), "f");
  }

  private static String lowered(PlatformRules rules, UnaryOperator<Tensor> f) {
    return StableHlo.lower(program(X, f), "f", List.of(), rules);
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }

  @Test
  void composite_ofAModule_isWrittenInPlace() {
    assertThat(lowered(CompositeTest::cumsum)).contains("stablehlo.add").doesNotContain("@cumsum");
  }

  @Test
  void composite_severalTimesInAModule_isAFunction() {
    String text = lowered(CompositeTest::twice);

    assertThat(count(text, "func.func private @cumsum")).isOne();
    assertThat(count(text, "func.call @cumsum")).isEqualTo(2);
  }

  @Test
  void composite_ofOtherTypes_hasAnotherBody() {
    String text = lowered(x -> cumsum(Lax.reshape(cumsum(x), Shape.of(12))));

    assertThat(text).doesNotContain("@cumsum");
  }

  @Test
  void composite_inTheBodyOfAnother_countsToo() {
    String text = lowered(x -> scanned(CompositeTest::twice, x));

    assertThat(text).containsSubsequence("stablehlo.while", "func.call @cumsum");
    assertThat(count(text, "func.func private @cumsum")).isOne();
    assertThat(text).doesNotContain("@scan");
  }

  @Test
  void composite_thatContainsLoops_isAFunctionWhereItStandsTwice() {
    Jaxpr body = program(X, Lax::sin);
    Scan scan = new Scan(2, false, 1, body, 0, 1);
    String text = lowered(x -> Trace.bind1(scan, Trace.bind1(scan, x)));

    assertThat(count(text, "stablehlo.while")).isOne();
    assertThat(count(text, "func.call @scan")).isEqualTo(2);
  }

  @Test
  void composite_thatHasAnOperation_isThat() {
    UnaryOperator<Tensor> lastAxis = x -> Trace.bind(new TopK(2, 1), x)[0];
    UnaryOperator<Tensor> firstAxis = x -> Trace.bind(new TopK(2, 0), x)[0];

    assertThat(lowered(lastAxis)).contains("chlo.top_k").doesNotContain("transpose");
    assertThat(lowered(firstAxis))
        .containsSubsequence("stablehlo.transpose", "chlo.top_k", "stablehlo.transpose");
  }

  /** Rules that have an operation for running sums. */
  private static final class Summing extends PlatformRules {
    @Override
    @Nullable Rule rule(Primitive primitive, TensorType[] operands) {
      return primitive.equals(CUMSUM)
          ? (b, x) -> List.of(b.op("platform.cumsum", x.getFirst()))
          : null;
    }
  }

  @Test
  void ruleOfAPlatform_winsOverTheBody() {
    String text = lowered(new Summing(), CompositeTest::twice);

    assertThat(count(text, "platform.cumsum")).isEqualTo(2);
    assertThat(text).doesNotContain("@cumsum").doesNotContain("stablehlo.add");
  }

  @Test
  void ruleOfAPlatform_appliesInsideOfBodies() {
    String text = lowered(new Summing(), x -> scanned(CompositeTest::cumsum, x));

    assertThat(text).containsSubsequence("stablehlo.while", "platform.cumsum");
  }

  @Test
  void rules_areThoseOfThePlatformAndItsPlugin() {
    assertThat(PlatformRules.of(new Platform("cpu", 81, Set.of()))).isInstanceOf(EigenCpu.class);
    assertThat(PlatformRules.of(new Platform("cpu", 115, Set.of()))).isSameAs(PlatformRules.none());
    assertThat(PlatformRules.of(new Platform("cuda", 81, Set.of()))).isSameAs(PlatformRules.none());
  }
}
