package org.xlava.pjrt.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Hostile attempts of every kind, each kind in a process of its own: all must end in a value or a
 * {@link org.xlava.pjrt.PjrtException}. The system property {@code xlava.robustness.count} sets how
 * many of each, and {@code xlava.robustness.seed} the first seed. A seed that failed is tried again
 * by itself with a count of 1.
 */
class RobustnessTest {
  private static final long FIRST = Long.getLong("xlava.robustness.seed", 0);
  private static final long COUNT = Long.getLong("xlava.robustness.count", 40);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void attempts_ofEachKind_endInValuesOrTypedExceptions(Attempts kind)
      throws IOException, InterruptedException {
    List<String> findings = new ArrayList<>();
    String counts = "";
    for (long seed = FIRST; seed < FIRST + COUNT; ) {
      Outcome outcome = run(kind, seed, FIRST + COUNT - seed);
      findings.addAll(outcome.failures());
      counts = outcome.done();
      seed = outcome.ended() ? FIRST + COUNT : outcome.lastSeed() + 1;
      if (!outcome.ended()) {
        findings.add(outcome.crash());
      }
    }
    assertThat(findings).as("%s, seeds that failed", kind).isEmpty();
    System.out.printf("%s: %d attempts, values and refusals %s%n", kind, COUNT, counts);
  }

  /** What a process made of its attempts. */
  private record Outcome(int status, List<String> lines) {
    private boolean ended() {
      return lines.stream().anyMatch(line -> line.startsWith(AttemptsProcess.DONE));
    }

    private String done() {
      return ended() ? lines.getLast().substring(AttemptsProcess.DONE.length()) : "";
    }

    private List<String> failures() {
      return lines.stream().filter(line -> line.startsWith(AttemptsProcess.FAILED)).toList();
    }

    private long lastSeed() {
      return lines.stream()
          .filter(line -> line.startsWith(AttemptsProcess.SEED))
          .mapToLong(line -> Long.parseLong(line.substring(AttemptsProcess.SEED.length())))
          .max()
          .orElseThrow(() -> new AssertionError("no attempt was made: " + lines));
    }

    private String crash() {
      return "seed %d ended the process with status %d: %s"
          .formatted(lastSeed(), status, lines.stream().filter(this::tells).limit(8).toList());
    }

    private boolean tells(String line) {
      return !line.startsWith(AttemptsProcess.SEED) && !line.equals("#");
    }
  }

  private Outcome run(Attempts kind, long first, long count)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx384m",
                "-XX:TieredStopAtLevel=1",
                "-XX:-CreateCoredumpOnCrash",
                "-Dxlava.plugin=" + System.getProperty("xlava.plugin"),
                "-cp",
                System.getProperty("java.class.path"),
                AttemptsProcess.class.getName(),
                kind.name(),
                Long.toString(first),
                Long.toString(count))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes());
    return new Outcome(process.waitFor(), output.lines().toList());
  }
}
