package org.xlava.function;

import java.lang.System.Logger.Level;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;
import org.xlava.Fn;
import org.xlava.TensorType;
import org.xlava.TreeDef;
import org.xlava.tree.Paths;

/** Says why {@code jit} traces: what is unlike the most similar call that it knows. */
public final class CacheMisses {
  private static final System.Logger LOG = System.getLogger("org.xlava.jit");

  // The functions of one lambda expression are of one class. They go with what they captured.
  private static final Map<Class<?>, WeakReference<Fn<?>>> SEEN =
      Collections.synchronizedMap(new WeakHashMap<>());

  private CacheMisses() {}

  public static void log(String label, Fn<?> f, JitSignature got, Collection<JitSignature> known) {
    String why = known.isEmpty() ? first(f) : again(got, known);
    LOG.log(Level.INFO, "jit: tracing " + label + ": " + why + "; for " + show(got));
  }

  private static String first(Fn<?> f) {
    WeakReference<Fn<?>> before = SEEN.put(f.getClass(), new WeakReference<>(f));
    return before == null || f.equals(before.get())
        ? "its first call"
        : "its first call, but a function of the same code was traced before by another jit. Keep"
            + " what jit returns, and call that";
  }

  private static String again(JitSignature got, Collection<JitSignature> known) {
    return known.stream()
        .min(
            Comparator.<JitSignature, Boolean>comparing(s -> !s.structure().equals(got.structure()))
                .thenComparing(s -> differences(s, got).size()))
        .map(nearest -> String.join(", ", differences(nearest, got)))
        .orElse("");
  }

  private static List<String> differences(JitSignature before, JitSignature got) {
    List<String> differences = new ArrayList<>();
    if (before.x64() != got.x64()) {
      differences.add("64-bit dtypes were " + (got.x64() ? "disabled" : "enabled"));
    }
    if (!before.axes().equals(got.axes())) {
      differences.add(
          "the named axes of vmap around it" + was(before.axes() + "", got.axes() + ""));
    }
    for (int i = 0; i < got.structure().size(); i++) {
      String structure = structure(i, before.structure().get(i), got.structure().get(i));
      if (structure != null) {
        differences.add(structure);
      }
    }
    return before.structure().equals(got.structure())
        ? types(before, got, differences)
        : differences;
  }

  private static @Nullable String structure(int argument, TreeDef before, TreeDef got) {
    TreeDef.Difference d = before.difference(got);
    if (d == null) {
      return null;
    }
    return (before instanceof TreeDef.Static ? "static argument " : "the structure of argument ")
        + Paths.below(Integer.toString(argument), d.path())
        + was(d.expected().describe(), d.got().describe());
  }

  private static List<String> types(
      JitSignature before, JitSignature got, List<String> differences) {
    for (int i = 0; i < got.types().size(); i++) {
      if (!before.types().get(i).equals(got.types().get(i))) {
        String place = Arguments.place(got.structure(), i);
        differences.add(place + was(show(before.types().get(i)), show(got.types().get(i))));
      }
    }
    return differences;
  }

  private static String was(String before, String now) {
    return " was " + before + " and is " + now;
  }

  private static String show(TensorType type) {
    return type.weak() ? "weak " + type : type.toString();
  }

  private static String show(JitSignature s) {
    return s.types().stream().map(CacheMisses::show).toList().toString();
  }
}
