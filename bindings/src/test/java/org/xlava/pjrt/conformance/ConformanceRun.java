package org.xlava.pjrt.conformance;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.xlava.pjrt.Client;
import org.xlava.pjrt.PjrtException;
import org.xlava.pjrt.Plugin;

/** Runs cases on a plugin, several at a time, and prints a line for each that fails. */
final class ConformanceRun {
  private static final int WORKERS = 2;

  /** How many cases passed and failed; those that a plugin rightly refuses are neither. */
  record Tally(int passed, int failed) {
    private Tally plus(Outcome outcome) {
      return switch (outcome) {
        case Outcome.Passed() -> new Tally(passed + 1, failed);
        case Outcome.Failed(String line) -> new Tally(passed, failed + 1);
        case Outcome.Refused(String line) -> this;
      };
    }

    @Override
    public String toString() {
      return "%d passed, %d failed".formatted(passed, failed);
    }
  }

  /** What became of a case. */
  private sealed interface Outcome {
    record Passed() implements Outcome {}

    record Failed(String line) implements Outcome {}

    record Refused(String line) implements Outcome {}
  }

  private final Client client;

  private ConformanceRun(Client client) {
    this.client = client;
  }

  /** Runs cases, printing as it goes, and gives the counts. */
  static Tally run(Path plugin, List<? extends ConformanceCase> cases, PrintStream out) {
    try (Client client = Plugin.load(plugin).createClient();
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
      return new ConformanceRun(client).run(workers, cases, out);
    }
  }

  private Tally run(
      ExecutorService workers, List<? extends ConformanceCase> cases, PrintStream out) {
    List<Future<Outcome>> pending = new ArrayList<>();
    cases.forEach(c -> pending.add(workers.submit(() -> outcome(c))));
    Tally tally = new Tally(0, 0);
    for (Future<Outcome> future : pending) {
      Outcome outcome = await(future);
      print(outcome, out);
      tally = tally.plus(outcome);
    }
    return tally;
  }

  private static void print(Outcome outcome, PrintStream out) {
    switch (outcome) {
      case Outcome.Passed() -> {}
      case Outcome.Failed(String line) -> out.println(line);
      case Outcome.Refused(String line) -> out.println(line);
    }
  }

  private Outcome outcome(ConformanceCase conformanceCase) throws IOException {
    try {
      List<String> differences = conformanceCase.differences(client);
      return differences.isEmpty()
          ? new Outcome.Passed()
          : failed(conformanceCase, String.join("; ", differences));
    } catch (PjrtException e) {
      Optional<String> reason = conformanceCase.reasonToRefuse(client, e);
      return reason.isPresent()
          ? new Outcome.Refused(conformanceCase.id() + ": refused, rightly: " + reason.get())
          : failed(conformanceCase, e.toString());
    } catch (RuntimeException e) {
      return failed(conformanceCase, e.toString());
    }
  }

  private static Outcome failed(ConformanceCase conformanceCase, String reason) {
    return new Outcome.Failed(conformanceCase.id() + ": " + reason.replace('\n', ' '));
  }

  private static Outcome await(Future<Outcome> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
