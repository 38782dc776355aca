package org.xlava.tree;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.xlava.Complex;
import org.xlava.Tensor;
import org.xlava.Tree;
import org.xlava.TreeDef;
import org.xlava.TreeException;

/** The classes that users registered as containers. */
public final class Registrations {
  private static final Map<Class<?>, Registration<?, ?>> BY_TYPE = new ConcurrentHashMap<>();

  private Registrations() {}

  /** How objects of a class are taken apart and put together. */
  public record Registration<T, A>(
      Class<T> type,
      Function<? super T, Tree.Node<A>> flatten,
      BiFunction<? super A, ? super List<Object>, ? extends T> unflatten) {

    Container level(Object tree) {
      Tree.Node<A> node = flatten.apply(type.cast(tree));
      if (node == null) {
        throw new TreeException(
            "tree: what takes a " + type.getTypeName() + " apart must return a node; got null");
      }
      return new Container(
          node.children(),
          Paths.indices(node.children().size()),
          children -> new TreeDef.NodeDef(type, node.auxiliary(), children));
    }

    @SuppressWarnings("unchecked")
    Object make(@Nullable Object auxiliary, List<Object> children) {
      return unflatten.apply((A) auxiliary, children);
    }
  }

  public static void add(Registration<?, ?> registration) {
    Class<?> type = registration.type;
    boolean builtIn =
        type.isArray()
            || Tensor.class.isAssignableFrom(type)
            || Number.class.isAssignableFrom(type)
            || type == Boolean.class
            || type == Complex.class;
    if (builtIn || type.isInterface()) {
      throw new TreeException(
          "Tree.register: the type must be a class that isn't a tensor, a number or an array; got "
              + type.getTypeName());
    }
    if (BY_TYPE.putIfAbsent(type, registration) != null) {
      throw new TreeException(
          "Tree.register: a class is registered once; got " + type.getTypeName() + " again");
    }
  }

  static @Nullable Registration<?, ?> of(Class<?> type) {
    return BY_TYPE.isEmpty() ? null : BY_TYPE.get(type);
  }

  public static Object make(TreeDef.NodeDef def, List<Object> children) {
    Registration<?, ?> known = of(def.type());
    if (known == null) {
      throw new TreeException(
          "tree: the class of a structure must be registered; got "
              + def.type().getTypeName()
              + ". Call Tree.register");
    }
    return known.make(def.auxiliary(), children);
  }
}
