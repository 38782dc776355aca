package org.xlava.pjrt.abi;

import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;

/** The user whom the system takes this process for. */
public final class User {
  /** The number of a user who has none, or may not be asked for. */
  public static final int UNKNOWN = -1;

  private User() {}

  /** Returns the effective user's number. */
  public static int id() {
    return NativeAccess.problem() == null
        ? Linker.nativeLinker().defaultLookup().find("geteuid").map(User::call).orElse(UNKNOWN)
        : UNKNOWN;
  }

  private static int call(MemorySegment function) {
    return (int) NativeCalls.get(function);
  }
}
