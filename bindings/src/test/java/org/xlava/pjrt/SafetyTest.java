package org.xlava.pjrt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Runs the checks of the layer's safety, each in a JVM of its own, and shows of each that it
 * detects what it is for. The property {@code xlava.soak} has the checks go on for long.
 */
@Execution(ExecutionMode.CONCURRENT)
class SafetyTest {
  private static final boolean SOAK = Boolean.getBoolean("xlava.soak");

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void check_ofTheLayer_passes(SafetyCheck check) throws Exception {
    ChildJvm.Result result = run(ChildJvm.onPlugin(check.options()), check, check.rounds(SOAK));
    System.out.println(check + ": " + result.output().strip());
    assertThat(result.status()).as(result.output()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void check_ofSeededDefect_fails(Defect defect) throws Exception {
    Cpu.assumeBundled();
    defect.seed(folder);
    SafetyCheck check = defect.check();
    ChildJvm.Result result =
        run(ChildJvm.onPlugin(check.options()).withFront(folder), check, check.rounds(false));
    assertThat(defect.isDetectedBy(result)).as(result.output()).isTrue();
  }

  private static ChildJvm.Result run(ChildJvm child, SafetyCheck check, int rounds)
      throws IOException, InterruptedException {
    return child
        .withXlaFlags(check.xlaFlags())
        .run(SafetyCheck.class, check.name(), Integer.toString(rounds));
  }
}
