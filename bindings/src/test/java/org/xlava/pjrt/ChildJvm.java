package org.xlava.pjrt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A JVM of its own for a class of the tests, so that a crash or a hang is a result and no disaster.
 *
 * @param options the JVM's options; nothing but those says where a plugin is
 * @param front folders of classes that are found before those of the same name on the class path
 * @param limit how long the child may take
 * @param xlaFlags what the child has as {@code XLA_FLAGS}
 */
public record ChildJvm(List<String> options, List<Path> front, Duration limit, String xlaFlags) {
  /** The status of a child that was ended because it took too long. */
  public static final int HUNG = -1;

  /** Statuses from here on are those of processes that a signal ended. */
  private static final int FIRST_SIGNAL = 128;

  private static final Duration DEFAULT_LIMIT = Duration.ofMinutes(3);
  private static final Duration DUMP_TIME = Duration.ofSeconds(3);

  /** The exit status of a child, and what it wrote to both its outputs. */
  public record Result(int status, String output) {
    /** Returns whether the child was ended by a signal. */
    public boolean crashed() {
      return status >= FIRST_SIGNAL;
    }

    /** Returns whether the child took too long; the output then has its threads. */
    public boolean hung() {
      return status == HUNG;
    }
  }

  /** Returns a child with JVM options. */
  public static ChildJvm with(String... options) {
    return new ChildJvm(List.of(options), List.of(), DEFAULT_LIMIT, "");
  }

  /** Returns a child with JVM options that uses the plugin of this JVM's own tests. */
  public static ChildJvm onPlugin(String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.add("-Dxlava.plugin=" + System.getProperty("xlava.plugin"));
    return with(all.toArray(String[]::new));
  }

  /** Returns this child with a folder of classes in front of the class path. */
  public ChildJvm withFront(Path classes) {
    return new ChildJvm(options, List.of(classes), limit, xlaFlags);
  }

  /** Returns this child with a limit of time. */
  public ChildJvm withLimit(Duration time) {
    return new ChildJvm(options, front, time, xlaFlags);
  }

  /** Returns this child with flags of XLA's. */
  public ChildJvm withXlaFlags(String flags) {
    return new ChildJvm(options, front, limit, flags);
  }

  /** Runs the {@code main} of a class. */
  public Result run(Class<?> main, String... arguments) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command(main, arguments)).redirectErrorStream(true);
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("XLAVA_") || name.startsWith("PJRT_"));
    builder.environment().put("XLA_FLAGS", xlaFlags);
    Process process = builder.start();
    CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> output(process));
    if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      return new Result(process.exitValue(), output.join());
    }
    dumpThreads(process);
    process.destroyForcibly().waitFor();
    return new Result(HUNG, output.join());
  }

  private List<String> command(Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-Xmx512m",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:+ErrorFileToStdout"));
    command.addAll(options);
    command.addAll(List.of("-cp", classPath(), main.getName()));
    command.addAll(Arrays.asList(arguments));
    return command;
  }

  private String classPath() {
    List<String> entries = new ArrayList<>(front.stream().map(Path::toString).toList());
    entries.add(System.getProperty("java.class.path"));
    return String.join(System.getProperty("path.separator"), entries);
  }

  private static String output(Process process) {
    try {
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "no output: " + e;
    }
  }

  // The JVM answers this signal with the stacks of its threads.
  private static void dumpThreads(Process process) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-QUIT", Long.toString(process.pid())).start().waitFor();
    process.waitFor(DUMP_TIME.toMillis(), TimeUnit.MILLISECONDS);
  }
}
