package org.xlava;

/**
 * A function of some fixed number of arguments: the common type of {@link Fn1} to {@link Fn8}.
 *
 * @param <R> what it returns
 */
public interface Fn<R> {
  /**
   * Applies the function to as many arguments as it has parameters.
   *
   * @throws TransformException when the number of arguments is another
   */
  R call(Object... arguments);

  /** Checks a number of arguments. */
  static void checkArity(int expected, Object[] arguments) {
    if (arguments.length != expected) {
      throw new TransformException(
          "call: the function takes "
              + expected
              + (expected == 1 ? " argument; got " : " arguments; got ")
              + arguments.length);
    }
  }
}
