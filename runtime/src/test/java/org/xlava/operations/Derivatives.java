package org.xlava.operations;

import java.util.ArrayList;
import java.util.List;
import org.xlava.Fn1;
import org.xlava.Tensor;
import org.xlava.Vjp;
import org.xlava.Xlava;

/** The derivatives of a case: of the results that have any, in the inputs that it names. */
final class Derivatives {
  private final Table.Case tested;
  private final List<Tensor> inputs;

  Derivatives(Table.Case tested) {
    this.tested = tested;
    this.inputs = tested.inputs();
  }

  /** The inputs that are differentiated in. */
  List<Tensor> point() {
    return tested.recorded().wrt().stream().map(inputs::get).toList();
  }

  /** The function of those inputs, the others fixed. */
  Fn1<List<Tensor>, List<Tensor>> function() {
    return chosen -> {
      List<Tensor> all = new ArrayList<>(inputs);
      for (int i = 0; i < chosen.size(); i++) {
        all.set(tested.recorded().wrt().get(i), chosen.get(i));
      }
      return tested.row().function().apply(all).stream()
          .filter(y -> y.dtype().isInexact())
          .toList();
    };
  }

  List<Tensor> jvp(List<Tensor> tangents) {
    return Xlava.jvp(function(), point(), tangents).tangent();
  }

  Vjp<List<Tensor>> vjp() {
    return Xlava.vjp(function(), point());
  }

  @SuppressWarnings("unchecked")
  static List<Tensor> pull(Vjp<List<Tensor>> vjp, List<Tensor> cotangents) {
    return (List<Tensor>) vjp.apply(cotangents).getFirst();
  }
}
