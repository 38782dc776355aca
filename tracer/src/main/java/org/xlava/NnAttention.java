package org.xlava;

import org.xlava.nn.Attention;

/** Attention; see {@link Nn}. */
abstract class NnAttention extends NnNormalizing {
  NnAttention() {}

  /** As {@link #dotProductAttention(Tensor, Tensor, Tensor, AttentionOptions)}, without options. */
  public static Tensor dotProductAttention(Tensor query, Tensor key, Tensor value) {
    return dotProductAttention(query, key, value, AttentionOptions.defaults());
  }

  /**
   * {@code softmax(query keyᵀ scale + bias) value} for each example and head, the softmax along the
   * keys and in float32 (Vaswani et al., "Attention is all you need", 2017).
   *
   * @param query of shape (batch, queries, heads, size), or without the batch
   * @param key of shape (batch, keys, key heads, size), or without the batch. Where there are fewer
   *     key heads than heads, each serves as many heads in a row
   * @param value of the shape of {@code key}
   * @return the shape of {@code query}
   * @throws ShapeException when shapes don't fit each other
   * @throws DTypeException when the three have different dtypes, or aren't floating
   */
  public static Tensor dotProductAttention(
      Tensor query, Tensor key, Tensor value, AttentionOptions options) {
    return Attention.of(query, key, value, options);
  }
}
