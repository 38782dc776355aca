package org.xlava.function;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.xlava.ir.Jaxpr;

/** The lines that make jitted functions anew, each of which is traced from the start. */
final class JitRepeats {
  // How many functions of one line are traced before that is a reason to warn: more, if their
  // programs differ, since a line may serve many functions.
  private static final int SURPRISING = 5;
  private static final int SURPRISING_OF_DIFFERENT_ONES = 50;

  private static final Map<String, JitRepeats> OF = new ConcurrentHashMap<>();

  private int functions;
  private int equal;
  private boolean warned;
  private WeakReference<Jaxpr> latest = new WeakReference<>(null);

  private JitRepeats() {}

  /** What to warn of, once a line has made too many functions. */
  enum Repeat {
    EQUAL(
        "makes a function that is traced anew each time, to the same program. Keep what jit"
            + " returns, and call that"),
    DIFFERENT(
        "makes a function that is traced and compiled anew each time. Keep what jit returns, and"
            + " pass it what the function captures as an argument");

    private final String warning;

    Repeat(String warning) {
      this.warning = warning;
    }

    String warning() {
      return warning;
    }
  }

  /** Whether a function that {@code line} made was traced. */
  static boolean isKnown(String line) {
    return OF.containsKey(line);
  }

  /** A function that {@code line} made was traced for the first time; null if it is no repeat. */
  static @Nullable Repeat traced(String line, Jaxpr program) {
    return line.isEmpty() ? null : OF.computeIfAbsent(line, l -> new JitRepeats()).count(program);
  }

  private synchronized @Nullable Repeat count(Jaxpr program) {
    functions++;
    equal += latest.refersTo(program) ? 1 : 0;
    latest = new WeakReference<>(program);
    Repeat repeat =
        equal >= SURPRISING
            ? Repeat.EQUAL
            : functions > SURPRISING_OF_DIFFERENT_ONES ? Repeat.DIFFERENT : null;
    boolean first = repeat != null && !warned;
    warned |= first;
    return first ? repeat : null;
  }
}
