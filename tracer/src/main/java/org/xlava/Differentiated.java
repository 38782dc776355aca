package org.xlava;

import java.util.function.Function;
import org.xlava.function.Arguments;
import org.xlava.function.AuxiliaryParts;
import org.xlava.function.FlatFunction;
import org.xlava.transform.Forward;
import org.xlava.transform.Linearization;

/** A function's value at a point, with its derivative there. */
abstract sealed class Differentiated<R> permits Vjp, Linearized {
  final TreeDef structure;
  final Arguments arguments;
  final Linearization derivative;
  private final R value;

  Differentiated(Point<R> point) {
    this.structure = point.structure;
    this.arguments = point.arguments;
    this.derivative = point.derivative;
    this.value = FlatFunction.unflatten(structure, derivative.primals());
  }

  /** The derivative of a function of arguments whose result has this structure. */
  record Point<R>(TreeDef structure, Arguments arguments, Linearization derivative) {
    static <R> Point<R> of(String transformation, Fn<R> f, Object... arguments) {
      FlatFunction.present(transformation, f);
      Arguments flat = Arguments.flatten(arguments);
      FlatFunction<R> function = new FlatFunction<>(f, flat.structure());
      Linearization derivative = Forward.linearize(function, flat.leaves());
      return new Point<>(function.structure(), flat, derivative);
    }
  }

  /** What {@code make} makes of the value of a function, with what is beside that. */
  static <R, X, D> Auxiliary<D, X> withAux(
      String transformation,
      Function<Point<R>, D> make,
      Fn<Auxiliary<R, X>> f,
      Object... arguments) {
    Point<Auxiliary<R, X>> whole = Point.of(transformation, f, arguments);
    AuxiliaryParts parts = AuxiliaryParts.of(transformation, whole.structure);
    Linearization ofValue = whole.derivative.first(parts.value().leaves());
    Point<R> point = new Point<>(parts.value(), whole.arguments, ofValue);
    return parts.with(make.apply(point), whole.derivative.primals());
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
