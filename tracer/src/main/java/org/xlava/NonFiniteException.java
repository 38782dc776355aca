package org.xlava;

/** A value that is NaN or infinite, while {@link Config#debugNans} or {@link Config#debugInfs}. */
public class NonFiniteException extends XlavaException {
  private static final long serialVersionUID = 1L;

  public NonFiniteException(String message) {
    super(message);
  }

  // The operation that gave the value is the one of interest.
  @Override
  boolean namesOperation() {
    return false;
  }
}
