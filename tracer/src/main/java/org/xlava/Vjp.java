package org.xlava;

import java.util.List;
import org.xlava.function.Gradients;
import org.xlava.function.TangentTrees;
import org.xlava.tree.Flattening;

/**
 * A function's value and its pullback there, which takes a cotangent of the value to the cotangents
 * of the arguments.
 *
 * @param <R> the type of the value
 */
public final class Vjp<R> extends Differentiated<R> {
  Vjp(Fn<R> f, Object... arguments) {
    this(Point.of("vjp", f, arguments));
  }

  private Vjp(Point<R> point) {
    super(point);
  }

  static <R, X> Auxiliary<Vjp<R>, X> withAux(Fn<Auxiliary<R, X>> f, Object... arguments) {
    return withAux("vjpWithAux", Vjp<R>::new, f, arguments);
  }

  /**
   * The cotangents of the arguments, one for each, in the arguments' own structure; zeros where the
   * value doesn't depend on an argument, of {@link DType#FLOAT0} for integers and booleans. What
   * stands for the cotangent of an integer or boolean doesn't matter.
   *
   * @throws TreeException when the cotangent's structure isn't the value's
   * @throws ShapeException when a cotangent's shape isn't that of the value
   * @throws DTypeException when its dtype isn't
   */
  public List<Object> apply(R cotangent) {
    Tree.Flat flat = Flattening.of(cotangent, "the cotangent");
    Tensor[] outputs = derivative.primals();
    Tensor[] cotangents = TangentTrees.cotangents("vjp: the cotangent", flat, structure, outputs);
    Tensor[] results = Gradients.like(arguments.leaves(), derivative.transpose(cotangents));
    return List.of(arguments.unflatten(results));
  }

  /**
   * The cotangents of arguments that are tensors, as {@link #apply} gives them.
   *
   * @throws TreeException when an argument isn't a tensor, and as {@link #apply} does
   * @throws ShapeException as {@link #apply} does
   * @throws DTypeException as {@link #apply} does
   */
  public List<Tensor> tensors(R cotangent) {
    return apply(cotangent).stream().map(Vjp::tensor).toList();
  }

  /**
   * The cotangent of the first argument, which is a tensor.
   *
   * @throws TreeException when it isn't, and as {@link #apply} does
   * @throws ShapeException as {@link #apply} does
   * @throws DTypeException as {@link #apply} does
   */
  public Tensor gradient(R cotangent) {
    return tensor(apply(cotangent).getFirst());
  }

  private static Tensor tensor(Object cotangent) {
    if (cotangent instanceof Tensor tensor) {
      return tensor;
    }
    throw new TreeException(
        "vjp: gradient and tensors need arguments that are tensors; got a %s. Use apply, which gives"
                .formatted(cotangent.getClass().getSimpleName())
            + " cotangents of the arguments' own structure");
  }
}
