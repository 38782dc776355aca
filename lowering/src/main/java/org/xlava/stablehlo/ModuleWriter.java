package org.xlava.stablehlo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xlava.TensorType;
import org.xlava.ir.Jaxpr;

/** One module: {@code main} and the functions that it calls, each program once. */
final class ModuleWriter {
  private final String name;
  private final PlatformRules rules;
  private final boolean takesPlatform;
  private final Bodies bodies;
  private final @Nullable String path;
  private final Map<Jaxpr, String> functions = new HashMap<>();
  private final Set<String> taken = new HashSet<>(Set.of("main"));
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> texts = new ArrayList<>();

  /**
   * @param path what the operations of {@code main} are in, if locations are shown
   * @param takesPlatform whether {@code main} takes which platform it is for, and doesn't ask
   */
  ModuleWriter(String name, PlatformRules rules, @Nullable String path, boolean takesPlatform) {
    this.path = path;
    this.name = identifier(name);
    this.takesPlatform = takesPlatform;
    this.rules = rules;
    this.bodies = new Bodies(rules);
  }

  PlatformRules rules() {
    return rules;
  }

  Bodies bodies() {
    return bodies;
  }

  String write(Jaxpr program, List<Integer> donated) {
    Donation donation = Donation.of(program, donated);
    Jaxpr alive = program.withoutDeadCode();
    bodies.visit(alive);
    Location location = path == null ? null : new Location(path, null);
    String platform = takesPlatform ? "%platform: tensor<i32>" : "";
    Head head = new Head("public @main", platform, false, null);
    String main = function(head, alive, donation, location);
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
    Location location = path == null ? null : new Location("", null);
    Jaxpr alive = program.withoutDeadCode();
    Head head = new Head("private @" + callee, "", program.isOrdered(), Origin.Kind.ELSEWHERE);
    texts.add(function(head, alive, Donation.NONE, location));
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
    StringBuilder cleaned = new StringBuilder();
    for (int i = 0; i < name.length(); i = name.offsetByCodePoints(i, 1)) {
      char c = name.charAt(i);
      cleaned.append(isIdentifierPart(c) ? c : '_');
    }
    boolean opens = !cleaned.isEmpty() && !Character.isDigit(cleaned.charAt(0));
    return opens ? cleaned.toString() : "_" + cleaned;
  }

  private static boolean isIdentifierPart(char c) {
    return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_';
  }

  /**
   * What a function says before its body.
   *
   * @param first a parameter before the program's, or nothing
   * @param ofParameters what may be known of the arguments
   */
  private record Head(
      String name, String first, boolean takesToken, @Nullable Origin ofParameters) {}

  // What is called takes the token of the effects before it last, and gives the next one last.
  private String function(
      Head head, Jaxpr program, Donation donation, @Nullable Location location) {
    Block body = new Block(this, "    ", location);
    List<String> parameters = new ArrayList<>();
    List<Value> arguments = new ArrayList<>();
    for (TensorType type : parameterTypes(program, head.takesToken())) {
      Value argument = new Value("%arg" + arguments.size(), type, head.ofParameters());
      arguments.add(argument);
      parameters.add(argument + ": " + Types.of(type) + donation.attribute(parameters.size()));
    }
    if (!head.first().isEmpty()) {
      parameters.addFirst(head.first());
    }
    boolean ordered = head.takesToken();
    List<Value> results = body.program(program, ordered ? body.takeToken(arguments) : arguments);
    List<Value> all = ordered ? body.withToken(results) : results;
    String types = Types.list(all.stream().map(Value::type));
    body.finish("return", all);
    return Template.fill(
        "  func.func %s(%s) -> (%s) {\n%s  }\n",
        head.name(), String.join(", ", parameters), types, body.text());
  }

  private static List<TensorType> parameterTypes(Jaxpr program, boolean takesToken) {
    List<TensorType> types = List.of(program.inputTypes());
    return takesToken ? Types.withToken(types) : types;
  }
}
