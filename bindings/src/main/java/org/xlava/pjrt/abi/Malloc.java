package org.xlava.pjrt.abi;

import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/**
 * How the C library's allocator serves a plugin. glibc keeps small chunks that were freed on lists
 * of their own, and joins all of them with their neighbours whenever a chunk of a kilobyte or more
 * is asked for. An execution asks for both, so that this takes a tenth of a small one's time.
 */
public final class Malloc {
  private static final boolean JOINS_AT_ONCE =
      Boolean.parseBoolean(System.getProperty("xlava.pjrt.joinFreedMemory", "true"));

  // Of <malloc.h>: the largest chunks that such a list has.
  private static final int M_MXFAST = 1;

  private Malloc() {}

  /** Has small chunks joined when they are freed, where the C library is one that can. */
  public static void joinAtOnce() {
    Optional<MemorySegment> mallopt = Linker.nativeLinker().defaultLookup().find("mallopt");
    if (JOINS_AT_ONCE && mallopt.isPresent()) {
      NativeCalls.callHolding(mallopt.get(), M_MXFAST, MemorySegment.NULL);
    }
  }
}
