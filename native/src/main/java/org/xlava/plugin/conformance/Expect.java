package org.xlava.plugin.conformance;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xlava.pjrt.PjrtException;
import org.xlava.pjrt.StatusCode;

/** What is expected of a plugin. */
final class Expect {
  private Expect() {}

  static void that(boolean holds, String requirement, @Nullable Object got) {
    if (!holds) {
      throw new ConformanceException(requirement + "; got " + got);
    }
  }

  static void equal(String what, Object expected, Object got) {
    that(Objects.equals(expected, got), what + " must be " + expected, got);
  }

  static void floats(String what, float[] got, float... expected) {
    that(
        Arrays.equals(got, expected),
        what + " must be " + Arrays.toString(expected),
        Arrays.toString(got));
  }

  /** Expects an exception with a message and a code that says more than that all is well. */
  static PjrtException refusal(String what, Runnable call) {
    try {
      call.run();
    } catch (PjrtException e) {
      that(e.code() != StatusCode.OK, what + " must be refused with an error's code", e.code());
      that(!String.valueOf(e.getMessage()).isBlank(), what + " must be refused with words", "none");
      return e;
    }
    throw new ConformanceException(what + " must be refused; got no exception");
  }

  /** Skips a check that the plugin can't be held to here. */
  static void supported(boolean isSupported, String reason) {
    if (!isSupported) {
      throw new PjrtException(StatusCode.UNIMPLEMENTED, reason);
    }
  }
}
