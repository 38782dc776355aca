package org.xlava.pjrt.abi;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * The downcalls that every PJRT function is made through. All of them take the address of one
 * struct and return the address of an error, 0 for none, so one handle serves every function: one
 * without parameters ignores the argument's register, and one without a result leaves something in
 * the result's. Addresses are passed as plain longs: the caller keeps the memory behind them
 * reachable.
 */
public final class NativeCalls {
  private static final Linker LINKER = Linker.nativeLinker();
  private static final MethodHandle CALL =
      LINKER.downcallHandle(FunctionDescriptor.of(JAVA_LONG, JAVA_LONG));

  // Made when something is first uploaded. The second argument goes to a register that the function
  // ignores. Passing the segment makes the linker hold its arena open for the length of the call.
  private static final class Holding {
    static final MethodHandle CALL =
        LINKER.downcallHandle(FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, ADDRESS));
  }

  private NativeCalls() {}

  public static long get(MemorySegment function) {
    return call(function, 0);
  }

  public static long call(MemorySegment function, long args) {
    try {
      return (long) CALL.invokeExact(function, args);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  public static void callVoid(MemorySegment function, long args) {
    call(function, args);
  }

  public static long callHolding(MemorySegment function, long args, MemorySegment held) {
    try {
      return (long) Holding.CALL.invokeExact(function, args, held);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  public static RuntimeException unexpected(Throwable e) {
    return switch (e) {
      case RuntimeException unchecked -> unchecked;
      case Error error -> throw error;
      default -> new IllegalStateException(e);
    };
  }
}
