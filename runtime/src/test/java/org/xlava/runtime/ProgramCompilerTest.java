package org.xlava.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.xlava.ExecutionException;
import org.xlava.pjrt.Buffer;
import org.xlava.pjrt.Client;
import org.xlava.pjrt.CompileOptions;
import org.xlava.pjrt.ElementType;
import org.xlava.pjrt.LoadedExecutable;
import org.xlava.pjrt.PjrtException;
import org.xlava.pjrt.Plugin;

@Isolated("counts programs, which other tests make too")
class ProgramCompilerTest {
  private static final int THREADS = 32;
  private static Client client;

  @TempDir Path folder;

  @BeforeAll
  static void open() {
    client = Plugin.load(Path.of(System.getProperty("xlava.plugin"))).createClient();
  }

  @AfterAll
  static void close() {
    client.close();
  }

  private static String adding(float value) {
    return """
    module @add {
      func.func public @main(%%x: tensor<f32>) -> tensor<f32> {
        %%c = stablehlo.constant dense<%s> : tensor<f32>
        %%y = stablehlo.add %%x, %%c : tensor<f32>
        return %%y : tensor<f32>
      }
    }
    """
        .formatted(value);
  }

  private ProgramCompiler compiler() {
    return new ProgramCompiler(client, new ExecutableStore(folder, 1 << 20));
  }

  private static float run(LoadedExecutable executable, float x) {
    Buffer argument = client.uploadScalar(ElementType.F32, Float.floatToRawIntBits(x));
    byte[] bytes = executable.execute(argument)[0].toByteArray();
    return java.nio.ByteBuffer.wrap(bytes).order(java.nio.ByteOrder.nativeOrder()).getFloat();
  }

