package org.xlava.pjrt.program;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds out whether a program was exported for arrays of any size: its {@code main} has dimensions
 * without a bound, or it checks shapes when it runs. Compilers need JAX to put numbers for them.
 */
final class SymbolicShapes {
  private static final byte[] ASSERTION = "shape_assertion".getBytes(StandardCharsets.UTF_8);
  private static final Pattern MAIN = Pattern.compile("\\bfunc\\.func\\s+public\\s+@main\\s*\\(");
  private static final Pattern UNBOUNDED =
      Pattern.compile("(%\\w+):\\s*(tensor<(?=[^>]*\\?)(?![^>]*bounds)[^>]*>)");

  private SymbolicShapes() {}

  /** Throws if it was. */
  static void check(byte[] code) {
    if (Bytecode.isBytecode(code)) {
      if (has(code, ASSERTION)) {
        throw refused("a program that checks its shapes by shape_assertion");
      }
    } else if (has(code, new byte[] {'?'})) {
      checkText(MlirText.blank(new String(code, StandardCharsets.UTF_8)));
    }
  }

  private static void checkText(String text) {
    Matcher main = MAIN.matcher(text);
    if (main.find()) {
      int parenthesis = main.end() - 1;
      List<String> symbolic = new ArrayList<>();
      Matcher unbounded =
          UNBOUNDED.matcher(text).region(parenthesis, MlirText.closing(text, parenthesis));
      while (unbounded.find()) {
        symbolic.add(unbounded.group(1) + ": " + unbounded.group(2));
      }
      if (!symbolic.isEmpty()) {
        throw refused("@main of " + String.join(", ", symbolic));
      }
    }
  }

  private static RefusedException refused(String got) {
    return new RefusedException(
        "compile: dimensions must be numbers; got "
            + got
            + ". A function that JAX exported for any size must be exported for each shape that is"
            + " needed: jax.export.export(f)(jax.ShapeDtypeStruct((8, 3), jax.numpy.float32))");
  }

  private static boolean has(byte[] code, byte[] part) {
    for (int i = 0; i <= code.length - part.length; i++) {
      int k = 0;
      while (k < part.length && code[i + k] == part[k]) {
        k++;
      }
      if (k == part.length) {
        return true;
      }
    }
    return false;
  }
}
