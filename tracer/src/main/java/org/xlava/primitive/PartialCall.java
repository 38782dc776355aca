package org.xlava.primitive;

import java.util.List;
import org.xlava.Tensor;

/**
 * A call split by what is known. {@code known} takes {@code knownConstants} and the known operands
 * and gives the known results and what only it can compute of the residuals; {@code unknown} takes
 * the residuals followed by the unknown operands and gives the other results.
 *
 * @param knownResults for each result of the whole call, whether {@code known} gives it
 * @param residuals where each residual is: the index of one of the operands of {@code known}, or
 *     {@link #COMPUTED} for the next of the results that follow the known ones
 */
@SuppressWarnings("ArrayRecordComponent")
public record PartialCall(
    Primitive known,
    List<Tensor> knownConstants,
    Primitive unknown,
    boolean[] knownResults,
    int[] residuals) {
  /** The place of a residual that is a result of {@code known}. */
  public static final int COMPUTED = -1;
}
