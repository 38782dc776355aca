package org.xlava;

/**
 * What the forward rule of {@code customVjp} gives: the function's value, and a tree of what the
 * backward rule needs to know.
 */
public record ValueAndResiduals<R, S>(R value, S residuals) {}
