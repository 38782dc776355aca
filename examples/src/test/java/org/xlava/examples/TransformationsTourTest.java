package org.xlava.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.xlava.Xlava.*;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.xlava.Carried;
import org.xlava.ConcretizationException;
import org.xlava.DType;
import org.xlava.Fn2;
import org.xlava.Key;
import org.xlava.Numpy;
import org.xlava.Tensor;
import org.xlava.TensorFn1;
import org.xlava.TensorFn2;
import org.xlava.Tree;
import org.xlava.ValueAndGrad;
import org.xlava.ValueAndTangent;

/** The code of docs/transformations.md, compiled and run; every block of the document is here. */
class TransformationsTourTest {
  private static final Path DOCUMENT = Path.of("../docs/transformations.md");
  private static final Path SOURCE =
      Path.of("src/test/java/org/xlava/examples/TransformationsTourTest.java");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```java\\n(.*?)^```$");

  private static double at(Tensor x) {
    return x.item();
  }

  private static String unindented(String code) {
    return code.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  @Test
  void document_showsTheCodeOfThisClass() throws IOException {
    String source = unindented(Files.readString(SOURCE));
    List<String> blocks =
        BLOCK.matcher(Files.readString(DOCUMENT)).results().map(m -> m.group(1)).toList();
    assertThat(blocks).hasSizeGreaterThan(12);
    assertThat(blocks).allSatisfy(block -> assertThat(source).contains(unindented(block)));
  }

  @Test
  void derivative() {
    TensorFn1 f = x -> x.pow(3).minus(x.times(2));
    TensorFn1 slope = grad(f);
    Tensor four = slope.apply(2.0); // 3·2² - 2 = 10
    Tensor curve = grad(slope).apply(2.0); // 6·2 = 12
    assertThat(at(four)).isEqualTo(10);
    assertThat(at(curve)).isEqualTo(12);
  }

  @Test
  void manyInputs() {
    TensorFn1 energy = x -> Numpy.dot(x, x).times(0.5);
    Tensor direction = grad(energy).apply(Tensor.of(1f, 2f, 3f)); // [1, 2, 3]
    TensorFn2 product = (a, b) -> a.times(b).sum();
    var both = grad(product, argnums(0, 1)).apply(Tensor.of(1f, 2f), Tensor.of(3f, 4f));
    assertThat(direction.toFloatArray()).containsExactly(1, 2, 3);
    assertThat(both.get(1).toFloatArray()).containsExactly(1, 2);
  }

  record Params(Tensor w, Tensor b) {}

  static final class Model {
    static Tensor predict(Params p, Tensor x) {
      return Numpy.matmul(x, p.w()).plus(p.b());
    }

    static Tensor loss(Params p, Tensor x, Tensor y) {
      return predict(p, x).minus(y).pow(2).mean();
    }
  }

  @Test
  void model() {
    Tensor x = Key.of(0).normal(100, 2);
    Tensor y = Numpy.matmul(x, Tensor.of(2f, -1f)).plus(0.5);
    Params p = new Params(Numpy.zeros(2), Tensor.of(0f));
    ValueAndGrad<Params> first = valueAndGrad(Model::loss).apply(p, x, y);

    var step = jit(valueAndGrad(Model::loss));
    for (int i = 0; i < 100; i++) {
      Params g = step.apply(p, x, y).grad();
      p = Tree.map((value, slope) -> value.minus(slope.times(0.1)), p, g);
    }
    assertThat(first.value().item()).isGreaterThan(1);
    assertThat(p.w().toDoubleArray()).containsExactly(new double[] {2, -1}, within(1e-3));
    assertThat(p.b().item()).isCloseTo(0.5, within(1e-3));
  }

  @Test
  void batches() {
    TensorFn2 similarity = (a, b) -> Numpy.dot(a, b).div(Numpy.sqrt(Numpy.dot(a, a)));
    Tensor rows = Tensor.of(new float[][] {{3, 4}, {1, 0}});
    Tensor one = vmap(similarity, inAxes(0, NONE)).apply(rows, Tensor.of(1f, 2f)); // 2 numbers
    Tensor table =
        vmap((Tensor a) -> vmap((Tensor b) -> similarity.apply(a, b)).apply(rows))
            .apply(rows); // 2 × 2
    assertThat(one.toFloatArray()).containsExactly(2.2f, 1);
    assertThat(table.shape()).containsExactly(2, 2);
  }

  @Test
  void perExample() {
    Params p = new Params(Numpy.ones(2), Tensor.of(0f));
    Tensor x = Key.of(1).normal(8, 2);
    Tensor y = Numpy.zeros(8);
    Params each = vmap(grad(Model::loss), inAxes(NONE, 0, 0)).apply(p, x, y);
    assertThat(each.w().shape()).containsExactly(8, 2);
  }

  @Test
  void shownPrograms() {
    TensorFn1 f = x -> Numpy.sin(x).times(2);
    String program = makeJaxpr(grad(f)).apply(Tensor.of(1.0)).toString();
    assertThat(program).contains("cos");
  }

  @Test
  void values() {
    TensorFn1 absolute = x -> x.item() < 0 ? x.times(-1) : x;
    Tensor slope = grad(absolute).apply(-3.0); // -1: grad knows the value
    assertThatThrownBy(() -> jit(absolute).apply(-3.0)).isInstanceOf(ConcretizationException.class);

    TensorFn1 traceable = x -> cond(x.lt(0), v -> v.times(-1), v -> v, x);
    Tensor compiled = jit(grad(traceable)).apply(-3.0); // -1
    assertThat(at(slope)).isEqualTo(-1);
    assertThat(at(compiled)).isEqualTo(-1);
  }

  @Test
  void loops() {
    Fn2<Tensor, Tensor, Carried<Tensor, Tensor>> decay =
        (level, inflow) -> {
          Tensor next = level.times(0.5).plus(inflow);
          return new Carried<>(next, next);
        };
    TensorFn1 total = inflows -> scan(decay, Tensor.of(0f), inflows).output().sum();
    Tensor levels = scan(decay, Tensor.of(0f), Tensor.of(1f, 1f, 1f)).output(); // [1, 1.5, 1.75]
    Tensor influence = grad(total).apply(Tensor.of(1f, 1f, 1f)); // [1.75, 1.5, 1]
    assertThat(levels.toFloatArray()).containsExactly(1, 1.5f, 1.75f);
    assertThat(influence.toFloatArray()).containsExactly(1.75f, 1.5f, 1);
  }

  @Test
  void search() {
    TensorFn1 root =
        a ->
            whileLoop(
                x -> Numpy.abs(x.times(x).minus(a)).gt(1e-5),
                (Tensor x) -> x.plus(a.div(x)).times(0.5),
                Numpy.onesLike(a));
    Tensor two = root.apply(4f);
    assertThat(at(two)).isCloseTo(2, within(1e-5));
  }

  @Test
  void forward() {
    TensorFn1 f = x -> Numpy.sin(x).sum();
    Tensor x = Tensor.of(0f, 1f, 2f);
    Tensor v = Tensor.of(1f, 0f, 0f);
    ValueAndTangent<Tensor> along = jvp(f, x, v); // the value, and cos(0)·1
    Tensor hv = jvp(grad(f), x, v).tangent(); // a row of the Hessian, without the Hessian
    Tensor h = hessian(f).apply(x); // all of it
    assertThat(at(along.tangent())).isEqualTo(1);
    assertThat(hv.toFloatArray()).isEqualTo(h.get(0).toFloatArray());
  }

  @Test
  void rules() {
    TensorFn1 naive = x -> Numpy.log1p(Numpy.exp(x));
    TensorFn1 softplus =
        customJvp(
            naive,
            (x, dx) -> {
              Tensor slope = Numpy.subtract(1, Numpy.reciprocal(Numpy.exp(x).plus(1)));
              return new ValueAndTangent<>(naive.apply(x), dx.times(slope));
            });
    Tensor lost = grad(naive).apply(100.0); // NaN: infinity divided by infinity
    Tensor kept = grad(softplus).apply(100.0); // 1
    assertThat(at(lost)).isNaN();
    assertThat(at(kept)).isEqualTo(1);
  }

  @Test
  void memory() {
    TensorFn1 block = checkpoint((Tensor x) -> Numpy.sin(Numpy.sin(x)));
    Tensor slope = grad((Tensor x) -> block.apply(block.apply(x))).apply(1.0);
    assertThat(at(slope)).isBetween(0.0, 1.0);
  }

  @Test
  void randomness() {
    Key key = Key.of(42);
    List<Key> keys = key.split(2);
    Tensor noise = keys.get(0).normal(3);
    Tensor again = keys.get(0).normal(3); // the same numbers: a key is used once
    Tensor other = keys.get(1).normal(3);
    assertThat(again.toFloatArray()).isEqualTo(noise.toFloatArray());
    assertThat(other.astype(DType.FLOAT32).toFloatArray()).isNotEqualTo(noise.toFloatArray());
  }
}
