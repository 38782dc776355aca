package org.xlava;

import java.util.List;

/**
 * A pair of rules for {@code customVjp}, with options. The forward rule takes the {@code List} of
 * arguments; the backward rule takes the residuals and the cotangent of the value, and gives the
 * {@code List} of the arguments' cotangents, one for each argument that is differentiated. An entry
 * that is {@code null} stands for zero.
 *
 * @param <R> what the function returns
 * @param <S> the residuals
 */
public record VjpRule<R, S>(
    List<Integer> nondiff,
    boolean symbolicZeros,
    Fn2<List<Object>, Perturbed, ValueAndResiduals<R, S>> forward,
    Fn3<List<Object>, S, R, List<?>> backward) {
  public VjpRule {
    nondiff = List.copyOf(nondiff);
  }

  /** Rules that may know which arguments are differentiated, and which cotangents are zero. */
  public static <R, S> VjpRule<R, S> withSymbolicZeros(
      Fn2<List<Object>, Perturbed, ValueAndResiduals<R, S>> forward, Fn2<S, R, List<?>> backward) {
    return new VjpRule<>(List.of(), true, forward, (fixed, s, ct) -> backward.apply(s, ct));
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
    return new VjpRule<>(indices, false, (x, perturbed) -> forward.apply(x), backward);
  }
}
