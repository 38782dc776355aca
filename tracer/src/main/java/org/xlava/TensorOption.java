package org.xlava;

/**
 * What functions that make new tensors may be told beside their operands, in any order, each at
 * most once: the {@link DType}.
 */
public sealed interface TensorOption permits DType {}
