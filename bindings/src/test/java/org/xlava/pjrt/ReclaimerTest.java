package org.xlava.pjrt;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.PhantomReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class ReclaimerTest {
  private static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + 20_000_000_000L;
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      Thread.sleep(5);
    }
  }

  private static boolean isAlive() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals("xlava-pjrt-reclaimer"));
  }

  // A reference that is no handle stands for whatever fails when a handle is closed.
  @Test
  void run_closeThatFails_isLoggedAndGoesOn() throws InterruptedException {
    Object owner = new Object();
    var stray = new PhantomReference<Object>(owner, Reclaimer.QUEUE);
    try (LoggedWarnings log = new LoggedWarnings()) {
      stray.enqueue();
      await(() -> !log.messages().isEmpty() || !isAlive());
      assertThat(isAlive()).isTrue();
      assertThat(log.messages())
          .singleElement()
          .asString()
          .startsWith("what the collector found was not closed: ")
          .contains("not a handle");
    }
  }

  // What others dropped is no concern of whoever makes a handle.
  @Test
  void assist_closeThatFails_doesNotThrow() {
    Object owner = new Object();
    try (LoggedWarnings log = new LoggedWarnings()) {
      new PhantomReference<Object>(owner, Reclaimer.QUEUE).enqueue();
      Reclaimer.assist();
      Reclaimer.drain();
      Reclaimer.collect();
      assertThat(log.messages()).hasSizeLessThanOrEqualTo(1);
    }
  }
}
