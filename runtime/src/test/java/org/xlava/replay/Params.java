package org.xlava.replay;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xlava.DType;
import org.xlava.Shape;

/**
 * The parameters of an equation. Each must be read, or be known to concern JAX only: {@link
 * #requireAllRead} refuses an equation with others.
 */
final class Params {
  private static final Set<String> ONLY_JAX =
      Set.of("accuracy", "sharding", "out_sharding", "name", "ctx_mesh", "compiler_options_kvs");

  private final String primitive;
  private final JsonObject values;
  private final Set<String> unread;

  Params(String primitive, JsonObject values) {
    this.primitive = primitive;
    this.values = values;
    this.unread = new HashSet<>(values.keySet());
    unread.removeAll(ONLY_JAX);
  }

  String primitive() {
    return primitive;
  }

  /** The parameter, JSON's null when there is none of the name. */
  JsonElement get(String name) {
    unread.remove(name);
    JsonElement value = values.get(name);
    return value == null ? JsonNull.INSTANCE : value;
  }

  boolean isNull(String name) {
    return get(name).isJsonNull();
  }

  int integer(String name) {
    return get(name).getAsInt();
  }

  boolean flag(String name) {
    return get(name).getAsBoolean();
  }

  String string(String name) {
    return get(name).getAsString();
  }

  List<Integer> integers(String name) {
    return GoldenArrays.integers(get(name));
  }

  List<List<Integer>> integerLists(String name) {
    List<List<Integer>> result = new ArrayList<>();
    for (JsonElement e : get(name).getAsJsonArray()) {
      result.add(GoldenArrays.integers(e));
    }
    return result;
  }

  Shape shape(String name) {
    return Shape.of(integers(name));
  }

  DType dtype(String name) {
    return GoldenArrays.dtype(string(name));
  }

  @Nullable DType optionalDtype(String name) {
    return isNull(name) ? null : dtype(name);
  }

  ReplayProgram program(String name) {
    return ReplayProgram.read(get(name).getAsJsonObject());
  }

  /** Accepts parameters that don't change what is computed. */
  Params ignore(String... names) {
    unread.removeAll(Set.of(names));
    return this;
  }

  /** Accepts all parameters, of a primitive that is the identity whatever they are. */
  Params ignoreAll() {
    unread.clear();
    return this;
  }

  /** An exception that says that the parameter's value isn't one that can be replayed. */
  UnsupportedException unsupported(String name) {
    return new UnsupportedException(primitive + " " + name + "=" + get(name));
  }

  void requireAllRead() {
    if (!unread.isEmpty()) {
      throw unsupported(unread.stream().sorted().findFirst().orElseThrow());
    }
  }
}
