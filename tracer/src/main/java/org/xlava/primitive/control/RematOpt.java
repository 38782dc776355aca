package org.xlava.primitive.control;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.ir.Flags;
import org.xlava.ir.Jaxpr;
import org.xlava.primitive.BatchAxis;
import org.xlava.primitive.Batched;
import org.xlava.primitive.Batching;
import org.xlava.primitive.Call;
import org.xlava.primitive.Dual;
import org.xlava.primitive.Param;
import org.xlava.primitive.PartialCall;
import org.xlava.primitive.PrunedCall;
import org.xlava.transform.BatchedProgram;
import org.xlava.transform.CapturedConstants;
import org.xlava.transform.JvpProgram;
import org.xlava.transform.Tangents;
import org.xlava.transform.Trace;

/**
 * The forward rule of a {@code customVjp} function beside the function itself, {@code primal},
 * which takes its place where nothing asks for residuals. Both take all operands; {@code primal}
 * gives the results that aren't residuals.
 *
 * @param residuals for each result of {@code forward}, whether it is a residual
 */
public record RematOpt(String label, Jaxpr forward, Jaxpr primal, List<Boolean> residuals)
    implements Call {
  public RematOpt {
    residuals = List.copyOf(residuals);
  }

  @Override
  public String operation() {
    return "remat_opt";
  }

  @Override
  public List<Param> params() {
    return List.of(
        new Param("fun_jaxpr", primal),
        new Param("fwd_jaxpr", forward),
        new Param("num_res", Flags.count(residuals)));
  }

  @Override
  public List<Jaxpr> programs() {
    return List.of(forward, primal);
  }

  @Override
  public int resultCount() {
    return residuals.size();
  }

  @Override
  public TensorType[] outputTypes(TensorType[] operands) {
    return forward.outputTypes();
  }

  /** The entries of {@code ofResults} that are of results proper. */
  private List<Boolean> proper(List<Boolean> ofResults) {
    return Flags.chosen(ofResults, Flags.not(residuals));
  }

  @Override
  public PrunedCall pruned(List<Boolean> used) {
    List<Boolean> all = Collections.nCopies(forward.inputs().size(), true);
    Jaxpr part = primal.pruned(proper(used), all).program();
    if (!Flags.chosen(used, residuals).contains(true)) {
      PrunedCall plain =
          new JitCall(label, part).pruned(Collections.nCopies(Flags.count(used), true));
      return new PrunedCall(plain.call(), used, plain.operands());
    }
    Jaxpr first = forward.pruned(used, all).program();
    return new PrunedCall(
        new RematOpt(label, first, part, Flags.chosen(residuals, used)), used, all);
  }

  // Both programs give the tangents of the same results.
  @Override
  public Dual jvp(Tensor[] primals, Tensor[] tangents) {
    List<Boolean> nonzero = Tangents.nonzero(tangents);
    List<Boolean> inexact =
        Arrays.stream(forward.outputTypes()).map(t -> t.dtype().isInexact()).toList();
    RematOpt derivative =
        new RematOpt(
            label,
            CapturedConstants.inside(JvpProgram.of(forward, nonzero, inexact).recording()),
            CapturedConstants.inside(JvpProgram.of(primal, nonzero, proper(inexact)).recording()),
            While.concat(residuals, Flags.chosen(residuals, inexact)));
    return Tangents.dual(Trace.bind(derivative, Tangents.append(primals, tangents)), inexact);
  }

  // Results that one of the programs gives in batches the other one does too.
  @Override
  public Batched batch(BatchAxis axis, Tensor[] operands, int[] dims) {
    List<Boolean> front = Batching.batched(BatchedProgram.of(forward, axis, dims).dims());
    List<Boolean> own = Batching.batched(BatchedProgram.of(primal, axis, dims).dims());
    Boolean[] forced = front.toArray(new Boolean[0]);
    for (int i = 0, next = 0; i < forced.length; i++) {
      forced[i] |= !residuals.get(i) && own.get(next++);
    }
    List<Boolean> batched = List.of(forced);
    RematOpt wide =
        new RematOpt(
            label,
            CapturedConstants.inside(BatchedProgram.of(forward, axis, dims, batched).recording()),
            CapturedConstants.inside(
                BatchedProgram.of(primal, axis, dims, proper(batched)).recording()),
            residuals);
    int[] resultDims = batched.stream().mapToInt(b -> b ? 0 : Batching.NONE).toArray();
    return new Batched(Trace.bind(wide, operands), resultDims);
  }

  // What is split or transposed is part of a derivative already, and goes by the forward rule.

  @Override
  public Tensor[] transpose(Tensor[] cotangents, Tensor[] operands) {
    return new JitCall(label, forward).transpose(cotangents, operands);
  }

  @Override
  public PartialCall partialEval(boolean[] known, TensorType[] types) {
    return new JitCall(label, forward).partialEval(known, types);
  }
}
