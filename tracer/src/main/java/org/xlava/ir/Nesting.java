package org.xlava.ir;

import org.xlava.TransformException;

/** How deep functions and programs nest. */
public final class Nesting {
  private Nesting() {}

  /** The failure to go as deep as a function or a program nests. */
  public static TransformException tooDeep(String operation, StackOverflowError cause) {
    return new TransformException(
        operation
            + ": functions and programs must nest no deeper than the thread's stack lets them; got"
            + " more, or a recursion without end. Use scan or foriLoop for repetition, or a thread"
            + " with a larger stack: new Thread(null, task, name, bytes), or the option -Xss",
        cause);
  }
}
