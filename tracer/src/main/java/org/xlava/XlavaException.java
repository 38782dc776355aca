package org.xlava;

import org.jspecify.annotations.Nullable;
import org.xlava.transform.CalledFunction;
import org.xlava.transform.Sources;

/**
 * The root of the exceptions that this library throws. The first line of its stack trace is the
 * user's: the one that called the library, or, where a recorded program is transformed, the one
 * that the operation in question was recorded at, if {@linkplain Config#recordSourceLines lines are
 * recorded}.
 */
public class XlavaException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  // Found while the superclass is constructed, so there must be no initializer.
  private transient @Nullable CalledFunction called;

  public XlavaException(@Nullable String message) {
    super(message);
  }

  public XlavaException(@Nullable String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** What went wrong, in the name of the function that the user called. */
  @Override
  public @Nullable String getMessage() {
    String message = super.getMessage();
    return message == null || called == null || !namesOperation()
        ? message
        : called.rename(message);
  }

  /** Whether the message begins with the name of an operation that took wrong operands. */
  boolean namesOperation() {
    return true;
  }

  /**
   * Puts the user's line on top: the trace has none of the library's own frames, unless {@link
   * Config#filterTracebacks} has them shown.
   */
  @Override
  public synchronized Throwable fillInStackTrace() {
    super.fillInStackTrace();
    StackTraceElement[] whole = getStackTrace();
    called = Sources.called(whole);
    setStackTrace(Sources.traceback(whole));
    return this;
  }
}
