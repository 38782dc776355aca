package org.xlava.function;

import org.xlava.Jitted;

/** Readable names of functions, for programs. */
public final class Labels {
  private Labels() {}

  /** The simple name of the function's class; lambdas have none worth showing. */
  public static String of(Object f) {
    if (f instanceof Jitted<?> jitted) {
      return jitted.label();
    }
    Class<?> type = f.getClass();
    return type.isHidden() || type.isAnonymousClass() ? "f" : type.getSimpleName();
  }
}
