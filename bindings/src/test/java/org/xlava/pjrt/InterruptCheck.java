package org.xlava.pjrt;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;

/**
 * Interrupts threads in every call that waits, and times the end of the wait. A machine may be busy
 * with others, so the shortest of some rounds counts.
 */
final class InterruptCheck {
  private static final long LIMIT_MILLIS = 100;
  private static final long HANG_MILLIS = 5_000;
  // What a thread needs to come to its wait; one that isn't there yet finds the interrupt then.
  private static final long START_MILLIS = 30;
  private static final int LONG = 1 << 26;
  private static final int STARTS = 5;
  private static final int OPERATIONS = 3_000;

  private final Client client = Cpu.client();
  private final Client compiling = Cpu.client();
  private final Map<String, Long> shortest = new LinkedHashMap<>();

  private InterruptCheck() {}

  static void run(int rounds) throws Exception {
    new InterruptCheck().interruptEach(rounds);
  }

  private void interruptEach(int rounds) throws Exception {
    Program program = longProgram();
    for (int round = 0; round < rounds; round++) {
      interruptStarts();
      interrupt("compile", () -> compiling.compile(program));
    }
    LoadedExecutable big = client.compile(Loops.BIG_STEPS);
    Buffer pending = big.execute(Loops.steps(client, Loops.ENDLESS))[0];
    for (int round = 0; round < rounds; round++) {
      interruptWaitsFor(pending);
    }
    Thread closing = Thread.ofPlatform().daemon().start(client::close);
    shortest.put("close", time("close", closing, new AtomicReference<>()));
    System.out.println("milliseconds: " + shortest);
    assertThat(shortest.values())
        .as("shortest waits: %s", shortest)
        .allMatch(t -> t < LIMIT_MILLIS);
  }

  private void interruptStarts() throws InterruptedException {
    interruptStart("execute", LoadedExecutable::execute);
    interruptStart("executeOnDevices", (small, x) -> small.executeOnDevices(List.of(List.of(x))));
  }

  // A plugin computes small steps within the call that starts them, but not always: a call that
  // returns at once has nothing to interrupt and is tried again, where nothing is under way.
  private void interruptStart(String what, BiConsumer<LoadedExecutable, Buffer> start)
      throws InterruptedException {
    Outcome outcome = null;
    for (int i = 0; i < STARTS && (outcome == null || outcome.thrown == null); i++) {
      try (Client idle = Cpu.client()) {
        LoadedExecutable small = idle.compile(Loops.SMALL_STEPS);
        Buffer steps = Loops.steps(idle, LONG);
        outcome = outcome(what, () -> start.accept(small, steps));
      }
    }
    check(what, outcome);
  }

  private void interruptWaitsFor(Buffer pending) throws InterruptedException {
    interrupt("awaitReady", pending::awaitReady);
    interrupt("toByteArray", pending::toByteArray);
    HostView view = HostView.of(MemorySegment.ofArray(new int[4096]), pending.type());
    interrupt("copyTo", () -> pending.copyTo(view));
    try (Buffer copy = pending.copyToDevice(client.devices().get(1));
        Event event = pending.readyEvent()) {
      interrupt("awaitReady of a copy", copy::awaitReady);
      interrupt("await", event::await);
    }
  }

  private static Program longProgram() {
    StringBuilder text = new StringBuilder("func.func @main(%v0: tensor<f32>) -> tensor<f32> {\n");
    for (int i = 0; i < OPERATIONS; i++) {
      String operation = i % 2 == 0 ? "sine" : "tan";
      text.append("%%v%d = stablehlo.%s %%v%d : tensor<f32>%n".formatted(i + 1, operation, i));
    }
    return Program.mlir(text + "return %v" + OPERATIONS + " : tensor<f32>\n}\n");
  }

  private void interrupt(String what, Runnable wait) throws InterruptedException {
    check(what, outcome(what, wait));
  }

  /** What an interrupted call threw, null if nothing, and how long after the interrupt it ended. */
  private record Outcome(Throwable thrown, long millis) {}

  private static Outcome outcome(String what, Runnable wait) throws InterruptedException {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread waiting =
        Thread.ofPlatform()
            .daemon()
            .start(
                () -> {
                  try {
                    wait.run();
                  } catch (PjrtException e) {
                    thrown.set(Thread.interrupted() ? e : new AssertionError("flag not set", e));
                  }
                });
    long millis = time(what, waiting, thrown);
    return new Outcome(thrown.get(), millis);
  }

  private void check(String what, Outcome outcome) {
    assertThat(outcome.thrown)
        .as(what + ": outcome of the interrupted call")
        .isInstanceOfSatisfying(
            PjrtException.class, e -> assertThat(e.code()).isEqualTo(StatusCode.CANCELLED))
        .hasMessageEndingWith(": waiting thread must not be interrupted; got an interrupt");
    shortest.merge(what, outcome.millis, Math::min);
  }

  private static long time(String what, Thread waiting, AtomicReference<Throwable> thrown)
      throws InterruptedException {
    Thread.sleep(START_MILLIS);
    assertThat(waiting.isAlive()).as("%s waits; it threw %s", what, thrown).isTrue();
    long start = System.nanoTime();
    waiting.interrupt();
    waiting.join(HANG_MILLIS);
    assertThat(waiting.isAlive()).as("%s goes on waiting", what).isFalse();
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }
}
