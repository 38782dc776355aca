package org.xlava;

/**
 * The facts of an integer dtype, as {@code jax.numpy.iinfo} has them: the one place that knows
 * them.
 *
 * @param dtype the dtype
 */
public record IInfo(DType dtype) {
  /**
   * @throws DTypeException when {@code dtype} is no integer dtype
   */
  public IInfo {
    if (!dtype.isInteger()) {
      throw new DTypeException("iinfo: needs an integer dtype; got " + dtype);
    }
  }

  /** The width in bits. */
  public int bits() {
    return dtype.bits();
  }

  /** The smallest number. */
  public long min() {
    return signed() ? Long.MIN_VALUE >> Long.SIZE - bits() : 0;
  }

  /** The largest number; of uint64 as its bits, which {@link Long#toUnsignedString} reads. */
  public long max() {
    return signed() ? ~min() : -1L >>> Long.SIZE - bits();
  }

  private boolean signed() {
    return dtype.kind() == DType.Kind.SIGNED;
  }

  /** As NumPy prints it: {@code iinfo(min=0, max=255, dtype=uint8)}. */
  @Override
  public String toString() {
    return "iinfo(min=%d, max=%s, dtype=%s)"
        .formatted(min(), signed() ? max() : Long.toUnsignedString(max()), dtype);
  }
}
