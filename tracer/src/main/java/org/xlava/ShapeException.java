package org.xlava;

import org.jspecify.annotations.Nullable;

/** Shapes or axes that do not fit the operation. */
public final class ShapeException extends XlavaException {
  private static final long serialVersionUID = 1L;

  public ShapeException(String message) {
    super(message);
  }

  public ShapeException(@Nullable String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
