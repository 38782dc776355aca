package org.xlava;

/**
 * The transformations of functions: derivatives, batching, compilation. They nest in any order and
 * to any depth.
 *
 * <p>Each comes in two forms for each number of arguments from one to eight: over {@link TensorFn1}
 * and its like, so that {@code grad(x -> x.times(x))} needs no types, and over {@link Fn1} and its
 * like, whose arguments and results are trees: tensors and numbers nested in records, lists, maps,
 * arrays and {@code Optional}s. Java numbers in trees arrive in the function as weakly typed scalar
 * tensors; but components of a record that are declared as numbers, strings, enums, {@link DType}
 * or {@link Shape} stay as they are and belong to the tree's structure.
 *
 * <p>The compiler finds the form where the lambda's parameters are declared, or are tensors, or a
 * method is referred to that isn't overloaded: {@code jit((Params p) -> …)}, {@code
 * jit(valueAndGrad(Model::loss))}.
 *
 * <p>Transformed functions throw
 *
 * <ul>
 *   <li>{@link TreeException}, when an argument or a result is null or no tree;
 *   <li>{@link ConcretizationException}, when the function asks for a value, say for a Java {@code
 *       if}, of which {@code jit} or {@code vmap} know the type only; un-jitted derivatives know
 *       values;
 *   <li>{@link LeakedTracerException}, when a tensor of a function that is being transformed is
 *       used elsewhere: after the transformation, outside the function, or on another thread;
 *   <li>{@link DTypeException}, when a derivative is taken in an argument that isn't real and
 *       floating, or {@code grad} of a function whose result isn't;
 *   <li>{@link ShapeException}, when {@code grad} is taken of a function whose result is no scalar,
 *       or {@code vmap} of arguments without the axis, or with axes of different sizes;
 *   <li>{@link TransformException}, when {@code argnums} or axes are not those of the function;
 *   <li>and what the function itself throws, as it is.
 * </ul>
 */
public final class Xlava extends XlavaOptions {
  /** What stands for an axis where {@code vmap} does not map: the same value for all examples. */
  public static final int NONE = Integer.MIN_VALUE;

  private Xlava() {}
}
