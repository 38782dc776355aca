package org.xlava;

import org.xlava.array.Trigonometry;
import org.xlava.promotion.Casts;

/** Trigonometric and hyperbolic functions; see {@link Numpy}. */
abstract class NumpyTrigonometric extends NumpyExponential {
  NumpyTrigonometric() {}

  /**
   * The sine of radians.
   *
   * @return of the shape of {@code x}, in its dtype or for integers and bools a floating one
   */
  public static Tensor sin(Tensor x) {
    return Casts.inexact(x, Lax::sin);
  }

  /**
   * The cosine of radians.
   *
   * @return of the shape of {@code x}, in its dtype or for integers and bools a floating one
   */
  public static Tensor cos(Tensor x) {
    return Casts.inexact(x, Lax::cos);
  }

  /**
   * The tangent of radians.
   *
   * @return of the shape of {@code x}, in its dtype or for integers and bools a floating one
   */
  public static Tensor tan(Tensor x) {
    return Casts.inexact(x, Lax::tan);
  }

  /**
   * The arc sine, in radians; NaN beyond -1 and 1.
   *
   * @return of the shape of {@code x}, in its dtype or for integers and bools a floating one
   */
  public static Tensor arcsin(Tensor x) {
    return Casts.inexact(x, Lax::asin);
  }

  /**
   * The arc cosine, in radians; NaN beyond -1 and 1.
   *
   * @return of the shape of {@code x}, in its dtype or for integers and bools a floating one
   */
  public static Tensor arccos(Tensor x) {
    return Casts.inexact(x, Lax::acos);
  }

  /**
   * The arc tangent, in radians.
   *
   * @return of the shape of {@code x}, in its dtype or for integers and bools a floating one
   */
  public static Tensor arctan(Tensor x) {
    return Casts.inexact(x, Lax::atan);
  }

  /**
   * The hyperbolic sine.
   *
   * @return of the shape of {@code x}, in its dtype or for integers and bools a floating one
   */
  public static Tensor sinh(Tensor x) {
    return Casts.inexact(x, Lax::sinh);
  }

  /**
   * The hyperbolic cosine.
   *
   * @return of the shape of {@code x}, in its dtype or for integers and bools a floating one
   */
  public static Tensor cosh(Tensor x) {
    return Casts.inexact(x, Lax::cosh);
  }

  /**
   * The hyperbolic tangent.
   *
   * @return of the shape of {@code x}, in its dtype or for integers and bools a floating one
   */
  public static Tensor tanh(Tensor x) {
    return Casts.inexact(x, Lax::tanh);
  }

  /**
   * The inverse hyperbolic sine.
   *
   * @return of the shape of {@code x}, in its dtype or for integers and bools a floating one
   */
  public static Tensor arcsinh(Tensor x) {
    return Casts.inexact(x, Lax::asinh);
  }

  /**
   * The inverse hyperbolic cosine; NaN below 1.
   *
   * @return of the shape of {@code x}, in its dtype or for integers and bools a floating one
   */
  public static Tensor arccosh(Tensor x) {
    return Casts.inexact(x, Lax::acosh);
  }

  /**
   * The inverse hyperbolic tangent; NaN beyond -1 and 1.
   *
   * @return of the shape of {@code x}, in its dtype or for integers and bools a floating one
   */
  public static Tensor arctanh(Tensor x) {
    return Casts.inexact(x, Lax::atanh);
  }

  /**
   * {@code sin(πx) / (πx)}, 1 at zero.
   *
   * @return of the shape of {@code x}, in its dtype or for integers and bools a floating one
   */
  public static Tensor sinc(Tensor x) {
    return Trigonometry.sinc(x);
  }

  /**
   * Radians as degrees. Also {@code jnp.rad2deg}.
   *
   * @return of the shape of {@code x}, in its dtype or for integers and bools a floating one
   */
  public static Tensor degrees(Tensor x) {
    return Trigonometry.degrees(x);
  }

  /**
   * Degrees as radians. Also {@code jnp.deg2rad}.
   *
   * @return of the shape of {@code x}, in its dtype or for integers and bools a floating one
   */
  public static Tensor radians(Tensor x) {
    return Trigonometry.radians(x);
  }
}
