package org.xlava.pjrt;

/** The use of a client, buffer, executable or event after it, or its client, was closed. */
public final class ClosedException extends PjrtException {
  private static final long serialVersionUID = 1L;

  ClosedException(String message) {
    super(StatusCode.FAILED_PRECONDITION, message);
  }
}
