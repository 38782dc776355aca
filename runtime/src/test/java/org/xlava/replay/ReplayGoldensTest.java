package org.xlava.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Replays the recorded JAX results, those that aren't part of the project where they are found. */
class ReplayGoldensTest {
  private static final Path PROGRAMS = Path.of("src/test/resources/goldens/programs.jsonl");
  private static final Path JAX_TESTS =
      Path.of(System.getProperty("xlava.goldens", "../../shared/goldens"), "jax-tests.jsonl");

  /**
   * A difference of two large numbers. JAX fused what it recorded; evaluating the recorded
   * equations one at a time, as is done here, JAX gives what this library gives, bit for bit.
   */
  private static final String ROUNDING = "vmap/per_example_grad jvp_of_vjp: ";

  /**
   * Derivatives that JAX has wrong: NaN at infinities and poles, infinities outside of arccosh's
   * domain, and that of tanh where the difference 1 - tanh² has lost its digits. See
   * docs/accuracy.md.
   */
  private static final List<String> WRONG_IN_JAX =
      List.of(
          "binary/arctan2 ",
          "control/scan_rnn jvp",
          "elementwise/arccosh ",
          "elementwise/arcsinh jvp_of_vjp: ",
          "elementwise/arctan jvp_of_vjp: ",
          "elementwise/digamma ");

  private static boolean isRight(String line) {
    return WRONG_IN_JAX.stream().anyMatch(line::startsWith);
  }

  @Test
  void programs_eagerly_giveWhatJaxGives() throws IOException {
    assertThat(failures(false, PROGRAMS))
        .allMatch(line -> line.startsWith(ROUNDING) || isRight(line));
  }

  @Test
  void programs_jitted_giveWhatJaxGives() throws IOException {
    assertThat(failures(true, PROGRAMS)).allMatch(ReplayGoldensTest::isRight);
  }

  @Test
  void jaxTests_eagerly_giveWhatJaxGives() throws IOException {
    assumeTrue(Files.exists(JAX_TESTS), () -> "no " + JAX_TESTS);
    assertThat(failures(false, JAX_TESTS)).isEmpty();
  }

  @Test
  void jaxTests_jitted_giveWhatJaxGives() throws IOException {
    assumeTrue(Files.exists(JAX_TESTS), () -> "no " + JAX_TESTS);
    assertThat(failures(true, JAX_TESTS)).isEmpty();
  }

  private static List<String> failures(boolean jit, Path file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    Report total = ReplayGoldens.run(jit, List.of(file), out);
    System.out.printf("%s%s: %s%n", file.getFileName(), jit ? " --jit" : "", total);
    List<String> failures =
        bytes
            .toString(StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.contains(": unsupported "))
            .toList();
    assertThat(failures).hasSize(total.failed());
    assertThat(total.passed()).isPositive();
    return failures;
  }
}
