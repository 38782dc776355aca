package org.xlava.pjrt;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/**
 * The errors that tell a plugin what a key-value store threw, made by the function that the plugin
 * passes for that. What a plugin can't be told is logged.
 */
final class KeyValueErrors {
  private static final MethodHandle MAKE =
      Linker.nativeLinker()
          .downcallHandle(FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));

  // For what has no message of its own, even for want of memory.
  private static final byte[] WORDLESS =
      "a key-value store failed".getBytes(StandardCharsets.US_ASCII);
  private static final MemorySegment WORDLESS_IN_C =
      Arena.global().allocateFrom(JAVA_BYTE, WORDLESS);

  private KeyValueErrors() {}

  /**
   * Returns the error for something thrown, or 0, which is success to a plugin, if there is no way
   * to make one. Throws nothing.
   *
   * @param place where the plugin has put the function's address
   */
  static long of(MemorySegment place, Throwable thrown) {
    long error = made(place, thrown);
    if (error == 0) {
      Warnings.warn("a plugin was not told that its key-value store failed", thrown);
    }
    return error;
  }

  private static long made(MemorySegment place, Throwable thrown) {
    try {
      MemorySegment function = function(place);
      return function.address() == 0 ? 0 : made(function, code(thrown), thrown);
    } catch (Throwable again) {
      return 0;
    }
  }

  private static long made(MemorySegment function, StatusCode code, Throwable thrown)
      throws Throwable {
    try (Arena arena = Arena.ofConfined()) {
      byte[] message = words(thrown).getBytes(StandardCharsets.UTF_8);
      return make(function, code, arena.allocateFrom(JAVA_BYTE, message), message.length);
    } catch (Throwable again) {
      return make(function, code, WORDLESS_IN_C, WORDLESS.length);
    }
  }

  private static long make(MemorySegment function, StatusCode code, MemorySegment text, long size)
      throws Throwable {
    return (long) MAKE.invokeExact(function, code.ordinal(), text, size);
  }

  private static MemorySegment function(MemorySegment place) {
    return place.address() == 0
        ? MemorySegment.NULL
        : place.reinterpret(ADDRESS.byteSize()).get(ADDRESS, 0);
  }

  // An error of the code OK would be none.
  private static StatusCode code(Throwable thrown) {
    return thrown instanceof PjrtException e && e.code() != StatusCode.OK
        ? e.code()
        : StatusCode.INTERNAL;
  }

  private static String words(Throwable thrown) {
    return String.valueOf(
        thrown instanceof PjrtException ? thrown.getMessage() : thrown.toString());
  }
}
