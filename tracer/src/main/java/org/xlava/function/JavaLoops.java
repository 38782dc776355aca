package org.xlava.function;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xlava.Carried;
import org.xlava.Concrete;
import org.xlava.Fn1;
import org.xlava.Fn2;
import org.xlava.Lax;
import org.xlava.Tensor;
import org.xlava.Tree;
import org.xlava.TreeDef;
import org.xlava.promotion.Broadcasting;
import org.xlava.tree.Flattening;

/** Loops run by Java's own, step by step, as they are where jit is disabled. */
final class JavaLoops {
  private JavaLoops() {}

  static <C> C whileLoop(Fn1<C, Tensor> condition, Fn1<C, C> body, C init) {
    C carry = init;
    while (condition.apply(carry).booleanValue()) {
      carry = body.apply(carry);
    }
    return carry;
  }

  /** {@code length} is at least one. */
  static <C, X, Y> Carried<C, Y> scan(
      Fn2<C, X, Carried<C, Y>> step, C init, X xs, int length, boolean reverse) {
    C carry = init;
    List<Tree.Flat> outputs = new ArrayList<>();
    for (int k = 0; k < length; k++) {
      int i = reverse ? length - 1 - k : k;
      Carried<C, Y> result = step.apply(carry, Tree.map(x -> x.get(i), xs));
      carry = result.carry();
      outputs.add(Flattening.of(result.output(), "the step's output"));
    }
    if (reverse) {
      Collections.reverse(outputs);
    }
    return new Carried<>(carry, stacked(outputs));
  }

  private static <Y> Y stacked(List<Tree.Flat> outputs) {
    TreeDef structure = outputs.getFirst().structure();
    List<Tensor> leaves = new ArrayList<>();
    for (int i = 0; i < structure.leaves(); i++) {
      int leaf = i;
      leaves.add(stacked(outputs.stream().map(o -> o.leaves().get(leaf))));
    }
    return Tree.unflatten(structure, leaves);
  }

  private static Tensor stacked(Stream<Tensor> slices) {
    Tensor[] alike = Broadcasting.promoted("scan", slices.toArray(Tensor[]::new));
    return Lax.concatenate(Arrays.stream(alike).map(x -> Lax.expandDims(x, 0)).toList(), 0);
  }

  /** The number that is known here and now, or null. */
  static @Nullable Integer known(Tensor index) {
    return index instanceof Concrete value ? value.intValue() : null;
  }
}
