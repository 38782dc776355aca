package org.xlava.pjrt;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.invoke.MethodHandle;

/** What the process holds of the C library's heap, by its {@code mallinfo2}. */
final class NativeHeap {
  // The members: arena, ordblks, smblks, hblks, hblkhd, usmblks, fsmblks, uordblks, …
  private static final MemoryLayout INFO = MemoryLayout.sequenceLayout(10, JAVA_LONG);
  private static final long MAPPED = 4;
  private static final long ALLOCATED = 7;
  private static final MethodHandle MALLINFO = handle();

  private NativeHeap() {}

  private static MethodHandle handle() {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow("mallinfo2"),
        FunctionDescriptor.of(MemoryLayout.structLayout(INFO)));
  }

  static long bytesInUse() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment info = (MemorySegment) MALLINFO.invokeExact((SegmentAllocator) arena);
      return info.getAtIndex(JAVA_LONG, MAPPED) + info.getAtIndex(JAVA_LONG, ALLOCATED);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
