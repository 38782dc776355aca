package org.xlava.examples;

import static org.xlava.Xlava.*;

import org.xlava.Carried;
import org.xlava.DType;
import org.xlava.Fn1;
import org.xlava.Fn2;
import org.xlava.Key;
import org.xlava.Numpy;
import org.xlava.Tensor;
import org.xlava.Tree;
import org.xlava.ValueAndGrad;

/** A recurrent network that learns a sentence by heart, letter by letter, and recites it. */
public final class Rnn {
  private static final String TEXT = "to be, or not to be, that is the question";
  private static final String LETTERS =
      TEXT.chars()
          .sorted()
          .distinct()
          .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
          .toString();
  private static final int HIDDEN = 48;
  private static final double RATE = 0.1;
  private static final double MOMENTUM = 0.9;

  record Params(Tensor in, Tensor recurrent, Tensor out, Tensor bias) {}

  record State(Params params, Params velocity) {}

  record Step(State next, Tensor loss) {}

  private Rnn() {}

  static Params params(Key key) {
    int n = LETTERS.length();
    return new Params(
        key.foldIn(0).normal(n, HIDDEN).times(0.3),
        key.foldIn(1).normal(HIDDEN, HIDDEN).div(Math.sqrt(HIDDEN)),
        key.foldIn(2).normal(HIDDEN, n).times(0.1),
        Numpy.zeros(n));
  }

  /** The next hidden state, and a score for each letter that may come next. */
  static Carried<Tensor, Tensor> cell(Params p, Tensor hidden, Tensor letter) {
    Tensor next = Numpy.tanh(Numpy.matmul(letter, p.in).plus(Numpy.matmul(hidden, p.recurrent)));
    return new Carried<>(next, Numpy.matmul(next, p.out).plus(p.bias));
  }

  /** A row of zeros with a one for each letter. */
  static Tensor oneHot(String text) {
    int[] indices = text.chars().map(LETTERS::indexOf).toArray();
    return oneHot(Tensor.of(indices));
  }

  private static Tensor oneHot(Tensor indices) {
    Tensor all = Numpy.arange(LETTERS.length());
    return Numpy.expandDims(indices, -1).eq(all).astype(DType.FLOAT32);
  }

  /** Cross-entropy of the scores of each letter given those before it. */
  static Tensor loss(Params p, Tensor letters, Tensor next) {
    Tensor scores =
        scan((Tensor h, Tensor x) -> cell(p, h, x), Numpy.zeros(HIDDEN), letters).output();
    Tensor logSums = Numpy.log(Numpy.exp(scores).sum(1));
    return logSums.minus(scores.times(next).sum(1)).mean();
  }

  static Step step(State state) {
    Tensor letters = oneHot(TEXT.substring(0, TEXT.length() - 1));
    Tensor next = oneHot(TEXT.substring(1));
    ValueAndGrad<Params> at =
        valueAndGrad((Params p) -> loss(p, letters, next)).apply(state.params);
    Params velocity =
        Tree.map((v, g) -> v.times(MOMENTUM).minus(g.times(RATE)), state.velocity, at.grad());
    return new Step(
        new State(Tree.map(Tensor::plus, state.params, velocity), velocity), at.value());
  }

  /** Begins with the first letter and takes the likeliest one each time. */
  static Tensor recite(Params p, Tensor first) {
    record Memory(Tensor hidden, Tensor letter) {}
    return scan(
            (Memory m) -> {
              Carried<Tensor, Tensor> cell = cell(p, m.hidden, m.letter);
              Tensor letter = cell.output().argmax(0);
              return new Carried<>(new Memory(cell.carry(), oneHot(letter)), letter);
            },
            new Memory(Numpy.zeros(HIDDEN), first),
            TEXT.length() - 1)
        .output();
  }

  public static void main(String[] args) {
    Params p = params(Key.of(0));
    State state = new State(p, Tree.map(Numpy::zerosLike, p));
    Fn1<State, Step> step = jit(Rnn::step);
    Fn2<Params, Tensor, Tensor> recite = jit(Rnn::recite);
    for (int i = 0; i <= 100; i++) {
      if (i % 50 == 0) {
        Tensor letters = recite.apply(state.params, oneHot("t").get(0));
        System.out.println("after " + i + " steps: t" + text(letters));
      }
      state = step.apply(state).next;
    }
  }

  private static String text(Tensor letters) {
    StringBuilder text = new StringBuilder();
    for (int i : letters.toIntArray()) {
      text.append(LETTERS.charAt(i));
    }
    return text.toString();
  }
}
