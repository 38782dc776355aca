package org.xlava.pjrt.abi;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** Whether the JVM lets this module call native code. */
public final class NativeAccess {
  private NativeAccess() {}

  /** Returns what to start the JVM with; {@code null} if native code can be called. */
  public static @Nullable String problem() {
    try {
      // The least that is restricted.
      MemorySegment.NULL.reinterpret(0);
      return null;
    } catch (IllegalCallerException e) {
      return "native access must be enabled; got a JVM that denies it. Start java with "
          + flag(NativeAccess.class.getModule());
    }
  }

  private static String flag(Module module) {
    return "--enable-native-access=" + (module.isNamed() ? module.getName() : "ALL-UNNAMED");
  }
}
