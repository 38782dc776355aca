package org.xlava;

import java.util.List;
import org.xlava.transform.Forward;

/**
 * A function's value and its pullback there, which takes a cotangent of the value to the cotangents
 * of the arguments.
 *
 * @param <R> the type of the value
 */
public final class Vjp<R> {
  private final R value;
  private final TreeDef structure;
  private final Arguments arguments;
  private final Forward.Linearized derivative;

  Vjp(Fn<R> f, Object... arguments) {
    FlatFunction.present("vjp", f);
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
   * The cotangents of the arguments, one for each, in the arguments' own structure; zeros where the
   * value doesn't depend on an argument.
   *
   * @throws TreeException when the cotangent's structure isn't the value's
   * @throws ShapeException when a cotangent's shape or dtype isn't that of the value
   */
  public List<Object> apply(R cotangent) {
    Tree.Flat flat = Tree.flatten(cotangent, "the cotangent");
    Tensor[] outputs = derivative.primals();
    Trees.checkMatches("vjp: the cotangent", flat, structure, outputs);
    Tensor[] cotangents = Trees.like(flat.leaves(), outputs);
    Tensor[] results = Gradients.like(arguments.leaves(), derivative.transpose(cotangents));
    return List.of(arguments.unflatten(results));
  }

  /**
   * The cotangents of arguments that are tensors, as {@link #apply} gives them.
   *
   * @throws ClassCastException when an argument isn't a tensor
   */
  public List<Tensor> tensors(R cotangent) {
    return apply(cotangent).stream().map(Tensor.class::cast).toList();
  }

  /**
   * The cotangent of the first argument, which is a tensor.
   *
   * @throws ClassCastException when it isn't
   */
  public Tensor gradient(R cotangent) {
    return (Tensor) apply(cotangent).getFirst();
  }

  @Override
  public String toString() {
    return "Vjp[value=" + value + "]";
  }
}
