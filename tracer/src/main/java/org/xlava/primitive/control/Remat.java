package org.xlava.primitive.control;

import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.xlava.CheckpointPolicy;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.ir.ClosedJaxpr;
import org.xlava.ir.Flags;
import org.xlava.ir.Jaxpr;
import org.xlava.primitive.BatchAxis;
import org.xlava.primitive.Batched;
import org.xlava.primitive.Dual;
import org.xlava.primitive.KeepingCall;
import org.xlava.primitive.Param;
import org.xlava.primitive.PartialCall;
import org.xlava.primitive.ProgramCall;
import org.xlava.primitive.PrunedCall;
import org.xlava.primitive.SavedForms;
import org.xlava.transform.BatchedProgram;
import org.xlava.transform.JvpProgram;
import org.xlava.transform.LinearInput;
import org.xlava.transform.PartialProgram;
import org.xlava.transform.Rematerialization;
import org.xlava.transform.Tangents;
import org.xlava.transform.Trace;
import org.xlava.transform.TransposedProgram;

/**
 * The call of a program whose derivative computes intermediate values again, but for those that
 * {@code policy} lets it keep. Once {@code differentiated} it is that derivative, and the compiler
 * must not merge what it computes from the operands in {@code preventCse} with what was computed
 * before.
 */
public record Remat(
    String label,
    Jaxpr program,
    CheckpointPolicy policy,
    CsePrevention preventCse,
    boolean differentiated)
    implements ProgramCall {
  @Override
  public String operation() {
    return "remat2";
  }

  @Override
  public List<Param> params() {
    return List.of(
        new Param("differentiated", differentiated),
        new Param("jaxpr", program),
        new Param("policy", policy),
        new Param("prevent_cse", preventCse));
  }

  private Remat with(Jaxpr other, CsePrevention fence, boolean isDifferentiated) {
    return new Remat(label, other, policy, fence, isDifferentiated);
  }

  /** Calls a program of captured tensors, the operands in {@code fence}, and others. */
  private Tensor[] call(
      ClosedJaxpr recording, CsePrevention fence, Tensor[] operands, boolean isDifferentiated) {
    int more = operands.length - fence.operands().size();
    CsePrevention all = fence.between(recording.constants().size(), more);
    Remat remat = with(recording.jaxpr(), all, isDifferentiated);
    return Trace.bind(remat, recording.operands(operands));
  }

  @Override
  public Dual jvp(Tensor[] primals, Tensor[] tangents) {
    JvpProgram derivative = JvpProgram.of(program, Tangents.nonzero(tangents));
    Tensor[] operands = Tangents.append(primals, tangents);
    Tensor[] results = call(derivative.recording(), preventCse, operands, differentiated);
    return Tangents.dual(results, derivative.nonzero());
  }

  @Override
  public Tensor[] transpose(Tensor[] cotangents, Tensor[] operands) {
    TransposedProgram transposed = TransposedProgram.of(program, operands, cotangents);
    Tensor[] given = TransposedProgram.operands(operands, cotangents);
    List<Boolean> linear = LinearInput.among(operands);
    CsePrevention fence = preventCse.only(Flags.not(linear));
    return transposed.scatter(call(transposed.recording(), fence, given, true), operands);
  }

  @Override
  public Batched batch(BatchAxis axis, Tensor[] operands, int[] dims) {
    BatchedProgram batched = BatchedProgram.of(program, axis, dims);
    Tensor[] results = call(batched.recording(), preventCse, operands, differentiated);
    return new Batched(results, batched.dims());
  }

  // The unknown part begins with the operands and computes what it needs from them.
  @Override
  public PartialCall partialEval(boolean[] known, TensorType[] types) {
    PartialProgram split = Rematerialization.split(program, known, policy);
    List<Boolean> isKnown = Flags.of(known);
    CsePrevention fence =
        preventCse.only(Flags.not(isKnown)).after(split.residuals(), preventCse.only(isKnown));
    return new PartialCall(
        new JitCall(label, split.known().jaxpr()),
        List.of(),
        with(split.unknown(), fence, true),
        split.knownResults(),
        split.residuals());
  }

  @Override
  public PrunedCall pruned(List<Boolean> used) {
    Jaxpr.Pruned part = program.pruned(used, Collections.nCopies(program.inputs().size(), false));
    return new PrunedCall(
        with(part.program(), preventCse.only(part.inputs()), differentiated), used, part.inputs());
  }

  @Override
  public KeepingCall keeping(Function<Jaxpr, SavedForms> programs) {
    SavedForms parts = programs.apply(program);
    return new KeepingCall(
        with(parts.first(), preventCse, differentiated),
        with(parts.again(), preventCse.between(0, parts.types().size()), true),
        resultCount());
  }
}
