package org.xlava;

import java.util.List;

/**
 * A pair of rules for {@code customVjp}, with options. The forward rule takes the {@code List} of
 * arguments; the backward rule takes the residuals and the cotangent of the value, and gives the
 * {@code List} of the arguments' cotangents, one for each argument that is differentiated. An entry
 * that is {@code null} stands for zero.
 *
 * @param nondiff the numbers of the arguments that aren't differentiated
 * @param symbolicZeros whether the rules may know which arguments are differentiated, and which
 *     cotangents are zero
 * @param optimizeRemat whether the function itself runs in place of the forward rule where nothing
 *     needs the residuals, as in the first pass of {@code checkpoint}; the forward rule is traced,
 *     so that it can't ask for values
 * @param <R> what the function returns
 * @param <S> the residuals
 */
public record VjpRule<R, S>(
    List<Integer> nondiff,
    boolean symbolicZeros,
    boolean optimizeRemat,
    Fn2<List<Object>, Perturbed, ValueAndResiduals<R, S>> forward,
    Fn3<List<Object>, S, R, List<?>> backward) {
  /**
   * @throws TransformException if both {@code symbolicZeros} and {@code optimizeRemat} are asked
   *     for
   */
  public VjpRule {
    nondiff = List.copyOf(nondiff);
    if (symbolicZeros && optimizeRemat) {
      throw new TransformException(
          "customVjp: optimizeRemat needs rules without symbolic zeros; got both options");
    }
  }

  /** Rules without options. */
  public static <R, S> VjpRule<R, S> of(
      Fn1<List<Object>, ValueAndResiduals<R, S>> forward, Fn2<S, R, ? extends List<?>> backward) {
    return nondiff(List.of(), forward, (fixed, s, ct) -> backward.apply(s, ct));
  }

  /** Rules that may know which arguments are differentiated, and which cotangents are zero. */
  public static <R, S> VjpRule<R, S> withSymbolicZeros(
      Fn2<List<Object>, Perturbed, ValueAndResiduals<R, S>> forward, Fn2<S, R, List<?>> backward) {
    return new VjpRule<>(List.of(), true, false, forward, (fixed, s, ct) -> backward.apply(s, ct));
  }

  /**
   * Rules for a function that is not differentiated in the arguments numbered {@code indices},
   * which may be anything but tensors that are being traced: functions, numbers, objects. The
   * forward rule gets all arguments, the backward rule those first.
   */
  public static <R, S> VjpRule<R, S> nondiff(
      List<Integer> indices,
      Fn1<List<Object>, ValueAndResiduals<R, S>> forward,
      Fn3<List<Object>, S, R, List<?>> backward) {
    return new VjpRule<>(indices, false, false, (x, perturbed) -> forward.apply(x), backward);
  }

  public VjpRule<R, S> withOptimizeRemat(boolean newOptimizeRemat) {
    return new VjpRule<>(nondiff, symbolicZeros, newOptimizeRemat, forward, backward);
  }
}
