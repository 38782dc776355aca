package org.xlava;

import java.util.ArrayList;
import java.util.List;

/**
 * A tree as one vector, what {@link Tree#ravel} gives: for optimisers and solvers that know vectors
 * only.
 *
 * @param <T> the type of the tree
 */
public final class Raveled<T> {
  private final Tensor vector;
  private final TreeDef structure;
  private final List<TensorType> types = new ArrayList<>();

  Raveled(Tree.Flat flat) {
    this.structure = flat.structure();
    List<Tensor> parts = new ArrayList<>();
    for (Tensor leaf : flat.leaves()) {
      types.add(leaf.type());
      parts.add(Numpy.ravel(leaf));
    }
    this.vector = parts.isEmpty() ? Numpy.zeros(0) : Numpy.concatenate(parts, 0);
  }

  /** The elements of all leaves one after the other, in the dtype that holds them all. */
  public Tensor vector() {
    return vector;
  }

  /**
   * The tree with the elements of {@code other}, a vector as long as this one, each leaf in its
   * dtype.
   *
   * @throws ShapeException when it is no vector of this length
   * @throws DTypeException when its dtype is another
   */
  public T unravel(Tensor other) {
    if (!other.shape().equals(vector.shape())) {
      throw new ShapeException(
          "unravel: the vector must have the shape of " + vector.type() + "; got " + other.type());
    }
    if (other.dtype() != vector.dtype()) {
      throw new DTypeException(
          "unravel: the vector must have the dtype of " + vector.type() + "; got " + other.type());
    }
    List<Integer> sizes =
        types.stream().map(type -> Math.toIntExact(type.shape().elements())).toList();
    List<Tensor> parts = sizes.isEmpty() ? List.of() : Lax.split(other, sizes, 0);
    List<Tensor> leaves = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      TensorType type = types.get(i);
      leaves.add(Numpy.astype(Lax.reshape(parts.get(i), type.shape()), type.dtype()));
    }
    return Tree.unflatten(structure, leaves);
  }

  @Override
  public String toString() {
    return "Raveled[" + vector.type() + "]";
  }
}
