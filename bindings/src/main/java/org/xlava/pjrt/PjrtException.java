package org.xlava.pjrt;

/**
 * A failure in or before a PJRT call: what the plugin reported, or what was refused in Java because
 * the plugin would not have survived it. Messages read {@code operation: requirement; got values}.
 */
public class PjrtException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The status code. */
  private final StatusCode code;

  /** Makes an exception with the code and message that the plugin, or the check in Java, gave. */
  public PjrtException(StatusCode code, String message) {
    super(message);
    this.code = code;
  }

  /** Makes an exception with its cause. */
  public PjrtException(StatusCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** Returns the status code; {@link StatusCode#INVALID_ARGUMENT} for what Java refused. */
  public final StatusCode code() {
    return code;
  }

  static PjrtException invalid(String message) {
    return new PjrtException(StatusCode.INVALID_ARGUMENT, message);
  }
}
