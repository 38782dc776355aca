package org.xlava.transform;

import java.util.Arrays;
import org.xlava.Tensor;
import org.xlava.XlavaException;
import org.xlava.primitive.CustomFunction;
import org.xlava.primitive.Dual;
import org.xlava.primitive.Primitive;

/** Forward mode: each value carries its tangent, pushed forward by the primitive's JVP rule. */
final class JvpTrace extends Trace {
  private final Trace parent;

  JvpTrace(Trace parent) {
    this.parent = parent;
  }

  /** A value with its tangent; the value itself where the tangent is zero. */
  Tensor dual(Tensor primal, Tensor tangent) {
    return Zero.is(tangent) ? primal : new Dualed(this, primal, tangent);
  }

  Tensor primal(Tensor x) {
    return x instanceof Dualed d && d.trace == this ? d.primal : x;
  }

  Tensor tangent(Tensor x) {
    return x instanceof Dualed d && d.trace == this ? d.tangent : Zero.of(x.type());
  }

  @Override
  Tensor[] process(Primitive primitive, Tensor[] operands) {
    Tensor[] primals = new Tensor[operands.length];
    Tensor[] tangents = new Tensor[operands.length];
    boolean differentiated = false;
    for (int i = 0; i < operands.length; i++) {
      checkOpen(primitive, operands[i]);
      primals[i] = primal(operands[i]);
      tangents[i] = tangent(operands[i]);
      differentiated |= !Zero.is(tangents[i]);
    }
    return differentiated
        ? within(parent, () -> differentiate(primitive, primals, tangents))
        : parent.process(primitive, primals);
  }

  // The function and its rules see values of the surrounding trace only, and none of this one.
  @Override
  Tensor[] process(CustomFunction function, Tensor[] operands) {
    Tensor[] primals = new Tensor[operands.length];
    Tensor[] tangents = new Tensor[operands.length];
    for (int i = 0; i < operands.length; i++) {
      checkOpen("call", operands[i]);
      primals[i] = primal(operands[i]);
      tangents[i] = tangent(operands[i]);
    }
    if (Arrays.stream(tangents).allMatch(Zero::is)) {
      return suspended(() -> parent.process(function, primals));
    }
    return wrapped(suspended(() -> within(parent, () -> function.jvp(primals, tangents))));
  }

  private Tensor[] differentiate(Primitive primitive, Tensor[] primals, Tensor[] tangents) {
    return wrapped(primitive.jvp(primals, tangents));
  }

  private Tensor[] wrapped(Dual result) {
    Tensor[] outputs = new Tensor[result.primals().length];
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] = dual(result.primals()[i], result.tangents()[i]);
    }
    return outputs;
  }

  @Override
  Trace parent() {
    return parent;
  }

  @Override
  String transformation() {
    return "jvp";
  }

  @Override
  boolean stages() {
    return parent.stages();
  }

  @Override
  String name() {
    return "JvpTrace";
  }

  @Override
  String description() {
    return "jvp or grad";
  }

  private static final class Dualed extends Tracer {
    private final JvpTrace trace;
    private final Tensor primal;
    private final Tensor tangent;

    Dualed(JvpTrace trace, Tensor primal, Tensor tangent) {
      super(primal.type());
      this.trace = trace;
      this.primal = primal;
      this.tangent = tangent;
    }

    @Override
    Trace owner() {
      return trace;
    }

    // While the trace is still to go on it is a custom rule that must not see this tensor.
    @Override
    XlavaException outOfPlace(String operation) {
      return trace.isSuspended()
          ? CustomFunction.closedOver(operation)
          : super.outOfPlace(operation);
    }

    @Override
    public Tensor concrete(String operation) {
      checkOpen(operation, this);
      return primal instanceof Tracer t ? t.concrete(operation) : primal;
    }
  }
}
