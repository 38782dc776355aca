package org.xlava;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The generated chapters of {@code Numpy} are what their generator writes. */
class NumpyFormsTest {
  private static final Path GENERATOR = Path.of("src/main/python/numpy_forms.py");

  @Test
  void committedChapters_areWhatTheGeneratorWrites() throws Exception {
    assertThat(run(GENERATOR, "--check")).isEmpty();
  }

  @Test
  void check_ofEditedAndMissingChapters_namesThem(@TempDir Path folder) throws Exception {
    Path copy = folder.resolve(GENERATOR);
    Files.createDirectories(copy.getParent());
    Files.copy(GENERATOR, copy);
    run(copy);
    Path sources = folder.resolve("src/generated/java/org/xlava");
    Files.writeString(sources.resolve("NumpyBitwise.java"), "edited");
    Files.delete(sources.resolve("NumpyReducing.java"));
    assertThat(run(copy, "--check").lines())
        .containsExactly(
            "NumpyBitwise.java isn't what the generator writes",
            "NumpyReducing.java is missing",
            "Run tracer/src/main/python/numpy_forms.py");
  }

  private static String run(Path generator, String... arguments) throws Exception {
    ProcessBuilder builder = new ProcessBuilder("python3", "-B", generator.toString());
    builder.command().addAll(List.of(arguments));
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isEqualTo(said.isEmpty() ? 0 : 1);
    return said;
  }
}
