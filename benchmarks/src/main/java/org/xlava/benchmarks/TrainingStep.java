package org.xlava.benchmarks;

import static org.xlava.Numpy.axis;
import static org.xlava.Numpy.keepDims;
import static org.xlava.Xlava.jit;
import static org.xlava.Xlava.stopGradient;
import static org.xlava.Xlava.valueAndGrad;

import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.xlava.Fn2;
import org.xlava.Numpy;
import org.xlava.Tensor;
import org.xlava.ValueAndGrad;
import org.xlava.runtime.TensorScope;

/** A step of gradient descent for a network of three layers that tells digits apart. */
public class TrainingStep extends SteadyState {
  private static final int EXAMPLES = 128;
  private static final int PIXELS = 784;
  private static final int HIDDEN = 512;
  private static final int DIGITS = 10;
  private static final double RATE = 0.1;

  /** The weights and biases of the three layers. */
  public record Network(Tensor w1, Tensor b1, Tensor w2, Tensor b2, Tensor w3, Tensor b3) {
    Tensor logits(Tensor x) {
      Tensor first = Numpy.maximum(Numpy.matmul(x, w1).plus(b1), 0);
      Tensor second = Numpy.maximum(Numpy.matmul(first, w2).plus(b2), 0);
      return Numpy.matmul(second, w3).plus(b3);
    }

    Network minus(Network step) {
      return new Network(
          descended(w1, step.w1),
          descended(b1, step.b1),
          descended(w2, step.w2),
          descended(b2, step.b2),
          descended(w3, step.w3),
          descended(b3, step.b3));
    }

    private static Tensor descended(Tensor parameter, Tensor gradient) {
      return parameter.minus(gradient.times(RATE));
    }

    List<Tensor> tensors() {
      return List.of(w1, b1, w2, b2, w3, b3);
    }
  }

  /** Images, a row each, and which digit each is, as a row with a one in its place. */
  public record Batch(Tensor images, Tensor digits) {}

  static final Network NETWORK =
      new Network(
          Inputs.spread(1, 0.1, PIXELS, HIDDEN),
          Inputs.spread(2, 0.1, HIDDEN),
          Inputs.spread(3, 0.1, HIDDEN, HIDDEN),
          Inputs.spread(4, 0.1, HIDDEN),
          Inputs.spread(5, 0.1, HIDDEN, DIGITS),
          Inputs.spread(6, 0.1, DIGITS));
  static final Batch BATCH = new Batch(Inputs.spread(7, 2, EXAMPLES, PIXELS), digits());

  private final Fn2<Network, Batch, ValueAndGrad<Network>> jitted = jit(TrainingStep::step);

  private static Tensor digits() {
    float[][] rows = new float[EXAMPLES][DIGITS];
    for (int i = 0; i < EXAMPLES; i++) {
      rows[i][i % DIGITS] = 1;
    }
    return Tensor.of(rows);
  }

  // The mean cross entropy, by way of the logarithm of the softmax.
  static Tensor loss(Network network, Batch batch) {
    Tensor logits = network.logits(batch.images());
    Tensor shifted = logits.minus(stopGradient(Numpy.max(logits, axis(1), keepDims())));
    Tensor logs = shifted.minus(Numpy.log(Numpy.sum(Numpy.exp(shifted), axis(1), keepDims())));
    return batch.digits().times(logs).sum(1).mean().unaryMinus();
  }

  /** The loss, and the network after the step. */
  static ValueAndGrad<Network> step(Network network, Batch batch) {
    ValueAndGrad<Network> at = valueAndGrad(TrainingStep::loss).apply(network, batch);
    return new ValueAndGrad<>(at.value(), network.minus(at.grad()));
  }

  /** One step from the same network each time. */
  @Benchmark
  public ValueAndGrad<Network> jitted() {
    ValueAndGrad<Network> after = jitted.apply(NETWORK, BATCH);
    after.value().blockUntilReady();
    return after;
  }

  /** The same, and frees the results, as a loop does that has large ones. */
  @Benchmark
  public ValueAndGrad<Network> jittedInScope() {
    try (var _ = TensorScope.open()) {
      return jitted();
    }
  }
}
