package org.xlava;

import org.jspecify.annotations.Nullable;

/** A traced value was used after, or outside, the function that it belongs to. */
public final class LeakedTracerException extends XlavaException {
  private static final long serialVersionUID = 1L;

  public LeakedTracerException(String message) {
    super(message);
  }

  public LeakedTracerException(@Nullable String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
