package org.xlava.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xlava.Xlava.debugPrint;
import static org.xlava.Xlava.grad;
import static org.xlava.Xlava.jit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xlava.DType;
import org.xlava.Tensor;
import org.xlava.TensorFn1;
import org.xlava.pjrt.ChildJvm;
import org.xlava.pjrt.spi.CacheFolder;

@Isolated("counts programs, which other tests make too")
class CompileCachesTest {
  private static final int THREADS = 32;

  @TempDir Path folder;

  /** What the children run: values, and what the caches did. */
  static final class Child {
    private Child() {}

    public static void main(String[] arguments) {
      TensorFn1 f = jit(grad((Tensor x) -> x.pow(3).plus(x.times(2)).sum()));
      Tensor x = Tensor.of(1f, 2f);
      System.out.println(f.apply(x.plus(x)));
      CacheStats stats = CompileCaches.stats();
      System.out.printf(
          "programs %d compiled %d loaded %d preloaded %d%n",
          stats.programs(), stats.compiles(), stats.diskHits(), stats.preloaded());
    }
  }

  /** A program that makes so many programs, or ends as soon as the plugin has started. */
  static final class ShortChild {
    private ShortChild() {}

    public static void main(String[] arguments) {
      int size = 0;
      while (size < Integer.getInteger("programs")) {
        Tensor x = Tensor.of(new float[++size]);
        assertThat(x.plus(x).toFloatArray()).hasSize(size);
      }
      Tensor.of(1f).blockUntilReady();
      System.out.printf("preloaded %d%n", CompileCaches.stats().preloaded());
    }
  }

  /** A program that calls back. */
  static final class CallingChild {
    private CallingChild() {}

    public static void main(String[] arguments) {
      TensorFn1 f =
          jit(
              (TensorFn1)
                  x -> {
                    debugPrint("x = {}", x);
                    return x;
                  });
      f.apply(3.0);
      CacheStats stats = CompileCaches.stats();
      System.out.printf("compiled %d loaded %d%n", stats.compiles(), stats.diskHits());
    }
  }

  private ChildJvm.Result child(String... options) throws Exception {
    return ChildJvm.onPlugin(options).run(Child.class);
  }

  private static void assertGradient(ChildJvm.Result result, String stats) {
    assertThat(result.output())
        .contains("Tensor([14., 50.], dtype=float32)" + System.lineSeparator() + stats);
    assertThat(result.status()).isZero();
  }

  @Test
  void folder_secondProcess_loadsWhatTheFirstCompiled() throws Exception {
    String cache = "-Dxlava.compileCache=" + folder.resolve("new");
    assertGradient(child(cache), "programs 2 compiled 2 loaded 0");
    assertGradient(child(cache), "programs 2 compiled 0 loaded 2 preloaded 2");
  }

  @Test
  void preload_0_loadsWhenAsked() throws Exception {
    String[] options = {"-Dxlava.compileCache=" + folder, "-Dxlava.compileCache.preload=0"};
    assertGradient(child(options), "programs 2 compiled 2 loaded 0 preloaded 0");
    assertGradient(child(options), "programs 2 compiled 0 loaded 2 preloaded 0");
  }

  @Test
  void preload_lessThanIsUsed_loadsTheFirst() throws Exception {
    String[] options = {"-Dxlava.compileCache=" + folder, "-Dxlava.compileCache.preload=1"};
    assertGradient(child(options), "programs 2 compiled 2 loaded 0 preloaded 0");
    assertGradient(child(options), "programs 2 compiled 0 loaded 2 preloaded 1");
  }

