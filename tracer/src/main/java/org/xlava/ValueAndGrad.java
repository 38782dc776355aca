package org.xlava;

/** A function's value and its gradient, in the type of the argument that it is taken in. */
public record ValueAndGrad<G>(Tensor value, G grad) {}
