package org.xlava;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.xlava.host.Edges;
import org.xlava.ir.Literal;

/**
 * A tensor that has values, on a device or still on its way there. Executors implement it; users
 * see only {@link Tensor}.
 */
public non-sealed interface Concrete extends Tensor {
  /**
   * Copies the values to the host, waiting for them.
   *
   * @throws ExecutionException when the computation of this tensor failed, or it was closed
   */
  @Override
  HostArray toHost();

  /** Copies the values to memory that has room for them, waiting for them. */
  default void copyElements(MemorySegment target) {
    MemorySegment.copy(toHost().data(), 0, target, 0, type().bytes());
  }

  /**
   * What of the values its text shows, as an array: all of few, of many the outermost items of each
   * axis.
   *
   * @throws ExecutionException as {@link #toHost} does
   */
  default HostArray edges() {
    return Edges.of(toHost());
  }

  /** The scalar that this tensor was made from, where it is known without asking the device. */
  @Nullable Literal literal();

  /** This tensor with another weakness of its type; the values are shared, not copied. */
  Concrete withWeak(boolean weak);

  /** These values as a tensor of its own, which stays open when this one is closed. */
  default Concrete share() {
    return this;
  }

  /** The scalar that {@code literal} stands for. */
  static Concrete of(Literal literal) {
    return new Scalar(literal);
  }
}
