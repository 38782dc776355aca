package org.xlava;

/**
 * What {@code associativeScan} may be told beside what it scans, in any order, each at most once:
 * {@link Xlava#reverse}, {@link Xlava#along}.
 */
public sealed interface AssociativeScanOption
    permits ScanOption.Reverse, AssociativeScanOption.Along {
  /** The axis along which elements are slices, from the end when negative. */
  record Along(int axis) implements AssociativeScanOption {}
}
