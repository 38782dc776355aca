package org.xlava.array;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xlava.ConcretizationException;
import org.xlava.DType;
import org.xlava.DTypeException;
import org.xlava.HostArray;
import org.xlava.Index;
import org.xlava.Lax;
import org.xlava.Shape;
import org.xlava.ShapeException;
import org.xlava.Tensor;

/**
 * Reads what a user gave as an index of a tensor, entry by entry and dimension by dimension. See <a
 * href="https://numpy.org/doc/stable/user/basics.indexing.html">NumPy's indexing</a>.
 */
final class IndexReader {
  private final String function;
  private final List<@Nullable Object> given;
  private final List<IndexEntry> entries = new ArrayList<>();

  // What is indexed, with a dimension more for each boolean; the next entry is for dimension
  // `next`.
  private Tensor x;
  private int next;

  private IndexReader(String function, Tensor x, @Nullable Object @Nullable [] given) {
    this.function = function;
    this.x = x;
    this.given = given == null ? Collections.singletonList(null) : Arrays.asList(given);
  }

  /** The entries of an index that are for all dimensions of {@code x}. */
  static IndexReader of(String function, Tensor x, @Nullable Object @Nullable [] index) {
    IndexReader reader = new IndexReader(function, x, index);
    reader.read();
    return reader;
  }

  /** The tensor that the entries are for. */
  Tensor operand() {
    return x;
  }

  /** One entry for each dimension of the operand, and those for none between them. */
  List<IndexEntry> entries() {
    return entries;
  }

  private void read() {
    int consumed = 0;
    for (Object entry : given) {
      consumed += dimensions(entry);
    }
    int rest = x.rank() - consumed;
    long ellipses = given.stream().filter(e -> e == Index.ELLIPSIS).count();
    if (rest < 0) {
      throw failure("has entries for %d dimensions of %d".formatted(consumed, x.rank()));
    }
    if (ellipses > 1) {
      throw failure("may have one ELLIPSIS");
    }
    given.forEach(entry -> add(entry, rest));
    if (ellipses == 0) {
      addAll(rest);
    }
  }

  /** How many dimensions an entry is for. */
  private int dimensions(@Nullable Object entry) {
    return switch (entry) {
      case Index.Place place -> 0;
      case Boolean flag -> 0;
      case Tensor t when t.dtype() == DType.BOOL -> t.rank();
      case boolean[] mask -> 1;
      case Object[] nested when DType.BOOL == HostArray.of(nested).dtype() ->
          HostArray.of(nested).shape().rank();
      case HostArray h when h.dtype() == DType.BOOL -> h.shape().rank();
      case null, default -> 1;
    };
  }

  private void add(@Nullable Object entry, int rest) {
    switch (entry) {
      case Byte b -> addElement(b);
      case Short s -> addElement(s);
      case Integer i -> addElement(i);
      case Long l -> addElement(l);
      case Boolean flag -> addFlag(flag);
      case Index.Range range -> addWindow(IndexEntry.Window.of(range, size()));
      case Index.Place place when place == Index.NEW_AXIS -> entries.add(new IndexEntry.NewAxis());
      case Index.Place place -> addEllipsis(rest);
      case Tensor t -> addTensor(t);
      case Collection<?> values ->
          throw unknown(entry, "an int[] or Tensor.of(list) is an index array");
      case Iterable<?> progression -> addWindow(window(progression));
      case int[] _, long[] _, short[] _, byte[] _, float[] _, double[] _, boolean[] _, Object[] _ ->
          addKnown(HostArray.of(entry));
      case HostArray h -> addKnown(h);
      case null -> throw unknown(null, "NEW_AXIS is NumPy's None");
      default -> throw unknown(entry, "");
    }
  }

  private int size() {
    return x.shape().dim(next);
  }

  private void addEllipsis(int dims) {
    if (dims == 0) {
      entries.add(new IndexEntry.Gap());
    }
    addAll(dims);
  }

  private void addAll(int dims) {
    for (int i = 0; i < dims; i++) {
      addWindow(IndexEntry.Window.all(size()));
    }
  }

  private void addWindow(IndexEntry.Window window) {
    entries.add(window);
    next++;
  }

  private void addElement(long index) {
    entries.add(new IndexEntry.Element(inside(index)));
    next++;
  }

  private int inside(long index) {
    long at = index < 0 ? index + size() : index;
    if (at < 0 || at >= size()) {
      throw new ShapeException(
          "%s: index %d is out of bounds for axis %d of %s"
              .formatted(function, index, next, x.type()));
    }
    return (int) at;
  }

  // A boolean is a mask of no dimensions: it selects all, or nothing, along a new one.
  private void addFlag(boolean flag) {
    x = Lax.expandDims(x, next);
    addPositions(Tensor.of(new int[flag ? 1 : 0]));
  }

  private void addPositions(Tensor indices) {
    entries.add(new IndexEntry.Positions(indices));
    next++;
  }

