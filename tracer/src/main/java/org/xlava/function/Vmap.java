package org.xlava.function;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xlava.AxisSpec;
import org.xlava.Fn;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TransformException;
import org.xlava.TreeDef;
import org.xlava.VmapOption;
import org.xlava.Xlava;
import org.xlava.primitive.Axes;
import org.xlava.primitive.BatchAxis;
import org.xlava.primitive.Batched;
import org.xlava.primitive.Batching;
import org.xlava.transform.Vectorize;
import org.xlava.tree.TreePrefix;

/** A function over single examples, applied to batches of them. */
public final class Vmap<R> implements Fn<R> {
  private static final int UNKNOWN = -1;

  private final Fn<R> f;
  private List<Object> inAxes = List.of(0);
  private Object outAxes = 0;
  private @Nullable String name;
  private int axisSize = UNKNOWN;

  public Vmap(Fn<R> f, @Nullable VmapOption @Nullable ... options) {
    this.f = FlatFunction.present("vmap", f);
    GivenOptions.of("vmap", "inAxes, outAxes, axisName and axisSize", options).forEach(this::take);
  }

  private void take(VmapOption option) {
    switch (option) {
      case AxisSpec(AxisSpec.Role role, List<Object> axes) when role == AxisSpec.Role.IN ->
          inAxes = axes;
      case AxisSpec(AxisSpec.Role role, List<Object> axes) ->
          outAxes = axes.size() == 1 ? axes.getFirst() : axes;
      case VmapOption.AxisName n -> name = n.name();
      case VmapOption.AxisSize s -> axisSize = s.size();
    }
  }

  @Override
  public R call(Object... arguments) {
    Arguments flat = Arguments.flatten(arguments);
    int[] dims = inputDims(flat);
    int size = size(flat, dims);
    FlatFunction<R> function = new FlatFunction<>(f, flat.structure());
    Batched result = Vectorize.apply(function, new BatchAxis(size, name), flat.leaves(), dims);
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
      result[i] = canonical(flat, i, dims.get(i));
    }
    return result;
  }

  private static int canonical(Arguments flat, int leaf, int axis) {
    if (axis == Xlava.NONE) {
      return Batching.NONE;
    }
    int rank = flat.leaves()[leaf].rank();
    if (axis < -rank || axis >= rank) {
      throw new ShapeException(
          "vmap: inAxes must be axes of the arguments; got "
              + axis
              + " for "
              + flat.describe(leaf)
              + ". Use NONE for arguments that aren't mapped");
    }
    return Axes.canonical("vmap", axis, rank);
  }

  /** Gives each leaf of {@code structure} the axis that the prefix {@code axes} has for it. */
  static void spread(Object axes, TreeDef structure, String what, List<Integer> dims) {
    dims.addAll(
        new TreePrefix<>("vmap", what, "axes must be integers, NONE", Integer.class)
            .spread(axes, structure));
  }

  private int size(Arguments flat, int[] dims) {
    int size = axisSize;
    for (int i = 0; i < dims.length; i++) {
      int own = dims[i] == Batching.NONE ? size : flat.leaves()[i].shape().dim(dims[i]);
      if (size != UNKNOWN && own != size) {
        throw inconsistent(flat, dims);
      }
      size = own;
    }
    if (size == UNKNOWN) {
      throw new TransformException(
          "vmap: at least one argument must be mapped; got "
              + (dims.length == 0 ? "arguments without tensors" : "inAxes of NONE only")
              + ". Use axisSize to tell the number of examples");
    }
    return size;
  }

  private ShapeException inconsistent(Arguments flat, int[] dims) {
    Map<Integer, List<String>> bySize = new LinkedHashMap<>();
    for (int i = 0; i < dims.length; i++) {
      if (dims[i] != Batching.NONE) {
        int size = flat.leaves()[i].shape().dim(dims[i]);
        bySize
            .computeIfAbsent(size, s -> new ArrayList<>())
            .add("axis " + dims[i] + " of " + flat.describe(i));
      }
    }
    List<String> sizes = new ArrayList<>();
    if (axisSize != UNKNOWN) {
      sizes.add("axisSize " + axisSize);
    }
    bySize.forEach((size, axes) -> sizes.add("size " + size + " on " + some(axes)));
    return new ShapeException(
        "vmap: mapped axes must have equal sizes; got " + String.join("; ", sizes));
  }

  private static String some(List<String> axes) {
    int shown = Math.min(axes.size(), 3);
    String more = axes.size() > shown ? " and " + (axes.size() - shown) + " more" : "";
    return String.join(", ", axes.subList(0, shown)) + more;
  }

  private Tensor[] outputs(Batched result, int size, TreeDef structure) {
    List<Integer> axes = new ArrayList<>();
    spread(outAxes, structure, "outAxes", axes);
    Tensor[] outputs = new Tensor[axes.size()];
    for (int i = 0; i < outputs.length; i++) {
      int dim = result.dims()[i];
      if (axes.get(i) == Xlava.NONE && dim != Batching.NONE) {
        throw new TransformException(
            "vmap: a result with outAxes NONE must not depend on mapped arguments; got "
                + result.values()[i].type()
                + TangentTrees.at(structure, i)
                + " mapped on axis "
                + dim);
      }
      outputs[i] = output(result.values()[i], dim, size, axes.get(i));
    }
    return outputs;
  }

  private static Tensor output(Tensor value, int dim, int size, int axis) {
    if (axis == Xlava.NONE) {
      return value;
    }
    int rank = dim == Batching.NONE ? value.rank() + 1 : value.rank();
    return Batching.at(value, dim, size, Axes.canonical("vmap outAxes", axis, rank));
  }
}
