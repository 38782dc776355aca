package org.xlava;

import org.xlava.ir.Literal;

/**
 * A scalar made from a Java number: programs hold it as a literal, devices get it when they use it.
 */
record Scalar(Literal literal) implements Concrete {
  @Override
  public TensorType type() {
    return literal.type();
  }

  @Override
  public HostArray toHost() {
    return HostArray.of(literal.value()).astype(type().dtype()).withWeak(type().weak());
  }

  @Override
  public Concrete withWeak(boolean weak) {
    return new Scalar(literal.as(literal.type().dtype(), weak));
  }

  @Override
  public String toString() {
    return toHost().toString();
  }
}
