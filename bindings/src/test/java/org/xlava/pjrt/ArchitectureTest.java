package org.xlava.pjrt;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.junit.jupiter.api.Test;

/** The arrows between the packages of the bindings. */
class ArchitectureTest {
  private static final String ROOT = "org.xlava.pjrt";

  private static final JavaClasses BINDINGS =
      new ClassFileImporter()
          .importUrl(Program.class.getProtectionDomain().getCodeSource().getLocation());

  /** Each package by itself, the one of the handles included. */
  private static final SliceAssignment PACKAGES =
      new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
          return type.getPackageName().startsWith(ROOT)
              ? SliceIdentifier.of(type.getPackageName())
              : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
          return "packages of the bindings";
        }
      };

  private static DescribedPredicate<JavaClass> allowed(String... packages) {
    return resideInAnyPackage("java..", "jdk..", "org.jspecify..").or(resideInAnyPackage(packages));
  }

  private static void assertKnowsOnly(String name, String... packages) {
    classes()
        .that()
        .resideInAPackage(ROOT + "." + name)
        .should()
        .onlyDependOnClassesThat(allowed(packages))
        .check(BINDINGS);
  }

  @Test
  void classes_ofAllPackages_areRead() {
    assertThat(BINDINGS.stream().map(JavaClass::getPackageName))
        .contains(ROOT, ROOT + ".abi", ROOT + ".ffi", ROOT + ".hlo", ROOT + ".program")
        .contains(ROOT + ".files", ROOT + ".settings", ROOT + ".spi", ROOT + ".wire");
    assertThat(BINDINGS.contain(Program.class)).isTrue();
    assertThat(BINDINGS.contain(ArchitectureTest.class)).isFalse();
  }

  @Test
  void bindings_useTheJdkAlone() {
    classes()
        .that()
        .resideInAPackage(ROOT + "..")
        .should()
        .onlyDependOnClassesThat(allowed(ROOT + ".."))
        .check(BINDINGS);
  }

  @Test
  void packages_goInNoCircle() {
    slices().assignedFrom(PACKAGES).should().beFreeOfCycles().check(BINDINGS);
  }

  @Test
  void packagesBelowTheHandles_knowTheJdkAndEachOther() {
    assertKnowsOnly("settings", ROOT + ".settings");
    assertKnowsOnly("abi", ROOT + ".abi", ROOT + ".settings");
    assertKnowsOnly("wire", ROOT + ".wire");
    assertKnowsOnly("ffi", ROOT + ".ffi");
    assertKnowsOnly("hlo", ROOT + ".hlo", ROOT + ".wire");
    assertKnowsOnly("program", ROOT + ".program");
    assertKnowsOnly("files", ROOT + ".files", ROOT + ".abi");
    assertKnowsOnly("spi", ROOT + ".spi", ROOT + ".settings", ROOT + ".files", ROOT);
  }

  @Test
  void generatedBindings_areUsedByTheHandlesAlone() {
    noClasses()
        .that(resideInAPackage(ROOT + "..").and(DescribedPredicate.not(resideInAPackage(ROOT))))
        .and()
        .resideOutsideOfPackage(ROOT + ".ffi")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + ".ffi")
        .check(BINDINGS);
  }

  @Test
  void rule_thatIsBroken_fails() {
    assertThatThrownBy(() -> assertKnowsOnly("spi", ROOT + ".spi"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("PjrtException");
  }
}
