package org.xlava.function;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.xlava.Fn;
import org.xlava.TransformException;
import org.xlava.spi.Executor;

/** Branches of which the platform that programs run on chooses one. */
public final class Platforms {
  private static final String NAME = "platformDependent";
  private static final String DEFAULT = "default";

  private Platforms() {}

  /** Branches without operands as functions. */
  public static <R> Map<String, Fn<R>> functions(Map<String, ? extends Supplier<R>> branches) {
    Map<String, Fn<R>> functions = new HashMap<>();
    branches.forEach((platform, branch) -> functions.put(platform, x -> branch.get()));
    return functions;
  }

  public static <R> R choose(Map<String, ? extends Fn<R>> byPlatform, Object... operands) {
    Map<String, Fn<R>> sorted = new TreeMap<>(byPlatform);
    sorted.forEach((platform, branch) -> FlatFunction.present(NAME, branch));
    if (sorted.containsKey("gpu")) {
      throw new TransformException(
          NAME + ": platforms must be named as plugins name them; got gpu. Use cuda or rocm");
    }
    // One function for several platforms is traced once.
    List<Fn<R>> distinct = new ArrayList<>(sorted.values().stream().distinct().toList());
    List<String> labels = distinct.stream().map(f -> platforms(sorted, f)).toList();
    Fn<R> chosen = chosen(sorted);
    return new Branches<>(NAME, labels, distinct).only(distinct.indexOf(chosen), operands);
  }

  private static <R> Fn<R> chosen(Map<String, Fn<R>> branches) {
    String platform = Executor.get().platform();
    Fn<R> chosen = branches.getOrDefault(platform, branches.get(DEFAULT));
    if (chosen == null) {
      throw new TransformException(
          "%s: there must be a branch for the platform, %s, or one named default; got %s"
              .formatted(NAME, platform, branches.keySet()));
    }
    return chosen;
  }

  private static <R> String platforms(Map<String, Fn<R>> branches, Fn<R> function) {
    List<String> names =
        branches.keySet().stream().filter(p -> function.equals(branches.get(p))).toList();
    return "the branch for " + String.join(", ", names);
  }
}
