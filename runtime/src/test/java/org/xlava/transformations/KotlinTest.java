package org.xlava.transformations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jetbrains.kotlin.cli.common.ExitCode;
import org.jetbrains.kotlin.cli.jvm.K2JVMCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xlava.Tensor;
import org.xlava.Tree;

/** Data classes and operators in Kotlin, as its compiler makes them. */
class KotlinTest {
  // Static components, defaults, an accessor with a mangled name, nesting, and operators
  private static final String SOURCE =
      """
      package model

      import java.util.function.Supplier
      import org.xlava.*

      data class Layer(val w: Tensor, val b: Tensor, val name: String = "dense", val scale: Double = 2.0)
      data class Model(val layers: List<Layer>, internal val head: Layer, val note: String?)

      operator fun Layer.invoke(x: Tensor) = (w * x + b) * scale

      fun loss(m: Model, x: Tensor): Tensor {
        val y = m.layers.fold(x) { value, layer -> layer(value) }
        return (m.head(y) - 1.0).pow(2).sum()
      }

      class Results : Supplier<List<Any>> {
        override fun get(): List<Any> {
          val one = Tensor.of(1.0f)
          val layer = Layer(one, Tensor.of(0.5f))
          val model = Model(listOf(layer), layer.copy(name = "head", scale = 1.0), null)
          val f = Fn2<Model, Tensor, Tensor> { m, x -> loss(m, x) }
          val eager = Xlava.grad(f).apply(model, one)
          val compiled = Xlava.jit(Xlava.grad(f)).apply(model, one)
          val batch = Xlava.vmap(f, Xlava.inAxes(Xlava.NONE, 0)).apply(model, Tensor.of(1f, 2f))
          return listOf(eager, compiled, batch)
        }
      }
      """;

  @TempDir Path folder;

  private static String location(Class<?> type) throws Exception {
    URI place = type.getProtectionDomain().getCodeSource().getLocation().toURI();
    return Path.of(place).toString();
  }

  private Path compiled() throws Exception {
    Path source = Files.writeString(folder.resolve("Model.kt"), SOURCE);
    Path classes = folder.resolve("classes");
    String classPath = location(Tensor.class) + File.pathSeparator + location(kotlin.Unit.class);
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    ExitCode code =
        new K2JVMCompiler()
            .exec(
                new PrintStream(messages, true, StandardCharsets.UTF_8),
                "-no-stdlib",
                "-no-reflect",
                "-jvm-target",
                "21",
                "-cp",
                classPath,
                "-d",
                classes.toString(),
                source.toString());
    assertThat(code).as(messages.toString(StandardCharsets.UTF_8)).isEqualTo(ExitCode.OK);
    return classes;
  }

  @Test
  @SuppressWarnings("unchecked")
  void dataClasses_areTrees() throws Exception {
    URL[] urls = {compiled().toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, KotlinTest.class.getClassLoader())) {
      Class<?> results = loader.loadClass("model.Results");
      List<Object> all =
          ((Supplier<List<Object>>) results.getDeclaredConstructor().newInstance()).get();
      // y = 2 (x + 1/2) = 3, loss = (y + 1/2 - 1)²: its slope in y is 5
      for (Object gradient : all.subList(0, 2)) {
        assertThat(Tree.structure(gradient).describe())
            .isEqualTo(
                "Model(layers=[Layer(w=*, b=*, name=dense, scale=2.0)],"
                    + " head=Layer(w=*, b=*, name=head, scale=1.0), note=null)");
        assertThat(Tree.leaves(gradient).stream().map(Tensor::item))
            .containsExactly(10.0, 10.0, 15.0, 5.0);
      }
      assertThat(((Tensor) all.getLast()).toFloatArray()).containsExactly(6.25f, 20.25f);
    }
  }
}
