package org.xlava.pjrt;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What handlers threw, until the error that XLA made of it comes back. A number in the error's
 * message says which it was. XLA may drop errors, so only the latest are kept.
 */
final class FfiFailures {
  private static final int KEPT = 256;
  private static final Pattern MARK = Pattern.compile(" ?\\(thrown by a handler: #(\\d+)\\)");
  private static final Map<Long, Throwable> LATEST =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Throwable> eldest) {
          return size() > KEPT;
        }
      };
  private static long count;

  private FfiFailures() {}

  /** Returns the message by which XLA is told of a failure. */
  static synchronized String message(String target, Throwable thrown) {
    LATEST.put(++count, thrown);
    return "%s: handler must not throw; got %s (thrown by a handler: #%d)"
        .formatted(target, thrown, count);
  }

  /** Makes the exception of an error's message, with what the handler threw as its cause. */
  static PjrtException exception(StatusCode code, String message) {
    Matcher mark = MARK.matcher(message);
    if (!mark.find()) {
      return new PjrtException(code, message);
    }
    Throwable thrown = thrown(Long.parseLong(mark.group(1)));
    String readable = mark.replaceAll("");
    return thrown == null
        ? new PjrtException(code, readable)
        : new PjrtException(code, readable, thrown);
  }

  private static synchronized @Nullable Throwable thrown(long number) {
    return LATEST.get(number);
  }
}
