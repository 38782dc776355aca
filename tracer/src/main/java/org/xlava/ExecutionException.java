package org.xlava;

import org.jspecify.annotations.Nullable;

/** Compiling or running a program on the device failed, or no device could be had. */
public final class ExecutionException extends XlavaException {
  private static final long serialVersionUID = 1L;

  public ExecutionException(String message) {
    super(message);
  }

  public ExecutionException(@Nullable String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  // A failure of the device, which is the cause, may be that of an operation long before.
  @Override
  boolean namesOperation() {
    return getCause() == null;
  }
}
