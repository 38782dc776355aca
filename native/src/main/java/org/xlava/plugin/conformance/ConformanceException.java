package org.xlava.plugin.conformance;

/** Says what a plugin did instead of what it must do. */
final class ConformanceException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ConformanceException(String message) {
    super(message);
  }
}
