package org.xlava.primitive;

import java.util.List;
import org.xlava.Tensor;

/**
 * A call split by what is known. {@code known} takes the known operands and gives the known results
 * followed by the residuals; {@code unknown} takes the residuals followed by the unknown operands
 * and gives the other results.
 *
 * @param knownConstants tensors that precede the operands of {@code known}
 * @param knownResults for each result of the whole call, whether {@code known} gives it
 */
@SuppressWarnings("ArrayRecordComponent")
public record PartialCall(
    Primitive known, List<Tensor> knownConstants, Primitive unknown, boolean[] knownResults) {}
