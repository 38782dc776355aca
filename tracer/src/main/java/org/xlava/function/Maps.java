package org.xlava.function;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.xlava.Carried;
import org.xlava.Fn1;
import org.xlava.Fn2;
import org.xlava.Lax;
import org.xlava.Shape;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.TransformException;
import org.xlava.Tree;
import org.xlava.TreeDef;
import org.xlava.Xlava;
import org.xlava.primitive.Axes;
import org.xlava.primitive.control.AssociativeScan;
import org.xlava.tree.Structures;

/** Loops whose steps needn't wait for each other; {@link Xlava} documents them. */
public final class Maps {
  private Maps() {}

  public static <X, Y> Y map(Fn1<X, Y> f, X xs) {
    Fn2<List<Tensor>, X, Carried<List<Tensor>, Y>> step =
        (none, x) -> new Carried<>(none, f.apply(x));
    return Loops.scan(step, List.<Tensor>of(), xs, ScanOptions.DEFAULT).output();
  }

  public static <X, Y> Y map(Fn1<X, Y> f, X xs, int batchSize) {
    if (batchSize < 1) {
      throw new TransformException("map: batchSize must be at least 1; got " + batchSize);
    }
    int n = Loops.length(Tree.flatten(xs), ScanOptions.UNKNOWN);
    Fn1<X, Y> batched = x -> new Vmap<>(f).call(x);
    int whole = n - n % batchSize;
    if (whole == 0) {
      return batched.apply(xs);
    }
    X chunks =
        each(
            xs,
            x ->
                Lax.reshape(
                    Lax.sliceInDim(x, 0, whole, 1, 0),
                    chunked(x.shape(), whole / batchSize, batchSize)));
    Y results = each(map(batched, chunks), Maps::unchunked);
    if (whole == n) {
      return results;
    }
    Y rest = batched.apply(each(xs, x -> Lax.sliceInDim(x, whole, n, 1, 0)));
    return Tree.map((a, b) -> Lax.concatenate(List.of(a, b), 0), results, rest);
  }

  private static <T> T each(T tree, UnaryOperator<Tensor> f) {
    return Tree.map(f, tree);
  }

  private static Shape chunked(Shape shape, int chunks, int size) {
    return Axes.inserted(Axes.with(shape, 0, size), 0, chunks);
  }

  private static Tensor unchunked(Tensor x) {
    Shape one = Axes.without(x.shape(), 0);
    return Lax.reshape(x, Axes.with(one, 0, x.shape().dim(0) * one.dim(0)));
  }

  public static <T> T associativeScan(Fn2<T, T, T> f, T elements, AssociativeScanOptions how) {
    Tree.Flat flat = Tree.flatten(elements);
    if (flat.leaves().isEmpty()) {
      throw new ShapeException("associativeScan: needs arrays to scan over; got none");
    }
    int along = Axes.canonical("associativeScan", how.axis(), flat.leaves().getFirst().rank());
    checkSizes(flat, along);
    TreeDef structure = flat.structure();
    BinaryOperator<List<Tensor>> combine =
        (a, b) -> {
          T x = FlatFunction.unflatten(structure, a.toArray(new Tensor[0]));
          T y = FlatFunction.unflatten(structure, b.toArray(new Tensor[0]));
          return checked(Tree.flatten(f.apply(x, y)), structure, a);
        };
    List<Tensor> results = new AssociativeScan(along, combine).apply(flat.leaves(), how.reverse());
    return FlatFunction.unflatten(structure, results.toArray(new Tensor[0]));
  }

  private static void checkSizes(Tree.Flat flat, int axis) {
    TensorType first = flat.leaves().getFirst().type();
    for (Tensor x : flat.leaves()) {
      Axes.canonical("associativeScan", axis, x.rank());
      if (x.shape().dim(axis) != first.shape().dim(axis)) {
        throw new ShapeException(
            "associativeScan: arrays must have equal sizes along axis "
                + axis
                + "; got "
                + first
                + " and "
                + x.type());
      }
    }
  }

  private static List<Tensor> checked(Tree.Flat got, TreeDef structure, List<Tensor> operands) {
    Structures.requireEqual("associativeScan", structure, got.structure());
    for (int i = 0; i < operands.size(); i++) {
      TensorType type = operands.get(i).type();
      if (!TracedFunction.alike(type, got.leaves().get(i).type())) {
        throw new ShapeException(
            "associativeScan: the function must keep the type of its arguments; got "
                + type
                + TangentTrees.at(structure, i)
                + " in and "
                + got.leaves().get(i).type()
                + " out");
      }
    }
    return got.leaves();
  }
}
