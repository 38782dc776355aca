package org.xlava.transform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.xlava.Tensor;
import org.xlava.ir.Jaxpr;
import org.xlava.transform.RecordingTrace.Recorded;

/** Forward-mode differentiation, and linearization, which is forward mode with unknown tangents. */
public final class Forward {
  private Forward() {}

  /** Results and their tangents. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Result(Tensor[] primals, Tensor[] tangents) {}

  /**
   * The results of a function and its derivative there: a program from the captured values and the
   * input tangents to the output tangents.
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Linearized(Tensor[] primals, Recording linear) {
    /** The same for the first {@code n} results only. */
    public Linearized first(int n) {
      Jaxpr program = Programs.truncated(linear.jaxpr(), n);
      return new Linearized(Arrays.copyOf(primals, n), new Recording(program, linear.constants()));
    }

    /** The output tangents for input tangents. */
    public Tensor[] apply(Tensor... tangents) {
      return Evaluation.evaluate(linear.jaxpr(), linear.operands(instantiated(tangents)));
    }

    /** The input cotangents for output cotangents; symbolic zeros stand for zeros. */
    public Tensor[] transpose(Tensor... cotangents) {
      int captured = linear.constants().size();
      Tensor[] operands = new Tensor[linear.jaxpr().inputs().size()];
      for (int i = 0; i < operands.length; i++) {
        operands[i] =
            i < captured
                ? linear.constants().get(i)
                : new LinearInput(linear.jaxpr().inputs().get(i).type());
      }
      Tensor[] all = Backward.transpose(linear.jaxpr(), operands, cotangents);
      return Arrays.copyOfRange(all, captured, all.length);
    }
  }

  /** Pushes tangents, which may be symbolic zeros, through {@code f}. */
  public static Result jvp(UnaryOperator<Tensor[]> f, Tensor[] primals, Tensor[] tangents) {
    return push(new JvpTrace(Trace.current()), f, primals, tangents);
  }

  private static Result push(
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
      return new Result(resultPrimals, resultTangents);
    } finally {
      trace.close();
    }
  }

  /** Evaluates {@code f} at {@code primals} and records its derivative there. */
  public static Linearized linearize(UnaryOperator<Tensor[]> f, Tensor[] primals) {
    RecordingTrace linear = RecordingTrace.ofUnknowns(Trace.current());
    List<Recorded> inputs = new ArrayList<>();
    Tensor[] tangents = new Tensor[primals.length];
    for (int i = 0; i < primals.length; i++) {
      Recorded input = linear.input(primals[i].type().tangent());
      inputs.add(input);
      tangents[i] = primals[i].dtype().isInexact() ? input : Zero.of(primals[i].type());
    }
    try {
      Result r = push(new JvpTrace(linear), f, primals, tangents);
      return new Linearized(r.primals(), linear.finish(inputs, instantiated(r.tangents())));
    } finally {
      linear.close();
    }
  }

  private static Tensor[] instantiated(Tensor[] tangents) {
    return Arrays.stream(tangents).map(Tangents::instantiate).toArray(Tensor[]::new);
  }
}
