package org.xlava.pjrt;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives up an argument whose memory was the caller's right after the start of a program that reads
 * it much later, in all ways there are, and has the collector look for it meanwhile.
 */
final class PinningCheck {
  private static final ArrayType TYPE = ArrayType.of(ElementType.S32, 1 << 20);
  private static final int STEPS = 150_000;

  private PinningCheck() {}

  static void run(int rounds) throws Exception {
    try (Client client = Cpu.client()) {
      LoadedExecutable program = client.compile(Loops.STEPS_THEN_ADD);
      int last = Loops.element(STEPS);
      for (int round = 0; round < rounds; round++) {
        Buffer sum = start(client, program, round);
        collect(client);
        assertThat(wrong(Loops.ints(sum), round, last)).as("wrong elements").isZero();
        sum.close();
      }
    }
  }

  private static Buffer start(Client client, LoadedExecutable program, int round)
      throws InterruptedException {
    Buffer vector = staged(client, round);
    Buffer steps = Loops.steps(client, STEPS);
    Buffer sum = program.execute(vector, steps)[0];
    switch (round % 4) {
      case 0 -> vector.close();
      case 1 -> vector.delete();
      case 2 -> {
        interruptWait(sum);
        vector.close();
      }
      default -> {}
    }
    return sum;
  }

  private static Buffer staged(Client client, int round) {
    StagedArray array = client.stage(TYPE);
    MemorySegment segment = array.segment();
    for (int i = 0; i < TYPE.elementCount(); i++) {
      segment.setAtIndex(ValueLayout.JAVA_INT, i, i + round);
    }
    return array.toBuffer();
  }

  private static void interruptWait(Buffer sum) throws InterruptedException {
    Thread waiting =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    sum.awaitReady();
                  } catch (PjrtException e) {
                    assertThat(e.code()).isEqualTo(StatusCode.CANCELLED);
                  }
                });
    waiting.interrupt();
    waiting.join();
  }

  // Memory that was freed by mistake is soon somebody else's.
  private static void collect(Client client) throws InterruptedException {
    List<MemorySegment> others = new ArrayList<>();
    try (Arena arena = Arena.ofConfined()) {
      for (int i = 0; i < 4; i++) {
        System.gc();
        Thread.sleep(5);
        others.add(arena.allocate(TYPE.sizeInBytes(), 64).fill((byte) 0x55));
        others.add(client.stage(TYPE).segment().fill((byte) 0x55));
      }
    }
  }

  private static long wrong(int[] sums, int round, int last) {
    long wrong = 0;
    for (int i = 0; i < sums.length; i++) {
      wrong += sums[i] == i + round + last ? 0 : 1;
    }
    return wrong;
  }
}
