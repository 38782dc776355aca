package org.xlava.pjrt.program;

/** A program that a plugin would not survive; {@code org.xlava.pjrt} makes its own of it. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RefusedException(String message) {
    super(message);
  }
}
