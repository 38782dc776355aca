package org.xlava;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
      counterparts.filter(name -> !exists(name)).forEach(missing::add);
    }
    assertThat(missing).isEmpty();
    assertThat(rows()).hasSizeGreaterThan(100);
  }

  private static String camelCase(String name) {
    return Pattern.compile("_(\\w)")
        .matcher(name)
        .replaceAll(m -> m.group(1).toUpperCase(java.util.Locale.ROOT));
  }

  private static boolean exists(String name) {
    if (type(name) != null) {
      return true;
    }
    int dot = name.lastIndexOf('.');
    Class<?> owner = dot < 0 ? null : type(name.substring(0, dot));
    String member = name.substring(dot + 1);
    return owner != null
        && (Stream.of(owner.getMethods()).map(Method::getName).anyMatch(member::equals)
            || Stream.of(owner.getFields()).map(Field::getName).anyMatch(member::equals));
  }

  private static @Nullable Class<?> type(String name) {
    for (String prefix : List.of("org.xlava.", "java.lang.", "")) {
      try {
        return Class.forName(prefix + name);
      } catch (ClassNotFoundException e) {
        continue;
      }
    }
    return null;
  }

  @Test
  void exists_missing_isFalse() {
    assertThat(exists("Xlava.noSuchThing")).isFalse();
    assertThat(exists("NoSuchClass")).isFalse();
    assertThat(exists("Numpy.sin")).isTrue();
  }
}
