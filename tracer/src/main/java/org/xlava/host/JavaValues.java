package org.xlava.host;

import java.lang.foreign.MemorySegment;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xlava.Complex;
import org.xlava.DType;
import org.xlava.DTypeException;
import org.xlava.HostArray;
import org.xlava.Shape;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TensorType;

/**
 * What a Java value holds: the dimensions, the element type, and the leaves in order, each a boxed
 * number or an innermost array of primitives. One descent finds them and checks that the nesting is
 * rectangular: the first way down to an element sets the dimensions, all others must agree.
 */
public final class JavaValues {
  private static final int MAX_RANK = 64;

  private final List<Integer> dims = new ArrayList<>();
  private final List<Object> leaves = new ArrayList<>();
  private final int[] path = new int[MAX_RANK];
  private @Nullable DType dtype;
  private boolean weak;
  private boolean rankKnown;

  private JavaValues() {}

  /** Reads a Java number, a boolean, a {@link Complex}, or nested arrays or lists of them. */
  public static JavaValues read(@Nullable Object value) {
    JavaValues values = new JavaValues();
    if (value != null && isNested(value)) {
      values.descend(value, 0);
    } else {
      values.readScalar(value);
    }
    return values;
  }

  // A Java number says what kind it is but not how wide it is meant to be.
  private void readScalar(@Nullable Object value) {
    DType narrow = value == null ? null : elementType(value.getClass());
    if (value == null || narrow == null) {
      throw new DTypeException(
          "Tensor.of: value must be a Java number, a boolean or a Complex, or nested arrays or"
              + " lists of them; got "
              + describe(value));
    }
    leaves.add(value);
    dtype = narrow.isInteger() ? DType.INT64 : narrow.isFloating() ? DType.FLOAT64 : narrow;
    weak = narrow != DType.BOOL;
  }

  /** The values, 64-bit ones as 32-bit ones while 64-bit dtypes are off. */
  public HostArray toHostArray() {
    DType canonical = dtype().canonical();
    if (canonical == DType.INT32) {
      leaves.forEach(JavaValues::requireInts);
    }
    return HostArray.of(elements(canonical), type(canonical).withWeak(weak));
  }

  /**
   * As {@link #toHostArray()}; the values share the array that was read if it is what they need.
   */
  public HostArray lent() {
    DType canonical = dtype().canonical();
    boolean whole = leaves.size() == 1 && leaves.getFirst().getClass().isArray();
    return whole && arrayType(leaves.getFirst().getClass()) == canonical
        ? HostArray.of(segment(leaves.getFirst()), type(canonical))
        : toHostArray();
  }

  /** The values, cast. */
  public HostArray toHostArray(DType target) {
    return HostArray.of(elements(target), type(target));
  }

  private static void requireInts(Object leaf) {
    switch (leaf) {
      case Long v -> requireInt(v);
      case long[] all -> Arrays.stream(all).forEach(JavaValues::requireInt);
      default -> {} // Narrower, and so fits.
    }
  }

  private static void requireInt(long v) {
    if ((int) v != v) {
      throw new DTypeException(
          "Tensor.of: an integer must fit int32 while 64-bit dtypes are off; got "
              + v
              + "; call Config.enableX64(true)");
    }
  }

  private DType dtype() {
    return dtype == null ? DType.FLOAT32 : dtype;
  }

  private TensorType type(DType target) {
    return TensorType.of(target, Shape.of(dims));
  }

  private MemorySegment elements(DType target) {
    MemorySegment result = Elements.allocate(type(target));
    long at = 0;
    for (Object leaf : leaves) {
      at += write(leaf, result, target, at);
    }
    return result;
  }

  private static long write(Object leaf, MemorySegment target, DType to, long at) {
    if (!leaf.getClass().isArray()) {
      writeElement(leaf, target, to, at);
      return 1;
    }
    int length = Array.getLength(leaf);
    Elements.copy(segment(leaf), arrayType(leaf.getClass()), target, to, at, length);
    return length;
  }

  private static void writeElement(Object element, MemorySegment target, DType to, long at) {
    switch (element) {
      case Boolean b -> Elements.setInteger(target, to, at, b ? 1 : 0);
      case Float f -> Elements.setReal(target, to, at, f);
      case Double d -> Elements.setReal(target, to, at, d);
      case Complex c -> Elements.setComplex(target, to, at, c.re(), c.im());
      default -> Elements.setInteger(target, to, at, ((Number) element).longValue());
    }
  }

  private static MemorySegment segment(Object primitives) {
    return switch (primitives) {
      case boolean[] a -> MemorySegment.ofArray(bytes(a));
      case byte[] a -> MemorySegment.ofArray(a);
      case short[] a -> MemorySegment.ofArray(a);
      case int[] a -> MemorySegment.ofArray(a);
      case long[] a -> MemorySegment.ofArray(a);
      case float[] a -> MemorySegment.ofArray(a);
      case double[] a -> MemorySegment.ofArray(a);
      default -> throw new AssertionError(primitives.getClass());
    };
  }

