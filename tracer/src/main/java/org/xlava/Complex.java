package org.xlava;

/** A complex number: the element of complex tensors. */
public record Complex(double re, double im) {
  public static Complex of(double re, double im) {
    return new Complex(re, im);
  }
}
