package org.xlava.primitive.control;

import java.util.List;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.ir.ClosedJaxpr;
import org.xlava.ir.Flags;
import org.xlava.ir.Jaxpr;
import org.xlava.primitive.BatchAxis;
import org.xlava.primitive.Batched;
import org.xlava.primitive.Call;
import org.xlava.primitive.Dual;
import org.xlava.primitive.Param;
import org.xlava.primitive.PartialCall;
import org.xlava.primitive.ProgramCall;
import org.xlava.primitive.PrunedCall;
import org.xlava.transform.BatchedProgram;
import org.xlava.transform.JvpProgram;
import org.xlava.transform.PartialProgram;
import org.xlava.transform.Tangents;
import org.xlava.transform.Trace;
import org.xlava.transform.TransposedProgram;

/** The call of a program that is compiled as a unit; transformations rewrite the program inside. */
public record JitCall(String label, Jaxpr jaxpr, JitSettings settings) implements ProgramCall {
  public JitCall(String label, Jaxpr jaxpr) {
    this(label, jaxpr, JitSettings.NONE);
  }

  /** The places of the operands, ascending, whose memory the program may reuse. */
  public List<Integer> donated() {
    return settings.donated();
  }

  @Override
  public String operation() {
    return "jit";
  }

  @Override
  public List<Param> params() {
    return List.of(new Param("name", label), new Param("jaxpr", jaxpr));
  }

  @Override
  public Jaxpr program() {
    return jaxpr;
  }

  @Override
  public Dual jvp(Tensor[] primals, Tensor[] tangents) {
    JvpProgram derivative = JvpProgram.of(jaxpr, Tangents.nonzero(tangents));
    Tensor[] results = call(derivative.recording(), Tangents.append(primals, tangents));
    return Tangents.dual(results, derivative.nonzero());
  }

  @Override
  public Tensor[] transpose(Tensor[] cotangents, Tensor[] operands) {
    TransposedProgram transposed = TransposedProgram.of(jaxpr, operands, cotangents);
    Tensor[] results =
        call(transposed.recording(), TransposedProgram.operands(operands, cotangents));
    return transposed.scatter(results, operands);
  }

  @Override
  public Batched batch(BatchAxis axis, Tensor[] operands, int[] dims) {
    BatchedProgram batched = BatchedProgram.of(jaxpr, axis, dims);
    return new Batched(call(batched.recording(), operands), batched.dims());
  }

  @Override
  public PartialCall partialEval(boolean[] known, TensorType[] types) {
    PartialProgram p = PartialProgram.of(jaxpr, known);
    return new PartialCall(
        of(p.known().jaxpr()),
        p.known().constants(),
        of(p.unknown()),
        p.knownResults(),
        p.residuals());
  }

  @Override
  public Jaxpr inlined() {
    return jaxpr;
  }

  @Override
  public Call keepingOperands() {
    return donated().isEmpty() ? this : of(jaxpr);
  }

  @Override
  public PrunedCall pruned(List<Boolean> used) {
    List<Integer> donated = donated();
    List<Boolean> kept =
        While.range(0, jaxpr.inputs().size()).stream().map(donated::contains).toList();
    Jaxpr.Pruned part = jaxpr.pruned(used, kept);
    List<Integer> places =
        donated.stream().map(i -> Flags.count(part.inputs().subList(0, i))).toList();
    JitCall call = new JitCall(label, part.program(), settings.donating(places));
    return new PrunedCall(call, used, part.inputs());
  }

  /** The call of another program made from this one, which takes over no operands. */
  private JitCall of(Jaxpr program) {
    return new JitCall(label, program, settings.donating(List.of()));
  }

  private Tensor[] call(ClosedJaxpr program, Tensor[] operands) {
    return Trace.bind(of(program.jaxpr()), program.operands(operands));
  }
}
