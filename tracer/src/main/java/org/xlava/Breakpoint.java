package org.xlava;

/**
 * A stop of a running program at {@link Xlava#debugBreakpoint(Object) debugBreakpoint}.
 *
 * @param line the line of the user's code that asked for it, such as {@code
 *     Model.loss(Model.java:42)}
 * @param values what was given, a tree of tensors, with the values of this run
 * @param <A> the type of the tree
 */
public record Breakpoint<A>(String line, A values) {
  /**
   * Is called at each stop and does nothing: the method for a debugger to stop in. The program
   * waits meanwhile.
   */
  public static void reached(Breakpoint<?> breakpoint) {}

  /** {@link #line}, for destructuring in Kotlin. */
  public String component1() {
    return line;
  }

  /** {@link #values}, for destructuring in Kotlin. */
  public A component2() {
    return values;
  }
}
