package org.xlava.stablehlo;

import java.lang.StackWalker.StackFrame;
import org.jspecify.annotations.Nullable;
import org.xlava.ir.Equation;
import org.xlava.ir.NameStack;
import org.xlava.primitive.control.JitCall;

/**
 * What operations are called, as JAX does it: the functions, named scopes and regions that they are
 * in, and the primitive. Functions that are called start anew.
 *
 * @param path such as {@code jit(f)/layer/mul}; empty for what has no name
 * @param source the line of the user's code, if it is known
 */
record Location(String path, @Nullable StackFrame source) {
  /** The names of an equation in what has these. */
  Location of(Equation equation) {
    NameStack names = equation.names();
    String own =
        equation.primitive() instanceof JitCall call
            ? "jit(" + call.label() + ")"
            : equation.primitive().operation();
    return new Location(
        join(names == null ? path : join(path, names.toString()), own),
        equation.source() == null ? source : equation.source());
  }

  /** The names of a region. */
  Location region(String name) {
    return new Location(join(path, name), source);
  }

  private static String join(String outer, String inner) {
    return outer.isEmpty() ? inner : outer + "/" + inner;
  }

  /** As MLIR writes it. */
  @Override
  public String toString() {
    return path.isEmpty() ? "loc(unknown)" : "loc(" + quoted(path) + line() + ")";
  }

  private String line() {
    return source == null || source.getFileName() == null
        ? ""
        : "(" + quoted(source.getFileName()) + ":" + Math.max(0, source.getLineNumber()) + ":0)";
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        quoted.append('\\');
      }
      quoted.append(c < ' ' ? ' ' : c);
    }
    return quoted.append('"').toString();
  }
}
