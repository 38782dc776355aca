package org.xlava.transformations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xlava.Tensor;
import org.xlava.Tree;
import org.xlava.TreeException;

/** Records of users' named modules, whose packages are closed unless they open them. */
class ModuleRecordsTest {
  @TempDir Path folder;

  /** A record of a component {@code w} in package {@code my.model} of a module of its own. */
  @SuppressWarnings("unchecked")
  private Object parameters(String opens) throws Exception {
    Path source = Files.createDirectories(folder.resolve("my/model")).resolve("Params.java");
    Files.writeString(
        source,
        "package my.model; public record Params(Object w) {"
            + " public static class Maker implements java.util.function.UnaryOperator<Object> {"
            + " public Object apply(Object w) { return new Params(w); } } }");
    Path module = folder.resolve("module-info.java");
    Files.writeString(
        module,
        "module my.app { provides java.util.function.UnaryOperator with my.model.Params.Maker; "
            + opens
            + " }");
    Path classes = Files.createDirectories(folder.resolve("classes"));
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", classes.toString(), module.toString(), source.toString());
    assertThat(failed).isZero();
    ModuleLayer boot = ModuleLayer.boot();
    Configuration configuration =
        boot.configuration().resolve(ModuleFinder.of(classes), ModuleFinder.of(), Set.of("my.app"));
    ModuleLayer layer =
        boot.defineModulesWithOneLoader(configuration, ClassLoader.getSystemClassLoader());
    UnaryOperator<Object> maker = ServiceLoader.load(layer, UnaryOperator.class).iterator().next();
    return maker.apply(Tensor.of(2.0));
  }

  @Test
  void recordInOpenedPackage_isContainer() throws Exception {
    Object doubled = Tree.map(w -> w.times(2), parameters("opens my.model;"));
    assertThat(Tree.leaves(doubled).getFirst().item()).isEqualTo(4);
    assertThat(Tree.leavesWithPath(doubled).getFirst().path()).hasToString("w");
  }

  @Test
  void recordInClosedPackage_throwsWithTheWayOut() throws Exception {
    Object closed = parameters("");
    assertThatThrownBy(() -> Tree.leaves(List.of(closed)))
        .isInstanceOf(TreeException.class)
        .hasMessage(
            "tree: records must be readable; got my.model.Params, whose module doesn't open its"
                + " package. Add \"opens my.model to org.xlava.tracer;\" to its module-info");
  }
}
