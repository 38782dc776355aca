package org.xlava.function;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xlava.ScanOption;
import org.xlava.TransformException;

/** All options of a scan; {@code length} is {@link #UNKNOWN} where the arrays tell it. */
public record ScanOptions(int length, boolean reverse, int unroll) {
  static final int UNKNOWN = -1;
  static final ScanOptions DEFAULT = new ScanOptions(UNKNOWN, false, 1);

  public static ScanOptions of(@Nullable ScanOption @Nullable ... options) {
    List<@Nullable ScanOption> all = Arrays.asList(options == null ? new ScanOption[1] : options);
    if (all.contains(null) || all.stream().map(Object::getClass).distinct().count() < all.size()) {
      throw new TransformException(
          "scan: options must be length, reverse and unroll, each at most once; got " + all);
    }
    ScanOptions result = DEFAULT;
    for (@Nullable ScanOption option : all) {
      result = result.with(Objects.requireNonNull(option));
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
