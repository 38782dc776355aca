package org.xlava.transform;

import org.xlava.Concrete;
import org.xlava.Tensor;
import org.xlava.primitive.CustomFunction;
import org.xlava.primitive.Primitive;
import org.xlava.spi.Executor;

/** The trace outside of all transformations: operations run on the device. */
final class EvalTrace extends Trace {
  static final EvalTrace INSTANCE = new EvalTrace();

  private EvalTrace() {}

  @Override
  Tensor[] process(Primitive primitive, Tensor[] operands) {
    Concrete[] concrete = new Concrete[operands.length];
    for (int i = 0; i < operands.length; i++) {
      concrete[i] = concrete(primitive, operands[i]);
    }
    Tensor[] results = primitive.evaluate(concrete);
    if (results != null) {
      return results;
    }
    return NonFinite.isSought()
        ? NonFinite.execute(primitive, concrete)
        : Executor.get().execute(primitive, concrete);
  }

  @Override
  Tensor[] process(CustomFunction function, Tensor[] operands) {
    return within(this, () -> function.apply(operands));
  }

  // Not a switch, which is slower, and this is where every evaluation goes through.
  private static Concrete concrete(Primitive primitive, Tensor operand) {
    if (operand instanceof Concrete c) {
      return c;
    }
    throw leaked(primitive.operation(), (Tracer) operand);
  }

  @Override
  boolean stages() {
    return false;
  }

  @Override
  String name() {
    return "EvalTrace";
  }

  @Override
  String description() {
    return "evaluation";
  }
}
