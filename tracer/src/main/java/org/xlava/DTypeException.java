package org.xlava;

import org.jspecify.annotations.Nullable;

/** A dtype that the operation does not take, or values that the dtype cannot hold. */
public final class DTypeException extends XlavaException {
  private static final long serialVersionUID = 1L;

  public DTypeException(String message) {
    super(message);
  }

  public DTypeException(@Nullable String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
