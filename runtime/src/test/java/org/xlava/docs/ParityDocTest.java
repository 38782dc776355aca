package org.xlava.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The tests that docs/jax-parity.md names for JAX's exist. */
class ParityDocTest {
  private static final Path DOCUMENT = Path.of("../docs/jax-parity.md");

  /** {@code `FooTest`}, {@code `FooTest.method`} or {@code `method_with…`}, in the last column. */
  private static final Pattern NAMED =
      Pattern.compile("`(?:(\\w+Test)\\b\\.?)?((?:[a-z]\\w*_\\w*…?|[a-z]\\w*_…)?)`");

  private final Map<String, String> sources = sources();

  private static Map<String, String> sources() {
    Map<String, String> sources = new HashMap<>();
    for (String module : List.of("tracer", "runtime", "bindings", "native")) {
      try (Stream<Path> files = Files.walk(Path.of("..", module, "src/test/java"))) {
        for (Path file : files.filter(f -> f.toString().endsWith("Test.java")).toList()) {
          String name = file.getFileName().toString();
          sources.put(name.substring(0, name.length() - ".java".length()), Files.readString(file));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return sources;
  }

  @Test
  void namedTests_exist() throws IOException {
    List<String> unknown = new ArrayList<>();
    int named = 0;
    for (String line : Files.readAllLines(DOCUMENT)) {
      for (var name : NAMED.matcher(lastColumn(line)).results().toList()) {
        named++;
        if (!exists(name.group(1), name.group(2))) {
          unknown.add(name.group());
        }
      }
    }
    assertThat(unknown).isEmpty();
    assertThat(named).isGreaterThan(150);
  }

  private static String lastColumn(String line) {
    return line.startsWith("|") ? line.substring(line.lastIndexOf('|', line.length() - 2)) : "";
  }

  private boolean exists(@Nullable String type, String method) {
    if (type == null) {
      return method.isEmpty() || sources.values().stream().anyMatch(s -> has(s, method));
    }
    return sources.containsKey(type) && (method.isEmpty() || has(sources.get(type), method));
  }

  private static boolean has(String source, String method) {
    return source.contains(
        method.endsWith("…")
            ? "void " + method.substring(0, method.length() - 1)
            : "void " + method + "(");
  }

  @Test
  void exists_ofOtherNames_isFalse() {
    assertThat(exists("ParityDocTest", "namedTests_exist")).isTrue();
    assertThat(exists("ParityDocTest", "namedTests_…")).isTrue();
    assertThat(exists("ParityDocTest", "noSuch_method")).isFalse();
    assertThat(exists("NoSuchTest", "")).isFalse();
    assertThat(exists(null, "noSuch_methodOfAny")).isFalse();
  }
}
