package org.xlava.ir;

import org.xlava.TensorType;

/**
 * A variable of a {@link Jaxpr}. Ids number the inputs and then the equations' outputs from zero,
 * so that equal programs are equal records.
 */
public record Var(int id, TensorType type) implements Atom {}
