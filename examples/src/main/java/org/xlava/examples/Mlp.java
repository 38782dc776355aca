package org.xlava.examples;

import static org.xlava.Xlava.*;

import java.util.ArrayList;
import java.util.List;
import org.xlava.DType;
import org.xlava.Fn2;
import org.xlava.Key;
import org.xlava.Numpy;
import org.xlava.Shape;
import org.xlava.Tensor;
import org.xlava.Tree;
import org.xlava.ValueAndGrad;

/**
 * Learns to tell the inside of a ring from its outside: layers in a list, trained with momentum.
 */
public final class Mlp {
  private static final double RATE = 0.1;
  private static final double MOMENTUM = 0.9;

  record Layer(Tensor w, Tensor b) {}

  record Examples(Tensor points, Tensor labels) {}

  record State(List<Layer> layers, List<Layer> velocity) {}

  record Step(State next, Tensor loss) {}

  private Mlp() {}

  static List<Layer> layers(Key key, int... sizes) {
    List<Layer> layers = new ArrayList<>();
    for (int i = 1; i < sizes.length; i++) {
      Tensor w = key.foldIn(i).normal(sizes[i - 1], sizes[i]);
      layers.add(new Layer(w.div(Math.sqrt(sizes[i - 1])), Numpy.zeros(sizes[i])));
    }
    return layers;
  }

  /** How sure the network is that each point is on the ring: positive is yes. */
  static Tensor logits(List<Layer> layers, Tensor points) {
    Tensor x = points;
    for (Layer layer : layers.subList(0, layers.size() - 1)) {
      x = Numpy.tanh(Numpy.matmul(x, layer.w).plus(layer.b));
    }
    Layer last = layers.getLast();
    return Numpy.matmul(x, last.w).plus(last.b).ravel();
  }

  /** Cross-entropy, of logits z and labels y: log(1 + exp(z)) - y z. */
  static Tensor loss(List<Layer> layers, Examples examples) {
    Tensor z = logits(layers, examples.points);
    return Numpy.logaddexp(z, 0).minus(z.times(examples.labels)).mean();
  }

  static Step step(State state, Examples examples) {
    ValueAndGrad<List<Layer>> at = valueAndGrad(Mlp::loss).apply(state.layers, examples);
    List<Layer> velocity =
        Tree.map((v, g) -> v.times(MOMENTUM).minus(g.times(RATE)), state.velocity, at.grad());
    return new Step(
        new State(Tree.map(Tensor::plus, state.layers, velocity), velocity), at.value());
  }

  static Examples examples(Key key, int n) {
    Tensor points = key.uniform(Shape.of(n, 2), DType.FLOAT32, -1, 1);
    Tensor radius = Numpy.sqrt(points.pow(2).sum(1));
    Tensor onRing = radius.gt(0.4).and(Numpy.less(radius, 0.8));
    return new Examples(points, onRing.astype(DType.FLOAT32));
  }

  static double accuracy(List<Layer> layers, Examples examples) {
    Tensor right = logits(layers, examples.points).gt(0).eq(examples.labels.gt(0));
    return right.astype(DType.FLOAT32).mean().item();
  }

  public static void main(String[] args) {
    Examples training = examples(Key.of(1), 512);
    List<Layer> layers = layers(Key.of(2), 2, 32, 32, 1);
    Fn2<State, Examples, Step> step = jit(Mlp::step);
    State state = new State(layers, Tree.map(Numpy::zerosLike, layers));
    for (int i = 0; i <= 600; i++) {
      Step result = step.apply(state, training);
      if (i % 200 == 0) {
        System.out.printf("step %3d: loss %.3f%n", i, result.loss.item());
      }
      state = result.next;
    }
    double accuracy = accuracy(state.layers, examples(Key.of(3), 512));
    System.out.printf("accuracy on points that it has not seen: %.0f %%%n", 100 * accuracy);
  }
}
