package org.xlava;

import org.jspecify.annotations.Nullable;

/**
 * What reading by index arrays may be told beside them, in any order, each at most once: an {@link
 * IndexMode}, {@link Numpy#fillValue}, {@link Numpy#indicesAreSorted}, {@link Numpy#uniqueIndices}.
 */
public sealed interface IndexingOption
    permits IndexMode,
        IndexingOption.FillValue,
        IndexingOption.IndicesAreSorted,
        IndexingOption.UniqueIndices {
  /** What is read outside, a Java number or boolean. */
  record FillValue(Object value) implements IndexingOption {
    static FillValue of(@Nullable Object value) {
      if (value instanceof Number || value instanceof Boolean) {
        return new FillValue(value);
      }
      throw new DTypeException("fillValue: must be a Java number or boolean; got " + value);
    }
  }

  /** That indices come in ascending order, which may be faster. */
  record IndicesAreSorted() implements IndexingOption {}

  /** That no element is addressed twice, which may be faster. */
  record UniqueIndices() implements IndexingOption {}
}
