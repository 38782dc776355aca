package org.xlava.plugin.conformance;

import org.xlava.pjrt.PjrtException;

/**
 * One thing that a plugin must do.
 *
 * @param essential whether nothing further can be checked where it fails
 */
record Check(String name, boolean essential, Body body) {
  /** The making of a check, which throws if the plugin doesn't do it. */
  @FunctionalInterface
  interface Body {
    /**
     * Makes the check.
     *
     * @throws PjrtException with the code {@code UNIMPLEMENTED} if the plugin says that it can't
     * @throws ConformanceException if the plugin does something else
     */
    void make(UnderTest test);
  }

  static Check of(String name, Body body) {
    return new Check(name, false, body);
  }
}
