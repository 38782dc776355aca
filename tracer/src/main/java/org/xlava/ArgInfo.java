package org.xlava;

/**
 * A tensor that a jitted function's program is for; JAX's {@code stages.ArgInfo}.
 *
 * @param argument the index of the argument that it is, or is part of; static ones count
 * @param path where in that argument's tree it is; the root where it is the argument itself
 * @param donated whether the program may put its results in its memory
 */
public record ArgInfo(int argument, TreePath path, Shape shape, DType dtype, boolean donated) {}
