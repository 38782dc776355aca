package org.xlava.transformations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xlava.Xlava.*;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.xlava.Carried;
import org.xlava.Fn1;
import org.xlava.Fn2;
import org.xlava.Fn3;
import org.xlava.Numpy;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TensorFn1;
import org.xlava.TransformException;
import org.xlava.TreeException;
import org.xlava.operations.Closeness;
import org.xlava.spi.Executor;

/** Branches that the platform chooses. The tests run on one that isn't called {@code other}. */
class PlatformDependentTest {
  private static final Tensor X = Tensor.of(0f, 1f, 2f);
  private final String here = Executor.get().platform();

  private TensorFn1 sineHere() {
    Map<String, TensorFn1> branches = Map.of(here, Numpy::sin, "default", Numpy::cos);
    return x -> platformDependent(branches, x);
  }

  private static void assertClose(Tensor actual, double... expected) {
    Closeness.within(1e-6).check(actual, expected);
  }

  @Test
  void branch_ofThePlatform_isChosenUnderAllTransformations() {
    TensorFn1 f = sineHere();
    double[] sines = {0, Math.sin(1), Math.sin(2)};
    double[] cosines = {1, Math.cos(1), Math.cos(2)};
    assertClose(f.apply(X), sines);
    assertClose(jit(f).apply(X), sines);
    assertClose(vmap(f).apply(X), sines);
    assertClose(jit(vmap(f)).apply(X), sines);
    assertClose(vmap(jit(f)).apply(X), sines);
    assertClose(vmap(grad(f)).apply(X), cosines);
    assertClose(jit(vmap(grad(f))).apply(X), cosines);
    assertClose(vmap(grad(jit(f))).apply(X), cosines);
    assertClose(jvp(f, X, Numpy.onesLike(X)).tangent(), cosines);
    assertClose(grad(grad(f)).apply(1.0), -Math.sin(1));
    assertClose(linearize(jit(f), X).apply(Numpy.onesLike(X)), cosines);
  }

  @Test
  void branch_inBranchesAndLoops() {
    TensorFn1 f = sineHere();
    assertClose(cond(Tensor.of(true), f, v -> v, Tensor.of(1f)), Math.sin(1));
    assertClose(cond(Tensor.of(false), f, v -> v, Tensor.of(1f)), 1);
    Carried<Tensor, Tensor> scanned =
        scan((c, x) -> new Carried<>(c, f.apply(x)), Tensor.of(0f), X);
    assertClose(scanned.output(), 0, Math.sin(1), Math.sin(2));
  }

  @Test
  void default_servesOtherPlatforms() {
    Map<String, TensorFn1> branches = Map.of("other", Numpy::cos, "default", Numpy::sin);
    assertClose(platformDependent(branches, Tensor.of(1f)), Math.sin(1));
    TensorFn1 f = x -> platformDependent(branches, x);
    assertClose(jit(f).apply(1.0), Math.sin(1));
  }

  @Test
  void program_hasOnlyTheBranchOfThePlatform() {
    assertThat(jit(sineHere()).lower(X).stableHlo())
        .contains("stablehlo.sine")
        .doesNotContain("stablehlo.cosine");
    assertThat(makeJaxpr(sineHere()).apply(X).toString()).contains("sin").doesNotContain("cos");
  }

  @Test
  void otherBranches_areTracedInProgramsOnly() {
    List<String> called = new ArrayList<>();
    TensorFn1 noting =
        x -> {
          called.add("other");
          return x;
        };
    Map<String, TensorFn1> branches = Map.of(here, Numpy::sin, "other", noting, "rocm", noting);
    TensorFn1 f = x -> platformDependent(branches, x);
    f.apply(X);
    vmap(grad(f)).apply(X);
    assertThat(called).isEmpty();
    jit(f).apply(X);
    assertThat(called).hasSize(1);
  }

  @Test
  void operands_noneTwoAndThree() {
    Tensor one = platformDependent(Map.<String, Supplier<Tensor>>of(here, () -> Tensor.of(1)));
    assertThat(one.intValue()).isEqualTo(1);
    Map<String, Fn2<Tensor, Tensor, Tensor>> two = Map.of("default", Tensor::minus);
    assertClose(platformDependent(two, X, Tensor.of(1f)), -1, 0, 1);
    Map<String, Fn3<Tensor, Tensor, Tensor, List<Tensor>>> three = Map.of(here, List::of);
    List<Tensor> all = platformDependent(three, X, X, X);
    assertThat(all).hasSize(3);
  }

  @Test
  void results_areWeakWhereAllAre() {
    Map<String, TensorFn1> branches = Map.of(here, x -> x, "other", x -> Numpy.ones());
    TensorFn1 f = x -> platformDependent(branches, x);
    assertThat(jit(f).apply(1.0).type().weak()).isFalse();
  }

  @Test
  void misuse_throws() {
    Map<String, TensorFn1> elsewhere = Map.of("other", Numpy::sin, "rocm", Numpy::cos);
    assertThatThrownBy(() -> platformDependent(elsewhere, X))
        .isInstanceOf(TransformException.class)
        .hasMessage(
            "platformDependent: there must be a branch for the platform, "
                + here
                + ", or one named default; got [other, rocm]");
    Map<String, TensorFn1> gpu = Map.of("gpu", Numpy::sin, "default", Numpy::cos);
    assertThatThrownBy(() -> platformDependent(gpu, X))
        .isInstanceOf(TransformException.class)
        .hasMessage(
            "platformDependent: platforms must be named as plugins name them; got gpu. Use cuda or"
                + " rocm");
    Map<String, TensorFn1> none = new HashMap<>();
    none.put(here, null);
    assertThatThrownBy(() -> platformDependent(none, X))
        .isInstanceOf(TransformException.class)
        .hasMessage("platformDependent: needs a function; got null");
    Map<String, TensorFn1> shapes = Map.of(here, x -> x, "other", x -> x.sum());
    assertThat(platformDependent(shapes, X).shape()).containsExactly(3);
    assertThatThrownBy(() -> jit((TensorFn1) x -> platformDependent(shapes, x)).apply(X))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "platformDependent: branches must return equal types; got f32[3] from the branch for "
                + here
                + " and f32[] from the branch for other");
    Map<String, Fn1<Tensor, Object>> trees = Map.of(here, x -> x, "other", x -> List.of(x));
    assertThatThrownBy(
            () -> makeJaxpr((Fn1<Tensor, Object>) x -> platformDependent(trees, x)).apply(X))
        .isInstanceOf(TreeException.class)
        .hasMessageContaining("platformDependent: branches must return equal structures; got *");
  }
}
