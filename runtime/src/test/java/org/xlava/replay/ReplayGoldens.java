package org.xlava.replay;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Replays golden files: {@code [--jit] FILE...}. Prints a line for each check that failed and each
 * case that isn't supported, in the files' order, then the counts; the exit status is 1 if a check
 * failed.
 */
public final class ReplayGoldens implements AutoCloseable {
  private static final int WORKERS = 2;
  private static final int AHEAD = 16 * WORKERS;

  private final Replay replay;
  private final PrintStream out;
  private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
  private final Queue<Future<Report>> pending = new ArrayDeque<>();
  private Report total = Report.EMPTY;

  private ReplayGoldens(boolean jit, PrintStream out) {
    this.replay = new Replay(jit);
    this.out = out;
  }

  public static void main(String[] arguments) throws IOException {
    List<String> files = new ArrayList<>(Arrays.asList(arguments));
    boolean jit = files.remove("--jit");
    if (files.isEmpty() || files.stream().anyMatch(f -> f.startsWith("-"))) {
      System.err.println("usage: replay-goldens [--jit] FILE...");
      System.exit(2);
    }
    Report total = run(jit, files.stream().map(Path::of).toList(), System.out);
    System.out.println(total);
    System.exit(total.failed() == 0 ? 0 : 1);
  }

  /** Replays files, printing as it goes, and gives the counts. */
  static Report run(boolean jit, List<Path> files, PrintStream out) throws IOException {
    try (ReplayGoldens run = new ReplayGoldens(jit, out)) {
      for (Path file : files) {
        run.replay(file);
      }
      run.printDown(0);
      return run.total;
    }
  }

  private void replay(Path file) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      int number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String place = file + ":" + ++number;
        if (!line.isBlank()) {
          submit(place, line);
        }
      }
    }
  }

  private void submit(String place, String line) {
    pending.add(workers.submit(() -> replay(place, line)));
    printDown(AHEAD);
  }

  private Report replay(String place, String line) {
    try {
      return replay.line(line);
    } catch (RuntimeException e) {
      return Report.failed(place + " read: " + e);
    }
  }

  /** Prints the oldest reports until no more than {@code left} are under way. */
  private void printDown(int left) {
    while (pending.size() > left) {
      Report report = await(pending.remove());
      report.lines().forEach(out::println);
      total = total.plus(report.withoutLines());
    }
  }

  private static Report await(Future<Report> report) {
    try {
      return report.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}
