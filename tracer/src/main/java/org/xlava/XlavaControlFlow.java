package org.xlava;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.xlava.function.AssociativeScanOptions;
import org.xlava.function.Branches;
import org.xlava.function.Loops;
import org.xlava.function.Maps;
import org.xlava.function.Platforms;
import org.xlava.function.ScanOptions;

/**
 * Branches and loops that depend on values; see {@link Xlava}. They work under all transformations;
 * carries, operands and results are trees.
 */
abstract class XlavaControlFlow extends InspectionForms {
  XlavaControlFlow() {}

  /**
   * What {@code onTrue} gives if {@code predicate} isn't zero, and else what {@code onFalse} does.
   *
   * @throws ShapeException when the predicate is no scalar, or the branches return different types
   * @throws TreeException when they return different structures
   */
  public static <R> R cond(Tensor predicate, Supplier<R> onTrue, Supplier<R> onFalse) {
    return Branches.cond(predicate, x -> onTrue.get(), x -> onFalse.get());
  }

  /**
   * {@code onTrue} of {@code operand} if {@code predicate}, a scalar, isn't zero, and else {@code
   * onFalse} of it. Only one of them runs, unless {@code vmap} maps the predicate.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="cond"}
   *
   * @throws ShapeException when the predicate is no scalar, or the branches return different types
   * @throws TreeException when they return different structures
   */
  public static <A, R> R cond(Tensor predicate, Fn1<A, R> onTrue, Fn1<A, R> onFalse, A operand) {
    return Branches.cond(predicate, onTrue, onFalse, operand);
  }

  /** As the other {@code cond}, of two operands. */
  public static <A, B, R> R cond(
      Tensor predicate, Fn2<A, B, R> onTrue, Fn2<A, B, R> onFalse, A a, B b) {
    return Branches.cond(predicate, onTrue, onFalse, a, b);
  }

  /** As the other {@code cond}, of three operands. */
  public static <A, B, C, R> R cond(
      Tensor predicate, Fn3<A, B, C, R> onTrue, Fn3<A, B, C, R> onFalse, A a, B b, C c) {
    return Branches.cond(predicate, onTrue, onFalse, a, b, c);
  }

  /**
   * What the branch gives that {@code index}, clamped to those there are, numbers.
   *
   * @throws ShapeException when the index is no integer scalar, or the branches return different
   *     types
   * @throws TransformException when there are no branches
   */
  public static <R> R switch_(Tensor index, List<? extends Supplier<R>> branches) {
    return Branches.choose(index, Branches.functions(branches));
  }

  /**
   * The branch that {@code index}, clamped to those there are, numbers, applied to {@code operand}.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="switch_"}
   *
   * @throws ShapeException when the index is no integer scalar, or the branches return different
   *     types
   * @throws TransformException when there are no branches
   */
  public static <A, R> R switch_(Tensor index, List<? extends Fn1<A, R>> branches, A operand) {
    return Branches.choose(index, branches, operand);
  }

  /** As the other {@code switch_}, of two operands. */
  public static <A, B, R> R switch_(Tensor index, List<? extends Fn2<A, B, R>> branches, A a, B b) {
    return Branches.choose(index, branches, a, b);
  }

  /**
   * What the branch for the platform that programs run on gives, {@code cpu}, {@code cuda} or
   * {@code tpu} for example, or the branch named {@code default} for one without.
   *
   * @throws TransformException when there is no branch for the platform
   */
  public static <R> R platformDependent(Map<String, ? extends Supplier<R>> branches) {
    return Platforms.choose(Platforms.functions(branches));
  }

  /**
   * The branch for the platform that programs run on, {@code cpu}, {@code cuda} or {@code tpu} for
   * example, or the branch named {@code default} for one without, applied to {@code operand}.
   * Inside of {@code jit} all branches are traced, so that a mistake in one shows on every
   * platform, and none but the right one becomes part of the program.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="platformDependent"}
   *
   * @throws TransformException when there is no branch for the platform
   * @throws ShapeException when branches return different types
   * @throws TreeException when they return different structures
   */
  public static <A, R> R platformDependent(Map<String, ? extends Fn1<A, R>> branches, A operand) {
    return Platforms.choose(branches, operand);
  }

  /** As the other {@code platformDependent}, of two operands. */
  public static <A, B, R> R platformDependent(
      Map<String, ? extends Fn2<A, B, R>> branches, A a, B b) {
    return Platforms.choose(branches, a, b);
  }

  /** As the other {@code platformDependent}, of three operands. */
  public static <A, B, C, R> R platformDependent(
      Map<String, ? extends Fn3<A, B, C, R>> branches, A a, B b, C c) {
    return Platforms.choose(branches, a, b, c);
  }

