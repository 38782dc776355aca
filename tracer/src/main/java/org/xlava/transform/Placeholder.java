package org.xlava.transform;

import org.xlava.TensorType;

/** A tensor of which only the type matters, as an argument of {@code evalShape}. */
public final class Placeholder extends Tracer {
  private Placeholder(TensorType type) {
    super(type);
  }

  public static Placeholder of(TensorType type) {
    return new Placeholder(type);
  }

  @Override
  Trace trace() {
    return EvalTrace.INSTANCE;
  }
}