  private Path only() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList().getFirst();
    }
  }

  @Test
  void compile_sameText_isCompiledOnce() {
    CacheStats before = CompileCaches.stats();
    ProgramCompiler compiler = compiler();
    LoadedExecutable first = compiler.compile(adding(1), Map.of());
    assertThat(compiler.compile(adding(1), Map.of())).isSameAs(first);
    assertThat(compiler.compile(adding(2), Map.of())).isNotSameAs(first);
    assertThat(run(first, 3)).isEqualTo(4);
    CacheStats stats = CompileCaches.stats().minus(before);
    assertThat(stats.programs()).isEqualTo(3);
    assertThat(stats.memoryHits()).isEqualTo(1);
    assertThat(stats.diskMisses()).isEqualTo(2);
    assertThat(stats.compiles()).isEqualTo(2);
    assertThat(stats.compiling()).isPositive();
  }

  @Test
  void compile_laterCompiler_loadsFromTheFolder() {
    compiler().compile(adding(1), Map.of());
    CacheStats before = CompileCaches.stats();
    assertThat(run(compiler().compile(adding(1), Map.of()), 3)).isEqualTo(4);
    CacheStats stats = CompileCaches.stats().minus(before);
    assertThat(stats.diskHits()).isEqualTo(1);
    assertThat(stats.compiles()).isZero();
    assertThat(stats.loading()).isPositive();
  }

  @Test
  void compile_damagedFile_compilesAndRewrites() throws IOException {
    compiler().compile(adding(1), Map.of());
    byte[] content = Files.readAllBytes(only());
    content[content.length / 2] ^= 4;
    Files.write(only(), content);
    CacheStats before = CompileCaches.stats();
    assertThat(run(compiler().compile(adding(1), Map.of()), 3)).isEqualTo(4);
    assertThat(run(compiler().compile(adding(1), Map.of()), 3)).isEqualTo(4);
    CacheStats stats = CompileCaches.stats().minus(before);
    assertThat(stats.compiles()).isEqualTo(1);
    assertThat(stats.diskHits()).isEqualTo(1);
  }

  @Test
  void compile_authenticFileThatPluginRefuses_compilesAndRewrites() throws IOException {
    compiler().compile(adding(1), Map.of());
    String name = only().getFileName().toString();
    String key = name.substring(0, name.lastIndexOf('.'));
    new ExecutableStore(folder, 1 << 20).write(key, "no executable".getBytes());
    CacheStats before = CompileCaches.stats();
    assertThat(run(compiler().compile(adding(1), Map.of()), 3)).isEqualTo(4);
    assertThat(run(compiler().compile(adding(1), Map.of()), 3)).isEqualTo(4);
    CacheStats stats = CompileCaches.stats().minus(before);
    assertThat(stats.compiles()).isEqualTo(1);
    assertThat(stats.diskHits()).isEqualTo(1);
  }

  @Test
  void compile_unusableFolder_compiles() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    ProgramCompiler compiler = new ProgramCompiler(client, new ExecutableStore(file, 1 << 20));
    try (LogCapture log = new LogCapture("org.xlava.runtime")) {
      assertThat(run(compiler.compile(adding(1), Map.of()), 3)).isEqualTo(4);
      assertThat(run(compiler.compile(adding(2), Map.of()), 3)).isEqualTo(5);
      assertThat(log.messages()).hasSize(1);
    }
  }

  @Test
  void compile_withoutStore_compiles() {
    assertThat(run(new ProgramCompiler(client, null).compile(adding(1), Map.of()), 3)).isEqualTo(4);
  }

  @Test
  void compile_malformedText_throwsEachTime() {
    ProgramCompiler compiler = compiler();
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> compiler.compile("module { nonsense }", Map.of()))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(PjrtException.class)
          .hasMessageStartingWith("compile: ")
          .hasMessageContaining("nonsense");
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void compile_threadsAtOnce_compileOnce() throws Exception {
    ProgramCompiler compiler = compiler();
    CacheStats before = CompileCaches.stats();
    CyclicBarrier start = new CyclicBarrier(THREADS);
    List<Callable<LoadedExecutable>> tasks = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      tasks.add(
          () -> {
            start.await();
            return compiler.compile(adding(5), Map.of());
          });
    }
    Set<LoadedExecutable> executables = new HashSet<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      for (Future<LoadedExecutable> result : threads.invokeAll(tasks)) {
        executables.add(result.get());
      }
    }
    assertThat(executables).hasSize(1);
    assertThat(CompileCaches.stats().minus(before).compiles()).isEqualTo(1);
  }

  @Test
  void keys_dependOnTextAndOptions() {
    ProgramKeys keys = new ProgramKeys(client, CompileOptions.defaults());
    ProgramKeys others =
        new ProgramKeys(client, CompileOptions.defaults().withSpmdPartitioning(true));
    assertThat(keys.of("a")).hasSize(64).isNotEqualTo(keys.of("b")).isNotEqualTo(others.of("a"));
    assertThat(new ProgramKeys(client, CompileOptions.defaults()).of("a")).isEqualTo(keys.of("a"));
  }

  @Test
  void compile_otherOptions_isAnotherProgram_inMemoryAndInTheFolder() {
    Map<String, Object> options = Map.of("xla_backend_optimization_level", 0L);
    Map<String, Object> more =
        Map.of("xla_embed_ir_in_executable", true, "xla_gpu_autotune_level", 1L);
    ProgramCompiler compiler = compiler();
    LoadedExecutable ordinary = compiler.compile(adding(1), Map.of());
    LoadedExecutable other = compiler.compile(adding(1), options);
    assertThat(other).isNotSameAs(ordinary).isSameAs(compiler.compile(adding(1), options));
    assertThat(compiler.compile(adding(1), more)).isNotSameAs(other);
    assertThat(run(other, 3)).isEqualTo(4);
    CacheStats before = CompileCaches.stats();
    compiler().compile(adding(1), options);
    compiler().compile(adding(1), more);
    assertThat(CompileCaches.stats().minus(before).diskHits()).isEqualTo(2);
    compiler().compile(adding(1), Map.of("xla_backend_optimization_level", 1L));
    assertThat(CompileCaches.stats().minus(before).compiles()).isEqualTo(1);
  }
}
