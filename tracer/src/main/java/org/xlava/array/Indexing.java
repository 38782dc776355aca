package org.xlava.array;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xlava.IndexMode;
import org.xlava.IndexingOption;
import org.xlava.Lax;
import org.xlava.Shape;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.primitive.Axes;
import org.xlava.primitive.array.DynamicSlice;
import org.xlava.primitive.array.Gather;
import org.xlava.primitive.array.IndexDims;
import org.xlava.promotion.Broadcasting;

/**
 * Parts of tensors by their indices. Elements and windows are cut out first; then positions are
 * gathered from what is left; new dimensions come last.
 */
public final class Indexing {
  private final List<IndexEntry> entries;

  // Where the dimensions of the index arrays come: in front, unless they are next to each other.
  private final int arraysAt;

  private Indexing(List<IndexEntry> entries) {
    this.entries = entries;
    this.arraysAt = arraysAt(entries);
  }

  /** The part of {@code x} at an index, for the function that the user calls. */
  public static Tensor get(String function, Tensor x, @Nullable Object @Nullable ... index) {
    IndexReader reader = IndexReader.of(function, x, index);
    return new Indexing(reader.entries()).read(function, reader.operand());
  }

  private Tensor read(String function, Tensor x) {
    Tensor cut = withoutElements(sliced(x));
    List<Tensor> positions = new ArrayList<>();
    List<Integer> axes = new ArrayList<>();
    int axis = 0;
    for (IndexEntry entry : entries) {
      if (entry instanceof IndexEntry.Positions(Tensor indices)) {
        positions.add(indices);
        axes.add(axis);
      }
      axis += hasDimension(entry) ? 1 : 0;
    }
    if (positions.isEmpty()) {
      return withNewAxes(cut, 0);
    }
    if (positions.stream().allMatch(indices -> indices.rank() == 0)) {
      return withNewAxes(sliced(cut, positions, axes), 0);
    }
    Tensor indices = vectors(function, positions);
    return withNewAxes(gathered(cut, indices, axes, IndexingOptions.READING), indices.rank() - 1);
  }

  private static boolean hasDimension(IndexEntry entry) {
    return entry instanceof IndexEntry.Window || entry instanceof IndexEntry.Positions;
  }

  // --- what is known without looking at values

  private Tensor sliced(Tensor x) {
    int[] starts = new int[x.rank()];
    int[] limits = x.shape().dims();
    int[] strides = new int[x.rank()];
    List<Integer> reversed = new ArrayList<>();
    boolean all = true;
    int axis = 0;
    for (IndexEntry entry : entries) {
      if (!entry.isForDimension()) {
        continue;
      }
      IndexEntry.Window window = window(entry, limits[axis]);
      all &= window.isAll(limits[axis]);
      starts[axis] = window.start();
      limits[axis] = window.limit();
      strides[axis] = window.stride();
      if (window.reversed()) {
        reversed.add(axis);
      }
      axis++;
    }
    Tensor part = all ? x : Lax.slice(x, Shape.of(starts), Shape.of(limits), Shape.of(strides));
    return reversed.isEmpty() ? part : Lax.rev(part, reversed);
  }

  private static IndexEntry.Window window(IndexEntry entry, int size) {
    return switch (entry) {
      case IndexEntry.Element(int at) -> new IndexEntry.Window(at, at + 1, 1, false);
      case IndexEntry.Window window -> window;
      default -> IndexEntry.Window.all(size);
    };
  }

  private Tensor withoutElements(Tensor x) {
    List<Integer> elements = new ArrayList<>();
    int axis = 0;
    for (IndexEntry entry : entries) {
      if (entry instanceof IndexEntry.Element) {
        elements.add(axis);
      }
      axis += entry.isForDimension() ? 1 : 0;
    }
    return elements.isEmpty() ? x : Lax.squeeze(x, elements);
  }

  /** With the new dimensions between those of {@code x}, {@code arrayRank} of which are arrays'. */
  private Tensor withNewAxes(Tensor x, int arrayRank) {
    Tensor result = x;
    int axis = 0;
    for (int i = 0; i <= entries.size(); i++) {
      axis += i == arraysAt ? arrayRank : 0;
      if (i < entries.size() && entries.get(i) instanceof IndexEntry.NewAxis) {
        result = Lax.expandDims(result, axis++);
      } else if (i < entries.size() && entries.get(i) instanceof IndexEntry.Window) {
        axis++;
      }
    }
    return result;
  }

  // --- computed scalars

