package org.xlava.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.xlava.Config;
import org.xlava.Xlava;
import org.xlava.ir.Equation;
import org.xlava.ir.Jaxpr;
import org.xlava.primitive.Constant;
import org.xlava.primitive.Primitive;
import org.xlava.primitive.callback.Callback;
import org.xlava.primitive.collective.Collective;
import org.xlava.primitive.control.RematOpt;
import org.xlava.primitive.custom.CustomLinear;
import org.xlava.primitive.elementwise.Slope;
import org.xlava.primitive.elementwise.SphericalBessel;

/**
 * Every primitive has a row: each constant of the enums, and each record, with each constant of the
 * enums that it declares as its parameters.
 */
class CompletenessTest {
  // Nothing but functions of Numpy and derivatives has them; TailsTest has their cases.
  private static final Set<Class<?>> DERIVED = Set.of(Slope.class, SphericalBessel.class);

  // The vmap that they need takes them out of the program; NamedAxesTest has their cases.
  private static final Set<String> COMMUNICATING =
      names(Collective.class).collect(Collectors.toSet());

  // Nothing but derivatives of loops and branches has it; ConstantTest has its cases.
  private static final Set<String> CAPTURED = names(Constant.class).collect(Collectors.toSet());

  // What they give is the user's; CallbacksTest has their cases.
  private static final Set<String> CALLING = names(Callback.class).collect(Collectors.toSet());

  @Test
  void everyPrimitive_hasARow() {
    Set<String> covered =
        Table.PRIMITIVES.cases().stream()
            .flatMap(c -> primitive(c).stream())
            .map(CompletenessTest::name)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> primitives = new TreeSet<>(names(Primitive.class).toList());
    primitives.removeAll(COMMUNICATING);
    primitives.removeAll(CAPTURED);
    primitives.removeAll(CALLING);
    assertThat(covered).containsExactlyElementsOf(primitives);
  }

  // A row is one of a primitive if that is all there is in its program. Casts to the same dtype are
  // no operation at all.
  private static Optional<Primitive> primitive(Table.Case c) {
    Jaxpr program =
        Config.withX64(
            c.recorded().x64(),
            () -> Xlava.makeJaxpr(c.row().function()).apply(c.inputs()).jaxpr());
    List<Equation> equations = program.equations();
    assertThat(equations).as("%s", c.recorded()).hasSizeLessThanOrEqualTo(1);
    return equations.stream().findFirst().map(Equation::primitive);
  }

  private static Stream<String> names(Class<?> family) {
    // What customVjp becomes under a derivative has no function of its own to record.
    if (family == CustomLinear.class || family == RematOpt.class || DERIVED.contains(family)) {
      return Stream.empty();
    }
    if (family.isSealed() && !family.isEnum()) {
      return Arrays.stream(family.getPermittedSubclasses()).flatMap(CompletenessTest::names);
    }
    if (family.isEnum()) {
      return Arrays.stream(family.getEnumConstants()).map(c -> family.getSimpleName() + "." + c);
    }
    return ownEnums(family)
        .map(kind -> Arrays.stream(kind.getEnumConstants()))
        .map(constants -> constants.map(c -> family.getSimpleName() + "." + c))
        .reduce(Stream::concat)
        .orElseGet(() -> Stream.of(family.getSimpleName()));
  }

  private static Stream<Class<?>> ownEnums(Class<?> family) {
    return Arrays.stream(family.getRecordComponents())
        .<Class<?>>map(RecordComponent::getType)
        .filter(t -> t.isEnum() && t.getDeclaringClass() == family);
  }

  private static String name(Primitive primitive) {
    if (primitive instanceof Enum<?> constant) {
      return constant.getDeclaringClass().getSimpleName() + "." + constant;
    }
    return primitive.getClass().getSimpleName()
        + ownEnums(primitive.getClass())
            .findFirst()
            .map(kind -> "." + parameter(primitive, kind))
            .orElse("");
  }

  private static Object parameter(Primitive primitive, Class<?> kind) {
    RecordComponent component =
        Arrays.stream(primitive.getClass().getRecordComponents())
            .filter(c -> c.getType() == kind)
            .findFirst()
            .orElseThrow();
    try {
      return component.getAccessor().invoke(primitive);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