  /**
   * {@code body} applied to the carry, beginning with {@code init}, for as long as {@code
   * condition} of it holds. The carry keeps its structure and types; numbers in {@code init} take
   * the dtype that the body gives them. Differentiable in forward mode only, since the number of
   * steps isn't known.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="whileLoop"}
   *
   * @throws ShapeException when the carry doesn't keep its types, or the condition is no bool
   *     scalar
   * @throws TreeException when the carry doesn't keep its structure
   */
  public static <C> C whileLoop(Fn1<C, Tensor> condition, Fn1<C, C> body, C init) {
    return Loops.whileLoop("whileLoop", condition, body, init);
  }

  /**
   * {@code body(i, carry)} for {@code i} from {@code lower} to before {@code upper}; {@code init}
   * if that is no number. Differentiable in reverse mode too, since the number of steps is known.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="foriLoop"}
   *
   * @throws ShapeException when the carry doesn't keep its types
   * @throws TreeException when the carry doesn't keep its structure
   */
  public static <C> C foriLoop(int lower, int upper, Fn2<Tensor, C, C> body, C init) {
    return Loops.foriLoop(lower, upper, body, init, 1);
  }

  /** As the other {@code foriLoop}, with {@code unroll} steps in a round of the compiled loop. */
  public static <C> C foriLoop(int lower, int upper, Fn2<Tensor, C, C> body, C init, int unroll) {
    return Loops.foriLoop(lower, upper, body, init, unroll);
  }

  /**
   * {@code body(i, carry)} for {@code i} between computed bounds, integer scalars of one dtype.
   * Differentiable in reverse mode where their values are known, outside of {@code jit}.
   *
   * @throws ShapeException when the bounds are others, or the carry doesn't keep its types
   */
  public static <C> C foriLoop(Tensor lower, Tensor upper, Fn2<Tensor, C, C> body, C init) {
    return Loops.foriLoop(lower, upper, body, init);
  }

  /**
   * {@code step(carry, x)} for each slice {@code x} of the arrays {@code xs} along their first
   * dimension: the last carry, and the steps' outputs stacked. Options are {@link Xlava#length},
   * {@link Xlava#reverse} and {@link Xlava#unroll}.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="scan"}
   *
   * @throws ShapeException when arrays have different first dimensions, or there are none and no
   *     length is given, or the carry doesn't keep its types
   * @throws TreeException when the carry doesn't keep its structure
   */
  public static <C, X, Y> Carried<C, Y> scan(
      Fn2<C, X, Carried<C, Y>> step, C init, X xs, ScanOption... options) {
    return Loops.scan(step, init, xs, ScanOptions.of(options));
  }

  /** {@code step(carry)}, {@code length} times: the last carry, and the steps' outputs stacked. */
  public static <C, Y> Carried<C, Y> scan(
      Fn1<C, Carried<C, Y>> step, C init, int length, ScanOption... options) {
    return Loops.scan(step, init, ScanOption.Length.of(length), ScanOptions.of(options));
  }

  /**
   * {@code f} of each slice of {@code xs} along the first dimension, one after the other, stacked.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="map"}
   *
   * @throws ShapeException when arrays have different first dimensions, or there are none
   */
  public static <X, Y> Y map(Fn1<X, Y> f, X xs) {
    return Maps.map(f, xs);
  }

  /**
   * As the other {@code map}, {@code batchSize} slices at a time by {@code vmap}: as fast as that
   * with less memory. What is left over makes a smaller batch.
   *
   * @throws TransformException when {@code batchSize} is less than 1
   */
  public static <X, Y> Y map(Fn1<X, Y> f, X xs, int batchSize) {
    return Maps.map(f, xs, batchSize);
  }

  /**
   * The combinations by {@code f}, which must be associative, of each element with all before it,
   * in a number of steps that grows with the logarithm of that of elements. Elements are slices of
   * arrays along their first dimension; {@code f} takes and gives arrays of them. Options are
   * {@link Xlava#reverse}, for the combinations with all elements after, and {@link Xlava#along},
   * for slices along another dimension.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="associativeScan"}
   *
   * @throws ShapeException when arrays have different sizes along the dimension, or {@code f}
   *     doesn't keep the types of its arguments
   * @throws TreeException when {@code f} doesn't keep their structure
   * @throws TransformException when an option is given twice
   */
  public static <T> T associativeScan(
      Fn2<T, T, T> f, T elements, AssociativeScanOption... options) {
    return Maps.associativeScan(f, elements, AssociativeScanOptions.of(options));
  }
}
