package org.xlava;

import org.jspecify.annotations.Nullable;
import org.xlava.transform.Sources;

/**
 * The root of the exceptions that this library throws. The first line of its stack trace is the
 * user's: the one that called the library, or, where a recorded program is transformed, the one
 * that the operation in question was recorded at, if {@linkplain Config#recordSourceLines lines are
 * recorded}.
 */
public class XlavaException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public XlavaException(@Nullable String message) {
    super(message);
  }

  public XlavaException(@Nullable String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /**
   * Puts the user's line on top: the trace has none of the library's own frames, unless {@link
   * Config#filterTracebacks} has them shown.
   */
  @Override
  public synchronized Throwable fillInStackTrace() {
    super.fillInStackTrace();
    setStackTrace(Sources.traceback(getStackTrace()));
    return this;
  }
}
