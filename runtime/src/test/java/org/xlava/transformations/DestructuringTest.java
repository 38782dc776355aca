package org.xlava.transformations;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.xlava.CheckpointPolicy;
import org.xlava.Complex;
import org.xlava.JvpRule;
import org.xlava.Residual;
import org.xlava.TreeDef;
import org.xlava.TreePath;
import org.xlava.ValueAndTangent;

/**
 * Records that users take apart have {@code component1()}, {@code component2()}, … in the order of
 * their components, which Kotlin destructures by: all public ones of two or three components that
 * are no options, rules or cases of a sealed type.
 */
class DestructuringTest {
  private static final Set<Class<?>> SEALED =
      Set.of(
          CheckpointPolicy.class,
          JvpRule.class,
          Residual.Origin.class,
          TreeDef.class,
          TreePath.Key.class);
  private static final Set<String> OTHERS = Set.of("AttentionOptions$Window", "Index$Range");

  private static List<Class<?>> results() throws Exception {
    List<Class<?>> results = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("../tracer/src/main/java/org/xlava"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        String name = file.getFileName().toString().replace(".java", "");
        addResults(Class.forName("org.xlava." + name), results);
      }
    }
    return results;
  }

  private static void addResults(Class<?> type, List<Class<?>> results) {
    if (isResult(type) && !OTHERS.contains(type.getName().replace("org.xlava.", ""))) {
      results.add(type);
    }
    for (Class<?> nested : type.getDeclaredClasses()) {
      addResults(nested, results);
    }
  }

  private static boolean isResult(Class<?> type) {
    int parts = type.isRecord() ? type.getRecordComponents().length : 0;
    return Modifier.isPublic(type.getModifiers())
        && (type.getEnclosingClass() == null
            || Modifier.isPublic(type.getEnclosingClass().getModifiers()))
        && (parts == 2 || parts == 3)
        && Stream.of(type.getInterfaces())
            .noneMatch(i -> SEALED.contains(i) || i.getSimpleName().endsWith("Option"));
  }

  private static List<String> components(Class<?> type) {
    return Stream.of(type.getRecordComponents())
        .map(c -> c.getGenericType().getTypeName())
        .toList();
  }

  private static List<String> methods(Class<?> type) {
    List<String> types = new ArrayList<>();
    try {
      for (int i = 1; i <= type.getRecordComponents().length; i++) {
        Method method = type.getMethod("component" + i);
        types.add(method.getGenericReturnType().getTypeName());
      }
    } catch (NoSuchMethodException e) {
      types.add("no " + e.getMessage());
    }
    return types;
  }

  @Test
  void results_haveMethodsForTheirComponents() throws Exception {
    List<Class<?>> results = results();
    assertThat(results).hasSizeGreaterThan(12);
    for (Class<?> type : results) {
      assertThat(methods(type)).as(type.getName()).isEqualTo(components(type));
    }
  }

  // Where two have the same type, their order doesn't show in it.
  @Test
  void components_ofOneType_areInOrder() {
    Complex z = new Complex(1, 2);
    assertThat(List.of(z.component1(), z.component2())).containsExactly(1.0, 2.0);
    ValueAndTangent<String> pair = new ValueAndTangent<>("value", "tangent");
    assertThat(pair.component1() + pair.component2()).isEqualTo("valuetangent");
    TreeDef got = new TreeDef.ListDef(List.of());
    var difference = new TreeDef.Difference(TreePath.ROOT, new TreeDef.Leaf(), got);
    assertThat(difference.component2()).isEqualTo(new TreeDef.Leaf());
    assertThat(difference.component3()).isSameAs(got);
  }
}
