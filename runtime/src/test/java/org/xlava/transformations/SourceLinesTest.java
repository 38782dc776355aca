package org.xlava.transformations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.xlava.Xlava.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xlava.Config;
import org.xlava.Fn1;
import org.xlava.LeakedTracerException;
import org.xlava.Numpy;
import org.xlava.Tensor;
import org.xlava.TensorFn1;
import org.xlava.XlavaException;
import org.xlava.ir.Equation;

/** Errors point at the line of the user's code, however deep it is in transformations. */
class SourceLinesTest {
  private static final Tensor V = Tensor.of(1f, 2f, 3f);

  /** A user's model, with a mistake in a method of its own for each kind of error. */
  private static final class Model {
    static Tensor wrongShape(Tensor x) {
      Tensor y = Numpy.sin(x);
      return y.plus(Tensor.of(1f, 2f, 3f, 4f)).sum();
    }

    static Tensor wrongDtype(Tensor x) {
      return Numpy.bitwiseAnd(x, x).sum();
    }

    static Tensor needsValue(Tensor x) {
      return x.sum().item() > 0 ? x.sum() : x.unaryMinus().sum();
    }

    static Tensor needsValueInStream(Tensor x) {
      return Stream.of(x).map(Tensor::toFloatArray).map(Tensor::of).findFirst().orElseThrow();
    }

    static Tensor usesClosed(Tensor x) {
      Tensor y = x.times(2);
      y.close();
      return y.plus(1);
    }

    static Tensor callsJitted(Tensor x) {
      Tensor y = x.times(2);
      y.close();
      return jit((Tensor z) -> Numpy.sin(z)).apply(y);
    }

    static Tensor loop(Tensor x) {
      return whileLoop(c -> c.sum().lt(100), c -> c.times(2), x).sum();
    }
  }

  static Stream<UnaryOperator<TensorFn1>> nestings() {
    return Stream.of(
        f -> jit(f),
        f -> grad(f),
        f -> jit(grad(f)),
        f -> grad(jit(f)),
        f -> jit(x -> vmap(f).apply(Numpy.stack(List.of(x, x), 0))),
        f -> jit(hessian(jit(f))),
        f -> x -> jvp(jit(f), x, x).tangent(),
        f -> x -> vjp(jit(y -> foriLoop(0, 3, (i, c) -> c.plus(f.apply(y)), y.sum())), x).value());
  }

  private static XlavaException failure(TensorFn1 f) {
    return catchThrowableOfType(XlavaException.class, () -> f.apply(V));
  }

  private static void pointsAt(Throwable e, String method) {
    StackTraceElement top = e.getStackTrace()[0];
    assertThat(top.getClassName()).isEqualTo(Model.class.getName());
    assertThat(top.getMethodName()).isEqualTo(method);
    assertThat(top.getFileName()).isEqualTo("SourceLinesTest.java");
    assertThat(top.getLineNumber()).isPositive();
    assertThat(Arrays.stream(e.getStackTrace()).map(StackTraceElement::getClassName))
        .doesNotContain("org.xlava.Numpy", "org.xlava.function.FlatFunction")
        .contains(SourceLinesTest.class.getName());
  }

  @ParameterizedTest
  @MethodSource("nestings")
  void errorWhileTracing_startsAtTheUsersLine(UnaryOperator<TensorFn1> nesting) {
    pointsAt(failure(nesting.apply(Model::wrongShape)), "wrongShape");
    pointsAt(failure(nesting.apply(Model::wrongDtype)), "wrongDtype");
  }

  @Test
  void concretization_startsAtTheUsersLine() {
    pointsAt(failure(jit(Model::needsValue)), "needsValue");
    pointsAt(failure(jit(grad(Model::needsValue))), "needsValue");
    pointsAt(failure(jit(vmap(jit(Model::needsValueInStream)))), "needsValueInStream");
  }

  @Test
  void errorOutsideTransformations_startsAtTheUsersLine() {
    pointsAt(failure(Model::wrongShape), "wrongShape");
    pointsAt(failure(Model::usesClosed), "usesClosed");
    pointsAt(failure(Model::callsJitted), "callsJitted");
  }

  @Test
  void errorOfTheLibraryAlone_keepsItsFrames() {
    XlavaException e = new XlavaException("mine");
    assertThat(e.getStackTrace()[0].getClassName()).isEqualTo(SourceLinesTest.class.getName());
  }

  // --- lines that are on no stack any more

  private static <T> T recorded(java.util.function.Supplier<T> body) {
    return Config.withSourceLines(body);
  }

  @Test
  void errorInTheDerivativeOfAProgram_startsAtTheRecordedLine() {
    TensorFn1 compiled = jit(Model::loop);
    recorded(() -> compiled.apply(V));
    XlavaException e = failure(grad(x -> compiled.apply(x)));
    pointsAt(e, "loop");
    Fn1<Tensor, Tensor> outer = jit((Tensor x) -> jit(Model::loop).apply(x));
    XlavaException nested =
        catchThrowableOfType(
            XlavaException.class, () -> recorded(() -> jit(grad(outer::apply)).apply(V)));
    pointsAt(nested, "loop");
  }

  @Test
  void leak_namesWhereTheTracerWasMade() {
    List<Tensor> leaks = new ArrayList<>();
    TensorFn1 leaking =
        x -> {
          leaks.add(x.times(2));
          return x.sum();
        };
    recorded(() -> jit(leaking).apply(V));
    recorded(() -> grad(leaking).apply(V));
    recorded(() -> jit(vmap(leaking)).apply(Numpy.ones(2, 3)));
    for (Tensor leak : leaks) {
      Throwable e = catchThrowable(() -> leak.plus(1));
      assertThat(e)
          .isInstanceOf(LeakedTracerException.class)
          .hasMessageMatching(
              ".*made at"
                  + " SourceLinesTest\\.leak_namesWhereTheTracerWasMade\\(SourceLinesTest\\.java:\\d+\\)\\."
                  + " Return the value .* another thread");
      assertThat(e.getStackTrace()[0].getClassName()).isEqualTo(SourceLinesTest.class.getName());
    }
    assertThat(leaks).hasSize(3);
  }

  @Test
  void equations_rememberLines_throughTransformations() {
    TensorFn1 f = x -> Numpy.sin(x).sum();
    List<Equation> equations = recorded(() -> makeJaxpr(grad(jit(f))).apply(V)).jaxpr().equations();
    assertThat(equations).isNotEmpty();
    for (Equation e : equations) {
      assertThat(e.source()).isNotNull();
      assertThat(e.source().getClassName()).isEqualTo(SourceLinesTest.class.getName());
    }
    assertThat(makeJaxpr((Tensor x) -> x.plus(7)).apply(V).jaxpr().equations().getFirst().source())
        .isNull();
  }

  @Test
  void programsFromDifferentLines_areEqual() {
    TensorFn1 one = x -> x.times(3.25);
    TensorFn1 other = x -> x.times(3.25);
    assertThat(recorded(() -> makeJaxpr(one).apply(V)).jaxpr())
        .isSameAs(makeJaxpr(other).apply(V).jaxpr());
  }
}
