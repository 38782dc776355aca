package org.xlava;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The structure of a tree of tensors: what is left when the leaves are taken out. Structures are
 * compared by value; static parts, such as a record's {@code int} components, belong to them.
 */
public sealed interface TreeDef {
  /** A tensor. */
  record Leaf() implements TreeDef {}

  /** A value that is no tensor and stays as it is. */
  record Static(Object value) implements TreeDef {}

  /** A {@code List}. */
  record ListDef(List<TreeDef> children) implements TreeDef {}

  /** A {@code Map}, its keys sorted. */
  record MapDef(List<Object> keys, List<TreeDef> children) implements TreeDef {}

  /** A record. */
  record RecordDef(Class<?> type, List<TreeDef> children) implements TreeDef {}

  /** An array of references. */
  record ArrayDef(Class<?> elementType, List<TreeDef> children) implements TreeDef {}

  /** An {@code Optional}. */
  record OptionalDef(List<TreeDef> children) implements TreeDef {}

  /** The number of leaves. */
  default int leaves() {
    return switch (this) {
      case Leaf l -> 1;
      case Static s -> 0;
      case ListDef d -> count(d.children);
      case MapDef d -> count(d.children);
      case RecordDef d -> count(d.children);
      case ArrayDef d -> count(d.children);
      case OptionalDef d -> count(d.children);
    };
  }

  private static int count(List<TreeDef> children) {
    return children.stream().mapToInt(TreeDef::leaves).sum();
  }

  /** The tree of this structure with the given leaves, in order. */
  default Object unflatten(Iterator<? extends Object> leaves) {
    return switch (this) {
      case Leaf l -> leaves.next();
      case Static s -> s.value;
      case ListDef d -> List.copyOf(unflatten(d.children, leaves));
      case MapDef d -> map(d, leaves);
      case RecordDef d -> record(d, leaves);
      case ArrayDef d -> array(d, leaves);
      case OptionalDef d -> unflatten(d.children, leaves).stream().findFirst();
    };
  }

  /**
   * This structure in containers that hold whatever stands in place of a leaf: for a record the
   * {@code Map} of its components by name, for an array a {@code List}.
   */
  default TreeDef loose() {
    return switch (this) {
      case Leaf l -> l;
      case Static s -> s;
      case ListDef d -> new ListDef(loose(d.children));
      case MapDef d -> new MapDef(d.keys, loose(d.children));
      case RecordDef d -> new MapDef(names(d.type), loose(d.children));
      case ArrayDef d -> new ListDef(loose(d.children));
      case OptionalDef d -> new OptionalDef(loose(d.children));
    };
  }

  private static List<TreeDef> loose(List<TreeDef> children) {
    return children.stream().map(TreeDef::loose).toList();
  }

  private static List<Object> names(Class<?> record) {
    return Arrays.stream(record.getRecordComponents())
        .<Object>map(RecordComponent::getName)
        .toList();
  }

  /** The structure as messages put it, such as {@code [*, {a: *}, Params(w=*, b=*)]}. */
  default String describe() {
    return switch (this) {
      case Leaf l -> "*";
      case Static s -> String.valueOf(s.value);
      case ListDef d -> describe(d.children).toString();
      case MapDef d -> entries(d.keys, d.children, ": ", "{", "}");
      case RecordDef d ->
          entries(names(d.type), d.children, "=", d.type.getSimpleName() + "(", ")");
      case ArrayDef d -> d.elementType.getSimpleName() + describe(d.children);
      case OptionalDef d -> "Optional" + describe(d.children);
    };
  }

  private static List<String> describe(List<TreeDef> children) {
    return children.stream().map(TreeDef::describe).toList();
  }

  private static String entries(
      List<Object> keys, List<TreeDef> children, String is, String open, String close) {
    return IntStream.range(0, keys.size())
        .mapToObj(i -> keys.get(i) + is + children.get(i).describe())
        .collect(Collectors.joining(", ", open, close));
  }

  private static List<Object> unflatten(List<TreeDef> children, Iterator<? extends Object> leaves) {
    List<Object> values = new ArrayList<>(children.size());
    for (TreeDef child : children) {
      values.add(child.unflatten(leaves));
    }
    return values;
  }

  private static Map<Object, Object> map(MapDef def, Iterator<? extends Object> leaves) {
    Map<Object, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < def.keys.size(); i++) {
      map.put(def.keys.get(i), def.children.get(i).unflatten(leaves));
    }
    return java.util.Collections.unmodifiableMap(map);
  }

  private static Object array(ArrayDef def, Iterator<? extends Object> leaves) {
    Object array = Array.newInstance(def.elementType, def.children.size());
    for (int i = 0; i < def.children.size(); i++) {
      Array.set(array, i, def.children.get(i).unflatten(leaves));
    }
    return array;
  }

  private static Object record(RecordDef def, Iterator<? extends Object> leaves) {
    Object[] values = unflatten(def.children, leaves).toArray();
    try {
      return canonicalConstructor(def.type).newInstance(values);
    } catch (InvocationTargetException e) {
      throw new TreeException(
          "tree: the constructor of " + def.type.getName() + " failed", e.getCause());
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      throw new TreeException(
          "tree: the components of "
              + def.type.getName()
              + " must be declared as Tensor, List, Map, Optional, arrays or records; got "
              + Arrays.stream(values).map(v -> v.getClass().getSimpleName()).toList(),
          e);
    }
  }

  private static Constructor<?> canonicalConstructor(Class<?> type) throws NoSuchMethodException {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] parameters = new Class<?>[components.length];
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = components[i].getType();
    }
    Constructor<?> constructor = type.getDeclaredConstructor(parameters);
    constructor.setAccessible(true);
    return constructor;
  }
}
