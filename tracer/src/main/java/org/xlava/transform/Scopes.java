package org.xlava.transform;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.xlava.ir.NameStack;

/** The named scopes that are open on a thread: what equations recorded in them are called. */
public final class Scopes {
  private static final ThreadLocal<Open[]> OPEN =
      ThreadLocal.withInitial(() -> new Open[] {new Open(NameStack.EMPTY, null)});

  // The trace that was current when the innermost scope was opened: transformations outside of it
  // are among the names.
  private record Open(NameStack names, @Nullable Trace trace) {}

  private Scopes() {}

  /** Runs {@code body} in a scope of that name. */
  public static <R> R within(String name, Supplier<R> body) {
    List<NameStack.Element> names = sinceLastScope();
    limitTraces(names.size());
    names.add(new NameStack.Element(name, false));
    return within(new Open(OPEN.get()[0].names.plus(names), Trace.current()), body);
  }

  private static List<NameStack.Element> sinceLastScope() {
    List<NameStack.Element> transformations = new ArrayList<>();
    for (Trace trace : tracesSinceLastScope()) {
      String name = trace.transformation();
      if (name != null) {
        transformations.addFirst(new NameStack.Element(name, true));
      }
    }
    return transformations;
  }

  // Innermost first. A custom rule runs outside of the trace that its function's scopes were opened
  // in, so that there are none since.
  private static List<Trace> tracesSinceLastScope() {
    Trace last = OPEN.get()[0].trace;
    List<Trace> traces = new ArrayList<>();
    Trace trace = Trace.current();
    for (; trace != null && trace != last; trace = trace.parent()) {
      traces.add(trace);
    }
    return trace == last ? traces : List.of();
  }

  // A trace records the names inside of the transformation that it is for, which may be used
  // within others.
  private static void limitTraces(int transformations) {
    int names = OPEN.get()[0].names.elements().size() + transformations;
    for (Trace trace : tracesSinceLastScope()) {
      names -= trace.transformation() == null ? 0 : 1;
      if (trace instanceof RecordingTrace recording) {
        recording.beginWithin(names);
      }
    }
  }

  /** The names of an equation that is transposed here. */
  static NameStack transposed(NameStack names) {
    List<NameStack.Element> outer = sinceLastScope();
    outer.add(new NameStack.Element("transpose", true));
    return new NameStack(outer).plus(names.elements());
  }

  /** Runs {@code body}, which evaluates an equation of these names or derives something from it. */
  static <R> R within(NameStack names, Supplier<R> body) {
    return within(new Open(OPEN.get()[0].names.plus(names.elements()), Trace.current()), body);
  }

  /** Runs {@code body}, which is recorded as a program of its own, by {@code trace}. */
  static <R> R cleared(Trace trace, Supplier<R> body) {
    return NameStack.areUsed() ? within(new Open(NameStack.EMPTY, trace), body) : body.get();
  }

  private static <R> R within(Open open, Supplier<R> body) {
    Open[] slot = OPEN.get();
    Open outer = slot[0];
    slot[0] = open;
    try {
      return body.get();
    } finally {
      slot[0] = outer;
    }
  }

  /** How many names are open. */
  static int depth() {
    return NameStack.areUsed() ? OPEN.get()[0].names.elements().size() : 0;
  }

  /** The names inside of the {@code outer} first ones; null if there are none. */
  static @Nullable NameStack recorded(int outer) {
    return depth() > outer ? OPEN.get()[0].names.inside(outer) : null;
  }
}
