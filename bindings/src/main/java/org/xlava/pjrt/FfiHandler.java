package org.xlava.pjrt;

/** A Java method that compiled programs call; see {@link Ffi}. */
@FunctionalInterface
public interface FfiHandler {
  /**
   * Reads the arguments and fills the results of one call. Several threads may be in here at once.
   * The program waits until this returns.
   *
   * @throws Exception to fail the execution: with its message, and as the cause of the {@link
   *     PjrtException} that the execution ends with. A {@link PjrtException} hands its status code
   *     on; others have {@link StatusCode#INTERNAL}
   */
  void call(FfiCall call) throws Exception;
}
