package org.xlava.pjrt.abi;

import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import org.xlava.pjrt.settings.Setting;

/**
 * How the C library's allocator serves a plugin. glibc keeps small chunks that were freed on lists
 * of their own, and joins all of them with their neighbours whenever a chunk of a kilobyte or more
 * is asked for. An execution asks for both.
 *
 * <p>The system property {@code xlava.pjrt.joinFreedMemory} has small chunks joined when they are
 * freed. That is a setting of the whole process, so that nobody gets it who doesn't ask.
 */
public final class Malloc {
  private static final boolean JOINS_AT_ONCE = Setting.PJRT_JOIN_FREED_MEMORY.isOn();

  // Of <malloc.h>: the largest chunks that such a list has.
  private static final int M_MXFAST = 1;

  private Malloc() {}

  /** Has small chunks joined when they are freed, if asked to, where the C library is glibc. */
  public static void joinAtOnceIfAsked() {
    if (JOINS_AT_ONCE) {
      Linker.nativeLinker().defaultLookup().find("mallopt").ifPresent(Malloc::setNoLists);
    }
  }

  private static void setNoLists(MemorySegment mallopt) {
    NativeCalls.callHolding(mallopt, M_MXFAST, MemorySegment.NULL);
  }
}
