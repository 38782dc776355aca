package org.xlava.benchmarks;

import static org.xlava.Numpy.axis;
import static org.xlava.Numpy.keepDims;
import static org.xlava.Xlava.jit;
import static org.xlava.Xlava.stopGradient;
import static org.xlava.Xlava.valueAndGrad;

import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.xlava.DType;
import org.xlava.Fn2;
import org.xlava.Numpy;
import org.xlava.Tensor;
import org.xlava.ValueAndGrad;
import org.xlava.runtime.TensorScope;

/** Causal self-attention of several heads with a residual, forward and backward. */
public class Attention extends SteadyState {
  private static final int EXAMPLES = 8;
  private static final int LENGTH = 64;
  private static final int HEADS = 4;
  private static final int HEAD_SIZE = 32;
  private static final int SIZE = HEADS * HEAD_SIZE;

  /** The projections to queries, keys and values, and back. */
  public record Projections(Tensor query, Tensor key, Tensor value, Tensor out) {
    List<Tensor> tensors() {
      return List.of(query, key, value, out);
    }
  }

  static final Projections PROJECTIONS =
      new Projections(
          Inputs.spread(1, 0.3, SIZE, SIZE),
          Inputs.spread(2, 0.3, SIZE, SIZE),
          Inputs.spread(3, 0.3, SIZE, SIZE),
          Inputs.spread(4, 0.3, SIZE, SIZE));
  static final Tensor TOKENS = Inputs.spread(5, 2, EXAMPLES, LENGTH, SIZE);

  private final Fn2<Projections, Tensor, ValueAndGrad<Projections>> jitted =
      jit(valueAndGrad(Attention::loss));

  // The heads become a dimension in front of the positions.
  private static Tensor heads(Tensor x, Tensor projection) {
    Tensor projected = Numpy.matmul(x, projection);
    return projected.reshape(EXAMPLES, LENGTH, HEADS, HEAD_SIZE).transpose(0, 2, 1, 3);
  }

  private static Tensor softmax(Tensor scores) {
    Tensor shifted = scores.minus(stopGradient(Numpy.max(scores, axis(-1), keepDims())));
    Tensor exponentials = Numpy.exp(shifted);
    return exponentials.div(Numpy.sum(exponentials, axis(-1), keepDims()));
  }

  private static Tensor block(Projections p, Tensor x) {
    Tensor keys = heads(x, p.key()).transpose(0, 1, 3, 2);
    Tensor scores = Numpy.matmul(heads(x, p.query()), keys).div(Math.sqrt(HEAD_SIZE));
    Tensor past = Numpy.tril(Numpy.ones(LENGTH, LENGTH)).astype(DType.BOOL);
    Tensor weights = softmax(Numpy.where(past, scores, -1e30));
    Tensor mixed = Numpy.matmul(weights, heads(x, p.value())).transpose(0, 2, 1, 3);
    return x.plus(Numpy.matmul(mixed.reshape(EXAMPLES, LENGTH, SIZE), p.out()));
  }

  static Tensor loss(Projections p, Tensor x) {
    return block(p, x).pow(2).mean();
  }

  /** The mean square of the block's result, and its gradient in the projections. */
  @Benchmark
  public ValueAndGrad<Projections> jitted() {
    ValueAndGrad<Projections> at = jitted.apply(PROJECTIONS, TOKENS);
    at.value().blockUntilReady();
    return at;
  }

  /** The same, and frees the results, as a loop does that has large ones. */
  @Benchmark
  public ValueAndGrad<Projections> jittedInScope() {
    try (var _ = TensorScope.open()) {
      return jitted();
    }
  }
}
