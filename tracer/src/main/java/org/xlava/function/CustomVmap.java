package org.xlava.function;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xlava.Fn;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.TransformException;
import org.xlava.Tree;
import org.xlava.TreeDef;
import org.xlava.TreeException;
import org.xlava.VmapRule;
import org.xlava.Xlava;
import org.xlava.primitive.Batched;
import org.xlava.primitive.Batching;
import org.xlava.primitive.custom.BatchRule;
import org.xlava.primitive.custom.CustomVmapCall;
import org.xlava.transform.TensorArrays;
import org.xlava.transform.Trace;
import org.xlava.tree.Flattening;
import org.xlava.tree.Structures;

/** A function of trees with a batching rule of its own. */
public final class CustomVmap<R> implements Fn<R> {
  private final Fn<R> f;
  private final VmapRule<R> rule;
  private final String label;

  public CustomVmap(Fn<R> f, @Nullable VmapRule<R> rule) {
    this.f = FlatFunction.present("customVmap", f);
    this.label = Labels.of(f);
    if (rule == null) {
      throw new TransformException("customVmap: needs a rule; got null");
    }
    this.rule = rule;
  }

  /** A function that is mapped by a loop, one example after the other. */
  public static <R> CustomVmap<R> sequential(Fn<R> f) {
    return new CustomVmap<>(f, new Sequential<>(f));
  }

  @Override
  public R call(Object... arguments) {
    Arguments flat = Arguments.flatten(arguments);
    TensorType[] types = TensorArrays.types(flat.leaves());
    TracedFunction traced = TracedFunction.of("customVmap", f, flat.structure(), types);
    int captured = traced.constants().size();
    Flat<R> flatRule = new Flat<>(rule, label, captured, flat.structure(), traced);
    Tensor[] operands = traced.recording().operands(flat.leaves());
    CustomVmapCall call = new CustomVmapCall(label, traced.recording().jaxpr(), flatRule);
    return FlatFunction.unflatten(traced.result(), Trace.bind(call, operands));
  }

  /** The rule as one of leaves. Equal for equal arguments, so that programs with it are. */
  private record Flat<R>(
      VmapRule<R> rule,
      String label,
      int captured,
      List<TreeDef> arguments,
      TreeDef result,
      List<TensorType> resultTypes)
      implements BatchRule {
    Flat(
        VmapRule<R> rule,
        String label,
        int captured,
        List<TreeDef> arguments,
        TracedFunction traced) {
      this(rule, label, captured, arguments, traced.result(), List.of(traced.outputTypes()));
    }

    @Override
    public String name() {
      return Labels.of(rule);
    }

    @Override
    public Batched apply(int size, Tensor[] operands, boolean[] mapped) {
      checkCaptured(mapped);
      Tensor[] leaves = Arrays.copyOfRange(operands, captured, operands.length);
      VmapRule.Mapped<R> results =
          rule.apply(size, flags(mapped), List.of(Arguments.unflatten(arguments, leaves)));
      if (results == null) {
        throw new TransformException(
            "customVmap: the rule of " + label + " must return results; got null");
      }
      Tree.Flat flat = Flattening.of(results.value(), "the results");
      Structures.requireEqual("customVmap: the rule of " + label, result, flat.structure());
      List<Integer> axes = new ArrayList<>();
      Vmap.spread(axes(results.mapped()), result, "which results are mapped", axes);
      int[] dims = axes.stream().mapToInt(a -> a == Xlava.NONE ? Batching.NONE : a).toArray();
      checkTypes(size, flat.leaves(), dims);
      return new Batched(flat.leaves().toArray(new Tensor[0]), dims);
    }

    private void checkCaptured(boolean[] mapped) {
      for (int i = 0; i < captured; i++) {
        if (mapped[i]) {
          throw new TransformException(
              "customVmap: the function must not capture tensors that are mapped over; pass what "
                  + label
                  + " captures as an argument");
        }
      }
    }

    private List<Object> flags(boolean[] mapped) {
      List<Object> flags = new ArrayList<>();
      int next = captured;
      for (TreeDef argument : arguments) {
        List<Boolean> own = new ArrayList<>();
        for (int i = 0; i < argument.leaves(); i++) {
          own.add(mapped[next++]);
        }
        flags.add(argument.loose().unflatten(own.iterator()));
      }
      return List.copyOf(flags);
    }

    private static Object axes(Object mapped) {
      return switch (mapped) {
        case Boolean b -> b ? 0 : Xlava.NONE;
        case List<?> l -> l.stream().map(Flat::axes).toList();
        case Map<?, ?> m -> {
          Map<Object, Object> axes = new java.util.LinkedHashMap<>();
          m.forEach((k, v) -> axes.put(k, axes(v)));
          yield axes;
        }
        default ->
            throw new TreeException(
                "customVmap: which results are mapped must be told by Booleans, or Lists and Maps"
                    + " of them; got "
                    + mapped);
      };
    }

    private void checkTypes(int size, List<Tensor> values, int[] dims) {
      for (int i = 0; i < dims.length; i++) {
        TensorType one = resultTypes.get(i);
        TensorType expected = dims[i] == Batching.NONE ? one : Batching.with(one, 0, size);
        if (!TracedFunction.alike(expected, values.get(i).type())) {
          throw new ShapeException(
              "customVmap: the rule of "
                  + label
                  + " must give "
                  + expected
                  + TangentTrees.at(result, i)
                  + "; got "
                  + values.get(i).type());
        }
      }
    }
  }

  /** Maps by a loop over the examples. */
  private record Sequential<R>(Fn<R> f) implements VmapRule<R> {
    @Override
    public Mapped<R> apply(int axisSize, List<Object> mapped, List<Object> arguments) {
      Arguments flat = Arguments.flatten(arguments.toArray());
      List<Boolean> flags = new ArrayList<>();
      mapped.forEach(m -> collect(m, flags));
      List<Tensor> slices = new ArrayList<>();
      for (int i = 0; i < flags.size(); i++) {
        if (flags.get(i)) {
          slices.add(flat.leaves()[i]);
        }
      }
      return Mapped.all(Maps.map(x -> f.call(flat.unflatten(merged(flat, flags, x))), slices));
    }

    private static Tensor[] merged(Arguments flat, List<Boolean> flags, List<Tensor> slices) {
      Tensor[] leaves = flat.leaves().clone();
      for (int i = 0, next = 0; i < leaves.length; i++) {
        leaves[i] = flags.get(i) ? slices.get(next++) : leaves[i];
      }
      return leaves;
    }

    private static void collect(Object mapped, List<Boolean> flags) {
      switch (mapped) {
        case Boolean b -> flags.add(b);
        case List<?> l -> l.forEach(m -> collect(m, flags));
        case Map<?, ?> m -> m.values().forEach(v -> collect(v, flags));
        case java.util.Optional<?> o -> o.ifPresent(m -> collect(m, flags));
        default -> throw new IllegalStateException("not a flag: " + mapped);
      }
    }
  }
}
