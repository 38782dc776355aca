package org.xlava;

import java.util.List;

/**
 * The derivative that {@code customJvp} gives a function: from arguments and their tangents to the
 * function's value and its tangent.
 *
 * @param <P> the argument's type for a function of one; for one of several the {@code List} of them
 * @param <R> what the function returns
 */
@FunctionalInterface
public interface JvpRule<P, R> {
  /**
   * The function's value and its tangent.
   *
   * @param primals the argument, or the {@code List} of the arguments
   * @param tangents their tangents, in the same structure; those of integers and booleans are zeros
   *     of {@link DType#FLOAT0}
   */
  ValueAndTangent<R> apply(P primals, P tangents);

  /**
   * A rule that is given symbolic zeros for the tangents that are known to be zero, and may give
   * them too: see {@link Xlava#isSymbolicZero} and {@link Xlava#symbolicZero}.
   */
  static <P, R> JvpRule<P, R> withSymbolicZeros(JvpRule<P, R> rule) {
    return rule instanceof Special<P, R> s
        ? new Special<>(s.nondiff, true, s.rule)
        : new Special<>(
            List.of(), true, (fixed, primals, tangents) -> rule.apply(primals, tangents));
  }

  /**
   * A rule for a function of several arguments that is not differentiated in those numbered {@code
   * indices}, which may be anything: functions, numbers, objects. The rule gets them first; the
   * {@code List}s of primals and tangents are those of the other arguments.
   */
  static <P, R> JvpRule<P, R> nondiff(
      List<Integer> indices, Fn3<List<Object>, P, P, ValueAndTangent<R>> rule) {
    return new Special<>(indices, false, rule);
  }

  /** A rule with options. */
  record Special<P, R>(
      List<Integer> nondiff,
      boolean symbolicZeros,
      Fn3<List<Object>, P, P, ValueAndTangent<R>> rule)
      implements JvpRule<P, R> {
    public Special {
      nondiff = List.copyOf(nondiff);
    }

    @Override
    public ValueAndTangent<R> apply(P primals, P tangents) {
      return rule.apply(List.of(), primals, tangents);
    }
  }
}
