package org.xlava;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.URL;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xlava.pjrt.Client;
import org.xlava.runtime.TensorScope;
import org.xlava.stablehlo.StableHlo;

/** The arrows between modules, which the class path would let pass. */
class ModulesTest {
  private static final String BINDINGS = "org.xlava.pjrt..";
  private static final String LOWERING = "org.xlava.stablehlo..";
  private static final String RUNTIME = "org.xlava.runtime..";

  /** A module by one of its classes, and the packages that it may know. */
  private record Module(Class<?> of, List<String> known) {
    URL location() {
      return of.getProtectionDomain().getCodeSource().getLocation();
    }

    @Override
    public String toString() {
      return of.getPackageName();
    }
  }

  static Stream<Module> modules() {
    return Stream.of(
        new Module(Client.class, List.of(BINDINGS)),
        new Module(Tensor.class, tracer()),
        new Module(StableHlo.class, with(LOWERING)),
        new Module(TensorScope.class, with(BINDINGS, LOWERING, RUNTIME)));
  }

  @ParameterizedTest
  @MethodSource("modules")
  void module_knowsOnlyThoseItMay(Module module) {
    check(module);
  }

  @Test
  void rule_thatIsBroken_fails() {
    assertThatThrownBy(() -> check(new Module(StableHlo.class, List.of(LOWERING))))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("org.xlava.ir.Jaxpr");
  }

  private static void check(Module module) {
    JavaClasses read = new ClassFileImporter().importUrl(module.location());
    assertThat(read.contain(module.of())).isTrue();
    classes()
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage("java..", "jdk..", "org.jspecify..")
                .or(resideInAnyPackage(module.known().toArray(String[]::new))))
        .check(read);
  }

  /** The packages of the tracer, as its classes have them. */
  private static List<String> tracer() {
    URL location = Tensor.class.getProtectionDomain().getCodeSource().getLocation();
    return new ClassFileImporter()
        .importUrl(location).stream().map(c -> c.getPackageName()).distinct().toList();
  }

  private static List<String> with(String... more) {
    return Stream.concat(tracer().stream(), Stream.of(more)).toList();
  }
}
