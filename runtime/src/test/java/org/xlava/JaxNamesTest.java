package org.xlava;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What docs/transformations.md says stands for a name of JAX does exist. */
class JaxNamesTest {
  private static final Path DOCUMENT = Path.of("../docs/transformations.md");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (`.+`) \\| (.+) \\|$");
  private static final Pattern CODE = Pattern.compile("`([\\w.]+)`");
  private static final Pattern SAME_NAME =
      Pattern.compile("`(\\w+)`, by the same name in camel case");

  private static final Pattern EXPORTS = Pattern.compile("(?m)^  exports ([\\w.]+);");

  private static List<MatchResult> rows() throws IOException {
    return ROW.matcher(Files.readString(DOCUMENT)).results().toList();
  }

  private static Stream<String> code(String text) {
    return CODE.matcher(text).results().map(m -> m.group(1));
  }

  @Test
  void counterparts_exist() throws IOException {
    List<String> missing = new ArrayList<>();
    for (MatchResult row : rows()) {
      var same = SAME_NAME.matcher(row.group(2));
      Stream<String> counterparts =
          same.matches()
              ? code(row.group(1)).map(name -> same.group(1) + "." + camelCase(name))
              : code(row.group(2)).filter(name -> !row.group(2).startsWith("none"));
      for (String name : counterparts.toList()) {
        if (!exists(name)) {
          missing.add(name);
        }
      }
    }
    assertThat(missing).isEmpty();
    assertThat(rows()).hasSizeGreaterThan(100);
  }

  private static final Map<String, String> FACADES =
      Map.of(
          "jax",
          "Xlava",
          "jax.lax",
          "Lax",
          "jax.nn",
          "Nn",
          "jax.numpy",
          "Numpy",
          "jax.random",
          "Key");

  @Test
  void notYet_isNotThere() throws IOException {
    List<String> there = new ArrayList<>();
    for (String section : Files.readString(DOCUMENT).split("(?m)^### ")) {
      String facade = FACADES.get(section.lines().findFirst().orElse(""));
      for (MatchResult row : ROW.matcher(section).results().toList()) {
        if (facade != null && row.group(2).startsWith("none: not yet")) {
          code(row.group(1))
              .map(name -> facade + "." + camelCase(name))
              .filter(JaxNamesTest::isMember)
              .forEach(there::add);
        }
      }
    }
    assertThat(there).isEmpty();
  }

  private static boolean isMember(String name) {
    int dot = name.indexOf('.');
    Class<?> facade = load("org.xlava." + name.substring(0, dot));
    return facade != null && hasMember(facade, name.substring(dot + 1));
  }

  private static String camelCase(String name) {
    return Pattern.compile("_(\\w)")
        .matcher(name)
        .replaceAll(m -> m.group(1).toUpperCase(java.util.Locale.ROOT));
  }

  /** Whether {@code name} is a class or a member that users can name: public and exported. */
  private static boolean exists(String name) throws IOException {
    if (type(name) != null) {
      return true;
    }
    int dot = name.lastIndexOf('.');
    Class<?> owner = dot < 0 ? null : type(name.substring(0, dot));
    return owner != null && hasMember(owner, name.substring(dot + 1));
  }

  private static boolean hasMember(Class<?> owner, String name) {
    return Stream.of(owner.getMethods()).map(Method::getName).anyMatch(name::equals)
        || Stream.of(owner.getFields()).map(Field::getName).anyMatch(name::equals);
  }

  private static @Nullable Class<?> type(String name) throws IOException {
    for (String prefix : List.of("org.xlava.", "java.lang.", "")) {
      Class<?> found = load(prefix + name);
      if (found != null && isPublic(found)) {
        return found;
      }
    }
    return null;
  }

  private static @Nullable Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      int dot = name.lastIndexOf('.');
      boolean nested =
          dot > 0 && Character.isUpperCase(name.charAt(name.lastIndexOf('.', dot - 1) + 1));
      return nested ? load(name.substring(0, dot) + "$" + name.substring(dot + 1)) : null;
    }
  }

  private static boolean isPublic(Class<?> type) throws IOException {
    for (Class<?> c = type; c != null; c = c.getEnclosingClass()) {
      if (!Modifier.isPublic(c.getModifiers())) {
        return false;
      }
    }
    String name = type.getPackageName();
    return name.startsWith("java.") || exported().contains(name);
  }

  // Tests run on the class path, where all packages are open: the modules' sources say what isn't.
  private static Set<String> exported() throws IOException {
    Set<String> packages = new HashSet<>();
    for (String module : List.of("bindings", "native", "tracer", "lowering", "runtime")) {
      String source = Files.readString(Path.of("..", module, "src/main/java/module-info.java"));
      EXPORTS.matcher(source).results().forEach(m -> packages.add(m.group(1)));
    }
    return packages;
  }

  @Test
  void exists_missing_isFalse() throws IOException {
    assertThat(exists("Xlava.noSuchThing")).isFalse();
    assertThat(exists("NoSuchClass")).isFalse();
    assertThat(exists("Numpy.sin")).isTrue();
    assertThat(exists("org.xlava.primitive.linalg.DotGeneral.Precision")).isTrue();
  }

  @Test
  void exists_notPublicOrNotExported_isFalse() throws IOException {
    assertThat(exists("Setting")).isFalse();
    assertThat(exists("LaxArithmetic.add")).isFalse();
    assertThat(exists("org.xlava.promotion.Promotion")).isFalse();
    assertThat(exists("org.xlava.host.Elements")).isFalse();
    assertThat(exists("Trace")).isFalse();
  }
}
