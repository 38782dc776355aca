package org.xlava;

import org.jspecify.annotations.Nullable;

/** A function does not fit the transformation that it was given to. */
public final class TransformException extends XlavaException {
  private static final long serialVersionUID = 1L;

  public TransformException(String message) {
    super(message);
  }

  public TransformException(@Nullable String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
