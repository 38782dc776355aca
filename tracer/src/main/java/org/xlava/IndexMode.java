package org.xlava;

/**
 * What becomes of indices outside of a dimension; those of JAX's {@code mode} argument. Negative
 * ones count from the end first, but for {@link #CLIP} of {@link Numpy#take}.
 */
public enum IndexMode implements IndexingOption {
  /** They are moved to the nearest one inside. */
  CLIP,
  /**
   * They read {@link Numpy#fillValue}, by default NaN, of signed integers the lowest value, of
   * unsigned ones the largest, of bools true.
   */
  FILL,
  /** They write nothing. */
  DROP,
  /** They are taken modulo the size. */
  WRAP,
  /** There are none: otherwise the result is unspecified. */
  PROMISE_IN_BOUNDS
}
