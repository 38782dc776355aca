package org.xlava.operations;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.xlava.Fn1;
import org.xlava.Tensor;

/**
 * One row of the table of operations: a function and what is to hold of it. Its inputs and what JAX
 * makes of them are the {@link Recorded} lines of the same name.
 */
record Row(String name, Fn1<List<Tensor>, List<Tensor>> function, Nature nature) {
  /** What is known of a function beyond its recorded values. */
  enum Nature {
    /** The JVP agrees with finite differences at the row's first inputs. */
    SMOOTH,
    /** Linear in all inputs that have derivatives together: the JVP is the function itself. */
    LINEAR,
    /** The JVP isn't the limit of differences, as that of a rounding that counts as identity. */
    ROUGH
  }

  static Row of(String name, Fn1<List<Tensor>, List<Tensor>> function) {
    return new Row(name, function, Nature.SMOOTH);
  }

  static Row of1(String name, UnaryOperator<Tensor> function) {
    return of(name, x -> List.of(function.apply(x.getFirst())));
  }

  static Row of2(String name, BinaryOperator<Tensor> function) {
    return of(name, x -> List.of(function.apply(x.get(0), x.get(1))));
  }

  /** A row whose function gives one tensor. */
  static Row ofAll(String name, Function<List<Tensor>, Tensor> function) {
    return of(name, x -> List.of(function.apply(x)));
  }

  Row linear() {
    return new Row(name, function, Nature.LINEAR);
  }

  Row rough() {
    return new Row(name, function, Nature.ROUGH);
  }

  @Override
  public String toString() {
    return name;
  }
}
