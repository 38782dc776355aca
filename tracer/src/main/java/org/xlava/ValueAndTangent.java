package org.xlava;

/** A function's value and the tangent of it: what {@code jvp} gives. */
public record ValueAndTangent<R>(R value, R tangent) {}
