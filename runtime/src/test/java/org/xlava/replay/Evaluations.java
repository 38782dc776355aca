package org.xlava.replay;

import java.util.ArrayList;
import java.util.List;
import org.xlava.Fn1;
import org.xlava.Lax;
import org.xlava.Tensor;
import org.xlava.Vjp;
import org.xlava.Xlava;

/**
 * What the recorded evaluations make of a function of a list of tensors: functions of the same
 * inputs.
 */
final class Evaluations {
  private final Fn1<List<Tensor>, List<Tensor>> f;
  private final List<Integer> wrt;

  /** Evaluations of {@code f}, with derivatives in the inputs numbered {@code wrt}. */
  Evaluations(Fn1<List<Tensor>, List<Tensor>> f, List<Integer> wrt) {
    this.f = f;
    this.wrt = wrt;
  }

  /**
   * The evaluation of the given name.
   *
   * @throws UnsupportedException when there is none
   */
  Fn1<List<Tensor>, List<Tensor>> of(String name) {
    return switch (name) {
      case "value" -> f;
      case "jvp" -> inputs -> tangents(inChosen(inputs), chosen(inputs));
      case "vjp" -> inputs -> cotangents(inChosen(inputs), chosen(inputs));
      case "jvp_of_vjp" -> this::tangentsOfCotangents;
      case "vmap" -> Xlava.vmap(f);
      default -> throw new UnsupportedException("evaluation " + name);
    };
  }

  private List<Tensor> tangentsOfCotangents(List<Tensor> inputs) {
    Fn1<List<Tensor>, List<Tensor>> inChosen = inChosen(inputs);
    return tangents(x -> cotangents(inChosen, x), chosen(inputs));
  }

  private static List<Tensor> tangents(Fn1<List<Tensor>, List<Tensor>> g, List<Tensor> x) {
    return Xlava.jvp(g, x, ones(x)).tangent();
  }

  @SuppressWarnings("unchecked")
  private static List<Tensor> cotangents(Fn1<List<Tensor>, List<Tensor>> g, List<Tensor> x) {
    Vjp<List<Tensor>> vjp = Xlava.vjp(g, x);
    return (List<Tensor>) vjp.apply(ones(vjp.value())).getFirst();
  }

  private static List<Tensor> ones(List<Tensor> like) {
    return like.stream().map(x -> Lax.fullLike(x, 1)).toList();
  }

  private List<Tensor> chosen(List<Tensor> inputs) {
    return wrt.stream().map(inputs::get).toList();
  }

  /** The function of the inputs to differentiate in, the others fixed, to what has derivatives. */
  private Fn1<List<Tensor>, List<Tensor>> inChosen(List<Tensor> inputs) {
    return chosen -> {
      List<Tensor> all = new ArrayList<>(inputs);
      for (int i = 0; i < wrt.size(); i++) {
        all.set(wrt.get(i), chosen.get(i));
      }
      return f.apply(all).stream().filter(y -> y.dtype().isInexact()).toList();
    };
  }
}
