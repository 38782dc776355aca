package org.xlava;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The arrows between the packages of the tracer: each knows those below it. The one knot that there
 * is, of {@code Tensor}, {@code Lax}, primitives and traces, shows in the rules as what primitives
 * and traces may know of each other and of {@code Lax}; {@code docs/design-decisions.md} says why.
 */
class ArchitectureTest {
  private static final JavaClasses TRACER =
      new ClassFileImporter()
          .importUrl(Tensor.class.getProtectionDomain().getCodeSource().getLocation());

  /**
   * The facades, each with the chapters that it inherits from. {@code Tree} and {@code Tensor}
   * count as types, which they are for what is below.
   */
  private static final Set<String> FACADES =
      chaptersOf(Xlava.class, Numpy.class, Lax.class, Nn.class, Key.class);

  private static final Set<String> LAX = chaptersOf(Lax.class);

  /** What transformations give to users: they call the library's inside as facades do. */
  private static final Set<String> HANDLES =
      Set.of(
          "ClosureConverted",
          "Compiled",
          "Differentiated",
          "Export",
          "Exported",
          "GradientCheck",
          "Linearized",
          "Lowered",
          "Raveled",
          "Vjp");

  /** A package, and what of the library its classes may know besides themselves. */
  private record Layer(String name, DescribedPredicate<JavaClass> known) {
    @Override
    public String toString() {
      return name + " knows " + known.getDescription();
    }
  }

  static List<Layer> layers() {
    DescribedPredicate<JavaClass> programs =
        types().or(in("ir")).or(in("host")).or(in("primitive"));
    DescribedPredicate<JavaClass> rules =
        programs.or(in("transform")).or(in("primitive..")).or(lax());
    DescribedPredicate<JavaClass> functions =
        rules.or(in("promotion")).or(in("tree")).or(in("host")).or(in("spi"));
    DescribedPredicate<JavaClass> algorithms = functions.or(in("function"));
    return List.of(
        new Layer("tree", types()),
        new Layer("host", types()),
        new Layer("spi", programs.or(in("primitive.control"))),
        new Layer("ir", programs),
        new Layer("transform", programs.or(in("spi")).or(lax())),
        new Layer("primitive", rules),
        new Layer("primitive.*", rules),
        new Layer("promotion", rules),
        new Layer("function", functions),
        new Layer("array", algorithms),
        new Layer("nn", algorithms.or(in("array"))),
        new Layer("random", algorithms.or(in("array"))));
  }

  @ParameterizedTest
  @MethodSource("layers")
  void layer_knowsOnlyWhatIsBelow(Layer layer) {
    check(layer);
  }

  @Test
  void layers_areAllPackages() {
    Set<String> named = new HashSet<>(Set.of("org.xlava"));
    layers().forEach(l -> named.add("org.xlava." + l.name().replace(".*", "")));
    Set<String> packages = new HashSet<>();
    TRACER.forEach(c -> packages.add(c.getPackageName().replaceAll("(\\.primitive)\\..*", "$1")));
    assertThat(packages).isEqualTo(named);
  }

  @Test
  void tracer_usesTheJdkAlone() {
    classes().should().onlyDependOnClassesThat(jdk().or(in("."))).check(TRACER);
  }

  @Test
  void rule_thatIsBroken_fails() {
    assertThatThrownBy(() -> check(new Layer("array", in("ir"))))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("org.xlava.Lax");
  }

  private static void check(Layer layer) {
    classes()
        .that(in(layer.name()))
        .should()
        .onlyDependOnClassesThat(jdk().or(in(layer.name())).or(layer.known()))
        .check(TRACER);
  }

  private static DescribedPredicate<JavaClass> jdk() {
    return resideInAnyPackage("java..", "jdk..", "org.jspecify..");
  }

  private static DescribedPredicate<JavaClass> in(String name) {
    return resideInAPackage(name.equals(".") ? "org.xlava.." : "org.xlava." + name).as(name);
  }

  private static DescribedPredicate<JavaClass> lax() {
    return describe("Lax", c -> LAX.contains(c.getName()));
  }

  /** The classes of {@code org.xlava} that are neither facades nor handles. */
  private static DescribedPredicate<JavaClass> types() {
    return describe("the public types", ArchitectureTest::isType);
  }

  private static boolean isType(JavaClass c) {
    String outer = c.getName().replaceAll("\\$.*", "");
    String simple = outer.substring(outer.lastIndexOf('.') + 1);
    boolean handle = HANDLES.contains(simple) || simple.matches("Jit(Tensor)?Fn\\d");
    return c.getPackageName().equals("org.xlava") && !FACADES.contains(outer) && !handle;
  }

  private static Set<String> chaptersOf(Class<?>... facades) {
    Set<String> names = new HashSet<>();
    for (Class<?> facade : facades) {
      for (Class<?> c = facade; c != null && c != Object.class && c != Record.class; ) {
        names.add(c.getName());
        c = c.getSuperclass();
      }
    }
    return names;
  }
}
