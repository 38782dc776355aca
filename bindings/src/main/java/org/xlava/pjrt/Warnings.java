package org.xlava.pjrt;

import java.lang.System.Logger;

/** What is said of failures that no call can throw, to the logger {@code org.xlava.pjrt}. */
final class Warnings {
  private Warnings() {}

  // Not kept: looking loggers up delays the start of a process, and there is seldom anything to
  // say.
  static Logger log() {
    return System.getLogger("org.xlava.pjrt");
  }

  /** Logs a failure; throws nothing, whatever the logger does. */
  @SuppressWarnings("EmptyCatch") // there is nobody left to tell
  static void warn(String message, Throwable thrown) {
    try {
      log().log(Logger.Level.WARNING, message, thrown);
    } catch (Throwable again) {
      // The failure stays unsaid.
    }
  }
}
