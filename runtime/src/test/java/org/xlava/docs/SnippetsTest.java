package org.xlava.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xlava.Xlava.*;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.xlava.Auxiliary;
import org.xlava.Carried;
import org.xlava.ClosureConverted;
import org.xlava.DType;
import org.xlava.Export;
import org.xlava.Exported;
import org.xlava.Fn;
import org.xlava.Fn1;
import org.xlava.Fn2;
import org.xlava.GradAndAux;
import org.xlava.Lax;
import org.xlava.Linearized;
import org.xlava.Numpy;
import org.xlava.Residual;
import org.xlava.Tensor;
import org.xlava.TensorFn1;
import org.xlava.TensorFn2;
import org.xlava.TensorType;
import org.xlava.ValueAndGrad;
import org.xlava.ValueAndPullback;
import org.xlava.ValueAndResiduals;
import org.xlava.ValueAndTangent;
import org.xlava.ValueAuxAndGrad;
import org.xlava.Vjp;
import org.xlava.VmapRule.Mapped;
import org.xlava.Xlava;
import org.xlava.ir.ClosedJaxpr;
import org.xlava.operations.Closeness;
import org.xlava.runtime.LogCapture;

/**
 * The snippets in the Javadoc of transformations, run. {@code @snippet} tags there name this class
 * and a region of it; the javadoc tool finds it with {@code --snippet-path runtime/src/test/java}.
 */
class SnippetsTest {
  private static final Path SOURCE = Path.of("src/test/java/org/xlava/docs/SnippetsTest.java");
  private static final List<Path> DOCUMENTED =
      List.of(
          Path.of("../tracer/src/main/java/org/xlava"),
          Path.of("../tracer/src/generated/java/org/xlava"));

  private static final Pattern REGION =
      Pattern.compile("(?s) *// [@]start region=(\\w+)\n(.*?)\n *// [@]end\n");
  private static final Pattern TAG =
      Pattern.compile(
          "\\{@snippet class=\"%s\" region=\"(\\w+)\"\\}[^/]*\\*/\\s*(?:@.*\\s+)*public static (.*)"
              .formatted(SnippetsTest.class.getName()));

  private static void assertClose(Tensor actual, double... expected) {
    Closeness.within(1e-6).check(actual, expected);
  }

  // --- the Javadoc

  @Test
  void regions_areShownByTheMethodsOfTheirNames() throws IOException {
    List<MatchResult> tags = tags();
    assertThat(tags)
        .allSatisfy(tag -> assertThat(tag.group(2)).containsPattern("\\b" + tag.group(1) + "\\("));
    assertThat(tags.stream().map(tag -> tag.group(1)).distinct())
        .containsExactlyInAnyOrderElementsOf(regions().keySet());
  }

  @Test
  void tags_areAllOfTheFormThatIsChecked() throws IOException {
    Pattern tag = Pattern.compile("@snippet class=");
    long written = documented().stream().flatMap(text -> tag.matcher(text).results()).count();
    assertThat(tags()).hasSize(Math.toIntExact(written));
  }

  @Test
  void transformations_haveSnippets() throws IOException {
    Stream<String> transformations =
        Arrays.stream(Xlava.class.getMethods())
            .filter(m -> Arrays.stream(m.getParameterTypes()).anyMatch(Fn.class::isAssignableFrom))
            .map(Method::getName);
    assertThat(regions().keySet())
        .containsAll(transformations.toList())
        .contains("switch_", "stopGradient", "debugPrint");
  }

  @Test
  void snippets_areShort() throws IOException {
    assertThat(regions()).allSatisfy((name, code) -> assertThat(code.lines()).hasSizeBetween(2, 6));
  }

  private static Map<String, String> regions() throws IOException {
    Map<String, String> regions = new TreeMap<>();
    for (MatchResult region : REGION.matcher(Files.readString(SOURCE)).results().toList()) {
      regions.put(region.group(1), region.group(2));
    }
    return regions;
  }

  private static List<MatchResult> tags() throws IOException {
    return documented().stream().flatMap(source -> TAG.matcher(source).results()).toList();
  }

