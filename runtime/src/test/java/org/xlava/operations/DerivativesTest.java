package org.xlava.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.xlava.Complex;
import org.xlava.DType;
import org.xlava.HostArray;
import org.xlava.Numpy;
import org.xlava.Tensor;
import org.xlava.Vjp;

/**
 * Derivatives against JAX's, at ties, zeros, infinities and NaN too, against finite differences,
 * and against each other. Where JAX has NaN there may be a limit: KinksTest and TailsTest have such
 * places.
 */
@Execution(ExecutionMode.CONCURRENT)
class DerivativesTest {
  private static final double STEP = 1e-6;

  // JAX's are wrong: the other branch of acosh, infinities below 1 and at poles of digamma, squares
  // that overflow in squareplus, the tail of gelu in bfloat16, 0 beside infinity in hypot.
  // TailsTest has the right ones.
  private static final Set<String> UNLIKE_JAX =
      Set.of("acosh", "arccosh", "digamma", "gelu", "hypot", "squareplusB");

  private static List<Table.Case> asInJax() {
    return differentiable().stream().filter(c -> !UNLIKE_JAX.contains(c.row().name())).toList();
  }

  private static List<Table.Case> differentiable() {
    return Table.everyCase().stream().filter(c -> c.recorded().jvp().isPresent()).toList();
  }

  private static List<Table.Case> differentiableFirsts() {
    return Table.everyFirst().stream()
        .filter(c -> c.recorded().jvp().isPresent())
        .filter(c -> c.recorded().inputs().stream().noneMatch(DerivativesTest::isNarrow))
        .toList();
  }

  private static boolean isNarrow(HostArray a) {
    return a.dtype().isInexact() && a.dtype().real() != DType.FLOAT64;
  }

  @TestFactory
  Stream<DynamicTest> jvp_isAsInJax() {
    return Table.tests(asInJax(), DerivativesTest::checkJvp);
  }

  private static void checkJvp(Table.Case c) {
    Derivatives d = new Derivatives(c);
    List<Tensor> tangents = d.jvp(Probes.like(d.point()));
    List<HostArray> got = Table.host(tangents);
    List<HostArray> want = c.recorded().jvp().orElseThrow();
    assertThat(got).hasSameSizeAs(want);
    for (int i = 0; i < want.size(); i++) {
      Closeness.of(want.get(i).dtype()).forNumbers().check("jvp " + i, got.get(i), want.get(i));
    }
  }

  @TestFactory
  Stream<DynamicTest> vjp_isAsInJax() {
    return Table.tests(asInJax(), DerivativesTest::checkVjp);
  }

  private static void checkVjp(Table.Case c) {
    Vjp<List<Tensor>> vjp = new Derivatives(c).vjp();
    List<Tensor> cotangents = Derivatives.pull(vjp, Probes.like(vjp.value()));
    List<HostArray> want = c.recorded().vjp().orElseThrow();
    for (int i = 0; i < want.size(); i++) {
      // As weak as the input, where JAX's may be as strong as the result.
      HostArray got = cotangents.get(i).toHost().withWeak(want.get(i).type().weak());
      Closeness.of(got.dtype()).forNumbers().check("vjp " + i, got, want.get(i));
    }
  }

  @TestFactory
  Stream<DynamicTest> jvp_isTheLimitOfDifferences() {
    List<Table.Case> smooth =
        differentiableFirsts().stream().filter(c -> c.row().nature() == Row.Nature.SMOOTH).toList();
    return Table.tests(smooth, DerivativesTest::checkDifferences);
  }

  private static void checkDifferences(Table.Case c) {
    Derivatives d = new Derivatives(c);
    List<Tensor> tangents = Probes.like(d.point());
    List<Tensor> ahead = d.function().apply(moved(d.point(), tangents, STEP));
    List<Tensor> behind = d.function().apply(moved(d.point(), tangents, -STEP));
    List<Tensor> exact = d.jvp(tangents);
    for (int i = 0; i < exact.size(); i++) {
      Tensor slope = ahead.get(i).minus(behind.get(i)).div(2 * STEP);
      HostArray want = slope.toHost();
      new Closeness(1e-6, 1e-6).check("jvp " + i, exact.get(i).toHost(), want);
    }
  }

  private static List<Tensor> moved(List<Tensor> point, List<Tensor> tangents, double step) {
    List<Tensor> result = new ArrayList<>();
    for (int i = 0; i < point.size(); i++) {
      result.add(point.get(i).plus(tangents.get(i).times(step)));
    }
    return result;
  }

  @TestFactory
  Stream<DynamicTest> vjp_isTheTransposeOfJvp() {
    return Table.tests(differentiableFirsts(), DerivativesTest::checkDotProducts);
  }

  // <ct, J t> = <Jᵀ ct, t>, where products pair without conjugation
  private static void checkDotProducts(Table.Case c) {
    Derivatives d = new Derivatives(c);
    List<Tensor> tangents = Probes.like(d.point());
    Vjp<List<Tensor>> vjp = d.vjp();
    List<Tensor> cotangents = Probes.like(vjp.value());
    double left = pairing(cotangents, d.jvp(tangents));
    double right = pairing(Derivatives.pull(vjp, cotangents), tangents);
    assertThat(left).isCloseTo(right, within(1e-11 * Math.max(1, Math.abs(right))));
  }

  private static double pairing(List<Tensor> a, List<Tensor> b) {
    double sum = 0;
    for (int i = 0; i < a.size(); i++) {
      Tensor products = Numpy.sum(a.get(i).times(b.get(i)));
      sum += products.dtype().isComplex() ? ((Complex) products.toArray()).re() : products.item();
    }
    return sum;
  }

  @TestFactory
  Stream<DynamicTest> jvpOfLinear_isTheFunctionOfTheTangent() {
    List<Table.Case> linear =
        differentiableFirsts().stream().filter(c -> c.row().nature() == Row.Nature.LINEAR).toList();
    return Table.tests(linear, DerivativesTest::checkLinear);
  }

  private static void checkLinear(Table.Case c) {
    Derivatives d = new Derivatives(c);
    List<Tensor> tangents = Probes.like(d.point());
    List<HostArray> want = Table.host(d.function().apply(tangents));
    Closeness.assertClose("jvp", Table.host(d.jvp(tangents)), want);
  }
}
