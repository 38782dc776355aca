package org.xlava;

import org.xlava.transform.Forward;

/** A function's value at a point, with its derivative there. */
abstract sealed class Differentiated<R> permits Vjp, Linearized {
  final TreeDef structure;
  final Arguments arguments;
  final Forward.Linearized derivative;
  private final R value;

  Differentiated(String transformation, Fn<R> f, Object... arguments) {
    FlatFunction.present(transformation, f);
    this.arguments = Arguments.flatten(arguments);
    FlatFunction<R> flat = new FlatFunction<>(f, this.arguments.structure());
    this.derivative = Forward.linearize(flat, this.arguments.leaves());
    this.structure = flat.structure();
    this.value = flat.unflatten(derivative.primals());
  }

  /** The function's value at the arguments. */
  public R value() {
    return value;
  }

  @Override
  public String toString() {
    return getClass().getSimpleName() + "[value=" + value + "]";
  }
}
