package org.xlava;

import org.jspecify.annotations.Nullable;

/** A Java function that a program called threw, or gave what it hadn't said; see the cause. */
public final class CallbackException extends XlavaException {
  private static final long serialVersionUID = 1L;

  public CallbackException(String message) {
    super(message);
  }

  public CallbackException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  // The function that threw was called by a program, not by who waits for that.
  @Override
  boolean namesOperation() {
    return false;
  }
}
