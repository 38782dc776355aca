package org.xlava;

import org.jspecify.annotations.Nullable;

/** The root of the exceptions that this library throws. */
public class XlavaException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public XlavaException(@Nullable String message) {
    super(message);
  }

  public XlavaException(@Nullable String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
