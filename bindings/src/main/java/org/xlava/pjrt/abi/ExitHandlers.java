package org.xlava.pjrt.abi;

import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;

/**
 * What the C library's {@code exit} does, which every end of a JVM comes to, {@code Runtime.halt}
 * included. It calls the destructors that libraries registered, the last one first, while threads
 * of the libraries still run.
 */
public final class ExitHandlers {
  private static final SymbolLookup LIBC = Linker.nativeLinker().defaultLookup();

  // Only glibc has it. It passes a handler the process's status, which is what _exit takes.
  private static final MemorySegment ON_EXIT = find("on_exit");
  private static final MemorySegment END = find("_exit");
  // Does what exit does after all handlers: writes what C programs have buffered.
  private static final MemorySegment WRITE_FILES = find("fcloseall");

  private ExitHandlers() {}

  private static MemorySegment find(String name) {
    return LIBC.find(name).orElse(MemorySegment.NULL);
  }

  /**
   * Has the process end, with the status it would have, before the destructors that were registered
   * up to now. Does nothing where the C library doesn't know how.
   */
  public static void skipRegistered() {
    if (ON_EXIT.address() != 0 && END.address() != 0 && WRITE_FILES.address() != 0) {
      NativeCalls.call(ON_EXIT, END.address());
      NativeCalls.call(ON_EXIT, WRITE_FILES.address());
    }
  }
}
