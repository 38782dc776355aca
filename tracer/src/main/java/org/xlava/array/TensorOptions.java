package org.xlava.array;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xlava.DType;
import org.xlava.TensorOption;
import org.xlava.function.GivenOptions;

/** What functions that make new tensors are told. */
public final class TensorOptions {
  private TensorOptions() {}

  /** The dtype that the options name, of 64 bits only where these are enabled, or null. */
  public static @Nullable DType dtype(
      String function, @Nullable TensorOption @Nullable [] options) {
    List<TensorOption> given = GivenOptions.of(function, List.of(DType.class), options);
    return given.isEmpty() ? null : ((DType) given.getFirst()).canonical();
  }

  /** The dtype that the options name, or {@code otherwise}; of 64 bits only where enabled. */
  public static DType dtype(
      String function, DType otherwise, @Nullable TensorOption @Nullable [] options) {
    DType named = dtype(function, options);
    return named == null ? otherwise.canonical() : named;
  }
}
