package org.xlava.function;

import org.jspecify.annotations.Nullable;
import org.xlava.AssociativeScanOption;
import org.xlava.ScanOption;

/** All options of an associative scan. */
public record AssociativeScanOptions(boolean reverse, int axis) {
  private static final AssociativeScanOptions NONE = new AssociativeScanOptions(false, 0);

  public static AssociativeScanOptions of(@Nullable AssociativeScanOption @Nullable ... options) {
    AssociativeScanOptions result = NONE;
    for (AssociativeScanOption option :
        GivenOptions.of("associativeScan", "reverse and along", options)) {
      result = result.with(option);
    }
    return result;
  }

  private AssociativeScanOptions with(AssociativeScanOption option) {
    return switch (option) {
      case ScanOption.Reverse r -> new AssociativeScanOptions(true, axis);
      case AssociativeScanOption.Along(int along) -> new AssociativeScanOptions(reverse, along);
    };
  }
}
