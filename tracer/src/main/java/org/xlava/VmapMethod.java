package org.xlava;

/** How {@link Xlava#pureCallback} batches the function that it calls. */
public enum VmapMethod {
  /** Calls the function for one example after the other, in a loop. */
  SEQUENTIAL,
  /** As {@link #SEQUENTIAL}, with the calls written out one by one. */
  SEQUENTIAL_UNROLLED,
  /**
   * Calls the function once for all examples, which all operands and results have in a new first
   * dimension; it is 1 for operands that all examples share.
   */
  EXPAND_DIMS,
  /** As {@link #EXPAND_DIMS}, with what all examples share repeated for each of them. */
  BROADCAST_ALL,
  /** As {@link #EXPAND_DIMS}, with what all examples share as it is. */
  LEGACY_VECTORIZED
}
