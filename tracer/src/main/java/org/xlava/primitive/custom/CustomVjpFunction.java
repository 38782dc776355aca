package org.xlava.primitive.custom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.xlava.Lax;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.ir.Jaxpr;
import org.xlava.primitive.BatchAxis;
import org.xlava.primitive.Batched;
import org.xlava.primitive.Batching;
import org.xlava.primitive.CustomFunction;
import org.xlava.primitive.Dual;
import org.xlava.transform.Forward;
import org.xlava.transform.Tangents;
import org.xlava.transform.TensorArrays;
import org.xlava.transform.Trace;
import org.xlava.transform.Vectorize;
import org.xlava.transform.Zero;

/** A function with rules of its own for reverse mode. */
public record CustomVjpFunction(String label, UnaryOperator<Tensor[]> body, PullbackRule rule)
    implements CustomFunction {
  @Override
  public Tensor[] apply(Tensor[] operands) {
    return body.apply(operands);
  }

  // The tangents are those of a linear function of which only the transpose is known.
  @Override
  public Dual jvp(Tensor[] primals, Tensor[] tangents) {
    List<Boolean> perturbed = Tangents.nonzero(tangents);
    PullbackRule.Forward forward = rule.forward(primals, perturbed);
    List<TensorType> types = Arrays.stream(forward.results()).map(Tensor::type).toList();
    CustomLinear linear =
        new CustomLinear(
            forward.pullback(), forward.residuals().length, perturbed, types, rule.symbolicZeros());
    List<Tensor> operands = new ArrayList<>(Arrays.asList(forward.residuals()));
    Arrays.stream(tangents).filter(t -> !Zero.is(t)).forEach(operands::add);
    Tensor[] results = Trace.bind(linear, operands.toArray(new Tensor[0]));
    Tensor[] inexact = new Tensor[results.length];
    Arrays.setAll(
        inexact, i -> types.get(i).dtype().isInexact() ? results[i] : Zero.of(types.get(i)));
    return new Dual(forward.results(), inexact);
  }

  @Override
  public CustomFunction batched(BatchAxis axis, int[] dims) {
    return new CustomVjpFunction(
        label,
        new BatchedBody(body, axis, dims),
        new BatchedRule(rule, axis, Arrays.stream(dims).boxed().toList()));
  }

  @Override
  public CustomCall inProgram(Jaxpr program, int constants) {
    return new CustomVjpCall(
        label, program, constants == 0 ? rule : new PastConstants(rule, constants));
  }

  private static int[] toArray(List<Integer> dims) {
    return dims.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The rules over batches; residuals have their batch dimensions where they come to be. */
  private record BatchedRule(PullbackRule rule, BatchAxis axis, List<Integer> dims)
      implements PullbackRule.Adapted {
    @Override
    public Forward forward(Tensor[] primals, List<Boolean> perturbed) {
      Forward[] single = new Forward[1];
      Batched r =
          Vectorize.apply(
              x -> {
                single[0] = rule.forward(x, perturbed);
                return TensorArrays.concat(single[0].results(), single[0].residuals());
              },
              axis,
              primals,
              toArray(dims));
      int n = single[0].results().length;
      int all = r.values().length;
      Tensor[] results = Arrays.copyOf(BatchedBody.front(r, axis.size()), n);
      List<Integer> residualDims = Arrays.stream(r.dims(), n, all).boxed().toList();
      return new Forward(
          results,
          Arrays.copyOfRange(r.values(), n, all),
          new BatchedPullback(single[0].pullback(), axis, residualDims, dims));
    }
  }

  /** The backward rule over batches; what one argument gives to all examples adds up. */
  private record BatchedPullback(
      PullbackRule.Pullback pullback,
      BatchAxis axis,
      List<Integer> residualDims,
      List<Integer> dims)
      implements PullbackRule.AdaptedPullback {
    @Override
    public Tensor[] apply(Tensor[] residuals, Tensor[] cotangents) {
      int n = residuals.length;
      Tensor[] operands = Tangents.append(residuals, cotangents);
      int[] operandDims = Arrays.copyOf(toArray(residualDims), operands.length);
      Tensor[][] single = new Tensor[1][];
      Batched r =
          Vectorize.apply(
              x -> {
                single[0] = pullback.apply(Arrays.copyOf(x, n), unbatched(x, n, cotangents));
                return Arrays.stream(single[0]).filter(t -> !Zero.is(t)).toArray(Tensor[]::new);
              },
              axis,
              operands,
              operandDims);
      Tensor[] result = new Tensor[single[0].length];
      for (int i = 0, next = 0; i < result.length; i++) {
        boolean zero = Zero.is(single[0][i]);
        result[i] =
            zero
                ? Zero.of(typeOfArgument(i, single[0][i].type()))
                : ofArgument(i, r.values()[next], r.dims()[next]);
        next += zero ? 0 : 1;
      }
      return result;
    }

    private static Tensor[] unbatched(Tensor[] x, int residuals, Tensor[] cotangents) {
      Tensor[] result = new Tensor[cotangents.length];
      for (int i = 0, next = residuals; i < result.length; i++) {
        result[i] =
            Zero.is(cotangents[i]) ? Zero.of(Batching.without(cotangents[i].type(), 0)) : x[next++];
      }
      return result;
    }

    private TensorType typeOfArgument(int argument, TensorType type) {
      int dim = dims.get(argument);
      return dim == Batching.NONE ? type : Batching.with(type, dim, axis.size());
    }

    private Tensor ofArgument(int argument, Tensor cotangent, int dim) {
      int to = dims.get(argument);
      if (to != Batching.NONE) {
        return Batching.at(cotangent, dim, axis.size(), to);
      }
      Tensor batched = Batching.front(cotangent, dim, axis.size());
      return Lax.reduceSum(batched, List.of(0));
    }
  }

  /** The rules of a function whose captured tensors have become its first operands. */
  private record PastConstants(PullbackRule rule, int constants) implements PullbackRule.Adapted {
    @Override
    public Forward forward(Tensor[] primals, List<Boolean> perturbed) {
      if (perturbed.subList(0, constants).contains(true)) {
        throw CustomFunction.closedOver("customVjp");
      }
      Forward own =
          rule.forward(
              Arrays.copyOfRange(primals, constants, primals.length),
              perturbed.subList(constants, perturbed.size()));
      List<TensorType> types = Arrays.stream(primals, 0, constants).map(Tensor::type).toList();
      return new Forward(own.results(), own.residuals(), new ZerosBefore(types, own.pullback()));
    }
  }

  /** The backward rule, with nothing for the captured tensors in front. */
  private record ZerosBefore(List<TensorType> types, PullbackRule.Pullback pullback)
      implements PullbackRule.AdaptedPullback {
    @Override
    public Tensor[] apply(Tensor[] residuals, Tensor[] cotangents) {
      Tensor[] zeros = types.stream().map(Zero::of).toArray(Tensor[]::new);
      return TensorArrays.concat(zeros, pullback.apply(residuals, cotangents));
    }
  }
}
