package org.xlava;

import java.lang.foreign.MemorySegment;
import org.xlava.host.Elements;
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
    MemorySegment data = Elements.allocate(type());
    switch (literal.value()) {
      case Boolean b -> Elements.setInteger(data, dtype(), 0, b ? 1 : 0);
      case Long n -> Elements.setInteger(data, dtype(), 0, n);
      case Complex c -> Elements.setComplex(data, dtype(), 0, c.re(), c.im());
      default -> Elements.setReal(data, dtype(), 0, ((Number) literal.value()).doubleValue());
    }
    return HostArray.of(data, type());
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
