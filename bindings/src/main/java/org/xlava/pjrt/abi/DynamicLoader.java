package org.xlava.pjrt.abi;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Path;

/** The system's loader of libraries, asked for what the JDK doesn't pass on. */
public final class DynamicLoader {
  private static final int RTLD_NOW = 2;

  private DynamicLoader() {}

  /** Returns what the loader says to a library that it doesn't load; empty if nothing. */
  public static String failure(Path library) {
    SymbolLookup system = Linker.nativeLinker().defaultLookup();
    return system.find("dlopen").isPresent() && system.find("dlerror").isPresent()
        ? failure(library, system.findOrThrow("dlopen"), system.findOrThrow("dlerror"))
        : "";
  }

  private static String failure(Path library, MemorySegment dlopen, MemorySegment dlerror) {
    try (Arena arena = Arena.ofConfined()) {
      long path = arena.allocateFrom(library.toString()).address();
      long handle =
          (long)
              Linker.nativeLinker()
                  .downcallHandle(dlopen, FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_INT))
                  .invokeExact(path, RTLD_NOW);
      return handle == 0 ? text(NativeCalls.get(dlerror)) : "";
    } catch (Throwable e) {
      throw NativeCalls.unexpected(e);
    }
  }

  private static String text(long address) {
    return address == 0
        ? ""
        : MemorySegment.ofAddress(address).reinterpret(Long.MAX_VALUE).getString(0);
  }
}
