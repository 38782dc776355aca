package org.xlava.primitive.custom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.ir.Flags;
import org.xlava.ir.Jaxpr;
import org.xlava.primitive.BatchAxis;
import org.xlava.primitive.Batched;
import org.xlava.primitive.Batching;
import org.xlava.primitive.Dual;
import org.xlava.primitive.Param;
import org.xlava.primitive.PartialCall;
import org.xlava.primitive.ProgramCall;
import org.xlava.primitive.control.JitCall;
import org.xlava.transform.CapturedConstants;
import org.xlava.transform.Forward;
import org.xlava.transform.JvpProgram;
import org.xlava.transform.Tangents;
import org.xlava.transform.Trace;
import org.xlava.transform.Vectorize;
import org.xlava.transform.Zero;

/** The call of a program that has a batching rule of its own. */
public record CustomVmapCall(String label, Jaxpr program, BatchRule rule) implements ProgramCall {
  @Override
  public String operation() {
    return "custom_vmap_call";
  }

  @Override
  public List<Param> params() {
    return List.of(
        new Param("name", label), new Param("call", program), new Param("rule", rule.name()));
  }

  @Override
  public Batched batch(BatchAxis axis, Tensor[] operands, int[] dims) {
    Tensor[] moved = new Tensor[operands.length];
    for (int i = 0; i < moved.length; i++) {
      moved[i] = dims[i] == Batching.NONE ? operands[i] : Batching.move(operands[i], dims[i], 0);
    }
    return rule.apply(axis.size(), moved, Flags.toArray(Batching.batched(dims)));
  }

  // The derivative has a rule too: the derivative of the rule.
  @Override
  public Dual jvp(Tensor[] primals, Tensor[] tangents) {
    List<Boolean> nonzero = Tangents.nonzero(tangents);
    List<Boolean> inexact =
        Arrays.stream(program.outputTypes()).map(t -> t.dtype().isInexact()).toList();
    Jaxpr derivative =
        CapturedConstants.inside(JvpProgram.of(program, nonzero, inexact).recording());
    BatchRule derived = new OfDerivative(rule, nonzero, inexact);
    Tensor[] results =
        Trace.bind(
            new CustomVmapCall(label, derivative, derived), Tangents.append(primals, tangents));
    return Tangents.dual(results, inexact);
  }

  // What is split or transposed is part of a derivative already, which goes without the rule.

  @Override
  public Tensor[] transpose(Tensor[] cotangents, Tensor[] operands) {
    return new JitCall(label, program).transpose(cotangents, operands);
  }

  @Override
  public PartialCall partialEval(boolean[] known, TensorType[] types) {
    return new JitCall(label, program).partialEval(known, types);
  }

  /**
   * The rule for a derivative: operands, then those of their tangents that are {@code nonzero};
   * results, then those of their tangents that are {@code inexact}.
   */
  private record OfDerivative(BatchRule rule, List<Boolean> nonzero, List<Boolean> inexact)
      implements BatchRule {
    @Override
    public String name() {
      return rule.name();
    }

    // Where only tangents are mapped, the function is linear in what is.
    @Override
    public Batched apply(int size, Tensor[] operands, boolean[] mapped) {
      int n = nonzero.size();
      boolean[] primals = Arrays.copyOf(mapped, n);
      if (!anyOf(primals)) {
        return aroundTangents(size, operands, mapped);
      }
      Tensor[] aligned = operands.clone();
      for (int i = 0, next = n; i < n; i++) {
        if (nonzero.get(i)) {
          primals[i] |= mapped[next];
          aligned[i] = mappedIf(primals[i], aligned[i], mapped[i], size);
          aligned[next] = mappedIf(primals[i], aligned[next], mapped[next], size);
          next++;
        }
      }
      List<Boolean> results = new ArrayList<>();
      Tensor[] values = differentiated(size, aligned, primals, results);
      int[] dims = new int[values.length];
      Arrays.setAll(dims, i -> results.get(i) ? 0 : Batching.NONE);
      return new Batched(values, dims);
    }

    private static boolean anyOf(boolean[] values) {
      boolean any = false;
      for (boolean value : values) {
        any |= value;
      }
      return any;
    }

    private static Tensor mappedIf(boolean wanted, Tensor x, boolean mapped, int size) {
      return wanted && !mapped ? Batching.front(x, Batching.NONE, size) : x;
    }

    private Batched aroundTangents(int size, Tensor[] operands, boolean[] mapped) {
      int[] dims = new int[operands.length];
      Arrays.setAll(dims, i -> mapped[i] ? 0 : Batching.NONE);
      boolean[] none = new boolean[nonzero.size()];
      Batched r =
          Vectorize.apply(
              x -> differentiated(size, x, none, new ArrayList<>()), size, operands, dims);
      return new Batched(r.values(), r.dims());
    }

    /** The results and their tangents; {@code resultsMapped} becomes which of them are mapped. */
    private Tensor[] differentiated(
        int size, Tensor[] operands, boolean[] mapped, List<Boolean> resultsMapped) {
      int n = nonzero.size();
      Tensor[] tangents = new Tensor[n];
      for (int i = 0, next = n; i < n; i++) {
        tangents[i] = nonzero.get(i) ? operands[next++] : Zero.of(operands[i].type());
      }
      Dual r =
          Forward.jvp(
              primals -> {
                Batched result = rule.apply(size, primals, mapped);
                resultsMapped.addAll(Batching.batched(result.dims()));
                return result.values();
              },
              Arrays.copyOf(operands, n),
              tangents);
      List<Tensor> all = new ArrayList<>(Arrays.asList(r.primals()));
      for (int i = 0; i < inexact.size(); i++) {
        if (inexact.get(i)) {
          all.add(Tangents.instantiate(r.tangents()[i]));
          resultsMapped.add(resultsMapped.get(i));
        }
      }
      return all.toArray(new Tensor[0]);
    }
  }
}
