package org.xlava;

import org.jspecify.annotations.Nullable;

/** A value was asked for while only its type is known, under {@code jit} or {@code vmap}. */
public final class ConcretizationException extends XlavaException {
  private static final long serialVersionUID = 1L;

  public ConcretizationException(String message) {
    super(message);
  }

  public ConcretizationException(@Nullable String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
