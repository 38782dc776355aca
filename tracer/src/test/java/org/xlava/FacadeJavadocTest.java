package org.xlava;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree.Kind;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Every public method of a facade says what it does; what it says is checked by doclint. */
class FacadeJavadocTest {
  private static final List<Class<?>> FACADES =
      List.of(Xlava.class, Numpy.class, Lax.class, Nn.class, Key.class, Tree.class, Tensor.class);
  private static final List<Path> SOURCES =
      List.of(Path.of("src/main/java/org/xlava"), Path.of("src/generated/java/org/xlava"));

  /** A public method of a facade or of one of its chapters, and what its Javadoc says. */
  private record Documented(String method, String text) {}

  @Test
  void publicMethods_haveJavadoc() throws IOException {
    Set<String> undocumented =
        documented().stream()
            .filter(d -> d.text.isBlank())
            .map(Documented::method)
            .collect(toCollection(TreeSet::new));
    assertThat(undocumented).isEmpty();
  }

  private static List<Documented> documented() throws IOException {
    Set<String> chapters = chapters();
    List<Path> files = new ArrayList<>();
    for (Path folder : SOURCES) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> all = Files.list(folder)) {
          all.filter(f -> chapters.contains(f.getFileName().toString())).forEach(files::add);
        }
      }
    }
    assertThat(files).as("sources of the facades").hasSameSizeAs(chapters);
    return parse(files);
  }

  /** The files of the facades and of all that they inherit from. */
  private static Set<String> chapters() {
    Set<String> names = new TreeSet<>();
    for (Class<?> facade : FACADES) {
      for (Class<?> c = facade; c != null && c.getName().startsWith("org.xlava."); ) {
        names.add(c.getSimpleName() + ".java");
        Stream.of(c.getInterfaces())
            .filter(i -> i.getName().startsWith("org.xlava."))
            .forEach(i -> names.add(i.getSimpleName() + ".java"));
        c = c.getSuperclass();
      }
    }
    return names;
  }

  private static List<Documented> parse(List<Path> files) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<Documented> found = new ArrayList<>();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
      DocTrees comments = DocTrees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        new Methods(comments, found).scan(unit, null);
      }
    }
    return found;
  }

  /** Collects the public methods of top-level classes. */
  private static final class Methods extends TreePathScanner<Void, Void> {
    private final DocTrees comments;
    private final List<Documented> found;

    Methods(DocTrees comments, List<Documented> found) {
      this.comments = comments;
      this.found = found;
    }

    @Override
    public Void visitMethod(MethodTree method, Void unused) {
      TreePath type = getCurrentPath().getParentPath();
      boolean declared = method.getReturnType() != null && !overrides(method);
      if (declared && isPublic(method, (ClassTree) type.getLeaf())) {
        String text = comments.getDocComment(getCurrentPath());
        String name = ((ClassTree) type.getLeaf()).getSimpleName() + "." + method.getName();
        found.add(
            new Documented(name + "(" + method.getParameters() + ")", text == null ? "" : text));
      }
      return null;
    }

    private static boolean isPublic(MethodTree method, ClassTree type) {
      Set<Modifier> modifiers = method.getModifiers().getFlags();
      return modifiers.contains(Modifier.PUBLIC)
          || type.getKind() == Kind.INTERFACE && !modifiers.contains(Modifier.PRIVATE);
    }

    private static boolean overrides(MethodTree method) {
      return method.getModifiers().getAnnotations().stream()
          .anyMatch(a -> a.getAnnotationType().toString().equals("Override"));
    }
  }
}
