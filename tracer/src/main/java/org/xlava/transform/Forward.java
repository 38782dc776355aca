package org.xlava.transform;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.xlava.Tensor;
import org.xlava.ir.ClosedJaxpr;
import org.xlava.primitive.Dual;
import org.xlava.transform.RecordingTrace.Recorded;

/** Forward-mode differentiation, and linearization, which is forward mode with unknown tangents. */
public final class Forward {
  private Forward() {}

  /** Pushes tangents, which may be symbolic zeros, through {@code f}. */
  public static Dual jvp(UnaryOperator<Tensor[]> f, Tensor[] primals, Tensor[] tangents) {
    return push(new JvpTrace(Trace.current()), f, primals, tangents);
  }

  private static Dual push(
      JvpTrace trace, UnaryOperator<Tensor[]> f, Tensor[] primals, Tensor[] tangents) {
    Tensor[] duals = new Tensor[primals.length];
    for (int i = 0; i < duals.length; i++) {
      duals[i] = trace.dual(primals[i], tangents[i]);
    }
    try {
      Tensor[] results = Trace.within(trace, () -> f.apply(duals));
      Tensor[] resultPrimals = new Tensor[results.length];
      Tensor[] resultTangents = new Tensor[results.length];
      for (int i = 0; i < results.length; i++) {
        Trace.checkOpen("return", results[i]);
        resultPrimals[i] = trace.primal(results[i]);
        resultTangents[i] = trace.tangent(results[i]);
      }
      return new Dual(resultPrimals, resultTangents);
    } finally {
      trace.close();
    }
  }

  /** Evaluates {@code f} at {@code primals} and records its derivative there. */
  public static Linearization linearize(UnaryOperator<Tensor[]> f, Tensor[] primals) {
    RecordingTrace linear = RecordingTrace.ofUnknowns(Trace.current());
    List<Recorded> inputs = new ArrayList<>();
    Tensor[] tangents = new Tensor[primals.length];
    for (int i = 0; i < primals.length; i++) {
      Recorded input = linear.input(primals[i].type().tangent());
      inputs.add(input);
      tangents[i] = primals[i].dtype().isInexact() ? input : Zero.of(primals[i].type());
    }
    try {
      Dual r = push(new JvpTrace(linear), f, primals, tangents);
      ClosedJaxpr program = linear.finish(inputs, Tangents.instantiate(r.tangents()));
      return new Linearization(r.primals(), new LinearFunction(program));
    } finally {
      linear.close();
    }
  }
}
