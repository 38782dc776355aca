package org.xlava;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.xlava.primitive.Axes;
import org.xlava.primitive.Batching;
import org.xlava.transform.Vectorize;

/** A function over single examples, applied to batches of them. */
final class Vmap<R> implements Fn<R> {
  private final Fn<R> f;
  private final List<Object> inAxes;
  private final Object outAxes;

  Vmap(Fn<R> f, AxisSpec inAxes, AxisSpec outAxes) {
    this.f = FlatFunction.present("vmap", f);
    this.inAxes = AxisSpec.present("inAxes", inAxes).axes();
    List<Object> out = AxisSpec.present("outAxes", outAxes).axes();
    this.outAxes = out.size() == 1 ? out.getFirst() : out;
  }

  @Override
  public R call(Object... arguments) {
    Arguments flat = Arguments.flatten(arguments);
    int[] dims = inputDims(flat);
    int size = size(flat.leaves(), dims);
    FlatFunction<R> function = new FlatFunction<>(f, flat.structure());
    Vectorize.Result result = Vectorize.apply(function, size, flat.leaves(), dims);
    return function.unflatten(outputs(result, size, function.structure()));
  }

  private int[] inputDims(Arguments flat) {
    if (inAxes.size() != 1 && inAxes.size() != flat.structure().size()) {
      throw new TransformException(
          "vmap: inAxes must have one entry, or one for each argument; got "
              + inAxes.size()
              + " entries for "
              + flat.structure().size()
              + " arguments");
    }
    List<Integer> dims = new ArrayList<>();
    for (int i = 0; i < flat.structure().size(); i++) {
      Object axes = inAxes.size() == 1 ? inAxes.getFirst() : inAxes.get(i);
      spread(axes, flat.structure().get(i), "inAxes", dims);
    }
    int[] result = new int[dims.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = canonical("inAxes", dims.get(i), flat.leaves()[i]);
    }
    return result;
  }

  private static int canonical(String what, int axis, Tensor leaf) {
    if (axis == Xlava.NONE) {
      return Batching.NONE;
    }
    if (axis < -leaf.rank() || axis >= leaf.rank()) {
      throw new ShapeException(
          "vmap: "
              + what
              + " must be axes of the arguments; got "
              + axis
              + " for an argument of type "
              + leaf.type()
              + ". Use NONE for arguments that aren't mapped");
    }
    return Axes.canonical("vmap", axis, leaf.rank());
  }

  /** Gives each leaf of {@code structure} the axis that the prefix {@code axes} has for it. */
  private static void spread(Object axes, TreeDef structure, String what, List<Integer> dims) {
    if (axes instanceof Integer axis) {
      for (int i = 0; i < structure.leaves(); i++) {
        dims.add(axis);
      }
      return;
    }
    List<TreeDef> children = children(structure);
    List<Object> prefixes = axes instanceof Map<?, ?> m ? byKey(m, structure) : prefixes(axes);
    if (prefixes.size() != children.size()) {
      throw new TreeException(
          "vmap: "
              + what
              + " must be a prefix of the tree that it is for: Lists for Lists, arrays and records,"
              + " Maps for Maps and for records by component; got "
              + AxisSpec.show(axes)
              + " for "
              + structure.describe());
    }
    for (int i = 0; i < prefixes.size(); i++) {
      spread(prefixes.get(i), children.get(i), what, dims);
    }
  }

  private static List<Object> prefixes(Object axes) {
    return switch (axes) {
      case List<?> l -> new ArrayList<Object>(l);
      case Optional<?> o -> o.map(v -> List.<Object>of(v)).orElse(List.of());
      default ->
          throw new TreeException(
              "vmap: axes must be integers, NONE, or Lists and Maps of them; got "
                  + AxisSpec.show(axes));
    };
  }

  /** The entries of {@code axes} in the order of the children; none if the keys are others. */
  private static List<Object> byKey(Map<?, ?> axes, TreeDef structure) {
    List<Object> keys = structure.loose() instanceof TreeDef.MapDef d ? d.keys() : List.of();
    return axes.size() == keys.size() && axes.keySet().containsAll(keys)
        ? keys.stream().map(k -> Objects.requireNonNull((Object) axes.get(k))).toList()
        : List.of();
  }

  private static List<TreeDef> children(TreeDef structure) {
    return switch (structure) {
      case TreeDef.Leaf l -> List.of();
      case TreeDef.Static s -> List.of();
      case TreeDef.ListDef d -> d.children();
      case TreeDef.MapDef d -> d.children();
      case TreeDef.RecordDef d -> d.children();
      case TreeDef.ArrayDef d -> d.children();
      case TreeDef.OptionalDef d -> d.children();
    };
  }

  private static int size(Tensor[] leaves, int[] dims) {
    int size = -1;
    for (int i = 0; i < leaves.length; i++) {
      int own = dims[i] == Batching.NONE ? size : leaves[i].shape().dim(dims[i]);
      if (size >= 0 && own != size) {
        throw inconsistent(leaves, dims);
      }
      size = own;
    }
    if (size < 0) {
      throw new TransformException(
          "vmap: at least one argument must be mapped; got inAxes of NONE only");
    }
    return size;
  }

  private static ShapeException inconsistent(Tensor[] leaves, int[] dims) {
    List<String> sizes = new ArrayList<>();
    for (int i = 0; i < leaves.length; i++) {
      if (dims[i] != Batching.NONE) {
        sizes.add(
            "size "
                + leaves[i].shape().dim(dims[i])
                + " on axis "
                + dims[i]
                + " of "
                + leaves[i].type());
      }
    }
    return new ShapeException(
        "vmap: mapped axes must have equal sizes; got " + String.join(", ", sizes));
  }

  private Tensor[] outputs(Vectorize.Result result, int size, TreeDef structure) {
    List<Integer> axes = new ArrayList<>();
    spread(outAxes, structure, "outAxes", axes);
    Tensor[] outputs = new Tensor[axes.size()];
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] = output(result.values()[i], result.dims()[i], size, axes.get(i));
    }
    return outputs;
  }

  private static Tensor output(Tensor value, int dim, int size, int axis) {
    if (axis == Xlava.NONE) {
      if (dim != Batching.NONE) {
        throw new TransformException(
            "vmap: a result with outAxes NONE must not depend on mapped arguments; got "
                + value.type()
                + " mapped on axis "
                + dim);
      }
      return value;
    }
    int rank = dim == Batching.NONE ? value.rank() + 1 : value.rank();
    return Batching.at(value, dim, size, Axes.canonical("vmap outAxes", axis, rank));
  }
}
