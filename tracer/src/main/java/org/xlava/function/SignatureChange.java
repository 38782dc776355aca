package org.xlava.function;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.xlava.Static;
import org.xlava.TensorType;
import org.xlava.TreeDef;
import org.xlava.TreePath;
import org.xlava.tree.Paths;

/**
 * One thing in which a call of a jitted function is unlike an earlier one.
 *
 * @param place what differs, such as {@code argument 0.step}
 */
record SignatureChange(Kind kind, String place, String before, String now) {
  /** What sort of thing differs. */
  enum Kind {
    /** The dtype settings or named axes around the call. */
    CONTEXT,
    /** The containers of an argument. */
    STRUCTURE,
    /** A part of an argument that is no tensor, by its declared type. */
    VALUE,
    /** A part of an argument that is marked {@link Static}. */
    MARKED,
    /** A static argument. */
    STATIC_ARGUMENT,
    /** The type of a tensor. */
    TYPE
  }

  /** How {@code got} differs from the most similar of {@code known}. */
  static List<SignatureChange> since(Collection<JitSignature> known, JitSignature got) {
    return known.stream()
        .min(
            Comparator.<JitSignature, Boolean>comparing(s -> !s.structure().equals(got.structure()))
                .thenComparing(s -> between(s, got).size()))
        .map(nearest -> between(nearest, got))
        .orElse(List.of());
  }

  private static List<SignatureChange> between(JitSignature before, JitSignature got) {
    List<SignatureChange> changes = new ArrayList<>();
    context(before, got, changes);
    for (int i = 0; i < got.structure().size(); i++) {
      structure(i, before.structure().get(i), got.structure().get(i), changes);
    }
    if (before.structure().equals(got.structure())) {
      types(before, got, changes);
    }
    return changes;
  }

  private static void context(JitSignature before, JitSignature got, List<SignatureChange> to) {
    if (before.x64() != got.x64()) {
      to.add(new SignatureChange(Kind.CONTEXT, "64-bit dtypes", on(before.x64()), on(got.x64())));
    }
    if (!before.axes().equals(got.axes())) {
      String place = "the named axes of vmap around it";
      to.add(new SignatureChange(Kind.CONTEXT, place, before.axes() + "", got.axes() + ""));
    }
  }

  private static String on(boolean x64) {
    return x64 ? "enabled" : "disabled";
  }

  private static void structure(
      int argument, TreeDef before, TreeDef got, List<SignatureChange> to) {
    TreeDef.Difference d = before.difference(got);
    if (d != null) {
      Kind kind = kind(before, d);
      String what = kind == Kind.STATIC_ARGUMENT ? "static argument " : "argument ";
      String place = Paths.below(what + argument, d.path());
      to.add(new SignatureChange(kind, place, d.expected().describe(), d.got().describe()));
    }
  }

  private static Kind kind(TreeDef argument, TreeDef.Difference d) {
    if (argument instanceof TreeDef.Static) {
      return Kind.STATIC_ARGUMENT;
    }
    boolean value = d.expected() instanceof TreeDef.Static && d.got() instanceof TreeDef.Static;
    return !value ? Kind.STRUCTURE : isMarked(argument, d.path()) ? Kind.MARKED : Kind.VALUE;
  }

  private static boolean isMarked(TreeDef argument, TreePath path) {
    TreeDef parent = argument;
    for (TreePath.Key key : path.keys().subList(0, path.keys().size() - 1)) {
      parent = parent.children().get(parent.steps().indexOf(key));
    }
    return parent instanceof TreeDef.RecordDef r
        && path.keys().getLast() instanceof TreePath.Component c
        && isMarked(r.type(), c.name());
  }

  private static boolean isMarked(Class<?> type, String component) {
    try {
      Field field = type.getDeclaredField(component);
      return field.isAnnotationPresent(Static.class);
    } catch (NoSuchFieldException e) {
      return false;
    }
  }

  private static void types(JitSignature before, JitSignature got, List<SignatureChange> to) {
    for (int i = 0; i < got.types().size(); i++) {
      TensorType was = before.types().get(i);
      TensorType is = got.types().get(i);
      if (!was.equals(is)) {
        String place = Arguments.place(got.structure(), i);
        to.add(new SignatureChange(Kind.TYPE, place, show(was), show(is)));
      }
    }
  }

  static String show(TensorType type) {
    return type.weak() ? "weak " + type : type.toString();
  }

  /** The change as messages put it. */
  @Override
  public String toString() {
    boolean part = kind == Kind.STRUCTURE || kind == Kind.VALUE || kind == Kind.MARKED;
    return place.equals("64-bit dtypes")
        ? place + " were " + before
        : (part ? "the structure of " : "") + place + " was " + before + " and is " + now;
  }
}
