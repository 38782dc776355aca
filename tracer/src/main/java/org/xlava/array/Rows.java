package org.xlava.array;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.xlava.Lax;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.primitive.Axes;

/**
 * The parts of a tensor along an axis, taken out when they are asked for, some at a time: one
 * program gives them all, and it is the same one for those that follow.
 */
public final class Rows implements Iterator<Tensor> {
  private static final int AT_ONCE = 100;

  private final Tensor x;
  private final int axis;
  private final int n;
  private Iterator<Tensor> taken = Collections.emptyIterator();
  private int next;

  private Rows(Tensor x, int axis) {
    this.x = x;
    this.axis = axis;
    this.n = x.shape().dim(axis);
  }

  /**
   * The parts of {@code x} along {@code axis}, as {@code function} gives them.
   *
   * @throws ShapeException when {@code x} is a scalar, or there is no such axis
   */
  public static Rows of(String function, Tensor x, int axis) {
    if (x.rank() == 0) {
      throw new ShapeException(function + ": a scalar has no parts; got " + x.type());
    }
    return new Rows(x, Axes.canonical(function, axis, x.rank()));
  }

  @Override
  public boolean hasNext() {
    return taken.hasNext() || next < n;
  }

  @Override
  public Tensor next() {
    if (!hasNext()) {
      throw new NoSuchElementException("rows: there are " + n + " of " + x.type());
    }
    if (!taken.hasNext()) {
      taken = take(Math.min(AT_ONCE, n - next)).iterator();
    }
    return taken.next();
  }

  private List<Tensor> take(int count) {
    Tensor some = Lax.sliceInDim(x, next, next + count, 1, axis);
    next += count;
    List<Tensor> parts = Lax.split(some, Collections.nCopies(count, 1), axis);
    return parts.stream().map(part -> Lax.squeeze(part, List.of(axis))).toList();
  }
}
