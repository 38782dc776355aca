package org.xlava.stablehlo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.xlava.ir.Jaxpr;
import org.xlava.ir.Var;

/** One module: {@code main} and the functions that it calls, each program once. */
final class ModuleWriter {
  private final String name;
  private final Map<Jaxpr, String> functions = new HashMap<>();
  private final Set<String> taken = new HashSet<>(Set.of("main"));
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> texts = new ArrayList<>();

  ModuleWriter(String name) {
    this.name = identifier(name);
  }

  String write(Jaxpr program, List<Integer> donated) {
    Donation donation = Donation.of(program, donated);
    String main = function("public @main", program.withoutDeadCode(), donation);
    StringBuilder text = new StringBuilder("module @").append(name).append(" {\n").append(main);
    texts.forEach(text::append);
    return text.append("}\n").toString();
  }

  /** The name of the function that computes {@code program}, written if it isn't yet. */
  String callee(Jaxpr program, String label) {
    String known = functions.get(program);
    if (known != null) {
      return known;
    }
    String callee = unique(identifier(label));
    functions.put(program, callee);
    texts.add(function("private @" + callee, program.withoutDeadCode(), Donation.NONE));
    return callee;
  }

  private String unique(String base) {
    String candidate = base;
    while (!taken.add(candidate)) {
      candidate = base + "_" + (numbers.merge(base, 1, Integer::sum) - 1);
    }
    return candidate;
  }

  private static String identifier(String name) {
    String cleaned = name.replaceAll("[^A-Za-z0-9_]", "_");
    return cleaned.isEmpty() || Character.isDigit(cleaned.charAt(0)) ? "_" + cleaned : cleaned;
  }

  private String function(String head, Jaxpr program, Donation donation) {
    Block body = new Block(this, "    ");
    List<String> parameters = new ArrayList<>();
    List<Value> arguments = new ArrayList<>();
    for (Var v : program.inputs()) {
      Value argument = new Value("%arg" + arguments.size(), v.type());
      arguments.add(argument);
      parameters.add(argument + ": " + Types.of(v.type()) + donation.attribute(parameters.size()));
    }
    List<Value> results = body.program(program, arguments);
    String types =
        results.stream().map(r -> Types.of(r.type())).collect(Collectors.joining(", ", "(", ")"));
    body.finish("return", results);
    return "  func.func %s(%s) -> %s {\n%s  }\n"
        .formatted(head, String.join(", ", parameters), types, body.text());
  }
}
