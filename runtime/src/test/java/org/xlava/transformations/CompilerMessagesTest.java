package org.xlava.transformations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xlava.Xlava.*;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xlava.Auxiliary;
import org.xlava.Fn2;
import org.xlava.Numpy;
import org.xlava.Tensor;
import org.xlava.TensorFn2;
import org.xlava.ValueAndGrad;

/**
 * What the Java compiler makes of calls: which compile, to what types, and what it says of others.
 */
class CompilerMessagesTest {
  @TempDir Path folder;

  private record Data(Tensor x) {}

  /** The first line of each error in a method that has tensors {@code v}, {@code w}. */
  private List<String> errors(String statement) throws IOException {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    List<String> options =
        List.of(
            "-proc:none", "-d", folder.toString(), "-cp", System.getProperty("java.class.path"));
    javac.getTask(null, null, found, options, null, List.of(source(statement))).call();
    return found.getDiagnostics().stream()
        .filter(d -> d.getKind() == javax.tools.Diagnostic.Kind.ERROR)
        .map(d -> d.getMessage(Locale.ROOT).lines().findFirst().orElse(""))
        .toList();
  }

  private static JavaFileObject source(String statement) {
    String code =
        """
        import java.util.*;
        import org.xlava.*;
        import static org.xlava.Xlava.*;
        class Snippet {
          record Data(Tensor x) {}
          static void method(Tensor v, Tensor w, Data d, TensorFn1 f) { %s }
        }
        """
            .formatted(statement);
    return new SimpleJavaFileObject(
        URI.create("string:///Snippet.java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return code;
      }
    };
  }

  @Test
  void whatIsRight_compiles() throws IOException {
    assertThat(
            errors(
                """
                Tensor a = hessian((Tensor x, Data e) -> x.times(e.x()).sum()).apply(v, d);
                Tensor b = jacfwd((Tensor x, Data e) -> x.times(e.x())).apply(v, d);
                Object c = hessian((Data e, Tensor x) -> x.times(e.x()).sum()).apply(d, v);
                Object e1 = jacrev((Tensor x) -> List.of(x, x)).apply(v);
                Tensor g = hessian(x -> x.times(x).sum()).apply(1.0);
                List<Tensor> h = grad((x, y, z) -> x.times(y), argnums(0, 2)).apply(1.0, v, 2);
                ValueAndGrad<Tensor> i = valueAndGrad(f).apply(100.0);
                Tensor j = vmap(f, 0).apply(v);
                Tensor k = vmap((x, y) -> x.times(y), 1).apply(v, w);
                Fn1<Tensor, Tensor> l = jit(grad(x -> x.times(x)));
                """))
        .isEmpty();
  }

  @Test
  void wrongNumberOfArguments_isNoCall() throws IOException {
    assertThat(errors("f.apply(v, w);"))
        .singleElement()
        .asString()
        .startsWith(
            "method apply in interface org.xlava.FnOfTensors1<R> cannot be applied to given types");
    assertThat(errors("grad((x, y) -> x.times(y)).apply(v);")).hasSize(1);
    assertThat(errors("jit(f).apply(1.0, 2.0);")).hasSize(1);
  }

  @Test
  void derivativeOfWhatReturnsAnAuxiliary_isToldOf() throws IOException {
    assertThat(errors("grad(x -> new Auxiliary<>(x.sum(), x)).apply(v);"))
        .containsExactly("incompatible types: bad return type in lambda expression");
  }

  @Test
  void derivatives_ofSeveralArguments_takeNumbers() {
    TensorFn2 f = (x, y) -> x.times(x).times(y);
    assertThat(grad(f, argnums(0, 1)).apply(100.0, 2.0).stream().map(Tensor::item))
        .containsExactly(400.0, 10_000.0);
    ValueAndGrad<Tensor> both = valueAndGrad(f).apply(3.0, 2.0);
    assertThat(both.value().item()).isEqualTo(18);
    assertThat(both.grad().item()).isEqualTo(12);
  }

  @Test
  void hessian_inATensor_isATensor() {
    Fn2<Tensor, Data, Tensor> h = hessian((Tensor w, Data d) -> w.pow(2).times(d.x()).sum());
    Tensor diagonal = Numpy.diag(h.apply(Tensor.of(1f, 2f), new Data(Tensor.of(3f, 4f))));
    assertThat(diagonal.toFloatArray()).containsExactly(6, 8);
  }

  @Test
  void vmap_alongAnAxis_isAsWithInAxes() {
    Tensor x = Tensor.of(new float[][] {{1, 2, 3}, {4, 5, 6}});
    TensorFn2 dot = Tensor::dot;
    assertThat(vmap(dot, 1).apply(x, x).toFloatArray())
        .containsExactly(vmap(dot, inAxes(1)).apply(x, x).toFloatArray())
        .containsExactly(17, 29, 45);
    assertThat(vmap((Tensor a) -> new Auxiliary<>(a.sum(), a), 1).apply(x).value().toFloatArray())
        .containsExactly(5, 7, 9);
  }
}
