package org.xlava.transformations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.lang.foreign.MemorySegment;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jetbrains.kotlin.cli.common.ExitCode;
import org.jetbrains.kotlin.cli.jvm.K2JVMCompiler;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xlava.Complex;
import org.xlava.DType;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.Tree;
import org.xlava.XlavaException;

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

  /** What the overloads of {@code Tensor.of} give for what Java and Kotlin both can write. */
  private static final List<String> OVERLOADS =
      List.of(
          "2f: f32[] weak",
          "2.0: f32[] weak",
          "2: i32[] weak",
          "2L: i32[] weak",
          "byte: i32[] weak",
          "short: i32[] weak",
          "true: bool[]",
          "boxed 2f: f32[] weak",
          "boxed 2: i32[] weak",
          "2f, 3f: f32[2]",
          "2.0, 3.0: f32[2]",
          "2, 3: i32[2]",
          "2L, 3L: i32[2]",
          "true, false: bool[2]",
          "float[1]: f32[1]",
          "int[0]: i32[0]",
          "Float[1]: f32[1]",
          "Complex: c64[] weak",
          "2f as int8: i8[]",
          "segment: i32[]",
          "char: DTypeException",
          "null: DTypeException");

  private static final String OVERLOADS_SOURCE =
      """
      package model

      import java.lang.foreign.MemorySegment
      import java.util.function.Supplier
      import org.xlava.*

      class Overloads : Supplier<List<String>> {
        private fun show(of: () -> Tensor): String =
          try {
            val type = of().type()
            type.withWeak(false).toString() + (if (type.weak()) " weak" else "")
          } catch (e: XlavaException) {
            e.javaClass.simpleName
          }

        override fun get(): List<String> {
          val b: Byte = 2
          val s: Short = 2
          val f: Float? = 2f
          val i: Int? = 2
          val segment = MemorySegment.ofArray(intArrayOf(2))
          return listOf(
            "2f: " + show { Tensor.of(2f) },
            "2.0: " + show { Tensor.of(2.0) },
            "2: " + show { Tensor.of(2) },
            "2L: " + show { Tensor.of(2L) },
            "byte: " + show { Tensor.of(b) },
            "short: " + show { Tensor.of(s) },
            "true: " + show { Tensor.of(true) },
            "boxed 2f: " + show { Tensor.of(f) },
            "boxed 2: " + show { Tensor.of(i) },
            "2f, 3f: " + show { Tensor.of(2f, 3f) },
            "2.0, 3.0: " + show { Tensor.of(2.0, 3.0) },
            "2, 3: " + show { Tensor.of(2, 3) },
            "2L, 3L: " + show { Tensor.of(2L, 3L) },
            "true, false: " + show { Tensor.of(true, false) },
            "float[1]: " + show { Tensor.of(floatArrayOf(2f)) },
            "int[0]: " + show { Tensor.of(intArrayOf()) },
            "Float[1]: " + show { Tensor.of(arrayOf(2f)) },
            "Complex: " + show { Tensor.of(Complex(2.0, 1.0)) },
            "2f as int8: " + show { Tensor.of(2f, DType.INT8) },
            "segment: " + show { Tensor.of(segment, DType.INT32) },
            "char: " + show { Tensor.of('a') },
            "null: " + show { Tensor.of(null) })
        }
      }
      """;

  /** What users who write Kotlin may take into their project. */
  private static final Path EXTENSIONS = Path.of("../kotlin/src/main/kotlin");

  // Results taken apart, rows, methods that tensors inherit, and options
  private static final String CONVENIENCES_SOURCE =
      """
      package model

      import java.util.function.Supplier
      import org.xlava.*
      import org.xlava.kotlin.*

      class Conveniences : Supplier<List<Any>> {
        override fun get(): List<Any> {
          val x = Numpy.arange(6, DType.FLOAT32).reshape(Shape.of(2, 3))
          val (value, grad) = Xlava.valueAndGrad { t: Tensor -> t.square().sum() }.apply(x)
          val (re, im) = Complex(1.0, 2.0)
          var rows = Tensor.of(0f)
          for (row in x) rows = rows + row.max()
          val sums = x.map(Tensor::sum).map { it.item() }
          val zeros = Numpy.zeros(Shape.of(2), DType.INT32)
          return listOf(value.item(), grad.t().flatten().toFloatArray().toList(), re, im,
            rows.item(), sums, zeros.toString(), (x - 1).size(), x.mean(DType.FLOAT16).dtype(),
            (2.0 * x - 1).sum().item(), (1 - Tensor.of(3)).item(), (6f / Tensor.of(4)).item(),
            (7 % Tensor.of(4L)).item(), (1L + Tensor.of(2)).dtype(), 2.pow(Tensor.of(3f)).item())
        }
      }
      """;

  @TempDir static Path folder;
  private static URLClassLoader loader;

  @BeforeAll
  static void compile() throws Exception {
    loader =
        new URLClassLoader(
            new URL[] {compiled().toUri().toURL()}, KotlinTest.class.getClassLoader());
  }

  @AfterAll
  static void close() throws Exception {
    loader.close();
  }

  @SuppressWarnings("unchecked")
  private static <T> List<T> results(String type) throws Exception {
    return ((Supplier<List<T>>) loader.loadClass(type).getDeclaredConstructor().newInstance())
        .get();
  }

  private static String location(Class<?> type) throws Exception {
    URI place = type.getProtectionDomain().getCodeSource().getLocation().toURI();
    return Path.of(place).toString();
  }

  private static Path compiled() throws Exception {
    Path sources = Files.createDirectory(folder.resolve("sources"));
    Files.writeString(sources.resolve("Model.kt"), SOURCE);
    Files.writeString(sources.resolve("Overloads.kt"), OVERLOADS_SOURCE);
    Files.writeString(sources.resolve("Conveniences.kt"), CONVENIENCES_SOURCE);
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
                EXTENSIONS.toString(),
                sources.toString());
    assertThat(code).as(messages.toString(StandardCharsets.UTF_8)).isEqualTo(ExitCode.OK);
    return classes;
  }

  @Test
  void dataClasses_areTrees() throws Exception {
    List<Object> all = results("model.Results");
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

  private static String shown(Supplier<Tensor> of) {
    try {
      TensorType type = of.get().type();
      return type.withWeak(false) + (type.weak() ? " weak" : "");
    } catch (XlavaException e) {
      return e.getClass().getSimpleName();
    }
  }

  @Test
  void overloadsOfTensorOf_areThoseOfJava() throws Exception {
    byte b = 2;
    short s = 2;
    Float f = 2f;
    Integer i = 2;
    MemorySegment segment = MemorySegment.ofArray(new int[] {2});
    List<Supplier<Tensor>> java =
        List.of(
            () -> Tensor.of(2f),
            () -> Tensor.of(2.0),
            () -> Tensor.of(2),
            () -> Tensor.of(2L),
            () -> Tensor.of(b),
            () -> Tensor.of(s),
            () -> Tensor.of(true),
            () -> Tensor.of(f),
            () -> Tensor.of(i),
            () -> Tensor.of(2f, 3f),
            () -> Tensor.of(2.0, 3.0),
            () -> Tensor.of(2, 3),
            () -> Tensor.of(2L, 3L),
            () -> Tensor.of(true, false),
            () -> Tensor.of(new float[] {2}),
            () -> Tensor.of(new int[0]),
            () -> Tensor.of(new Float[] {2f}),
            () -> Tensor.of(new Complex(2, 1)),
            () -> Tensor.of(2f, DType.INT8),
            () -> Tensor.of(segment, DType.INT32),
            () -> Tensor.of('a'),
            () -> Tensor.of((Object) null));
    List<String> names = OVERLOADS.stream().map(o -> o.substring(0, o.indexOf(':'))).toList();
    List<String> all = new ArrayList<>();
    for (int n = 0; n < java.size(); n++) {
      all.add(names.get(n) + ": " + shown(java.get(n)));
    }
    assertThat(all).isEqualTo(OVERLOADS);
    assertThat(results("model.Overloads")).isEqualTo(OVERLOADS);
  }

  @Test
  void conveniences_areThoseOfKotlin() throws Exception {
    assertThat(results("model.Conveniences"))
        .containsExactly(
            55.0,
            List.of(0f, 6f, 2f, 8f, 4f, 10f),
            1.0,
            2.0,
            7.0,
            List.of(3.0, 12.0),
            "Tensor([0, 0], dtype=int32)",
            6L,
            DType.FLOAT16,
            24.0,
            -2.0,
            1.5,
            3.0,
            DType.INT32,
            8.0);
  }
}