  private static List<String> documented() throws IOException {
    List<String> sources = new ArrayList<>();
    for (Path directory : DOCUMENTED) {
      try (Stream<Path> files = Files.list(directory)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          sources.add(Files.readString(file));
        }
      }
    }
    return sources;
  }

  // --- compilation and batches

  @Test
  void jitted() {
    // @start region=jit
    TensorFn1 f = jit(x -> Numpy.sin(x).times(2));
    Tensor first = f.apply(0.5); // traced, compiled and run
    Tensor second = f.apply(1.5); // run only: the types are the same
    // @end
    assertClose(first, 2 * Math.sin(0.5));
    assertClose(second, 2 * Math.sin(1.5));
  }

  @Test
  void batches() {
    // @start region=vmap
    TensorFn1 norm = x -> Numpy.sqrt(Numpy.dot(x, x));
    Tensor rows = Tensor.of(new float[][] {{3, 4}, {6, 8}});
    Tensor norms = vmap(norm).apply(rows); // [5, 10]
    // @end
    assertClose(norms, 5, 10);
  }

  @Test
  void batchingRules() {
    // @start region=customVmap
    TensorFn1 f =
        customVmap(
            x -> Numpy.sum(x.times(2)),
            (size, mapped, arguments) ->
                Mapped.all(Numpy.sum((Tensor) arguments.getFirst(), 1).times(2)));
    Tensor sums = vmap(f).apply(Tensor.of(new float[][] {{1, 2}, {3, 4}})); // [6, 14]
    // @end
    assertClose(sums, 6, 14);
    // @start region=sequentialVmap
    TensorFn1 loop = sequentialVmap(x -> x.times(x));
    Tensor squares = vmap(loop).apply(Tensor.of(1f, 2f, 3f)); // [1, 4, 9], one by one
    // @end
    assertClose(squares, 1, 4, 9);
  }

  // --- derivatives

  @Test
  void gradients() {
    // @start region=grad
    TensorFn1 cube = x -> x.pow(3);
    Tensor slope = grad(cube).apply(3.0); // 3·3² = 27
    Tensor curve = grad(grad(cube)).apply(3.0); // 6·3 = 18
    // @end
    assertClose(slope, 27);
    assertClose(curve, 18);
  }

  @Test
  void values() {
    // @start region=valueAndGrad
    TensorFn1 energy = x -> Numpy.dot(x, x);
    ValueAndGrad<Tensor> both = valueAndGrad(energy).apply(Tensor.of(3f, 4f));
    // both.value() is 25, both.grad() [6, 8]
    // @end
    assertClose(both.value(), 25);
    assertClose(both.grad(), 6, 8);
  }

  @Test
  void auxiliary() {
    // @start region=gradWithAux
    Fn1<Tensor, Auxiliary<Tensor, Tensor>> f = x -> new Auxiliary<>(x.pow(2).sum(), x.minus(1));
    GradAndAux<Tensor, Tensor> result = gradWithAux(f).apply(Tensor.of(1f, 3f));
    // result.grad() is [2, 6], result.aux() [0, 2]
    // @end
    assertClose(result.grad(), 2, 6);
    assertClose(result.aux(), 0, 2);
  }

  @Test
  void auxiliaryOfJacobians() {
    // @start region=jacfwdWithAux
    Fn1<Tensor, Auxiliary<Tensor, Tensor>> f = x -> new Auxiliary<>(x.pow(2), x.sum());
    Fn1<Tensor, Auxiliary<Tensor, Tensor>> jacobian = jacfwdWithAux(f);
    Auxiliary<Tensor, Tensor> result = jacobian.apply(Tensor.of(1f, 3f));
    // result.value() is [[2, 0], [0, 6]], result.aux() 4
    // @end
    assertClose(Numpy.ravel(result.value()), 2, 0, 0, 6);
    assertClose(result.aux(), 4);
  }

  @Test
  void auxiliaryOfJacobiansByRows() {
    // @start region=jacrevWithAux
    Fn1<Tensor, Auxiliary<Tensor, Tensor>> f = x -> new Auxiliary<>(x.pow(2), x.sum());
    Fn1<Tensor, Auxiliary<Tensor, Tensor>> jacobian = jacrevWithAux(f);
    Auxiliary<Tensor, Tensor> result = jacobian.apply(Tensor.of(1f, 3f));
    // result.value() is [[2, 0], [0, 6]], result.aux() 4
    // @end
    assertClose(Numpy.ravel(result.value()), 2, 0, 0, 6);
    assertClose(result.aux(), 4);
  }

  @Test
  void auxiliaryOfHessians() {
    // @start region=hessianWithAux
    Fn1<Tensor, Auxiliary<Tensor, Tensor>> f = x -> new Auxiliary<>(x.pow(3).sum(), x.minus(1));
    Fn1<Tensor, Auxiliary<Tensor, Tensor>> hessian = hessianWithAux(f);
    Auxiliary<Tensor, Tensor> result = hessian.apply(Tensor.of(1f, 3f));
    // result.value() is [[6, 0], [0, 18]], result.aux() [0, 2]
    // @end
    assertClose(Numpy.ravel(result.value()), 6, 0, 0, 18);
    assertClose(result.aux(), 0, 2);
  }

  @Test
  void auxiliaryOfPullbacks() {
    // @start region=vjpWithAux
    Fn1<Tensor, Auxiliary<Tensor, Tensor>> f = x -> new Auxiliary<>(x.pow(2), x.sum());
    Auxiliary<Vjp<Tensor>, Tensor> result = vjpWithAux(f, Tensor.of(1f, 3f));
    Tensor cotangent = result.value().gradient(Tensor.of(1f, 10f)); // [2, 60]
    Tensor sum = result.aux(); // 4
    // @end
    assertClose(cotangent, 2, 60);
    assertClose(sum, 4);
  }

  @Test
  void auxiliaryOfLinearizations() {
    // @start region=linearizeWithAux
    Fn1<Tensor, Auxiliary<Tensor, Tensor>> f = x -> new Auxiliary<>(x.pow(2), x.sum());
    Auxiliary<Linearized<Tensor>, Tensor> result = linearizeWithAux(f, Tensor.of(1f, 3f));
    Tensor tangent = result.value().apply(Tensor.of(1f, 10f)); // [2, 60]
    Tensor sum = result.aux(); // 4
    // @end
    assertClose(tangent, 2, 60);
    assertClose(sum, 4);
  }

  @Test
  void auxiliaryOfTangents() {
    // @start region=jvpWithAux
    Fn1<Tensor, Auxiliary<Tensor, Tensor>> f = x -> new Auxiliary<>(x.pow(2), x.sum());
    var result = jvpWithAux(f, Tensor.of(1f, 3f), Tensor.of(1f, 10f));
    Tensor tangent = result.value().tangent(); // [2, 60], and result.value().value() [1, 9]
    Tensor sum = result.aux(); // 4
    // @end
    assertClose(tangent, 2, 60);
    assertClose(sum, 4);
  }

  @Test
  void gradientsBesideValues() {
    // @start region=customGradient
    Fn1<Tensor, Tensor> clipped =
        customGradient(
            x ->
                new ValueAndPullback<>(
                    x.pow(3), ct -> Numpy.clip(ct.times(x.pow(2)).times(3), -1, 1)));
    Tensor gradient = grad(clipped).apply(Tensor.of(2f)); // 1, not 12
    // @end
    assertClose(gradient, 1);
  }

  @Test
  void residuals() {
    // @start region=savedResiduals
    TensorFn2 f = (x, y) -> Numpy.sin(x).times(y);
    List<Residual> kept = savedResiduals(f, Tensor.of(1f), Tensor.of(2f));
    kept.forEach(System.out::println); // f32[] from argument 1, f32[] output of cos from ...
    // @end
    assertThat(kept).hasSize(3);
  }

  @Test
  void valuesAndAuxiliary() {
    // @start region=valueAndGradWithAux
    Fn1<Tensor, Auxiliary<Tensor, Tensor>> f = x -> new Auxiliary<>(x.pow(2).sum(), x.minus(1));
    ValueAuxAndGrad<Tensor, Tensor> result = valueAndGradWithAux(f).apply(Tensor.of(1f, 3f));
    // result.value() is 10, result.aux() [0, 2], result.grad() [2, 6]
    // @end
    assertClose(result.value(), 10);
    assertClose(result.aux(), 0, 2);
    assertClose(result.grad(), 2, 6);
  }

  @Test
  void tangents() {
    // @start region=jvp
    TensorFn1 f = x -> Numpy.sin(x);
    ValueAndTangent<Tensor> along = jvp(f, Tensor.of(0.0), Tensor.of(2.0));
    // along.value() is sin(0) = 0, along.tangent() cos(0)·2 = 2
    // @end
    assertClose(along.value(), 0);
    assertClose(along.tangent(), 2);
  }

  @Test
  void pullbacks() {
    // @start region=vjp
    TensorFn1 square = x -> x.times(x);
    Vjp<Tensor> vjp = vjp(square, Tensor.of(1f, 2f));
    Tensor value = vjp.value(); // [1, 4]
    Tensor cotangent = vjp.gradient(Tensor.of(1f, 10f)); // [2·1·1, 2·2·10] = [2, 40]
    // @end
    assertClose(value, 1, 4);
    assertClose(cotangent, 2, 40);
  }

  @Test
  void linearized() {
    // @start region=linearize
    TensorFn1 square = x -> x.times(x);
    Linearized<Tensor> around = linearize(square, Tensor.of(3.0));
    Tensor one = around.apply(Tensor.of(1.0)); // 6
    Tensor two = around.apply(Tensor.of(2.0)); // 12, without computing the square again
    // @end
    assertClose(one, 6);
    assertClose(two, 12);
  }

  @Test
  void transposed() {
    // @start region=linearTranspose
    TensorFn1 total = x -> x.times(3).sum();
    TensorFn1 spread = linearTranspose(total, TensorType.of(DType.FLOAT32, 2));
    Tensor cotangent = spread.apply(5f); // [15, 15]
    // @end
    assertClose(cotangent, 15, 15);
  }

  @Test
  void jacobians() {
    // @start region=jacfwd
    TensorFn1 square = x -> x.times(x);
    Tensor jacobian = jacfwd(square).apply(Tensor.of(1f, 2f)); // [[2, 0], [0, 4]]
    // @end
    assertClose(jacobian.ravel(), 2, 0, 0, 4);
  }

  @Test
  void jacobiansByRows() {
    // @start region=jacrev
    TensorFn1 f = x -> Numpy.dot(x, x).times(x);
    Tensor jacobian = jacrev(f).apply(Tensor.of(1f, 2f)); // [[7, 4], [4, 13]]
    // @end
    assertClose(jacobian.ravel(), 7, 4, 4, 13);
  }

  @Test
  void hessians() {
    // @start region=hessian
    TensorFn1 f = x -> x.pow(3).sum();
    Tensor curvature = hessian(f).apply(Tensor.of(1f, 2f)); // [[6, 0], [0, 12]]
    // @end
    assertClose(curvature.ravel(), 6, 0, 0, 12);
  }

  @Test
  void stopped() {
    // @start region=stopGradient
    TensorFn1 f = x -> x.times(stopGradient(x));
    Tensor slope = grad(f).apply(3.0); // 3, where that of x² is 6
    // @end
    assertClose(slope, 3);
  }

  @Test
  void recomputed() {
    // @start region=checkpoint
    TensorFn1 layer = checkpoint(x -> Numpy.sin(Numpy.sin(x)));
    Tensor slope = grad(layer).apply(1.0); // keeps x, and computes sin(x) again
    // @end
    assertClose(slope, Math.cos(Math.sin(1)) * Math.cos(1));
  }

  // --- rules

  @Test
  void tangentRules() {
    // @start region=customJvp
    TensorFn1 round =
        customJvp(x -> Numpy.round(x), (x, dx) -> new ValueAndTangent<>(Numpy.round(x), dx));
    Tensor slope = grad(round).apply(1.4); // 1, where that of Numpy.round is 0
    // @end
    assertClose(slope, 1);
  }

  @Test
  void tangentTerms() {
    // @start region=customJvps
    TensorFn1 exp = customJvps(x -> Numpy.exp(x), (dx, value, primals) -> dx.times(value));
    Tensor slope = grad(exp).apply(1.0); // e
    // @end
    assertClose(slope, Math.E);
  }

  @Test
  void cotangentRules() {
    // @start region=customVjp
    TensorFn1 clipped =
        customVjp(
            x -> x,
            x -> new ValueAndResiduals<>(x, List.of()),
            (nothing, cotangent) -> Numpy.clip(cotangent, -1, 1));
    Tensor slope = grad((Tensor x) -> clipped.apply(x).times(100)).apply(2.0); // 1, not 100
    // @end
    assertClose(slope, 1);
  }

  @Test
  void closures() {
    // @start region=closureConvert
    TensorFn1 f =
        a -> {
          ClosureConverted<Tensor> scale = closureConvert(x -> x.times(a), Tensor.of(3f));
          return scale.apply(scale.constants(), Tensor.of(3f)); // a is an argument
        };
    Tensor slope = grad(f).apply(2f); // 3
    // @end
    assertClose(slope, 3);
  }

  @Test
  void checked() {
    // @start region=checkGrads
    TensorFn1 f = x -> Numpy.sin(x).times(x);
    checkGrads(f, Tensor.of(0.3f, 0.7f)); // an AssertionError if they were wrong
    // @end
    assertClose(grad(f).apply(0.5f), Math.sin(0.5) + 0.5 * Math.cos(0.5));
  }

  // --- inspection

  @Test
  void programs() {
    // @start region=makeJaxpr
    TensorFn1 f = x -> Numpy.sin(x).times(2);
    ClosedJaxpr program = makeJaxpr(f).apply(Tensor.of(1f));
    String text = program.toString(); // { lambda ; a:f32[]. let b:f32[] = sin a; …
    // @end
    assertThat(text).startsWith("{ lambda ; a:f32[]. let").contains("b:f32[] = sin a");
  }

  @Test
  void shapes() {
    // @start region=evalShape
    TensorFn1 gram = x -> Numpy.matmul(x, x.transpose());
    TensorType type = evalShape(gram, TensorType.of(DType.FLOAT32, 1000, 10)); // f32[1000,1000]
    // @end
    assertThat(type).isEqualTo(TensorType.of(DType.FLOAT32, 1000, 1000));
    assertThat(type).hasToString("f32[1000,1000]");
  }

  // --- branches and loops

  @Test
  void branches() {
    // @start region=cond
    TensorFn1 root = x -> cond(x.gt(0), v -> Numpy.sqrt(v), v -> Numpy.zerosLike(v), x);
    Tensor two = jit(root).apply(4f); // 2
    Tensor zero = jit(root).apply(-4f); // 0
    // @end
    assertClose(two, 2);
    assertClose(zero, 0);
  }

  @Test
  void axesOfPrograms() {
    // @start region=withAxis
    Fn1<Tensor, ClosedJaxpr> program = makeJaxpr((Tensor x) -> Lax.psum(x, "i"));
    ClosedJaxpr sum = withAxis("i", 4, () -> program.apply(Tensor.of(1f))); // psum[axes=(i,)]
    // @end
    assertThat(sum.toString()).contains("psum");
  }

  @Test
  void branchesByPlatform() {
    // @start region=platformDependent
    Map<String, TensorFn1> branches = Map.of("tpu", Numpy::tanh, "default", Numpy::sin);
    TensorFn1 f = x -> platformDependent(branches, x);
    Tensor sine = jit(f).apply(0.5); // sin(0.5), unless there is a TPU
    // @end
    assertClose(sine, Math.sin(0.5));
  }

  @Test
  void numberedBranches() {
    // @start region=switch_
    List<TensorFn1> branches = List.of(x -> x.plus(1), x -> x.times(2), x -> x.pow(2));
    Tensor nine = switch_(Tensor.of(2), branches, Tensor.of(3f)); // 3²
    // @end
    assertClose(nine, 9);
  }

  @Test
  void searches() {
    // @start region=whileLoop
    Tensor start = Tensor.of(1f);
    Tensor power = whileLoop(x -> x.lt(100), x -> x.times(2), start); // 128
    // @end
    assertClose(power, 128);
  }

  @Test
  void countedLoops() {
    // @start region=foriLoop
    Tensor zero = Tensor.of(0);
    Tensor sum = foriLoop(0, 5, (i, total) -> total.plus(i), zero); // 0 + 1 + 2 + 3 + 4 = 10
    // @end
    assertClose(sum, 10);
  }

  @Test
  void scans() {
    // @start region=scan
    Fn2<Tensor, Tensor, Carried<Tensor, Tensor>> step =
        (total, x) -> new Carried<>(total.plus(x), total);
    Carried<Tensor, Tensor> sums = scan(step, Tensor.of(0f), Tensor.of(1f, 2f, 3f));
    // sums.carry() is 6, sums.output() [0, 1, 3]
    // @end
    assertClose(sums.carry(), 6);
    assertClose(sums.output(), 0, 1, 3);
  }

  @Test
  void maps() {
    // @start region=map
    Tensor numbers = Tensor.of(1f, 2f, 3f);
    Tensor squares = map(x -> x.times(x), numbers); // [1, 4, 9], one by one
    // @end
    assertClose(squares, 1, 4, 9);
  }

  @Test
  void parallelScans() {
    // @start region=associativeScan
    Tensor numbers = Tensor.of(1f, 2f, 3f, 4f);
    Tensor products = associativeScan((a, b) -> a.times(b), numbers); // [1, 2, 6, 24]
    // @end
    assertClose(products, 1, 2, 6, 24);
  }

  // --- exports

  @Test
  void exports() {
    // @start region=of
    TensorFn1 norm = x -> x.times(x).sum();
    byte[] bytes = Export.of(jit(norm), TensorType.of(DType.FLOAT32, 2)).serialize(1);
    Exported read = Export.deserialize(bytes); // as does jax.export.deserialize
    Tensor slopes = grad((TensorFn1) read::apply).apply(Tensor.of(3f, 4f)); // [6., 8.]
    // @end
    assertThat(slopes.toFloatArray()).containsExactly(6, 8);
  }

  // --- callbacks

  @Test
  void pureCallbacks() {
    // @start region=pureCallback
    Fn1<Tensor, Tensor> onHost = v -> Tensor.of((float) Math.cbrt(v.item()));
    TensorFn1 cbrt = x -> pureCallback(onHost, TensorType.of(DType.FLOAT32).placeholder(), x);
    Tensor two = jit(cbrt).apply(8f); // 2
    // @end
    assertClose(two, 2);
  }

  @Test
  void ioCallbacks() {
    List<Double> log = new ArrayList<>();
    // @start region=ioCallback
    TensorFn1 doubled =
        x -> {
          ioCallback(v -> log.add(v.item()), x);
          return x.times(2);
        };
    Tensor six = jit(doubled).apply(3f); // log has 3.0
    // @end
    assertClose(six, 6);
    assertThat(log).containsExactly(3.0);
  }

  @Test
  void prints() {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      // @start region=debugPrint
      TensorFn1 f =
          x -> {
            debugPrint("x = {:.2f}", x);
            return x.times(2);
          };
      Tensor six = jit(f).apply(3f); // prints x = 3.00
      // @end
      assertClose(six, 6);
    } finally {
      System.setOut(before);
    }
    assertThat(bytes.toString(StandardCharsets.UTF_8)).startsWith("x = 3.00");
  }

  @Test
  void debugLog_isWhatItSays() {
    try (LogCapture log = new LogCapture("org.xlava.debug")) {
      // @start region=debugLog
      TensorFn1 f =
          x -> {
            debugLog("loss = {}", x);
            return x.times(2);
          };
      Tensor six = jit(f).apply(3f); // logs loss = 3.0
      // @end
      assertClose(six, 6);
      assertThat(log.messages()).containsExactly("loss = 3.0");
    }
  }

  @Test
  void debugBreakpoint_isWhatItSays() {
    List<String> seen = new ArrayList<>();
    // @start region=debugBreakpoint
    TensorFn1 f =
        x -> {
          debugBreakpoint(stop -> seen.add(stop.line() + ": " + stop.values()), x);
          return x.times(2);
        };
    Tensor six = jit(f).apply(3f);
    // @end
    assertClose(six, 6);
    assertThat(seen)
        .singleElement(InstanceOfAssertFactories.STRING)
        .matches("SnippetsTest\\.debugBreakpoint\\w+\\(SnippetsTest.java:\\d+\\): Tensor\\(3., .*");
  }

  @Test
  void namedScope_isWhatItSays() {
    // @start region=namedScope
    TensorFn1 f = x -> namedScope("layer", () -> Numpy.tanh(x.times(2)));
    String text = jit(f).lower(3f).stableHloWithLocations(); // … loc("jit(f)/layer/tanh")
    // @end
    assertThat(text).contains("loc(\"jit(f)/layer/tanh\")");
  }

  @Test
  void namedCall_isWhatItSays() {
    // @start region=namedCall
    TensorFn1 layer = namedCall((TensorFn1) x -> Numpy.tanh(x.times(2)), "layer");
    Tensor y = layer.apply(3f); // the same as without a name
    // @end
    assertClose(y, Math.tanh(6));
  }
}
