package org.xlava;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every function of the facades has a test: it stands in a row of the tables of operations, or in
 * {@code facade-tests.tsv} with the test that holds it.
 */
class FacadeCompletenessTest {
  private static final List<Class<?>> FACADES =
      List.of(Xlava.class, Numpy.class, Lax.class, Nn.class, Key.class, Tree.class, Tensor.class);

  private static final Path TESTS = Path.of("src/test/java");
  private static final List<Path> SOURCES = List.of(TESTS, Path.of("../tracer/src/test/java"));
  private static final Path LINES = Path.of("src/test/resources/facade-tests.tsv");
  private static final Set<String> OF_OBJECTS = Set.of("equals", "hashCode", "toString");

  private record Line(String function, String test, String method) {
    static Line of(String line) {
      String[] parts = line.split("[\t#]");
      return new Line(parts[0], parts[1], parts[2]);
    }

    String name() {
      return function.substring(function.indexOf('.') + 1);
    }
  }

  /** The public functions as {@code Facade.name}, those that facades inherit included. */
  private static Set<String> functions() {
    Set<String> functions = new TreeSet<>();
    for (Class<?> facade : FACADES) {
      Stream.of(facade.getMethods())
          .filter(m -> m.getDeclaringClass() != Object.class && !m.isSynthetic())
          .map(Method::getName)
          .filter(name -> !OF_OBJECTS.contains(name))
          .forEach(name -> functions.add(facade.getSimpleName() + "." + name));
    }
    return functions;
  }

  private static List<Line> lines() throws IOException {
    return Files.readAllLines(LINES).stream().map(Line::of).toList();
  }

  /** The functions that rows of the tables apply. */
  private static Set<String> inRows() throws IOException {
    Pattern function =
        Pattern.compile(
            FACADES.stream()
                .map(Class::getSimpleName)
                .collect(Collectors.joining("|", "\\b(", ")(?:\\.|::)(\\w+)")));
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.list(TESTS.resolve("org/xlava/operations"))) {
      for (Path file : files.filter(f -> f.toString().endsWith("Rows.java")).toList()) {
        function
            .matcher(Files.readString(file))
            .results()
            .forEach(m -> found.add(m.group(1) + "." + m.group(2)));
      }
    }
    return found;
  }

  @Test
  void everyFunction_hasARowOrALine() throws IOException {
    Set<String> missing = functions();
    missing.removeAll(inRows());
    lines().forEach(line -> missing.remove(line.function()));
    assertThat(missing).isEmpty();
  }

  @Test
  void lines_nameFunctionsThatExist_andHaveNoRow_inOrder() throws IOException {
    List<String> named = lines().stream().map(Line::function).toList();
    assertThat(named).doesNotHaveDuplicates().isSorted().isSubsetOf(functions());
    assertThat(named).doesNotContainAnyElementsOf(inRows());
  }

  @Test
  void lines_nameTestsThatExist_andMentionTheFunction() throws IOException {
    Map<String, String> sources = new TreeMap<>();
    List<String> wrong = new ArrayList<>();
    for (Line line : lines()) {
      String source = sources.computeIfAbsent(line.test(), FacadeCompletenessTest::source);
      if (!isTest(source, line.method())) {
        wrong.add("%s: no test %s in %s".formatted(line.function(), line.method(), line.test()));
      }
      if (!Pattern.compile("\\b%s\\b".formatted(line.name())).matcher(source).find()) {
        wrong.add("%s isn't mentioned in %s".formatted(line.function(), line.test()));
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static String source(String test) {
    String file = test.replace('.', '/') + ".java";
    try {
      for (Path root : SOURCES) {
        if (Files.exists(root.resolve(file))) {
          return Files.readString(root.resolve(file));
        }
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return "";
  }

  private static boolean isTest(String source, String method) {
    return Pattern.compile("@\\w*Test(Factory)?\\b[^;]*\\s%s\\(".formatted(method))
        .matcher(source)
        .find();
  }
}
