package org.xlava.primitive.custom;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.xlava.Tensor;
import org.xlava.ir.Jaxpr;
import org.xlava.primitive.BatchAxis;
import org.xlava.primitive.Batched;
import org.xlava.primitive.Batching;
import org.xlava.primitive.CustomFunction;
import org.xlava.primitive.Dual;
import org.xlava.transform.Tangents;
import org.xlava.transform.Vectorize;
import org.xlava.transform.Zero;

/** A function with a tangent rule of its own. */
public record CustomJvpFunction(String label, UnaryOperator<Tensor[]> body, TangentRule rule)
    implements CustomFunction {
  @Override
  public Tensor[] apply(Tensor[] operands) {
    return body.apply(operands);
  }

  @Override
  public Dual jvp(Tensor[] primals, Tensor[] tangents) {
    return rule.apply(primals, tangents);
  }

  @Override
  public CustomFunction batched(BatchAxis axis, int[] dims) {
    return new CustomJvpFunction(
        label,
        new BatchedBody(body, axis, dims),
        new BatchedRule(rule, axis, Arrays.stream(dims).boxed().toList()));
  }

  @Override
  public CustomCall inProgram(Jaxpr program, int constants) {
    return new CustomJvpCall(
        label, program, constants == 0 ? rule : new PastConstants(rule, constants));
  }

  /** The rule over batches. */
  private record BatchedRule(TangentRule rule, BatchAxis axis, List<Integer> dims)
      implements TangentRule.Adapted {
    @Override
    public Dual apply(Tensor[] primals, Tensor[] tangents) {
      int n = primals.length;
      Tensor[] operands = Tangents.append(primals, tangents);
      int[] operandDims = new int[operands.length];
      for (int i = 0, next = n; i < n; i++) {
        operandDims[i] = dims.get(i);
        if (!Zero.is(tangents[i])) {
          operandDims[next++] = dims.get(i);
        }
      }
      Dual[] single = new Dual[1];
      Batched r =
          Vectorize.apply(
              x -> {
                single[0] = rule.apply(Arrays.copyOf(x, n), unbatched(x, tangents));
                return Tangents.append(single[0].primals(), single[0].tangents());
              },
              axis,
              operands,
              operandDims);
      return Tangents.dual(
          BatchedBody.front(r, axis.size()), Tangents.nonzero(single[0].tangents()));
    }

    private Tensor[] unbatched(Tensor[] x, Tensor[] tangents) {
      Tensor[] result = new Tensor[tangents.length];
      for (int i = 0, next = tangents.length; i < result.length; i++) {
        result[i] = Zero.is(tangents[i]) ? unbatched(tangents[i], dims.get(i)) : x[next++];
      }
      return result;
    }

    private static Tensor unbatched(Tensor zero, int dim) {
      return dim == Batching.NONE ? zero : Zero.of(Batching.without(zero.type(), dim));
    }
  }

  /** The rule of a function whose captured tensors have become its first operands. */
  private record PastConstants(TangentRule rule, int constants) implements TangentRule.Adapted {
    @Override
    public Dual apply(Tensor[] primals, Tensor[] tangents) {
      for (int i = 0; i < constants; i++) {
        if (!Zero.is(tangents[i])) {
          throw CustomFunction.closedOver("customJvp");
        }
      }
      return rule.apply(
          Arrays.copyOfRange(primals, constants, primals.length),
          Arrays.copyOfRange(tangents, constants, tangents.length));
    }
  }
}
