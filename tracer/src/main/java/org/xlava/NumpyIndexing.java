package org.xlava;

import org.jspecify.annotations.Nullable;
import org.xlava.array.Indexing;

/** Parts of tensors; see {@link Numpy}. */
abstract class NumpyIndexing extends NumpyDiagonals {
  NumpyIndexing() {}

  /**
   * The part of {@code x} at an index, as {@link Tensor#get}.
   *
   * @return in the dtype of {@code x}
   * @throws ShapeException when an integer is out of bounds, there are more entries than
   *     dimensions, index arrays don't broadcast, or a mask has other sizes
   * @throws DTypeException when an entry is none of what an index may have
   * @throws ConcretizationException when only the type of a mask is known
   */
  public static Tensor index(Tensor x, @Nullable Object... index) {
    return Indexing.get("index", x, index);
  }

  /**
   * The elements of {@code x}, in row-major order, at {@code indices}. Those out of bounds give
   * NaN, of signed integers the lowest value, of unsigned ones the largest, unless an {@link
   * IndexMode} or {@link #fillValue} say otherwise.
   *
   * @return of the shape of {@code indices}, in the dtype of {@code x}
   * @throws DTypeException when {@code indices} aren't integers
   * @throws ShapeException when {@code x} is empty and {@code indices} isn't
   * @throws TransformException when an option is null or given twice
   */
  public static Tensor take(Tensor x, Tensor indices, IndexingOption... options) {
    return Indexing.take(x, indices, options);
  }

  /**
   * The parts of {@code x} at {@code indices} along {@code axis}, negative from the end.
   *
   * @return the sizes of {@code x} with those of {@code indices} in place of that of {@code axis},
   *     in the dtype of {@code x}
   * @throws DTypeException when {@code indices} aren't integers
   * @throws ShapeException when there is no such axis, or it is empty and {@code indices} isn't
   * @throws TransformException when an option is null or given twice
   */
  public static Tensor take(Tensor x, Tensor indices, int axis, IndexingOption... options) {
    return Indexing.take(x, indices, axis, options);
  }

  /**
   * What is read out of bounds, a Java number or boolean, in mode {@link IndexMode#FILL}. JAX's
   * {@code fill_value}.
   *
   * @throws DTypeException when it is something else
   */
  public static IndexingOption fillValue(Object value) {
    return IndexingOption.FillValue.of(value);
  }

  /** That indices come in ascending order, which may be faster. */
  public static IndexingOption indicesAreSorted() {
    return new IndexingOption.IndicesAreSorted();
  }

  /** That no element is addressed twice, which may be faster. */
  public static IndexingOption uniqueIndices() {
    return new IndexingOption.UniqueIndices();
  }
}
