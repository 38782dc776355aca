package org.xlava;

/**
 * What a function returns that is differentiated in its value only and has more to tell, such as
 * the predictions beside the loss: the result of functions for {@code gradWithAux} and {@code
 * valueAndGradWithAux}.
 *
 * @param <X> the type of what else it returns: a tree
 * @param value a real floating scalar
 * @param aux anything else, which isn't differentiated
 */
public record Auxiliary<X>(Tensor value, X aux) {}
