package org.xlava.pjrt;

import java.util.ArrayList;
import java.util.List;

/**
 * What keeps an exported function's program from being compiled: symbolic dimensions, which only
 * JAX can put numbers for, and other platforms.
 *
 * @param platforms those that it may be compiled for, any if empty
 */
record ExportedLimits(
    String name,
    List<ExportedModule.Leaf> inputs,
    ExportedTree inputTree,
    List<ExportedModule.Leaf> outputs,
    ExportedTree outputTree,
    List<String> platforms) {

  /** Throws if a client of a platform can't compile it. */
  void check(String platform) {
    checkDimensions();
    if (!platforms.isEmpty() && !platforms.contains(platform)) {
      throw new PjrtException(
          StatusCode.FAILED_PRECONDITION,
          ("compile: function %s must be exported for the client's platform, %s; got one for %s."
                  + " Export it in JAX with jax.export.export(f, platforms=[\"%s\"])")
              .formatted(name, platform, String.join(" and ", platforms), platform));
    }
  }

  /** Throws if a dimension is symbolic. */
  void checkDimensions() {
    List<String> symbolic = new ArrayList<>();
    addSymbolic("argument", inputs, inputTree, symbolic);
    addSymbolic("result", outputs, outputTree, symbolic);
    if (!symbolic.isEmpty()) {
      throw new PjrtException(
          StatusCode.UNIMPLEMENTED,
          ("compile: dimensions of function %s must be numbers; got symbolic ones: %s. Export it in"
                  + " JAX for each shape that is needed:"
                  + " jax.export.export(f)(jax.ShapeDtypeStruct((8, 3), jax.numpy.float32))")
              .formatted(name, String.join(", ", symbolic)));
    }
  }

  private static void addSymbolic(
      String what, List<ExportedModule.Leaf> leaves, ExportedTree tree, List<String> symbolic) {
    List<String> paths = tree.paths();
    for (int i = 0; i < leaves.size(); i++) {
      if (leaves.get(i).isSymbolic()) {
        symbolic.add("%s%s %s".formatted(what, place(what, paths.get(i)), leaves.get(i)));
      }
    }
  }

  // Arguments stand in a pair of those by place and those by keyword.
  private static String place(String what, String path) {
    String shown =
        what.equals("argument") && (path.startsWith("[0]") || path.startsWith("[1]"))
            ? path.substring("[0]".length())
            : path;
    return shown.isEmpty() ? "" : " " + shown;
  }
}
