package org.xlava.pjrt;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A way in which a process ends, and the status that it then has. */
public enum Ending {
  RETURN(0),
  EXIT(3),
  UNCAUGHT(1),
  HALT(4),
  INTERRUPT(130),
  TERMINATE(143),
  INTERRUPT_WAITING(130),
  TERMINATE_WAITING(143),
  /**
   * The signal comes when the process already waits for a program, after {@code main} returned.
   * Either may give the status: after the hooks, the JVM's threads for the two race to the end.
   */
  TERMINATE_RETURNED(143);

  private static final Duration SOON = Duration.ofMillis(50);
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final String UNCAUGHT_MESSAGE = "the program's own failure";

  private final int status;

  Ending(int status) {
    this.status = status;
  }

  /** Returns the statuses that a process may have which ends so. */
  public Set<Integer> statuses() {
    return this == TERMINATE_RETURNED ? Set.of(RETURN.status, status) : Set.of(status);
  }

  /** Returns whether the process waits for what is under way, however long that takes. */
  public boolean waits() {
    return compareTo(HALT) < 0;
  }

  /** Returns whether lines of output are those that a process wrote which ends so. */
  public boolean wrote(List<String> lines) {
    return this != UNCAUGHT
        ? lines.isEmpty()
        : lines.getFirst().endsWith("java.lang.IllegalStateException: " + UNCAUGHT_MESSAGE)
            && lines.stream().skip(1).allMatch(line -> line.startsWith("\tat org.xlava."));
  }

  /** Ends the process, as the last thing in its {@code main}. */
  public void run(Runnable waiting) throws IOException, InterruptedException {
    switch (this) {
      case RETURN -> {}
      case EXIT -> exit();
      case UNCAUGHT -> throw new IllegalStateException(UNCAUGHT_MESSAGE);
      case HALT -> Runtime.getRuntime().halt(status);
      case INTERRUPT -> signal("INT");
      case TERMINATE -> signal("TERM");
      case INTERRUPT_WAITING -> signalSoon("INT", waiting);
      case TERMINATE_WAITING -> signalSoon("TERM", waiting);
      case TERMINATE_RETURNED -> later("TERM", Ending::isEnding);
    }
  }

  /** Ends the process with the status of {@link #EXIT}. */
  public static void exit() {
    System.exit(EXIT.status);
  }

  private static void signal(String name) throws IOException, InterruptedException {
    send(name);
    Thread.sleep(LONG);
  }

  private static void signalSoon(String name, Runnable waiting) throws InterruptedException {
    later(name, () -> true);
    waiting.run();
    Thread.sleep(LONG);
  }

  private static boolean isEnding() {
    return Thread.getAllStackTraces().values().stream()
        .flatMap(Stream::of)
        .anyMatch(frame -> frame.getClassName().equals("java.lang.Shutdown"));
  }

  private static void later(String name, BooleanSupplier condition) {
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try {
                do {
                  Thread.sleep(SOON);
                } while (!condition.getAsBoolean());
                send(name);
              } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
  }

  private static void send(String name) throws IOException {
    String process = Long.toString(ProcessHandle.current().pid());
    new ProcessBuilder("kill", "-" + name, process)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
