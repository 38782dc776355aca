package org.xlava;

/** Whether calls of Java functions from inside of programs keep their order. */
public enum Ordering {
  /** Calls may happen in any order. */
  UNORDERED,
  /** Calls happen in the order in which the program has them, across loops and branches. */
  ORDERED
}
