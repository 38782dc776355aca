package org.xlava.pjrt;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;

/** A process that prints "unchanged" if a plugin left the handlers of signals alone. */
final class SignalHandlers {
  private static final int SIGNALS = 31;
  private static final long STRUCT_BYTES = 256;
  private static final MethodHandle SIGACTION =
      Linker.nativeLinker()
          .downcallHandle(
              Linker.nativeLinker().defaultLookup().findOrThrow("sigaction"),
              FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, ADDRESS));

  private SignalHandlers() {}

  public static void main(String[] arguments) throws Throwable {
    List<Long> before = handlers();
    try (Client client = Cpu.client();
        LoadedExecutable add = client.compile(Cpu.ADD);
        Buffer x = Cpu.vector(client, 1, 2, 3);
        Buffer y = Cpu.scalar(client, 10)) {
      add.execute(x, y)[0].awaitReady();
    }
    List<Long> after = handlers();
    System.out.println(before.equals(after) ? "unchanged" : before + " became " + after);
  }

  // The handler is the first member of struct sigaction.
  private static List<Long> handlers() throws Throwable {
    List<Long> handlers = new ArrayList<>();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment action = arena.allocate(STRUCT_BYTES, 16);
      for (int signal = 1; signal <= SIGNALS; signal++) {
        int failed = (int) SIGACTION.invokeExact(signal, MemorySegment.NULL, action);
        handlers.add(failed == 0 ? action.get(ADDRESS, 0).address() : -1);
      }
    }
    return handlers;
  }
}