  private void addTensor(Tensor indices) {
    if (indices.dtype() == DType.BOOL) {
      addMask(known(indices));
    } else if (indices.dtype().isInteger()) {
      addPositions(fromFront(indices, size()));
    } else {
      throw new DTypeException(
          "%s: index tensors must be of integers or bools; got %s. Use astype(DType.INT32)"
              .formatted(function, indices.type()));
    }
  }

  private HostArray known(Tensor mask) {
    try {
      return mask.toHost();
    } catch (ConcretizationException e) {
      throw new ConcretizationException(
          "%s: the shape of the result depends on the values of the mask, of which only the type is"
                  .formatted(function)
              + " known; got "
              + mask
              + ". Keep the shape by Numpy.where(mask, x, 0), or use the mask outside of jit and"
              + " vmap",
          e);
    }
  }

  /** Integer indices with negative ones counted from the end, of 32 bits at least. */
  static Tensor fromFront(Tensor indices, int size) {
    Tensor wide = widened(indices);
    if (indices.dtype().kind() == DType.Kind.UNSIGNED) {
      return wide;
    }
    Tensor negative = Lax.lt(wide, Lax.constant(wide, 0));
    return Lax.select(negative, Lax.add(wide, Lax.constant(wide, size)), wide);
  }

  /** Indices of 32 bits at least. */
  static Tensor widened(Tensor indices) {
    DType dtype = indices.dtype().bits() == Long.SIZE ? DType.INT64 : DType.INT32;
    return Lax.convertElementType(indices, dtype.canonical());
  }

  // Java knows the values, and so whether they are inside.
  private void addKnown(HostArray values) {
    if (values.dtype() == DType.BOOL) {
      addMask(values);
    } else if (values.dtype().isInteger()) {
      int[] at = new int[Math.toIntExact(values.elements())];
      for (int i = 0; i < at.length; i++) {
        at[i] = inside(values.longAt(i));
      }
      addPositions(Lax.reshape(Tensor.of(at), values.shape()));
    } else if (values.elements() == 0) {
      addPositions(Lax.reshape(Tensor.of(new int[0]), values.shape()));
    } else {
      throw new DTypeException(
          "%s: index arrays must be of integers or booleans; got %s"
              .formatted(function, values.type()));
    }
  }

  /** The positions of what a mask selects, one array for each of its dimensions. */
  private void addMask(HostArray mask) {
    if (mask.shape().rank() == 0) {
      addFlag(mask.booleanAt(0));
      return;
    }
    Shape part = Shape.of(x.shape().subList(next, next + mask.shape().rank()));
    if (!part.equals(mask.shape())) {
      throw new ShapeException(
          "%s: a mask must have the sizes of the dimensions that it selects from, %s; got %s for %s"
              .formatted(function, part.brackets(), mask.type(), x.type()));
    }
    for (int[] positions : selected(mask)) {
      addPositions(Tensor.of(positions));
    }
  }

  private static int[][] selected(HostArray mask) {
    Shape shape = mask.shape();
    long[] flat = new long[Math.toIntExact(mask.elements())];
    int count = 0;
    for (int i = 0; i < flat.length; i++) {
      if (mask.booleanAt(i)) {
        flat[count++] = i;
      }
    }
    int[][] positions = new int[shape.rank()][count];
    for (int k = 0; k < count; k++) {
      long left = flat[k];
      for (int d = shape.rank() - 1; d >= 0; d--) {
        positions[d][k] = (int) (left % shape.dim(d));
        left /= shape.dim(d);
      }
    }
    return positions;
  }

  // Kotlin's ranges, such as 1..<3 and 9 downTo 0 step 3: a list would be an index array.
  private IndexEntry.Window window(Iterable<?> progression) {
    Iterator<?> each = progression.iterator();
    long first = 0;
    long step = 1;
    long count = 0;
    for (long last = 0; each.hasNext(); count++) {
      if (!(each.next() instanceof Number n)) {
        throw unknown(progression, "its elements must be integers");
      }
      long at = inside(n.longValue());
      if (count == 0) {
        first = at;
      } else if (count == 1) {
        step = at - first;
      } else if (at - last != step) {
        throw unknown(progression, "its elements must be evenly spaced");
      }
      last = at;
    }
    return IndexEntry.Window.of(first, step, count);
  }

  private ShapeException failure(String what) {
    return new ShapeException(
        "%s: the index %s; got %s for %s".formatted(function, what, shown(), x.type()));
  }

  private DTypeException unknown(@Nullable Object entry, String hint) {
    return new DTypeException(
        "%s: an index consists of integers, ranges, ALL, ELLIPSIS, NEW_AXIS, and tensors or Java"
                .formatted(function)
            + " arrays of integers or booleans; got "
            + entry
            + (entry == null ? "" : " (" + entry.getClass().getName() + ")")
            + (hint.isEmpty() ? "" : ": " + hint));
  }

  private String shown() {
    String all = Arrays.deepToString(given.toArray());
    return all.substring(1, all.length() - 1);
  }
}
