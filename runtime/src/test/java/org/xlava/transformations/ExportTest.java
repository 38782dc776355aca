package org.xlava.transformations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.xlava.Export.platforms;
import static org.xlava.Xlava.debugPrint;
import static org.xlava.Xlava.grad;
import static org.xlava.Xlava.jit;
import static org.xlava.Xlava.jvp;
import static org.xlava.Xlava.vmap;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xlava.DType;
import org.xlava.DTypeException;
import org.xlava.Export;
import org.xlava.ExportException;
import org.xlava.Exported;
import org.xlava.Numpy;
import org.xlava.ShapeException;
import org.xlava.Static;
import org.xlava.Tensor;
import org.xlava.TensorFn1;
import org.xlava.TensorType;
import org.xlava.TreeException;
import org.xlava.XlavaException;

/** Functions that JAX exported, by {@code exported.py} among the resources, and exports to JAX. */
class ExportTest {
  private static final Tensor X = Tensor.of(1f, 2f, 3f);
  private static final TensorType F32 = TensorType.of(DType.FLOAT32);
  private static final TensorType F32_3 = TensorType.of(DType.FLOAT32, 3);

  private static byte[] bytes(String name) {
    try (InputStream in = ExportTest.class.getResourceAsStream("/exported/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Exported read(String name) {
    return Export.deserialize(bytes(name));
  }

  private static Tensor cube(Tensor x) {
    return x.pow(3).sum();
  }

  private static Exported cube(int vjpOrder) {
    return Export.deserialize(Export.of(jit(ExportTest::cube), F32_3).serialize(vjpOrder));
  }

  // --- what JAX exported

  private static Object trees(Exported trees, Tensor x, Object pair) {
    return trees.callWith(
        Map.of("scale", 2f),
        Map.of("w", Numpy.ones(2, 3), "b", Numpy.zeros(2), "pair", pair),
        List.of(List.of(x, 7), Optional.empty()));
  }

  @Test
  void call_ofTrees_givesTrees() {
    Exported trees = read("trees.bin");
    assertThat(trees.name()).isEqualTo("trees");
    assertThat(trees.platforms()).containsExactly("cpu");
    assertThat(trees.inTypes()).hasSize(7).contains(TensorType.of(DType.INT32));
    assertThat(trees.hasVjp()).isTrue();
    assertThat(trees.outTypes()).hasSize(3);
    String expected =
        "{count=[Tensor(8, dtype=int32), Tensor(4., dtype=float32)], y=[Tensor([0., 0.],"
            + " dtype=float32), Optional.empty]}";
    Tensor zeros = Numpy.zeros(3);
    assertThat(trees(trees, zeros, Map.of("first", 1f, "second", 4f))).hasToString(expected);
    assertThat(trees(trees, zeros, new Pair(4f, 1f))).hasToString(expected);
    TensorFn1 y = x -> y(trees(trees, x, new Pair(4f, 1f)));
    assertThat(jit(y).apply(zeros)).hasToString("Tensor([0., 0.], dtype=float32)");
    Exported again = Export.deserialize(trees.serialize(1));
    assertThat(trees(again, zeros, new Pair(4f, 1f))).hasToString(expected);
  }

  private static Tensor y(Object result) {
    return (Tensor) ((List<?>) ((Map<?, ?>) result).get("y")).getFirst();
  }

  record Pair(Object second, Object first) {}

  // y = 2 sin(x0 + x1 + x2) for each of two rows
  @Test
  void call_underGrad_runsTheDerivativesThatWereExported() {
    Exported trees = read("trees.bin");
    TensorFn1 f = x -> y(trees(trees, x, new Pair(4f, 1f))).sum();
    float[] cosines = grad(f).apply(X).toFloatArray();
    assertThat(cosines[1]).isCloseTo(4 * (float) Math.cos(6), within(1e-5f));
    assertThat(jit(grad(f)).apply(X).toFloatArray()).containsExactly(cosines);
    TensorFn1 slope = x -> grad(f).apply(x).get(0);
    float[] sines = grad(slope).apply(X).toFloatArray();
    assertThat(sines[2]).isCloseTo(-4 * (float) Math.sin(6), within(1e-5f));
    Tensor beyond = Tensor.of(1f, 1f, 1f);
    TensorFn1 third = x -> grad(slope).apply(x).get(0);
    assertThatThrownBy(() -> grad(third).apply(beyond))
        .isInstanceOf(ExportException.class)
        .hasMessage(
            "vjp: function fun_vjp_jax must have been exported with its derivative; got none."
                + " Serialize the function with vjp_order=1 in JAX, serialize(1) here, or more for"
                + " derivatives of derivatives");
  }

  @Test
  void call_ofAnythingElse_saysWhatItIs() {
    Exported trees = read("trees.bin");
    assertThatThrownBy(() -> trees.call(X))
        .isInstanceOf(TreeException.class)
        .hasMessageStartingWith("call: the arguments must have the structure")
        .hasMessageContaining("({'b': *, 'pair': custom('second': *, 'first': *), 'w': *},");
    assertThatThrownBy(() -> trees(trees, X, List.of(1f, 4f)))
        .isInstanceOf(TreeException.class)
        .hasMessage(
            "call: argument 0['pair'] must have the structure that the function was exported with,"
                + " custom('second': *, 'first': *); got [*, *]");
    assertThatThrownBy(() -> trees(trees, Tensor.of(1f), new Pair(4f, 1f)))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "call: leaf 4 of the arguments must have the type that function trees was exported"
                + " with, f32[3]; got f32[]");
    assertThatThrownBy(() -> trees(trees, Tensor.of(1, 2, 3), new Pair(4f, 1f)))
        .isInstanceOf(DTypeException.class);
    assertThatThrownBy(() -> trees.apply(X)).isInstanceOf(TreeException.class);
  }

  @Test
  void call_ofAnySize_saysWhichDimensionsAreSymbolic() {
    Exported stacked = read("any_size.bin");
    String message =
        "compile: dimensions of function stacked must be numbers; got symbolic ones: argument [0]"
            + " f32[b,2], argument [1][0]['w'] f32[n,3*n], result [0] f32[2*b,2], result [1]"
            + " f32[n,3*n]. Export it in JAX for each shape that is needed:"
            + " jax.export.export(f)(jax.ShapeDtypeStruct((8, 3), jax.numpy.float32))";
    assertThatThrownBy(() -> stacked.call(X, X))
        .isInstanceOf(ExportException.class)
        .hasMessage(message);
    assertThatThrownBy(stacked::inTypes).isInstanceOf(ExportException.class).hasMessage(message);
  }

  @Test
  void call_ofAnotherPlatform_saysWhich() {
    Exported doubled = read("cuda.bin");
    assertThatThrownBy(() -> doubled.call(X))
        .isInstanceOf(ExportException.class)
        .hasMessage(
            "compile: function doubled must be exported for the client's platform, cpu; got one for"
                + " cuda. Export it in JAX with jax.export.export(f, platforms=[\"cpu\"])");
  }

  @Test
  void deserialize_ofDamagedBytes_throwsOrRefusesCalls() {
    Random random = new Random(5);
    for (String name : List.of("trees.bin", "any_size.bin")) {
      byte[] whole = bytes(name);
      for (int i = 0; i < 300; i++) {
        byte[] changed =
            Arrays.copyOf(whole, i % 2 == 0 ? random.nextInt(whole.length) : whole.length);
        for (int flips = random.nextInt(1, 6); flips > 0 && changed.length > 0; flips--) {
          changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
        }
        try {
          Export.deserialize(changed).inTypes();
        } catch (ExportException e) {
          assertThat(e).hasMessageContaining(": ");
        }
      }
    }
    assertThatThrownBy(() -> Export.deserialize(new byte[9])).isInstanceOf(ExportException.class);
  }

  // --- exports to JAX

  record Layer(Tensor w, Tensor b, @Static String name) {}

  @Test
  void of_trees_comesBackAsDictionariesAndLists() {
    Layer layer = new Layer(Tensor.of(3f, 3f), Tensor.of(1f), "first");
    Exported exported =
        Export.of(
            jit(
                (Layer l, List<Object> xs) ->
                    Map.of("z", l.w().times((Tensor) xs.getFirst()), "a", Optional.of(l.b()))),
            layer,
            List.of(F32, Map.of("unused", X)));
    Exported read = Export.deserialize(exported.serialize());
    assertThat(read.inTypes())
        .map(TensorType::toString)
        .containsExactly("f32[]", "f32[2]", "f32[]", "f32[3]");
    String expected = "{a=Tensor(1., dtype=float32), z=Tensor([6., 6.], dtype=float32)}";
    Object xs = List.of(2f, Map.of("unused", X));
    for (Exported e : List.of(exported, read)) {
      assertThat(e.call(layer, xs)).hasToString(expected);
      assertThat(e.call(Map.of("w", layer.w(), "b", layer.b()), xs)).hasToString(expected);
    }
    assertThat(new String(exported.mlirModule(), StandardCharsets.UTF_8))
        .contains("func.func public @main(");
  }

  @Test
  void serialize_withDerivatives_isDifferentiatedSoOften() {
    TensorFn1 f = cube(2)::apply;
    assertThat(f.apply(X).item()).isEqualTo(36f);
    assertThat(grad(f).apply(X).toFloatArray()).containsExactly(3, 12, 27);
    TensorFn1 slopes = x -> grad(f).apply(x).sum();
    assertThat(grad(slopes).apply(X).toFloatArray()).containsExactly(6, 12, 18);
    assertThat(jit(grad(slopes)).apply(X).toFloatArray()).containsExactly(6, 12, 18);
    assertThatThrownBy(() -> grad((TensorFn1) cube(0)::apply).apply(X))
        .isInstanceOf(ExportException.class)
        .hasMessageStartingWith("vjp: function ");
    assertThatThrownBy(() -> cube(1).serialize(2)).isInstanceOf(ExportException.class);
    assertThatThrownBy(() -> cube(0).vjp()).isInstanceOf(ExportException.class);
  }

  @Test
  void vjp_ofIntegers_givesFloat0() {
    Exported f = Export.of(jit((x, n) -> x.times(n)), F32, TensorType.of(DType.INT32));
    Exported vjp = Export.deserialize(f.serialize(1)).vjp();
    assertThat(vjp.outTypes()).map(TensorType::dtype).containsExactly(DType.FLOAT32, DType.FLOAT0);
    assertThat(((List<?>) vjp.call(2f, 3, 10f)).getFirst())
        .hasToString("Tensor(30., dtype=float32)");
    Exported read = Export.deserialize(f.serialize(1));
    assertThat(grad((Tensor x) -> read.apply(x, 3)).apply(2f).item()).isEqualTo(3f);
  }

  @Test
  void call_underVmap_isOneForEachExample() {
    TensorFn1 f = cube(0)::apply;
    Tensor rows = Numpy.stack(List.of(X, X.times(2f)), 0);
    assertThat(vmap(f).apply(rows).toFloatArray()).containsExactly(36, 288);
    assertThat(jit(vmap(f)).apply(rows).toFloatArray()).containsExactly(36, 288);
  }

  @Test
  void call_underJvp_throws() {
    TensorFn1 f = cube(1)::apply;
    assertThatThrownBy(() -> jvp(f, X, X)).isInstanceOf(XlavaException.class);
  }

  @Test
  void platforms_severalOnes_takeTheIndexOfThisOne() {
    Exported f = Export.of(jit(ExportTest::cube).lower(F32_3), platforms("cuda", "cpu"));
    assertThat(f.platforms()).containsExactly("cuda", "cpu");
    Exported read = Export.deserialize(f.serialize(1));
    assertThat(read.apply(X).item()).isEqualTo(36f);
    assertThat(grad((TensorFn1) read::apply).apply(X).toFloatArray()).containsExactly(3, 12, 27);
    Exported other = Export.of(jit(ExportTest::cube).lower(F32_3), platforms("cuda"));
    assertThatThrownBy(() -> other.call(X)).hasMessageContaining("got one for cuda");
    assertThatThrownBy(() -> platforms("cpu", "cpu"))
        .isInstanceOf(ExportException.class)
        .hasMessageEndingWith("each once; got [cpu, cpu]");
  }

  @Test
  void of_capturedTensors_holdsThem() {
    Tensor table = Numpy.arange(1000).astype(DType.FLOAT32);
    Exported f = Export.of(jit((Tensor i) -> table.times(i).sum()), F32);
    table.close();
    assertThat(Export.deserialize(f.serialize()).apply(2f).item()).isEqualTo(999_000f);
  }

  @Test
  void of_whatCallsJava_throws() {
    TensorFn1 prints =
        x -> {
          debugPrint("{}", x);
          return x;
        };
    assertThatThrownBy(() -> Export.of(jit(prints), F32))
        .isInstanceOf(ExportException.class)
        .hasMessageStartingWith("export: functions must not call Java while they run");
    Exported f = cube(0);
    assertThatThrownBy(() -> Export.of(jit((TensorFn1) f::apply), F32_3))
        .isInstanceOf(ExportException.class);
    assertThatThrownBy(() -> Export.of(jit((Map<Integer, Tensor> m) -> m), Map.of(1, F32)))
        .isInstanceOf(ExportException.class)
        .hasMessage("export: the keys of Maps must be Strings; got 1");
  }

  @Test
  void write_andRead_areAFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("cube.jaxexport");
    Export.of(jit(ExportTest::cube), F32_3).write(file, 1);
    assertThat(Files.size(file)).isPositive();
    assertThat(Export.read(file).hasVjp()).isTrue();
  }
}
