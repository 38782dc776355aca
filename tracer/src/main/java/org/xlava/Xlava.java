package org.xlava;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.xlava.function.Inspection;
import org.xlava.ir.Jaxpr;
import org.xlava.primitive.BatchAxis;
import org.xlava.primitive.control.Name;
import org.xlava.transform.NamedAxes;
import org.xlava.transform.Trace;

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
public final class Xlava extends Control {
  /** What stands for an axis where {@code vmap} does not map: the same value for all examples. */
  public static final int NONE = Integer.MIN_VALUE;

  private Xlava() {}

  /**
   * The axes of arguments for {@code vmap}: one for all of them, or one for each. An entry is an
   * axis, which may count from the end when negative, {@link #NONE} for what isn't mapped, or a
   * {@code List} or {@code Map} of entries for the parts of a tree; a record's are given as a
   * {@code List} in the order of its components or as a {@code Map} by their names.
   *
   * @throws TransformException when there is no entry, or one is null
   */
  public static AxisSpec inAxes(Object... axes) {
    return AxisSpec.of(AxisSpec.Role.IN, axes);
  }

  /**
   * The axes of results for {@code vmap}: one for all of them, or one for each part of the result,
   * as for {@link #inAxes}.
   *
   * @throws TransformException when there is no entry, or one is null
   */
  public static AxisSpec outAxes(Object... axes) {
    return AxisSpec.of(AxisSpec.Role.OUT, axes);
  }

  /**
   * A name for the axis that {@code vmap} maps over, by which the examples communicate: see {@link
   * Lax#psum} and its like.
   *
   * @throws TransformException when it is null
   */
  public static VmapOption axisName(String name) {
    return VmapOption.AxisName.of(name);
  }

  /**
   * The number of examples that {@code vmap} maps over, for functions of which no argument is
   * mapped.
   *
   * @throws TransformException when it is negative
   */
  public static VmapOption axisSize(int size) {
    return VmapOption.AxisSize.of(size);
  }

  /**
   * What {@code body} gives where collectives find an axis {@code name} of {@code size} examples
   * without a {@code vmap} around them: for {@link #makeJaxpr} and {@link #evalShape} of functions
   * that communicate. What needs the examples' values can't be computed there.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="withAxis"}
   *
   * @throws TransformException when the size is negative
   */
  public static <R> R withAxis(String name, int size, Supplier<R> body) {
    if (size < 0) {
      throw new TransformException("withAxis: the size must not be negative; got " + size);
    }
    return NamedAxes.within(new BatchAxis(size, Objects.requireNonNull(name, "name")), body);
  }

  /**
   * The number of steps of {@code scan}, for where no arrays tell it.
   *
   * @throws TransformException when it is negative
   */
  public static ScanOption length(int steps) {
    return ScanOption.Length.of(steps);
  }

  /** That {@code scan} goes from the last slice to the first. */
  public static ScanOption reverse() {
    return new ScanOption.Reverse();
  }

  /**
   * How many steps one round of the compiled loop of {@code scan} takes, which trades the size of
   * the program for its speed; no loop is left if it is the number of steps or more.
   *
   * @throws TransformException when it is less than 1
   */
  public static ScanOption unroll(int steps) {
    return ScanOption.Unroll.of(steps);
  }

  /**
   * Several arguments to take derivatives in, by their index from 0, or from the end when negative.
   *
   * @throws TransformException when one is null
   */
  public static Argnums argnums(Integer... indices) {
    return Argnums.of(indices);
  }

  /**
   * Options of {@code jit} with static arguments, by their index from 0, or from the end when
   * negative; see {@link JitOptions}.
   *
   * @throws TransformException when one is null
   */
  public static JitOptions staticArgnums(Integer... argnums) {
    return JitOptions.defaults().staticArgnums(argnums);
  }

  /**
   * Options of {@code jit} with donated arguments, by their index from 0, or from the end when
   * negative; see {@link JitOptions}.
   *
   * @throws TransformException when one is null
   */
  public static JitOptions donateArgnums(Integer... argnums) {
    return JitOptions.defaults().donateArgnums(argnums);
  }

  /**
   * The value of {@code x}, seen as a constant by differentiation.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="stopGradient"}
   */
  @SuppressWarnings("unchecked")
  public static <T> T stopGradient(T x) {
    if (x instanceof Tensor t) {
      return (T) stopGradient(t);
    }
    Tree.Flat flat = Tree.flatten(x);
    List<Tensor> stopped = flat.leaves().stream().map(Xlava::stopGradient).toList();
    return (T) flat.structure().unflatten(stopped.iterator());
  }

  /** The value of {@code x}, seen as a constant by differentiation. */
  public static Tensor stopGradient(Tensor x) {
    return x.dtype().isInexact() ? Lax.stopGradient(x) : x;
  }

  // --- programs

  /**
   * The results of {@code program}, such as {@code makeJaxpr} gives, of operands that may be those
   * of a function that is being transformed.
   *
   * @param constants the tensors that the program captured
   * @throws TransformException when there are more or fewer operands than inputs
   */
  public static List<Tensor> evalJaxpr(Jaxpr program, List<Tensor> constants, Tensor... arguments) {
    return Inspection.evalJaxpr(program, constants, arguments);
  }

  // --- memory for computation

  /**
   * {@code x}, a tensor or a tree of them, under a name by which a {@link CheckpointPolicy} says
   * whether it is kept. Elsewhere it has no effect.
   */
  @SuppressWarnings("unchecked")
  public static <T> T checkpointName(T x, String name) {
    if (x instanceof Tensor t) {
      return (T) checkpointName(t, name);
    }
    Tree.Flat flat = Tree.flatten(x);
    List<Tensor> named = flat.leaves().stream().map(t -> checkpointName(t, name)).toList();
    return (T) flat.structure().unflatten(named.iterator());
  }

  /** {@code x} under a name by which a {@link CheckpointPolicy} says whether it is kept. */
  public static Tensor checkpointName(Tensor x, String name) {
    return Trace.bind1(new Name(name), x);
  }

  // --- rules for derivatives

  /**
   * Whether {@code tangent}, which a rule of {@code customJvp} or {@code customVjp} that asks for
   * symbolic zeros is given, is known to be zero. No operation takes such a tensor; it tells its
   * shape and dtype.
   */
  public static boolean isSymbolicZero(Tensor tangent) {
    return org.xlava.transform.Zero.is(tangent);
  }

  /** The tangent or cotangent of {@code x} that is known to be zero, for custom rules to give. */
  public static Tensor symbolicZero(Tensor x) {
    return org.xlava.transform.Zero.of(x.type());
  }
}
