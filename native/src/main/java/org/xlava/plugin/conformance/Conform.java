package org.xlava.plugin.conformance;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.xlava.pjrt.PjrtException;
import org.xlava.pjrt.spi.PluginSearch;

/**
 * The command {@code xlava conform [PATH]}: holds a plugin to checks of what Xlava needs of any
 * plugin and what the PJRT API promises, and prints a line for each that fails or that the plugin
 * doesn't support, and the counts last. The checks are made in another process: one that ends it is
 * a failed check, and the rest goes on in a new process. The exit status is 0 if none failed, 1 if
 * some did, and 2 for arguments that can't be understood.
 */
public final class Conform {
  private static final int MESSAGE_LENGTH = 300;

  private final ConformArguments arguments;
  private final Path path;
  private final PrintStream out;
  private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);

  private Conform(ConformArguments arguments, Path path, PrintStream out) {
    this.arguments = arguments;
    this.path = path;
    this.out = out;
  }

  /** Runs the command. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    System.exit(run(System.out, arguments));
  }

  private static int run(PrintStream out, String... arguments)
      throws IOException, InterruptedException {
    ConformArguments parsed;
    try {
      parsed = ConformArguments.parse(arguments);
      ConformArguments.clientOptions(parsed.options());
    } catch (PjrtException e) {
      out.println(e.getMessage());
      return 2;
    }
    Path path = parsed.path();
    try {
      path = path == null ? PluginSearch.here().library() : path;
    } catch (PjrtException e) {
      out.println(e.getMessage());
      return 1;
    }
    return new Conform(parsed, path, out).run();
  }

  private int run() throws IOException, InterruptedException {
    int next = 0;
    while (next < Checks.ALL.size()) {
      next = runFrom(next);
    }
    int failed = count(Outcome.FAILED);
    out.printf(
        "%d passed, %d failed, %d unsupported%n",
        count(Outcome.PASSED), failed, count(Outcome.UNSUPPORTED));
    return failed == 0 ? 0 : 1;
  }

  private int count(Outcome outcome) {
    return counts.getOrDefault(outcome, 0);
  }

  /** Makes the checks from one on in a process, and returns the first that remains. */
  private int runFrom(int first) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command(first)).redirectErrorStream(true).start();
    int begun = first - 1;
    int ended = first - 1;
    List<String> noise = new ArrayList<>();
    for (String line : (Iterable<String>) process.inputReader().lines()::iterator) {
      if (line.startsWith(CheckProcess.BEGIN)) {
        begun = Integer.parseInt(line.substring(CheckProcess.BEGIN.length()));
        noise.clear();
      } else if (line.startsWith(CheckProcess.END)) {
        ended = begun;
        String[] parts = line.substring(CheckProcess.END.length()).split(" ", 3);
        if (!tell(Checks.ALL.get(ended), Outcome.valueOf(parts[1]), parts[2])) {
          process.destroyForcibly();
          return Checks.ALL.size();
        }
      } else {
        noise.add(line);
      }
    }
    int status = process.waitFor();
    return status == 0 && begun == ended
        ? Checks.ALL.size()
        : afterDeath(first, begun, ended, status, noise);
  }

  /** Returns false if there is no use in going on. */
  private boolean tell(Check check, Outcome outcome, String message) {
    counts.merge(outcome, 1, Integer::sum);
    print(check, outcome, message);
    return !check.essential() || outcome == Outcome.PASSED;
  }

  private void print(Check check, Outcome outcome, String message) {
    String cut =
        message.length() <= MESSAGE_LENGTH ? message : message.substring(0, MESSAGE_LENGTH) + "…";
    switch (outcome) {
      case PASSED -> {
        if (arguments.verbose()) {
          out.println("passed       " + check.name());
        }
      }
      case FAILED -> out.println("FAILED       " + check.name() + ": " + cut);
      case UNSUPPORTED -> out.println("unsupported  " + check.name() + ": " + cut);
    }
  }

  private int afterDeath(int first, int begun, int ended, int status, List<String> noise) {
    boolean during = begun > ended;
    int index = Math.max(during ? begun : ended, first);
    Check check = Checks.ALL.get(Math.min(index, Checks.ALL.size() - 1));
    String when = during ? "" : "after the check ";
    String how =
        status == CheckProcess.TOO_LONG
            ? "it took more than %d seconds".formatted(arguments.seconds())
            : when + "the process ended with status %d%s".formatted(status, reason(noise));
    tell(check, Outcome.FAILED, how);
    return check.essential() || !during ? Checks.ALL.size() : index + 1;
  }

  // A line that tells what happened, of what the dying process wrote.
  private static String reason(List<String> noise) {
    return noise.stream()
        .filter(line -> line.matches(".*(heck failed|terminate called|SIG[A-Z]+|Error|rror:).*"))
        .findFirst()
        .map(line -> ": " + line.strip())
        .orElse("");
  }

  private List<String> command(int first) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:-CreateCoredumpOnCrash", "-XX:+ErrorFileToStdout"));
    command.addAll(codePath());
    command.addAll(
        List.of(
            path.toString(),
            Integer.toString(first),
            arguments.only(),
            Integer.toString(arguments.seconds())));
    command.addAll(arguments.options());
    return command;
  }

  private static List<String> codePath() {
    String main = CheckProcess.class.getName();
    Module module = Conform.class.getModule();
    return module.isNamed()
        ? List.of(
            "--enable-native-access=org.xlava.bindings",
            "--module-path",
            System.getProperty("jdk.module.path"),
            "--module",
            module.getName() + "/" + main)
        : List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            main);
  }
}
