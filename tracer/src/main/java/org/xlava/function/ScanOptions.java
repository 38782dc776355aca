package org.xlava.function;

import org.jspecify.annotations.Nullable;
import org.xlava.ScanOption;

/** All options of a scan; {@code length} is {@link #UNKNOWN} where the arrays tell it. */
public record ScanOptions(int length, boolean reverse, int unroll) {
  static final int UNKNOWN = -1;
  static final ScanOptions DEFAULT = new ScanOptions(UNKNOWN, false, 1);

  public static ScanOptions of(@Nullable ScanOption @Nullable ... options) {
    ScanOptions result = DEFAULT;
    for (ScanOption option : GivenOptions.of("scan", "length, reverse and unroll", options)) {
      result = result.with(option);
    }
    return result;
  }

  private ScanOptions with(ScanOption option) {
    return switch (option) {
      case ScanOption.Length(int steps) -> new ScanOptions(steps, reverse, unroll);
      case ScanOption.Reverse r -> new ScanOptions(length, true, unroll);
      case ScanOption.Unroll(int steps) -> new ScanOptions(length, reverse, steps);
    };
  }
}
