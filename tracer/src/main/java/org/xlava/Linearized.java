package org.xlava;

import java.util.Arrays;
import org.xlava.function.FlatFunction;
import org.xlava.function.TangentTrees;
import org.xlava.tree.Flattening;

/**
 * A function's value at a point and its derivative there, a linear function of the arguments'
 * tangents that can be applied many times without evaluating the function again.
 *
 * @param <R> the type of the value
 */
public final class Linearized<R> extends Differentiated<R> {
  Linearized(Fn<R> f, Object... arguments) {
    this(Point.of("linearize", f, arguments));
  }

  private Linearized(Point<R> point) {
    super(point);
  }

  static <R, X> Auxiliary<Linearized<R>, X> withAux(Fn<Auxiliary<R, X>> f, Object... arguments) {
    return withAux("linearizeWithAux", Linearized<R>::new, f, arguments);
  }

  /**
   * The tangent of the value for tangents of the arguments; those of integers and booleans are of
   * {@link DType#FLOAT0}.
   *
   * @throws TreeException when a tangent's structure isn't its argument's
   * @throws ShapeException when a tangent's shape isn't its argument's
   * @throws DTypeException when its dtype isn't
   */
  public R apply(Object... tangents) {
    Tree.Flat flat = Flattening.of(Arrays.asList(tangents), "the tangents");
    TreeDef expected = new TreeDef.ListDef(arguments.structure());
    Tensor[] leaves =
        TangentTrees.tangents("linearize: the tangents", flat, expected, arguments.leaves());
    Tensor[] results = derivative.apply(leaves);
    return FlatFunction.unflatten(structure, results);
  }
}
