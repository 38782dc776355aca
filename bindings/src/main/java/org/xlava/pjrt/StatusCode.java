package org.xlava.pjrt;

/** The status codes of PJRT errors, which are those of Abseil; ordinals equal the native codes. */
public enum StatusCode {
  OK,
  CANCELLED,
  UNKNOWN,
  INVALID_ARGUMENT,
  DEADLINE_EXCEEDED,
  NOT_FOUND,
  ALREADY_EXISTS,
  PERMISSION_DENIED,
  RESOURCE_EXHAUSTED,
  FAILED_PRECONDITION,
  ABORTED,
  OUT_OF_RANGE,
  UNIMPLEMENTED,
  INTERNAL,
  UNAVAILABLE,
  DATA_LOSS,
  UNAUTHENTICATED;

  private static final StatusCode[] CODES = values();

  /** Returns the status of a native code, {@link #UNKNOWN} for codes this version doesn't know. */
  static StatusCode of(int code) {
    return code >= 0 && code < CODES.length ? CODES[code] : UNKNOWN;
  }
}
