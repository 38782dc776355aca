package org.xlava.ir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.xlava.Shape;
import org.xlava.primitive.Call;
import org.xlava.primitive.Param;

/**
 * Prints programs in JAX's notation. Variables are letters in order of definition ({@code _} if
 * unused); programs that calls refer to are printed before, under their names.
 */
final class JaxprPrinter {
  private static final int WIDTH = 80;

  private final Map<Jaxpr, String> names = new HashMap<>();
  private final Set<String> taken = new HashSet<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final StringBuilder definitions = new StringBuilder();
  private int letters;

  static String print(Jaxpr program, int constants) {
    JaxprPrinter printer = new JaxprPrinter();
    try {
      program.equations().forEach(printer::defineCallees);
    } catch (StackOverflowError e) {
      throw Nesting.tooDeep("print", e);
    }
    String body = printer.body(program, constants);
    return printer.definitions + body;
  }

  private void defineCallees(Equation e) {
    if (e.primitive() instanceof Call call) {
      for (Jaxpr callee : call.programs()) {
        if (!names.containsKey(callee)) {
          callee.equations().forEach(this::defineCallees);
          String name = unique(call.label());
          names.put(callee, name);
          definitions.append("let ").append(name).append(" = ");
          definitions.append(body(callee, 0)).append(" in\n");
        }
      }
    }
  }

  private String unique(String label) {
    String name = label;
    while (!taken.add(name)) {
      name = label + numbers.merge(label, 1, Integer::sum);
    }
    return name;
  }

  private String body(Jaxpr program, int constants) {
    boolean[] used = new boolean[program.variables()];
    program.equations().forEach(e -> e.inputs().forEach(a -> mark(used, a)));
    program.outputs().forEach(a -> mark(used, a));
    String[] text = new String[program.variables()];
    List<String> binders = new ArrayList<>();
    for (Var v : program.inputs()) {
      text[v.id()] = letter(letters++);
      binders.add(text[v.id()] + ":" + v.type());
    }
    String head =
        String.join(" ", binders.subList(0, constants))
            + "; "
            + String.join(" ", binders.subList(constants, binders.size()));
    List<String> lines = new ArrayList<>();
    for (Equation e : program.equations()) {
      lines.add(line(e, used, text));
    }
    String result = tuple(program.outputs(), text);
    return layout(head, lines, result);
  }

  private static void mark(boolean[] used, Atom a) {
    if (a instanceof Var v) {
      used[v.id()] = true;
    }
  }

  private static String layout(String head, List<String> lines, String result) {
    String start = "{ lambda " + head + ". let";
    if (lines.isEmpty()) {
      return start.replaceFirst("let$", "let  in ") + result + " }";
    }
    String flat = start + " " + String.join("; ", lines) + " in " + result + " }";
    if (lines.size() == 1 && flat.length() <= WIDTH && !flat.contains("\n")) {
      return flat;
    }
    return start
        + "\n    "
        + String.join("\n", lines).replace("\n", "\n    ")
        + "\n  in "
        + result
        + " }";
  }

  private String line(Equation e, boolean[] used, String[] text) {
    List<String> results = new ArrayList<>();
    for (Var v : e.outputs()) {
      text[v.id()] = used[v.id()] ? letter(letters++) : "_";
      results.add(text[v.id()] + ":" + v.type());
    }
    String operands =
        e.inputs().stream().map(a -> " " + atom(a, text)).collect(Collectors.joining());
    String defined = results.isEmpty() ? "" : String.join(" ", results) + " = ";
    return defined + e.primitive().operation() + parameters(e) + operands;
  }

  private String parameters(Equation e) {
    List<String> shown = new ArrayList<>();
    for (Param p : e.primitive().params()) {
      shown.add(p.name() + "=" + show(p.value()));
    }
    if (shown.isEmpty()) {
      return "";
    }
    String flat = "[" + String.join(" ", shown) + "]";
    return flat.length() <= 60 ? flat : "[\n  " + String.join("\n  ", shown) + "\n]";
  }

  private String show(Object value) {
    return switch (value) {
      case Jaxpr p -> names.getOrDefault(p, "?");
      case Shape s -> s.toString();
      case List<?> l -> tuple(l.stream().map(this::show).toList());
      default -> String.valueOf(value);
    };
  }

  private static String tuple(List<Atom> atoms, String[] text) {
    return tuple(atoms.stream().map(a -> atom(a, text)).toList());
  }

  private static String tuple(List<String> parts) {
    return parts.size() == 1 ? "(" + parts.getFirst() + ",)" : "(" + String.join(", ", parts) + ")";
  }

  private static String atom(Atom a, String[] text) {
    return switch (a) {
      case Var v -> text[v.id()];
      case Literal l -> l.toString();
    };
  }

  private static String letter(int n) {
    String last = String.valueOf((char) ('a' + n % 26));
    return n < 26 ? last : letter(n / 26 - 1) + last;
  }
}