  private static Tensor sliced(Tensor x, List<Tensor> positions, List<Integer> axes) {
    Tensor[] starts = new Tensor[x.rank()];
    Arrays.fill(starts, Lax.constant(positions.getFirst(), 0));
    for (int i = 0; i < axes.size(); i++) {
      starts[axes.get(i)] = Lax.convertElementType(positions.get(i), starts[0].dtype());
    }
    return Lax.squeeze(DynamicSlice.apply(x, starts, Axes.kept(x.shape(), axes)), axes);
  }

  // --- index arrays

  // Integers count as arrays where there are any, as in NumPy.
  private static int arraysAt(List<IndexEntry> entries) {
    int first = -1;
    boolean ended = false;
    for (int i = 0; i < entries.size(); i++) {
      IndexEntry entry = entries.get(i);
      boolean array = entry instanceof IndexEntry.Positions || entry instanceof IndexEntry.Element;
      if (array && ended) {
        return 0;
      }
      first = array && first < 0 ? i : first;
      ended |= !array && first >= 0;
    }
    return Math.max(first, 0);
  }

  /** The arrays broadcast against each other, as index vectors along a last dimension. */
  private static Tensor vectors(String function, List<Tensor> positions) {
    Shape shape = Broadcasting.shape(function, positions.toArray(Tensor[]::new));
    List<Tensor> components = new ArrayList<>();
    for (Tensor indices : positions) {
      Tensor same = Lax.convertElementType(indices, positions.getFirst().dtype());
      List<Integer> dims =
          Axes.range(shape.rank()).subList(shape.rank() - same.rank(), shape.rank());
      components.add(Lax.expandDims(Lax.broadcastInDim(same, shape, dims), shape.rank()));
    }
    return components.size() == 1
        ? components.getFirst()
        : Lax.concatenate(components, shape.rank());
  }

  private Tensor gathered(Tensor x, Tensor indices, List<Integer> axes, IndexingOptions options) {
    int before =
        (int)
            entries.subList(0, arraysAt).stream()
                .filter(IndexEntry.Window.class::isInstance)
                .count();
    return gather(x, indices, axes, before, options);
  }

  /**
   * The elements along {@code axes} that index vectors address.
   *
   * @param before how many of the other axes come before those of the vectors
   */
  private static Tensor gather(
      Tensor x, Tensor indices, List<Integer> axes, int before, IndexingOptions options) {
    List<Integer> window = new ArrayList<>();
    for (int i = 0; i < x.rank() - axes.size(); i++) {
      window.add(i < before ? i : i + indices.rank() - 1);
    }
    if (x.shape().elements() == 0 || indices.shape().elements() == 0) {
      return empty(x, indices, axes, before);
    }
    Gather gather =
        new Gather(
            new IndexDims(window, axes, axes),
            Axes.kept(x.shape(), axes),
            options.uniqueIndices(),
            options.indicesAreSorted(),
            options.gatherMode(),
            options.fillValue());
    return Lax.gather(gather, x, indices);
  }

  /** What is gathered where there is nothing to gather, of which an operation has no windows. */
  private static Tensor empty(Tensor x, Tensor indices, List<Integer> axes, int before) {
    List<Integer> dims = new ArrayList<>(Axes.without(x.shape(), axes));
    dims.addAll(before, indices.shape().subList(0, indices.rank() - 1));
    Shape shape = Shape.of(dims);
    if (shape.elements() > 0) {
      throw new ShapeException(
          "get: indices must be of elements; got some for the dimensions %s of %s, which has none"
              .formatted(axes, x.type()));
    }
    return Lax.full(x.type().withShape(shape), 0);
  }

  /** The elements of {@code x}, in row-major order, at {@code indices}. */
  public static Tensor take(
      Tensor x, Tensor indices, @Nullable IndexingOption @Nullable ... options) {
    return take(Shapes.ravel(x), indices, 0, options);
  }

  /** The parts of {@code x} at {@code indices} along {@code axis}. */
  public static Tensor take(
      Tensor x, Tensor indices, int axis, @Nullable IndexingOption @Nullable ... options) {
    IndexingOptions given = IndexingOptions.of("take", IndexMode.FILL, options);
    int at = Axes.canonical("take", axis, x.rank());
    int size = x.shape().dim(at);
    if (size == 0 && indices.shape().elements() > 0) {
      throw new ShapeException(
          "take: there must be elements to take along axis %d; got %s".formatted(axis, x.type()));
    }
    Tensor found = given.taken(indices, size);
    Tensor vectors = Lax.expandDims(found, found.rank());
    return gather(x, vectors, List.of(at), at, given);
  }
}
