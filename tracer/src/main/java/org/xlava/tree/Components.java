package org.xlava.tree;

import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xlava.DType;
import org.xlava.Shape;
import org.xlava.Static;
import org.xlava.TensorType;
import org.xlava.TreeDef;
import org.xlava.TreeException;
import org.xlava.TreePath;

/**
 * How a record, or a Kotlin data class, is taken apart and put together: its components in the
 * order of its constructor's parameters. Found once for each class.
 */
public final class Components {
  private static final ClassValue<Optional<Components>> OF =
      new ClassValue<>() {
        @Override
        protected Optional<Components> computeValue(Class<?> type) {
          return Optional.ofNullable(type.isRecord() ? ofRecord(type) : ofDataClass(type));
        }
      };

  /** A component: its name as a step of a path, how it is read, and whether it is no tensor. */
  private record Component(TreePath.Component key, Method accessor, boolean isStatic) {}

  private final Class<?> type;
  private final List<Component> components;
  private final List<TreePath.Key> keys;
  private final Constructor<?> constructor;

  private Components(Class<?> type, List<Component> components, Constructor<?> constructor) {
    this.type = type;
    this.components = List.copyOf(components);
    this.keys = components.stream().<TreePath.Key>map(Component::key).toList();
    this.constructor = constructor;
  }

  /**
   * The components of a class, or null if it is neither a record nor a data class.
   *
   * @throws TreeException when they can't be read, since the class's module doesn't open its
   *     package
   */
  public static @Nullable Components of(Class<?> type) {
    return OF.get(type).orElse(null);
  }

  /** The names of the components as steps of a path. */
  public List<TreePath.Key> keys() {
    return keys;
  }

  /** The values of the components, those that are no tensors marked so. */
  List<Object> read(Object value) {
    List<Object> values = new ArrayList<>(components.size());
    for (Component c : components) {
      Object part = read(c, value);
      values.add(c.isStatic ? new TreeDef.Static(part) : part);
    }
    return values;
  }

  private static Object read(Component c, Object value) {
    try {
      return c.accessor.invoke(value);
    } catch (InvocationTargetException e) {
      throw new TreeException("tree: the accessor " + c.accessor + " failed", e.getCause());
    } catch (IllegalAccessException e) {
      throw closed(c.accessor.getDeclaringClass(), e);
    }
  }

  public Object make(List<?> values) {
    try {
      return constructor.newInstance(values.toArray());
    } catch (InvocationTargetException e) {
      throw new TreeException(
          "tree: the constructor of " + type.getName() + " failed", e.getCause());
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      throw new TreeException(
          "tree: the components of "
              + type.getName()
              + " must be declared as Tensor, List, Map, Optional, arrays or records; got "
              + values.stream().map(Components::kind).toList(),
          e);
    }
  }

  private static String kind(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case List<?> l -> "List";
      case Map<?, ?> m -> "Map";
      default -> value.getClass().getSimpleName();
    };
  }

  private static Components ofRecord(Class<?> type) {
    List<Component> components = new ArrayList<>();
    List<Class<?>> parameters = new ArrayList<>();
    for (RecordComponent c : type.getRecordComponents()) {
      boolean fixed = isStatic(c.getType()) || c.isAnnotationPresent(Static.class);
      components.add(
          new Component(new TreePath.Component(c.getName()), open(c.getAccessor()), fixed));
      parameters.add(c.getType());
    }
    return new Components(type, components, constructor(type, parameters));
  }

  private static Constructor<?> constructor(Class<?> type, List<Class<?>> parameters) {
    try {
      Constructor<?> found = type.getDeclaredConstructor(parameters.toArray(new Class<?>[0]));
      found.setAccessible(true);
      return found;
    } catch (NoSuchMethodException e) {
      throw new TreeException("tree: " + type.getName() + " has no constructor of its parts", e);
    }
  }

  private static Method open(Method accessor) {
    try {
      accessor.setAccessible(true);
      return accessor;
    } catch (RuntimeException e) {
      throw closed(accessor.getDeclaringClass(), e);
    }
  }

  private static TreeException closed(Class<?> type, Exception cause) {
    return new TreeException(
        "tree: records must be readable; got "
            + type.getName()
            + ", whose module doesn't open its package. Add \"opens "
            + type.getPackageName()
            + " to org.xlava.tracer;\" to its module-info",
        cause);
  }

  // What a component's declared type cannot hold as a tensor stays as it is.
  private static boolean isStatic(Class<?> type) {
    return type.isPrimitive()
        || type.isEnum()
        || type == String.class
        || type == Class.class
        || Number.class.isAssignableFrom(type)
        || type == Boolean.class
        || type == Character.class
        || type == DType.class
        || type == Shape.class
        || type == TensorType.class;
  }

  // --- Kotlin data classes: component1, component2, …, and a constructor of their types

  private static @Nullable Components ofDataClass(Class<?> type) {
    if (!isKotlin(type)) {
      return null;
    }
    List<Method> accessors = new ArrayList<>();
    for (Method next = componentN(type, 1); next != null; ) {
      accessors.add(open(next));
      next = componentN(type, accessors.size() + 1);
    }
    return accessors.isEmpty() ? null : dataClass(type, accessors);
  }

  private static Components dataClass(Class<?> type, List<Method> accessors) {
    List<Class<?>> parameters = new ArrayList<>();
    accessors.forEach(a -> parameters.add(a.getReturnType()));
    List<Field> fields = fields(type);
    List<Component> components = new ArrayList<>();
    for (int i = 0; i < accessors.size(); i++) {
      Field field = i < fields.size() ? fields.get(i) : null;
      String name = field == null ? "component" + (i + 1) : field.getName();
      boolean marked = field != null && field.isAnnotationPresent(Static.class);
      boolean fixed = marked || isStatic(parameters.get(i));
      components.add(new Component(new TreePath.Component(name), accessors.get(i), fixed));
    }
    return new Components(type, components, constructor(type, parameters));
  }

  private static boolean isKotlin(Class<?> type) {
    for (Annotation a : type.getAnnotations()) {
      if (a.annotationType().getName().equals("kotlin.Metadata")) {
        return true;
      }
    }
    return false;
  }

  // The name of an internal property's accessor ends with its module's name after a dollar sign.
  private static @Nullable Method componentN(Class<?> type, int n) {
    String name = "component" + n;
    for (Method m : type.getDeclaredMethods()) {
      boolean named = m.getName().equals(name) || m.getName().startsWith(name + "$");
      if (named && m.getParameterCount() == 0 && !Modifier.isStatic(m.getModifiers())) {
        return m;
      }
    }
    return null;
  }

  // kotlinc writes the fields of the constructor's properties first, in their order.
  private static List<Field> fields(Class<?> type) {
    return Arrays.stream(type.getDeclaredFields())
        .filter(f -> !Modifier.isStatic(f.getModifiers()))
        .toList();
  }
}
