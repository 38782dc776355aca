package org.xlava;

import org.jspecify.annotations.Nullable;

/**
 * What {@link Nn#dotProductAttention} is told beside its operands: {@code
 * AttentionOptions.defaults().causal().mask(m)}.
 *
 * @param bias what is added to the scaled products, of a shape that broadcasts to (batch, heads,
 *     queries, keys); null for none
 * @param mask which keys a query attends to, bool of a shape that broadcasts as that of {@code
 *     bias}; null for all
 * @param scale the factor of the products; null for one over the root of the size of a head
 * @param isCausal whether a query attends to the keys up to its own position only
 * @param queryLengths int32 of shape (batch): how many queries of an example count; the results of
 *     the others are 0. Null for all
 * @param keyLengths int32 of shape (batch): how many keys of an example count. Null for all
 * @param window how far before and after its own position a query sees keys; null for any distance
 */
public record AttentionOptions(
    @Nullable Tensor bias,
    @Nullable Tensor mask,
    @Nullable Double scale,
    boolean isCausal,
    @Nullable Tensor queryLengths,
    @Nullable Tensor keyLengths,
    @Nullable Window window) {
  private static final AttentionOptions DEFAULTS =
      new AttentionOptions(null, null, null, false, null, null, null);

  /** The keys at most {@code before} positions before a query, and {@code after} after it. */
  public record Window(int before, int after) {}

  /** Every query attends to every key. */
  public static AttentionOptions defaults() {
    return DEFAULTS;
  }

  /** These options with this bias. */
  public AttentionOptions bias(Tensor newBias) {
    return new AttentionOptions(newBias, mask, scale, isCausal, queryLengths, keyLengths, window);
  }

  /** These options with this mask. */
  public AttentionOptions mask(Tensor newMask) {
    return new AttentionOptions(bias, newMask, scale, isCausal, queryLengths, keyLengths, window);
  }

  /** These options with this factor of the products. */
  public AttentionOptions scale(double newScale) {
    return new AttentionOptions(bias, mask, newScale, isCausal, queryLengths, keyLengths, window);
  }

  /** These options with queries that attend to no later key. */
  public AttentionOptions causal() {
    return new AttentionOptions(bias, mask, scale, true, queryLengths, keyLengths, window);
  }

  /** These options with so many queries of each example. */
  public AttentionOptions queryLengths(Tensor lengths) {
    return new AttentionOptions(bias, mask, scale, isCausal, lengths, keyLengths, window);
  }

  /** These options with so many keys of each example. */
  public AttentionOptions keyLengths(Tensor lengths) {
    return new AttentionOptions(bias, mask, scale, isCausal, queryLengths, lengths, window);
  }

  /** These options with keys no further from a query than this. */
  public AttentionOptions window(int before, int after) {
    return new AttentionOptions(
        bias, mask, scale, isCausal, queryLengths, keyLengths, new Window(before, after));
  }
}