  private static byte[] bytes(boolean[] a) {
    byte[] result = new byte[a.length];
    for (int i = 0; i < a.length; i++) {
      result[i] = (byte) (a[i] ? 1 : 0);
    }
    return result;
  }

  private static boolean isNested(Object value) {
    return value instanceof List || value.getClass().isArray();
  }

  private void descend(Object container, int axis) {
    boolean primitives = container.getClass().isArray() && !(container instanceof Object[]);
    int length = container instanceof List<?> list ? list.size() : Array.getLength(container);
    enter(container, axis, length);
    if (primitives) {
      addPrimitives(container);
      return;
    }
    Iterable<?> elements =
        container instanceof Object[] array ? Arrays.asList(array) : (List<?>) container;
    int i = 0;
    for (Object element : elements) {
      path[axis] = i++;
      add(element, axis + 1);
    }
  }

  private void add(@Nullable Object element, int axis) {
    if (element != null && isNested(element)) {
      descend(element, axis);
    } else {
      addElement(element, axis);
    }
  }

  private void addPrimitives(Object array) {
    rankKnown = true;
    widen(arrayType(array.getClass()));
    leaves.add(array);
  }

  private void addElement(@Nullable Object element, int axis) {
    DType type = element == null ? null : elementType(element.getClass());
    if (element == null || type == null) {
      throw new DTypeException(
          "Tensor.of: elements must be Java numbers, booleans or Complex; got %s at index %s%s"
              .formatted(
                  element instanceof Tensor ? "a Tensor" : describe(element),
                  index(axis),
                  element instanceof Tensor ? ". Join tensors with Numpy.stack" : ""));
    }
    if (axis != dims.size()) {
      throw mixedDepths("an element", axis);
    }
    rankKnown = true;
    widen(type);
    leaves.add(element);
  }

  private void enter(Object container, int axis, int length) {
    if (axis < dims.size()) {
      requireLength(axis, length);
    } else if (rankKnown) {
      throw mixedDepths("an array", axis);
    } else if (axis == MAX_RANK) {
      throw new ShapeException(
          "Tensor.of: nested arrays must have at most " + MAX_RANK + " dimensions; got more");
    } else {
      dims.add(length);
    }
    if (length == 0) {
      finishEmpty(container.getClass());
    }
  }

  // An empty double[0][] still says that it has two dimensions, and of what.
  private void finishEmpty(Class<?> type) {
    Class<?> component = type.getComponentType();
    while (component != null && component.isArray()) {
      if (!rankKnown) {
        dims.add(0);
      }
      component = component.getComponentType();
    }
    rankKnown = true;
    DType element = component == null ? null : elementType(component);
    if (element != null) {
      widen(element);
    }
  }

  private void requireLength(int axis, int length) {
    if (dims.get(axis) != length) {
      throw new ShapeException(
          "Tensor.of: nested arrays must be rectangular; got lengths %d and %d at axis %d, index %s"
              .formatted(dims.get(axis), length, axis, index(axis)));
    }
  }

  private ShapeException mixedDepths(String what, int axis) {
    return new ShapeException(
        ("Tensor.of: nested arrays must be rectangular;"
                + " got %s at index %s beside elements at depth %d")
            .formatted(what, index(axis), dims.size()));
  }

  private String index(int axis) {
    return Arrays.toString(Arrays.copyOf(path, axis));
  }

  // The element types of Java are declared in the order in which each holds the ones before it.
  private void widen(DType element) {
    if (dtype == null || dtype.compareTo(element) < 0) {
      dtype = element;
    }
  }

  private static DType arrayType(Class<?> array) {
    DType type = elementType(array.getComponentType());
    if (type == null) {
      throw new DTypeException(
          "Tensor.of: elements must be Java numbers, booleans or Complex; got "
              + array.getSimpleName()
              + "; convert it to int[]");
    }
    return type;
  }

  private static @Nullable DType elementType(Class<?> type) {
    return switch (type.getName()) {
      case "boolean", "java.lang.Boolean" -> DType.BOOL;
      case "byte", "java.lang.Byte" -> DType.INT8;
      case "short", "java.lang.Short" -> DType.INT16;
      case "int", "java.lang.Integer" -> DType.INT32;
      case "long", "java.lang.Long" -> DType.INT64;
      case "float", "java.lang.Float" -> DType.FLOAT32;
      case "double", "java.lang.Double" -> DType.FLOAT64;
      case "org.xlava.Complex" -> DType.COMPLEX128;
      default -> null;
    };
  }

  private static String describe(@Nullable Object value) {
    return value == null ? "null" : value.getClass().getName();
  }
}
