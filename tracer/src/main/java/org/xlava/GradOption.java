package org.xlava;

/**
 * How a derivative is taken, in any order, each at most once: {@link Xlava#holomorphic}, {@link
 * Xlava#allowInt}.
 */
public sealed interface GradOption {
  /** Of a holomorphic function, from complex arguments to complex results. */
  record Holomorphic() implements GradOption {}

  /** In arguments that may be integers and booleans. */
  record AllowInt() implements GradOption {}
}
