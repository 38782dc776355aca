package org.xlava.pjrt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xlava.pjrt.abi.HostPages;

/** The bindings where the system says that it isn't Linux. */
final class PlatformTest {
  private static final int LARGE = 1 << 20;
  private static final Pattern LOOKED_UP = Pattern.compile("\\bfind(?:OrThrow)?\\(\"(\\w+)\"\\)");

  /** Computes with a large array, and ends while a plugin's threads are there. */
  static final class Child {
    private Child() {}

    public static void main(String[] arguments) {
      Client client = Cpu.client();
      StagedArray staged = client.stage(ArrayType.of(ElementType.F32, LARGE));
      staged.segment().fill((byte) 0).setAtIndex(ValueLayout.JAVA_FLOAT, LARGE - 1, 7);
      Buffer large = staged.toBuffer();
      float[] values = new float[LARGE];
      large.copyTo(MemorySegment.ofArray(values));
      Buffer sum =
          client.compile(Cpu.ADD).execute(Cpu.vector(client, 1, 2, 3), Cpu.scalar(client, 1))[0];
      System.out.printf(
          "pages %b, last %.0f, first %.0f%n",
          HostPages.available(), values[LARGE - 1], Cpu.floats(sum)[0]);
      System.exit(3);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Mac OS X", "Windows 11"})
  void client_onAnotherSystem_usesNoneOfLinux(String system) throws Exception {
    var result =
        ChildJvm.onPlugin("-Dos.name=" + system, "-Dxlava.pjrt.joinFreedMemory=true")
            .run(Child.class);

    assertThat(result.output()).contains("pages false, last 7, first 2");
    assertThat(result.status()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Mac OS X", "Windows 11"})
  void load_libraryOfAnotherKind_isLeftToTheLoader(String system) throws Exception {
    var result = ChildJvm.with("-Dos.name=" + system).run(Loading.class);

    assertThat(result.output())
        .contains("plugin: library must load with all that it depends on; got ")
        .contains("text.dylib: ");
  }

  /** Loads a file that is no ELF library. */
  static final class Loading {
    private Loading() {}

    public static void main(String[] arguments) throws IOException {
      Path folder = Files.createTempDirectory("xlava");
      Path library = Files.writeString(folder.resolve("text.dylib"), "a library of another kind");
      try {
        Plugin.load(library);
      } catch (PluginLoadException e) {
        System.out.println(e.getMessage());
      } finally {
        Files.delete(library);
        Files.delete(folder);
      }
    }
  }

  /**
   * The C functions that are looked up by name: those of ISO C, which all systems have, and those
   * whose absence is a case of its own. Linux's, {@code mmap} for example, are behind {@code
   * HostPages.available}.
   */
  @Test
  void functionsOfTheSystem_areThese() throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        LOOKED_UP.matcher(Files.readString(file)).results().forEach(it -> names.add(it.group(1)));
      }
    }
    assertThat(names)
        .containsExactly(
            "_exit",
            "dlerror",
            "dlopen",
            "fcloseall",
            "free",
            "geteuid",
            "malloc",
            "mallopt",
            "on_exit");
  }

  @Test
  void structs_haveLongsOf64Bits() throws IOException {
    Path shared = Path.of("src/generated/java/org/xlava/pjrt/ffi/PjrtHeader$shared.java");
    assertThat(Files.readString(shared)).doesNotContain("get(\"long\")");
  }
}
