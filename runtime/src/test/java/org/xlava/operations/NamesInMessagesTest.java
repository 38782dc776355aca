package org.xlava.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xlava.Xlava.evalShape;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xlava.AttentionOptions;
import org.xlava.DType;
import org.xlava.IndexMode;
import org.xlava.Key;
import org.xlava.Lax;
import org.xlava.Nn;
import org.xlava.Numpy;
import org.xlava.Shape;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.TreeException;
import org.xlava.XlavaException;
import org.xlava.primitive.array.Pad;

/**
 * Whatever a public function is given, what it throws is the library's and begins with the name of
 * that function, not with that of an operation inside. The arguments are random, so that most calls
 * have something wrong.
 */
class NamesInMessagesTest {
  private static final int CALLS = 40;
  private static final int CALLS_WITH_NULL = 5;

  // Their arguments are values whose constructors check them.
  private static final Set<String> OF_VALUES = Set.of("gather", "scatter", "dotGeneral");
  private static final Set<String> OF_OBJECTS =
      Set.of("equals", "hashCode", "toString", "close", "forEach", "spliterator", "iterator");

  private static final List<DType> DTYPES =
      List.of(DType.FLOAT32, DType.INT32, DType.BOOL, DType.COMPLEX64);
  private static final List<Shape> SHAPES =
      List.of(Shape.SCALAR, Shape.of(3), Shape.of(2, 3), Shape.of(0, 4));

  private final Random random = new Random(5);
  private List<Tensor> tensors = List.of();

  private static List<Method> functions(Class<?> facade) {
    return Arrays.stream(facade.getMethods())
        .filter(m -> m.getDeclaringClass() != Object.class && !m.isSynthetic())
        .filter(m -> !OF_OBJECTS.contains(m.getName()) && !OF_VALUES.contains(m.getName()))
        .sorted(Comparator.comparing(Method::toGenericString))
        .toList();
  }

  private static List<Tensor> everyType() {
    return SHAPES.stream().flatMap(s -> DTYPES.stream().map(d -> Numpy.full(s, 1, d))).toList();
  }

  @ParameterizedTest
  @ValueSource(classes = {Numpy.class, Lax.class, Nn.class, Tensor.class, Key.class})
  void whatIsWrong_isSaidInTheNameOfTheFunction(Class<?> facade) {
    Set<String> wrong = new TreeSet<>();
    evalShape(
        (List<Tensor> traced) -> {
          tensors = traced;
          functions(facade).forEach(m -> wrong.addAll(wrong(facade, m)));
          return traced;
        },
        everyType());
    assertThat(wrong).isEmpty();
  }

