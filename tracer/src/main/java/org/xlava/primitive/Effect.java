package org.xlava.primitive;

/** What running a primitive does beside computing its results. */
public enum Effect {
  /** Calls back for debugging. */
  DEBUG,
  /** Calls back for debugging, after the ordered effects before it. */
  ORDERED_DEBUG,
  /** Calls a function that isn't pure. */
  IO,
  /** Calls a function that isn't pure, after the ordered effects before it. */
  ORDERED_IO;

  /** Whether it comes after the ordered effects before it. */
  public boolean isOrdered() {
    return this == ORDERED_DEBUG || this == ORDERED_IO;
  }

  /** Whether it may not be repeated or left out. */
  public boolean isIo() {
    return this == IO || this == ORDERED_IO;
  }
}