  @Test
  void preload_damagedPrograms_areCompiled() throws Exception {
    String cache = "-Dxlava.compileCache=" + folder;
    child(cache);
    try (var files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (Files.size(file) > 1000) { // no list
          Files.writeString(file, "damaged");
        }
      }
    }
    assertGradient(child(cache), "programs 2 compiled 2 loaded 0 preloaded 0");
  }

  @Test
  void preload_processThatEndsMeanwhile_endsWell() throws Exception {
    int programs = 40;
    assertThat(shortChild(programs)).isZero();
    assertThat(shortChild(0)).isZero();
    assertThat(shortChild(programs)).isEqualTo(programs);
  }

  private int shortChild(int programs) throws Exception {
    ChildJvm.Result result =
        ChildJvm.onPlugin("-Dxlava.compileCache=" + folder, "-Dprograms=" + programs)
            .run(ShortChild.class);
    assertThat(result.status()).as(result.output()).isZero();
    assertThat(result.output()).startsWith("preloaded ");
    return Integer.parseInt(result.output().replaceAll("\\D", ""));
  }

  // What such a program calls has a number in this process only.
  @Test
  void folder_programsThatCallBack_areNotIn() throws Exception {
    String cache = "-Dxlava.compileCache=" + folder.resolve("calling");
    for (int run = 0; run < 2; run++) {
      ChildJvm.Result result = ChildJvm.onPlugin(cache).run(CallingChild.class);
      assertThat(result.output())
          .contains("x = 3.0" + System.lineSeparator() + "compiled 1 loaded 0");
    }
    // What the plugin gets wrong is noted there, and nothing else.
    assertThat(folder.resolve("calling").toFile().list()).hasSize(1);
  }

  @Test
  void folder_processesAtOnce_allCompute() throws Exception {
    String cache = "-Dxlava.compileCache=" + folder;
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      Callable<ChildJvm.Result> task = () -> child(cache);
      for (var result : threads.invokeAll(Collections.nCopies(3, task))) {
        assertGradient(result.get(), "programs 2 ");
      }
    }
    assertGradient(child(cache), "programs 2 compiled 0 loaded 2");
  }

  @Test
  void folder_off_isNotMade() throws Exception {
    assertGradient(
        child("-Dxlava.cache=" + folder, "-Dxlava.compileCache=off"),
        "programs 2 compiled 2 loaded 0");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void folder_unlessGiven_isInTheCacheFolder() throws Exception {
    assertGradient(child("-Dxlava.cache=" + folder), "programs 2 compiled 2 loaded 0");
    assertThat(folder.resolve("executables")).isNotEmptyDirectory();
    assertThat(CompileCaches.folder()).contains(CacheFolder.path().resolve("executables"));
  }

  @Test
  void folder_unusable_warnsAndComputes() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    ChildJvm.Result result = child("-Dxlava.compileCache=" + file);
    assertGradient(result, "programs 2 compiled 2 loaded 0");
    assertThat(result.output())
        .containsOnlyOnce("compile cache: the folder must be readable and writable; got ");
  }

  @ParameterizedTest
  @CsvSource({
    "compileCache.bytes, much, ExecutionException, a number of bytes",
    "compileCache.preload, all, ExecutionException, a number of programs",
    "pjrt.joinFreedMemory, 2, ExecutionException, 'true, false, 1, 0, yes, no, on or off'",
    "enableX64, 64, SettingException, 'true, false, 1, 0, yes, no, on or off'"
  })
  void setting_noValue_throws(String setting, String value, String type, String taken)
      throws Exception {
    ChildJvm.Result result = child("-Dxlava." + setting + "=" + value);
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output())
        .contains(
            "org.xlava.%s: xlava.%s: must be %s; got '%s' from the system property"
                .formatted(type, setting, taken, value));
  }

  @Test
  void settings_unknown_areWarnedOfOnce() throws Exception {
    ChildJvm.Result result = child("-Dxlava.enableX46=1", "-Dxlava.tracebackFiltering=yes");
    assertThat(result.status()).isZero();
    assertThat(result.output())
        .containsOnlyOnce(
            "settings: xlava.enableX46 is none, and has no effect; did you mean xlava.enableX64?")
        .doesNotContain("tracebackFiltering");
  }

  @Test
  void plugin_none_isExplained() throws Exception {
    ChildJvm.Result result = ChildJvm.with("-Dxlava.cache=" + folder).run(Child.class);
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output())
        .contains("org.xlava.ExecutionException: plugin: one place must have one; got")
        .contains("Add the dependency org.xlava:xlava-native")
        .contains("Caused by: org.xlava.pjrt.spi.PluginNotFoundException");
  }

  @Test
  void plugin_noLibrary_isExplained() throws Exception {
    Path file = Files.writeString(folder.resolve("plugin.so"), "not a library");
    ChildJvm.Result result = ChildJvm.with("-Dxlava.plugin=" + file).run(Child.class);
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output())
        .contains(
            "org.xlava.ExecutionException: plugin: file must be a shared library of this platform");
  }

  @Test
  void jit_newShapesAndDtypes_compileAndOnlyThey() {
    TensorFn1 f = jit((Tensor x) -> x.times(x).minus(7654));
    Tensor[] arguments = {
      Tensor.of(1f, 2f),
      Tensor.of(3f, 4f),
      Tensor.of(1f, 2f, 3f),
      Tensor.of(1, 2),
      Tensor.of(3f, 4f),
      Tensor.of(new float[] {1, 2}, DType.FLOAT16)
    };
    int[] compiled = {1, 1, 2, 3, 3, 4};
    CacheStats before = CompileCaches.stats();
    for (int i = 0; i < compiled.length; i++) {
      f.apply(arguments[i]);
      assertThat(CompileCaches.stats().minus(before).programs()).isEqualTo(compiled[i]);
    }
  }

  @Test
  void jit_threads_shareOneProgram() throws Exception {
    TensorFn1 f = jit((Tensor x) -> x.times(x).plus(4567));
    CacheStats before = CompileCaches.stats();
    CyclicBarrier start = new CyclicBarrier(THREADS);
    List<Callable<float[]>> tasks = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      float value = i;
      tasks.add(
          () -> {
            Tensor x = Tensor.of(value, -value);
            start.await();
            Tensor y = f.apply(x);
            for (int k = 0; k < 100; k++) {
              y = f.apply(x);
            }
            return y.toFloatArray();
          });
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<float[]>> results = threads.invokeAll(tasks);
      for (int i = 0; i < THREADS; i++) {
        assertThat(results.get(i).get()).containsExactly(i * i + 4567, i * i + 4567);
      }
    }
    CacheStats stats = CompileCaches.stats().minus(before);
    assertThat(stats.compiles() + stats.diskHits()).isEqualTo(1);
  }
}
