package org.xlava.pjrt;

import org.xlava.pjrt.program.PlatformLimits;

/**
 * The checks of what the layer promises whatever its user does. Each runs in a JVM of its own,
 * where it prints its figures and ends with status 0, ends with another one, crashes or hangs. How
 * long it goes on is a number of rounds.
 */
enum SafetyCheck {
  /** Handles are closed exactly once, by whomever and in whatever order. */
  CLOSING(1, 1, ClosingCheck::run),
  /** What is dropped without being closed is freed, in time for a program that goes on dropping. */
  DROPPING(1, 1, DroppingCheck::run),
  /** Executions, uploads, downloads and failures leave nothing behind. */
  LEAKS(100_000, 1_000_000, LeakCheck::run),
  /** Threads that share a client and executables get their own results. */
  SHARING(200, 5_000, SharingCheck::run),
  /** A close under other threads' executions ends in values or typed exceptions. */
  CLOSE_RACES(400, 6_000, CloseRaceCheck::run),
  /** Whoever waits can be interrupted. */
  INTERRUPTS(3, 20, InterruptCheck::run),
  /** What a computation reads stays until it ends. */
  PINNING(4, 100, PinningCheck::run),
  /** Want of memory is reported as that, with what is live. */
  MEMORY(1, 1, MemoryCheck::run),
  /** Flight Recorder and the metrics tell what was done. */
  RECORDING(1, 1, RecordingCheck::run);

  /** A check of so many rounds. */
  interface Body {
    void run(int rounds) throws Exception;
  }

  private final int rounds;
  private final int soakRounds;
  private final Body body;

  SafetyCheck(int rounds, int soakRounds, Body body) {
    this.rounds = rounds;
    this.soakRounds = soakRounds;
    this.body = body;
  }

  /** Returns the options of the JVM that the check runs in: small, and soon done with compiling. */
  String[] options() {
    return new String[] {"-Xmx128m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"};
  }

  /** Returns the flags of XLA's that the check runs with: those that let arrays be large. */
  String xlaFlags() {
    return this == MEMORY ? "--xla_backend_extra_options=" + PlatformLimits.WITHOUT_TILES : "";
  }

  /** Returns the rounds of an ordinary run, or of a long one. */
  int rounds(boolean soak) {
    return soak ? soakRounds : rounds;
  }

  /** Runs the check that is named. */
  public static void main(String[] arguments) {
    int status = 1;
    try {
      valueOf(arguments[0]).body.run(Integer.parseInt(arguments[1]));
      status = 0;
    } catch (Throwable e) {
      e.printStackTrace();
    } finally {
      // Without waiting for threads that compute for ever.
      System.out.flush();
      Runtime.getRuntime().halt(status);
    }
  }
}
