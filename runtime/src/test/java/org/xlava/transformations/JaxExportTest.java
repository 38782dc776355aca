package org.xlava.transformations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.xlava.Export.platforms;
import static org.xlava.Xlava.grad;
import static org.xlava.Xlava.jit;
import static org.xlava.Xlava.scan;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.xlava.Carried;
import org.xlava.DType;
import org.xlava.Export;
import org.xlava.Exported;
import org.xlava.HostArray;
import org.xlava.Numpy;
import org.xlava.Tensor;
import org.xlava.TensorFn1;
import org.xlava.Tree;

/**
 * What is exported here, loaded and called by a real JAX: that of the Python which the property
 * {@code xlava.jax} names, such as {@code tools/jax-python} prints.
 */
@EnabledIfSystemProperty(named = "xlava.jax", matches = ".+", disabledReason = "needs a JAX")
class JaxExportTest {
  private static final Path SCRIPT = Path.of("src/test/python/load_exports.py");
  private static final Tensor X = Tensor.of(0.5f, 1f, -2f);

  @TempDir private Path folder;
  private final JsonArray cases = new JsonArray();

  record Params(Tensor w, Tensor b) {}

  private JsonObject add(String file, Exported exported, int order, String tree, Object... args)
      throws IOException {
    exported.write(folder.resolve(file), order);
    Object result = exported.call(args);
    JsonObject added = new JsonObject();
    added.addProperty("file", file);
    added.add("arguments", leaves(List.of(sorted(args))));
    added.add("results", leaves(result));
    added.addProperty("tree", tree);
    cases.add(added);
    return added;
  }

  // As the export has them: records by the names of their components.
  private static Object sorted(Object[] args) {
    return List.of(args).stream()
        .map(a -> a instanceof Params p ? Map.of("w", p.w(), "b", p.b()) : a)
        .toList();
  }

  private static JsonArray leaves(Object tree) {
    JsonArray leaves = new JsonArray();
    Tree.leaves(tree).forEach(t -> leaves.add(leaf(t)));
    return leaves;
  }

  private static JsonObject leaf(Tensor tensor) {
    JsonObject leaf = new JsonObject();
    HostArray values = tensor.toHost();
    JsonArray numbers = new JsonArray();
    for (long i = 0; i < values.elements(); i++) {
      switch (values.valueAt(i)) {
        case Boolean b -> numbers.add(b);
        case Number n -> numbers.add(n);
        case Object other -> throw new AssertionError(other);
      }
    }
    JsonArray shape = new JsonArray();
    tensor.shape().forEach(shape::add);
    leaf.addProperty("dtype", tensor.dtype().toString());
    leaf.add("shape", shape);
    leaf.add("values", numbers);
    return leaf;
  }

  private static Tensor energy(Tensor x) {
    return x.pow(3).sum().plus(Numpy.sin(x).prod());
  }

  private static Tensor loop(Tensor x) {
    return scan((Tensor c, Tensor e) -> new Carried<>(c.times(2).plus(e), c), Tensor.of(0f), x)
        .carry();
  }

  private void addTrees() throws IOException {
    Params params = new Params(Numpy.ones(2, 3), Tensor.of(1f, 2f));
    Map<String, Object> batch = Map.of("x", X, "n", List.of(3, true));
    Exported trees =
        Export.of(
            jit(
                (Params p, Map<String, Object> b) ->
                    Map.of(
                        "y", Numpy.tanh(Numpy.matmul(p.w(), (Tensor) b.get("x")).plus(p.b())),
                        "params", p,
                        "n", b.get("n"),
                        "none", Optional.empty())),
            params,
            batch);
    String tree = "PyTreeDef({'n': [*, *], 'none': None, 'params': {'b': *, 'w': *}, 'y': *})";
    add("trees.bin", trees, 0, tree, params, batch);
  }

  private void addDerivatives() throws IOException {
    Exported energy =
        Export.of(jit(JaxExportTest::energy).lower(X), platforms("cpu", "cuda", "tpu"));
    JsonObject added = add("energy.bin", energy, 2, "PyTreeDef(*)", X);
    TensorFn1 slopes = x -> grad(JaxExportTest::energy).apply(x).sum();
    added.add("cotangents", leaves(Tensor.of(2f)));
    added.add("gradients", leaves(grad(JaxExportTest::energy).apply(X).times(2f)));
    added.add("second", leaves(grad(slopes).apply(X)));
    Tensor n = Tensor.of(3);
    Exported product = Export.of(jit((x, k) -> x.times(k)), X, n);
    JsonObject ints = add("integers.bin", product, 1, "PyTreeDef(*)", X, n);
    ints.add("cotangents", leaves(X));
    ints.add("gradients", leaves(X.times(3f)));
    Exported loop = Export.of(jit(JaxExportTest::loop), X);
    JsonObject loops = add("loop.bin", loop, 1, "PyTreeDef(*)", X);
    loops.add("cotangents", leaves(Tensor.of(1f)));
    loops.add("gradients", leaves(grad(JaxExportTest::loop).apply(X)));
  }

  private void addOperations() throws IOException {
    Tensor table = Numpy.arange(500).astype(DType.FLOAT32);
    Exported captured = Export.of(jit((Tensor x) -> table.times(x.sum())), X);
    add("captured.bin", captured, 0, "PyTreeDef(*)", X);
    Tensor square = Numpy.outer(X, X).plus(Numpy.eye(3));
    Exported functions =
        Export.of(
            jit(
                (Tensor a) ->
                    List.of(
                        Numpy.sinh(a),
                        Numpy.argmax(a),
                        a.astype(DType.BFLOAT16).astype(DType.FLOAT32),
                        a.gt(0f))),
            square);
    add("functions.bin", functions, 0, "PyTreeDef([*, *, *, *])", square);
  }

  @Test
  void exports_calledByJax_giveTheSame() throws IOException, InterruptedException {
    addTrees();
    addDerivatives();
    addOperations();
    Files.writeString(folder.resolve("cases.json"), cases.toString());
    Process python =
        new ProcessBuilder(System.getProperty("xlava.jax"), SCRIPT.toString(), folder.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(python.getInputStream().readAllBytes(), UTF_8);
    assertThat(python.waitFor()).as(output).isZero();
    assertThat(output).contains(cases.size() + " exports, JAX 0.12.");
  }
}