  private List<String> wrong(Class<?> facade, Method m) {
    MethodHandle handle = handle(facade, m);
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < CALLS && wrong.isEmpty(); i++) {
      List<@Nullable Object> arguments = arguments(facade, m);
      Throwable failure = failure(handle, arguments);
      if (failure != null && !isNamed(m, failure)) {
        wrong.add(m.getName() + show(arguments) + " threw " + failure);
      }
    }
    return wrong;
  }

  @ParameterizedTest
  @ValueSource(classes = {Numpy.class, Lax.class, Nn.class, Tensor.class, Key.class})
  void null_isRefused_inTheNameOfTheFunction(Class<?> facade) {
    Set<String> wrong = new TreeSet<>();
    evalShape(
        (List<Tensor> traced) -> {
          tensors = traced;
          functions(facade).forEach(m -> wrong.addAll(wrongOfNull(facade, m)));
          return traced;
        },
        everyType());
    assertThat(wrong).isEmpty();
  }

  private List<String> wrongOfNull(Class<?> facade, Method m) {
    MethodHandle handle = handle(facade, m);
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < handle.type().parameterCount(); i++) {
      boolean receiver = i == 0 && !Modifier.isStatic(m.getModifiers());
      if (!receiver && !handle.type().parameterType(i).isPrimitive()) {
        wrong.addAll(wrongOfNull(facade, m, handle, i));
      }
    }
    return wrong;
  }

  private List<String> wrongOfNull(Class<?> facade, Method m, MethodHandle handle, int at) {
    for (int i = 0; i < CALLS_WITH_NULL; i++) {
      List<@Nullable Object> arguments = arguments(facade, m);
      arguments.set(at, null);
      Throwable failure = failure(handle, arguments);
      if (failure != null && !isNamed(m, failure) && !isOfNull(m, failure)) {
        return List.of(m.getName() + show(arguments) + " threw " + failure);
      }
    }
    return List.of();
  }

  /** Whether it says that there is a null, in the name of a tree or as Java does. */
  private static boolean isOfNull(Method m, Throwable failure) {
    boolean operator = m.getDeclaringClass() == Tensor.class && !m.getName().equals("get");
    return failure instanceof TreeException && failure.getMessage().contains("; got null")
        || failure instanceof NullPointerException && !operator;
  }

  private static MethodHandle handle(Class<?> facade, Method m) {
    MethodType type = MethodType.methodType(m.getReturnType(), m.getParameterTypes());
    MethodHandles.Lookup lookup = MethodHandles.publicLookup();
    try {
      return Modifier.isStatic(m.getModifiers())
          ? lookup.findStatic(facade, m.getName(), type).asFixedArity()
          : lookup.findVirtual(facade, m.getName(), type).asFixedArity();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  @SuppressWarnings("IllegalCatch")
  private static @Nullable Throwable failure(
      MethodHandle handle, List<@Nullable Object> arguments) {
    try {
      handle.invokeWithArguments(arguments);
      return null;
    } catch (Throwable e) {
      return e;
    }
  }

  private static boolean isNamed(Method m, Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    String got = message.substring(0, Math.max(0, message.indexOf(": ")));
    String type = m.getDeclaringClass().getSimpleName();
    boolean operation = type.startsWith("Lax") && plain(got).equals(plain(m.getName()));
    return failure instanceof XlavaException
        && (operation || got.equals(m.getName()) || got.equals(type + "." + m.getName()));
  }

  private static String plain(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }

  private static String show(@Nullable Object value) {
    return switch (value) {
      case Tensor t -> t.type().toString();
      case List<?> l -> l.stream().map(NamesInMessagesTest::show).toList().toString();
      case Object[] a -> show(Arrays.asList(a));
      case int[] a -> Arrays.toString(a);
      case null, default -> String.valueOf(value);
    };
  }

  // --- arguments

  private List<@Nullable Object> arguments(Class<?> facade, Method m) {
    List<@Nullable Object> arguments = new ArrayList<>();
    if (!Modifier.isStatic(m.getModifiers())) {
      arguments.add(argument(facade, facade));
    }
    for (Type type : m.getGenericParameterTypes()) {
      arguments.add(argument(erased(type, m, arguments.size()), type));
    }
    return arguments;
  }

  private static Class<?> erased(Type type, Method m, int index) {
    return type instanceof Class<?> c
        ? c
        : m.getParameterTypes()[index - (Modifier.isStatic(m.getModifiers()) ? 0 : 1)];
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private Object argument(Class<?> type, Type generic) {
    if (type.isArray()) {
      Object array = Array.newInstance(type.componentType(), random.nextInt(4));
      for (int i = 0; i < Array.getLength(array); i++) {
        Array.set(array, i, argument(type.componentType(), type.componentType()));
      }
      return array;
    }
    if (type.isEnum() && type != DType.class) {
      return one(List.of(type.getEnumConstants()));
    }
    return switch (type.getSimpleName()) {
      case "Tensor", "Object" -> one(tensors);
      case "char" -> 'x';
      case "int", "Integer" -> one(List.of(-7, -1, 0, 1, 2, 99));
      case "long" -> one(List.of(-7L, 0L, 99L));
      case "float" -> 1f;
      case "double" -> one(List.of(-0.5, 2.0));
      case "boolean" -> random.nextBoolean();
      case "Number" -> one(List.<Number>of(-1, 2.5, 5_000_000_000L));
      case "DType" -> one(DTYPES);
      case "Shape" -> one(List.of(Shape.of(3), Shape.of(2, 3), Shape.of(0, 99)));
      case "TensorType" -> one(tensors).type();
      case "Key" -> new Key(TensorType.of(DType.UINT32, 2).placeholder());
      case "ReductionOption" ->
          one(List.of(Numpy.axis(1), Numpy.axis(-5), Numpy.keepDims(), Numpy.ddof(1)));
      case "NormalizationOption" ->
          one(
              List.of(
                  Nn.epsilon(0.1),
                  Numpy.axis(1),
                  Nn.factors(one(tensors)),
                  Nn.givenMean(one(tensors))));
      case "TensorOption" -> one(DTYPES);
      case "PadOption" -> Numpy.constantValues(1);
      case "IndexingOption" -> one(List.of(IndexMode.CLIP, Numpy.fillValue(1)));
      case "String" -> one(List.of("i", "+"));
      case "MemorySegment" -> MemorySegment.ofArray(new float[3]);
      case "List" -> list(generic.getTypeName());
      case "AttentionOptions" -> AttentionOptions.defaults().mask(one(tensors));
      default -> throw new AssertionError("has no values of " + type);
    };
  }

  private List<?> list(String type) {
    Supplier<Object> element =
        type.contains("Tensor")
            ? () -> one(tensors)
            : type.contains("Pad")
                ? () -> new Pad.Dim(-1, 3, 0)
                : () -> argument(int.class, int.class);
    return Stream.generate(element).limit(random.nextInt(4)).toList();
  }
}
