package org.xlava;

/**
 * What a step of {@code scan} gives: the next carry and an output; and the whole scan: the last
 * carry and all outputs.
 */
public record Carried<C, Y>(C carry, Y output) {}
