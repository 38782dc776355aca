package org.xlava.plugin.conformance;

import java.nio.file.Path;
import java.util.List;
import org.xlava.pjrt.PjrtException;
import org.xlava.pjrt.StatusCode;

/**
 * Makes checks in a process that may not survive them. Its arguments are the plugin, the place of
 * the first check, what names must contain, the seconds that a check may take and the client's
 * options. It writes a line when it begins a check and one with what came of it.
 */
public final class CheckProcess {
  static final String BEGIN = "conform begin ";
  static final String END = "conform end ";
  static final int TOO_LONG = 97;

  private static volatile long deadline = Long.MAX_VALUE;

  private CheckProcess() {}

  /** Makes the checks. */
  public static void main(String[] arguments) {
    List<String> options = List.of(arguments).subList(4, arguments.length);
    long limit = Long.parseLong(arguments[3]) * 1_000_000_000L;
    watch();
    UnderTest test = new UnderTest(Path.of(arguments[0]), ConformArguments.clientOptions(options));
    for (int i = Integer.parseInt(arguments[1]); i < Checks.ALL.size(); i++) {
      Check check = Checks.ALL.get(i);
      if (check.essential() || check.name().contains(arguments[2])) {
        deadline = System.nanoTime() + limit;
        write(BEGIN + i);
        write(END + i + " " + outcome(check, test));
      }
    }
    deadline = System.nanoTime() + limit;
    test.close();
    Runtime.getRuntime().halt(0);
  }

  // An error of the JVM's own, for want of memory for example, is a failure like others.
  private static String outcome(Check check, UnderTest test) {
    try {
      check.body().make(test);
      return Outcome.PASSED + " ";
    } catch (PjrtException e) {
      Outcome outcome = e.code() == StatusCode.UNIMPLEMENTED ? Outcome.UNSUPPORTED : Outcome.FAILED;
      return outcome + " " + line(String.valueOf(e.getMessage()));
    } catch (ConformanceException e) {
      return Outcome.FAILED + " " + line(String.valueOf(e.getMessage()));
    } catch (RuntimeException | Error e) {
      return Outcome.FAILED + " " + line(e.toString());
    }
  }

  private static String line(String message) {
    return message.replace('\n', ' ').replace('\r', ' ');
  }

  private static void write(String line) {
    System.out.println(line);
    System.out.flush();
  }

  private static void watch() {
    Thread.ofPlatform().daemon().name("conform-watch").start(CheckProcess::haltWhenLate);
  }

  private static void haltWhenLate() {
    try {
      while (deadline == Long.MAX_VALUE || System.nanoTime() < deadline) {
        Thread.sleep(200);
      }
    } catch (InterruptedException e) {
      return;
    }
    Runtime.getRuntime().halt(TOO_LONG);
  }
}
