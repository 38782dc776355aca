package org.xlava.pjrt.abi;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.xlava.pjrt.settings.Setting;

/**
 * Memory in whole pages for large arrays. Most of the time that the copy of a large array takes,
 * the kernel spends on giving out pages; so they are huge ones where the kernel allows it, and some
 * are kept for the next array.
 *
 * <p>How many bytes are kept at most is the system property {@code xlava.pjrt.keptHostBytes}, by
 * default a sixteenth of the largest heap, but no more than 256 MB.
 */
public final class HostPages {
  private static final long PAGE = 2L << 20;
  private static final long MAX_KEPT =
      Setting.PJRT_KEPT_HOST_BYTES.number(
          Math.min(256L << 20, Runtime.getRuntime().maxMemory() / 16));

  // The latest is the first; its pages may still be in the processor's caches.
  private static final Deque<HostPages> KEPT = new ArrayDeque<>();
  private static long keptBytes;

  /** A multiple of the size of a page, as the size is. */
  public final long address;

  private final long size;

  private HostPages(long address, long size) {
    this.address = address;
    this.size = size;
  }

  /** Whether pages can be had from the kernel. */
  public static boolean available() {
    return Linux.isRunning();
  }

  /**
   * Returns pages with room for so many bytes, whose contents may be anything.
   *
   * @throws OutOfMemoryError if there are none
   */
  public static HostPages take(long bytes) {
    long size = Math.ceilDiv(bytes, PAGE) * PAGE;
    HostPages kept = takeKept(size);
    return kept == null ? map(size) : kept;
  }

  private static synchronized @Nullable HostPages takeKept(long size) {
    for (Iterator<HostPages> all = KEPT.iterator(); all.hasNext(); ) {
      HostPages pages = all.next();
      if (pages.size >= size && pages.size <= size + size / 4) {
        all.remove();
        keptBytes -= pages.size;
        return pages;
      }
    }
    return null;
  }

  /** Gives the pages back, which the caller has no use for any more. */
  public void give() {
    synchronized (HostPages.class) {
      KEPT.addFirst(this);
      keptBytes += size;
      while (keptBytes > MAX_KEPT) {
        HostPages oldest = KEPT.removeLast();
        keptBytes -= oldest.size;
        Kernel.unmap(oldest.address, oldest.size);
      }
    }
  }

  // The mapping is larger by a page, of which as much goes back as is before and after huge pages.
  private static HostPages map(long size) {
    long mapped = Kernel.map(size + PAGE);
    long address = Math.ceilDiv(mapped, PAGE) * PAGE;
    Kernel.unmap(mapped, address - mapped);
    Kernel.unmap(address + size, mapped + PAGE - address);
    Kernel.advise(address, size, Kernel.HUGE);
    return new HostPages(address, size);
  }

  /** Linux's functions, found when an array is first large. Numbers are those of its headers. */
  private static final class Kernel {
    static final int HUGE = 14;
    private static final int READ_WRITE = 3;
    private static final int PRIVATE_ANONYMOUS = 0x22;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final MethodHandle MAP =
        function(
            "mmap",
            FunctionDescriptor.of(
                JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG));
    private static final MethodHandle UNMAP =
        function("munmap", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG));
    private static final MethodHandle ADVISE =
        function("madvise", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT));

    private static MethodHandle function(String name, FunctionDescriptor type) {
      return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), type);
    }

    static long map(long size) {
      try {
        long address = (long) MAP.invokeExact(0L, size, READ_WRITE, PRIVATE_ANONYMOUS, -1, 0L);
        if (address == -1) {
          throw new OutOfMemoryError("the system has no %d bytes of memory".formatted(size));
        }
        return address;
      } catch (Throwable e) {
        throw NativeCalls.unexpected(e);
      }
    }

    static void unmap(long address, long size) {
      try {
        if (size > 0 && (int) UNMAP.invokeExact(address, size) != 0) {
          throw new IllegalStateException("munmap failed");
        }
      } catch (Throwable e) {
        throw NativeCalls.unexpected(e);
      }
    }

    // Advice that the kernel doesn't know is one that it doesn't follow.
    static void advise(long address, long size, int advice) {
      try {
        int _ = (int) ADVISE.invokeExact(address, size, advice);
      } catch (Throwable e) {
        throw NativeCalls.unexpected(e);
      }
    }
  }
}
