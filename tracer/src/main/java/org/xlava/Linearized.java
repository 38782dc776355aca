package org.xlava;

import java.util.Arrays;
import org.xlava.transform.Forward;

/**
 * A function's value at a point and its derivative there, a linear function of the arguments'
 * tangents that can be applied many times without evaluating the function again.
 *
 * @param <R> the type of the value
 */
public final class Linearized<R> {
  private final R value;
  private final TreeDef structure;
  private final Arguments arguments;
  private final Forward.Linearized derivative;

  Linearized(Fn<R> f, Object... arguments) {
    FlatFunction.present("linearize", f);
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

  /**
   * The tangent of the value for tangents of the arguments.
   *
   * @throws TreeException when a tangent's structure isn't its argument's
   * @throws ShapeException when a tangent's shape or dtype isn't its argument's
   */
  public R apply(Object... tangents) {
    Tree.Flat flat = Tree.flatten(Arrays.asList(tangents), "the tangents");
    TreeDef expected = new TreeDef.ListDef(arguments.structure());
    Trees.checkMatches("linearize: the tangents", flat, expected, arguments.leaves());
    Tensor[] leaves = Trees.like(flat.leaves(), arguments.leaves());
    Tensor[] results = derivative.apply(leaves);
    return FlatFunction.unflatten(structure, results);
  }

  @Override
  public String toString() {
    return "Linearized[value=" + value + "]";
  }
}
