package org.xlava;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.xlava.primitive.JitCall;
import org.xlava.primitive.Primitive;
import org.xlava.transform.NamedAxes;
import org.xlava.transform.Programs;
import org.xlava.transform.Recording;
import org.xlava.transform.Trace;

/**
 * A function that is traced once for each structure and types of its arguments, and from then on
 * runs as one compiled program.
 */
final class Jit<R> implements Fn<R> {
  private final Fn<R> f;
  private final String label;
  private final ConcurrentHashMap<Signature, Traced> cache = new ConcurrentHashMap<>();
  private volatile @Nullable Traced latest;

  /**
   * What a trace holds for: the arguments' structure and types, and the dtype settings and named
   * axes.
   */
  private record Signature(
      List<TreeDef> structure, List<TensorType> types, boolean x64, NamedAxes axes) {}

  private record Traced(Signature signature, Primitive call, Recording recording, TreeDef result) {}

  Jit(Fn<R> f) {
    this.f = FlatFunction.present("jit", f);
    this.label = Labels.of(f);
  }

  @Override
  public R call(Object... arguments) {
    Arguments flat = Arguments.flatten(arguments);
    Traced traced = latest;
    if (traced == null || !matches(traced.signature, flat)) {
      traced = lookup(flat);
      latest = traced;
    }
    Tensor[] results = Trace.bind(traced.call, traced.recording.operands(flat.leaves()));
    return FlatFunction.unflatten(traced.result, results);
  }

  private static boolean matches(Signature s, Arguments arguments) {
    Tensor[] leaves = arguments.leaves();
    if (s.types.size() != leaves.length
        || s.x64 != Config.x64Enabled()
        || !s.axes.equals(NamedAxes.current())
        || !s.structure.equals(arguments.structure())) {
      return false;
    }
    for (int i = 0; i < leaves.length; i++) {
      if (!s.types.get(i).equals(leaves[i].type())) {
        return false;
      }
    }
    return true;
  }

  private Traced lookup(Arguments flat) {
    List<TensorType> types = Arrays.stream(flat.leaves()).map(Tensor::type).toList();
    Signature signature =
        new Signature(flat.structure(), types, Config.x64Enabled(), NamedAxes.current());
    Traced known = cache.get(signature);
    if (known != null) {
      return known;
    }
    Traced traced = trace(signature);
    // What captured a tensor that is itself being traced holds for this call only.
    boolean reusable = traced.recording.constants().stream().allMatch(Concrete.class::isInstance);
    Traced first = reusable ? cache.putIfAbsent(signature, traced) : null;
    return first == null ? traced : first;
  }

  private Traced trace(Signature signature) {
    FlatFunction<R> function = new FlatFunction<>(f, signature.structure);
    Recording recording =
        Programs.record("jit", signature.types.toArray(new TensorType[0]), function);
    return new Traced(
        signature, new JitCall(label, recording.jaxpr()), recording, function.structure());
  }
}
