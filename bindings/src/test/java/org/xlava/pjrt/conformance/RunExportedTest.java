package org.xlava.pjrt.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Runs modules that JAX exported, which aren't part of the project, where they are found. */
class RunExportedTest {
  private static final Path MODULES =
      Path.of(System.getProperty("xlava.exported", "../../shared/exported"));

  // Operations that are newer than a plugin are all that it may refuse.
  @Test
  void modules_inEveryForm_giveWhatJaxGives() throws IOException {
    assumeTrue(Files.isDirectory(MODULES), () -> "no " + MODULES);
    assertThat(RunStablehloTest.lines(ExportedCase.read(MODULES)))
        .allMatch(line -> line.contains(": refused, rightly: ") && !line.contains("module.mlir:"));
  }
}
