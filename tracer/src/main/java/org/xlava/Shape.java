package org.xlava;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The dimensions of a tensor: an immutable list of sizes, outermost first, empty for a scalar. Its
 * {@link #size()} is the rank; {@link #elements()} the number of elements.
 */
public final class Shape extends AbstractList<Integer> implements RandomAccess, Serializable {
  private static final long serialVersionUID = 1;

  /** The shape of a scalar. */
  public static final Shape SCALAR = new Shape(new int[0]);

  private final int[] dims;
  private final int hash;

  private Shape(int[] dims) {
    this.dims = dims;
    this.hash = Arrays.hashCode(dims);
  }

  /**
   * A shape of the given sizes.
   *
   * @throws ShapeException when one is negative
   */
  public static Shape of(int @Nullable ... dims) {
    if (dims == null) {
      throw new ShapeException("shape: needs dimensions; got null");
    }
    if (dims.length == 0) {
      return SCALAR;
    }
    for (int d : dims) {
      if (d < 0) {
        throw new ShapeException(
            "shape: dimensions must be non-negative; got " + Arrays.toString(dims));
      }
    }
    return new Shape(dims.clone());
  }

  /** A shape of the given sizes. */
  public static Shape of(List<Integer> dims) {
    return dims instanceof Shape s ? s : of(dims.stream().mapToInt(Integer::intValue).toArray());
  }

  /** The number of dimensions. */
  public int rank() {
    return dims.length;
  }

  /**
   * The size of dimension {@code axis}, which may count from the end when negative.
   *
   * @throws ShapeException when there is no such dimension
   */
  public int dim(int axis) {
    int i = axis < 0 ? axis + dims.length : axis;
    if (i < 0 || i >= dims.length) {
      throw new ShapeException(
          "shape: axis must be in [%d, %d); got %d for %s"
              .formatted(-dims.length, dims.length, axis, brackets()));
    }
    return dims[i];
  }

  /**
   * The product of the dimensions: 1 for a scalar.
   *
   * @throws ShapeException when it is no {@code long}
   */
  public long elements() {
    long n = 1;
    boolean overflow = false;
    for (int d : dims) {
      if (d == 0) {
        return 0;
      }
      overflow |= Math.multiplyHigh(n, d) != 0 || n * d < 0;
      n *= d;
    }
    if (overflow) {
      throw new ShapeException("shape: too many elements; got " + brackets());
    }
    return n;
  }

  /** A fresh array of the dimensions. */
  public int[] dims() {
    return dims.clone();
  }

  @Override
  public Integer get(int index) {
    return dims[index];
  }

  @Override
  public int size() {
    return dims.length;
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public boolean equals(Object other) {
    if (other instanceof Shape s) {
      return hash == s.hash && Arrays.equals(dims, s.dims);
    }
    return super.equals(other);
  }

  /** The NumPy form: {@code ()}, {@code (3,)}, {@code (2, 3)}. */
  @Override
  public String toString() {
    String inner =
        Arrays.stream(dims).mapToObj(Integer::toString).collect(Collectors.joining(", "));
    return dims.length == 1 ? "(" + inner + ",)" : "(" + inner + ")";
  }

  /** The form in messages and programs: {@code []}, {@code [2,3]}. */
  public String brackets() {
    return Arrays.stream(dims)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(",", "[", "]"));
  }

  // Written as its sizes, so that what is read is checked as what is made.
  private Object writeReplace() {
    return new Written(dims.clone());
  }

  private void readObject(ObjectInputStream in) throws InvalidObjectException {
    throw new InvalidObjectException("shape: must be read as its sizes");
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Written(int[] dims) implements Serializable {
    private Object readResolve() {
      return Shape.of(dims);
    }
  }
}
