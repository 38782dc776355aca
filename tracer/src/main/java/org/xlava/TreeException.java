package org.xlava;

import org.jspecify.annotations.Nullable;

/** A value is no tree of tensors, or two trees differ in structure. */
public final class TreeException extends XlavaException {
  private static final long serialVersionUID = 1L;

  public TreeException(String message) {
    super(message);
  }

  public TreeException(@Nullable String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
