package org.xlava.primitive;

import java.util.List;

/**
 * A call that does less than another one.
 *
 * @param results which of the other's results it gives, at least those that were asked for
 * @param operands which of the other's operands it takes
 */
public record PrunedCall(Call call, List<Boolean> results, List<Boolean> operands) {}
