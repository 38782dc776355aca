package org.xlava.pjrt.conformance;

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
import org.xlava.pjrt.CompileOptions;

/** Runs StableHLO's own cases, which aren't part of the project, where they are found. */
class RunStablehloTest {
  static final Path PLUGIN = Path.of(System.getProperty("xlava.plugin"));
  private static final Path CASES =
      Path.of(System.getProperty("xlava.stablehlo", "../../shared/stablehlo"));

  /** Fused multiplications and additions round once, which shows in a long composition. */
  private static final String ROUNDED_ONCE = "td_random_gamma_float64_3_chlo: ";

  @Test
  void cases_unfused_allPass() throws IOException {
    assertThat(failures(RunStablehlo.UNFUSED)).isEmpty();
  }

  @Test
  void cases_fused_passButForRounding() throws IOException {
    assertThat(failures(RunStablehlo.FUSED)).allMatch(line -> line.startsWith(ROUNDED_ONCE));
  }

  private static List<String> failures(CompileOptions options) throws IOException {
    assumeTrue(Files.isDirectory(CASES), () -> "no " + CASES);
    return lines(RunStablehlo.cases(CASES, options));
  }

  /** Runs cases on the plugin under test and returns the lines that are printed. */
  static List<String> lines(List<? extends ConformanceCase> cases) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    ConformanceRun.Tally tally = ConformanceRun.run(PLUGIN, cases, out);
    System.out.println(tally);
    List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(tally.passed() + lines.size()).isEqualTo(cases.size()).isPositive();
    return lines;
  }
}
