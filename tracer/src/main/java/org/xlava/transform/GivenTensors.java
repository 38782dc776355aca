package org.xlava.transform;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xlava.Tensor;
import org.xlava.TreeException;

/** Operands, any of which users may have left null. */
public final class GivenTensors {
  private GivenTensors() {}

  /**
   * {@code x} itself.
   *
   * @throws TreeException when it is null
   */
  public static Tensor present(@Nullable Tensor x) {
    if (x == null) {
      throw missing(x);
    }
    return x;
  }

  /**
   * Refuses null.
   *
   * @throws TreeException when an operand is
   */
  public static void require(@Nullable Tensor... operands) {
    if (Arrays.asList(operands).contains(null)) {
      throw missing(operands);
    }
  }

  /** The failure of an operation that was given null among its operands. */
  public static TreeException missing(@Nullable Tensor @Nullable ... operands) {
    String got =
        operands == null
            ? "null"
            : Arrays.stream(operands)
                .map(x -> x == null ? "null" : x.type().toString())
                .collect(Collectors.joining(", "));
    return new TreeException("operand: operands must be tensors; got " + got);
  }
}
