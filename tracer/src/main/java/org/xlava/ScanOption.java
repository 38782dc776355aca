package org.xlava;

/**
 * What {@code scan} may be told beside what it scans, in any order, each at most once: {@link
 * Xlava#length}, {@link Xlava#reverse}, {@link Xlava#unroll}.
 */
public sealed interface ScanOption {
  /** The number of steps. */
  record Length(int steps) implements ScanOption {
    public static Length of(int steps) {
      if (steps < 0) {
        throw new TransformException("scan: length must not be negative; got " + steps);
      }
      return new Length(steps);
    }
  }

  /** From the last slice to the first; of an associative scan too. */
  record Reverse() implements ScanOption, AssociativeScanOption {}

  /** The number of steps that one round of the compiled loop takes. */
  record Unroll(int steps) implements ScanOption {
    public static Unroll of(int steps) {
      if (steps < 1) {
        throw new TransformException("scan: unroll must be at least 1; got " + steps);
      }
      return new Unroll(steps);
    }
  }
}
