package org.xlava.benchmarks;

import static org.xlava.Xlava.jit;

import java.util.function.IntFunction;
import org.openjdk.jmh.annotations.Benchmark;
import org.xlava.DType;
import org.xlava.Fn1;
import org.xlava.Tensor;

/** A jitted function of a record of records of fifty tensors in all. */
public class NestedRecord extends SteadyState {
  /** Ten layers. */
  public record Network(Block a, Block b, Block c, Block d, Block e) {
    static Network of(IntFunction<Tensor> leaf) {
      return new Network(
          Block.of(leaf, 0),
          Block.of(leaf, 10),
          Block.of(leaf, 20),
          Block.of(leaf, 30),
          Block.of(leaf, 40));
    }

    Network incremented() {
      return new Network(
          a.incremented(), b.incremented(), c.incremented(), d.incremented(), e.incremented());
    }
  }

  /** Two layers. */
  public record Block(Layer first, Layer second) {
    static Block of(IntFunction<Tensor> leaf, int from) {
      return new Block(Layer.of(leaf, from), Layer.of(leaf, from + 5));
    }

    Block incremented() {
      return new Block(first.incremented(), second.incremented());
    }
  }

  /** Parameters, their running means and squares. */
  public record Layer(Tensor weight, Tensor bias, Tensor mean, Tensor square, Tensor scale) {
    static Layer of(IntFunction<Tensor> leaf, int from) {
      return new Layer(
          leaf.apply(from),
          leaf.apply(from + 1),
          leaf.apply(from + 2),
          leaf.apply(from + 3),
          leaf.apply(from + 4));
    }

    Layer incremented() {
      return new Layer(weight.plus(1), bias.plus(1), mean.plus(1), square.plus(1), scale.plus(1));
    }
  }

  static final Network ARGUMENT = Network.of(i -> Tensor.of(i, DType.FLOAT32));

  private final Fn1<Network, Network> jitted = jit(Network::incremented);

  /** Adds one to each of fifty scalars; all come from one program, which ends as a whole. */
  @Benchmark
  public Network jittedIncrement() {
    Network result = jitted.apply(ARGUMENT);
    result.e().second().scale().blockUntilReady();
    return result;
  }
}
