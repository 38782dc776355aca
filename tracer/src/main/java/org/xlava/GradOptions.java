package org.xlava;

/**
 * How a derivative is taken. Begin with {@link #HOLOMORPHIC} or {@link #ALLOW_INT}, which take it
 * in the first argument.
 *
 * @param argnums the arguments that it is taken in
 * @param holomorphic that the function is holomorphic, from complex arguments to complex results,
 *     so that its derivative is a complex number. The gradient of any other function of a complex
 *     {@code x + iy} to a real u is {@code du/dx - i du/dy}, and needs no option
 * @param allowInt that arguments may be integers and booleans, whose gradient is of {@link
 *     DType#FLOAT0}
 */
public record GradOptions(Argnums argnums, boolean holomorphic, boolean allowInt) {
  /** The derivative of a holomorphic function. */
  public static final GradOptions HOLOMORPHIC = new GradOptions(Argnums.FIRST, true, false);

  /** A derivative in arguments among which there are integers. */
  public static final GradOptions ALLOW_INT = new GradOptions(Argnums.FIRST, false, true);

  /** The same in the argument {@code index} instead. */
  public GradOptions withArgnum(int index) {
    return new GradOptions(Argnums.of(index), holomorphic, allowInt);
  }

  /** The same in several arguments, the derivatives in a {@code List}. */
  public GradOptions withArgnums(Integer... indices) {
    return new GradOptions(Argnums.of(indices), holomorphic, allowInt);
  }

  static Argnums present(String name, @org.jspecify.annotations.Nullable GradOptions options) {
    if (options == null) {
      throw new TransformException(name + ": needs options; got null");
    }
    Argnums a = options.argnums;
    return new Argnums(a.indices(), a.single(), options.holomorphic, options.allowInt);
  }
}
