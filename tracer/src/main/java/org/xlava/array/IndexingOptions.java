package org.xlava.array;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xlava.DTypeException;
import org.xlava.IndexMode;
import org.xlava.IndexingOption;
import org.xlava.IndexingOption.FillValue;
import org.xlava.IndexingOption.IndicesAreSorted;
import org.xlava.IndexingOption.UniqueIndices;
import org.xlava.Lax;
import org.xlava.Tensor;
import org.xlava.TransformException;
import org.xlava.function.GivenOptions;
import org.xlava.primitive.array.IndexDims;

/** All options of reading by index arrays. */
record IndexingOptions(
    IndexMode mode, @Nullable Object fillValue, boolean indicesAreSorted, boolean uniqueIndices) {
  /** Those of {@code x.get}. */
  static final IndexingOptions READING =
      new IndexingOptions(IndexMode.PROMISE_IN_BOUNDS, null, false, false);

  private static final List<Class<? extends IndexingOption>> ALL =
      List.of(IndexMode.class, FillValue.class, IndicesAreSorted.class, UniqueIndices.class);

  /** The options of a function that is of {@code mode} unless told. */
  static IndexingOptions of(
      String function, IndexMode mode, @Nullable IndexingOption @Nullable [] options) {
    IndexingOptions result = new IndexingOptions(mode, null, false, false);
    for (IndexingOption option : GivenOptions.of(function, ALL, options)) {
      result = result.with(function, option);
    }
    return result;
  }

  private IndexingOptions with(String function, IndexingOption option) {
    return switch (option) {
      case IndexMode.DROP ->
          throw new TransformException(
              function + ": mode DROP is for updates; got it for a function that reads. Use FILL");
      case IndexMode m -> new IndexingOptions(m, fillValue, indicesAreSorted, uniqueIndices);
      case FillValue(Object value) ->
          new IndexingOptions(mode, value, indicesAreSorted, uniqueIndices);
      case IndicesAreSorted s -> new IndexingOptions(mode, fillValue, true, uniqueIndices);
      case UniqueIndices u -> new IndexingOptions(mode, fillValue, indicesAreSorted, true);
    };
  }

  IndexDims.Mode gatherMode() {
    return switch (mode) {
      case CLIP -> IndexDims.Mode.CLIP;
      case FILL, DROP -> IndexDims.Mode.FILL_OR_DROP;
      case WRAP, PROMISE_IN_BOUNDS -> IndexDims.Mode.PROMISE_IN_BOUNDS;
    };
  }

  /** Indices of any integer dtype, as {@code take} reads them in a dimension of {@code size}. */
  Tensor taken(Tensor indices, int size) {
    if (!indices.dtype().isInteger()) {
      throw new DTypeException("take: indices must be integers; got " + indices.type());
    }
    return switch (mode) {
      case CLIP -> IndexReader.widened(indices);
      case WRAP -> wrapped(IndexReader.widened(indices), size);
      default -> IndexReader.fromFront(indices, size);
    };
  }

  private static Tensor wrapped(Tensor indices, int size) {
    Tensor remainder = Lax.rem(indices, Lax.constant(indices, size));
    return IndexReader.fromFront(remainder, size);
  }
}
