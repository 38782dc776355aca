package org.xlava.replay;

/** Says what a case needs that the library, or the replay of it, doesn't have yet. */
final class UnsupportedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** {@code what} is a primitive, where it matters with the parameter. */
  UnsupportedException(String what) {
    super(what);
  }
}
