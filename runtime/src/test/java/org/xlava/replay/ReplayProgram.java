package org.xlava.replay;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.xlava.Concrete;
import org.xlava.Fn1;
import org.xlava.HostArray;
import org.xlava.Tensor;

/**
 * A recorded program, as a function that applies the library's operations one after another.
 * Reading one resolves every primitive and parameter, so a program that is read can be applied.
 */
final class ReplayProgram implements Fn1<List<Tensor>, List<Tensor>> {
  private final Map<String, HostArray> constants = new HashMap<>();
  private final Map<String, Tensor> uploaded = new HashMap<>();
  private final Map<String, String> types = new HashMap<>();
  private final List<String> inputs = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private final List<Operand> outputs;

  /** An operand: a variable's name or a scalar. */
  private sealed interface Operand {}

  private record Variable(String name) implements Operand {}

  private record Scalar(Tensor value) implements Operand {}

  /** The application of an operation. */
  private record Step(Operation operation, List<Operand> in, List<String> out) {}

  private ReplayProgram(JsonObject json) {
    for (JsonElement c : json.getAsJsonArray("consts")) {
      JsonObject constant = c.getAsJsonObject();
      constants.put(constant.get("var").getAsString(), GoldenArrays.array(constant));
    }
    for (JsonElement v : json.getAsJsonArray("invars")) {
      inputs.add(declare(v.getAsJsonArray()));
    }
    for (JsonElement e : json.getAsJsonArray("eqns")) {
      steps.add(step(e.getAsJsonObject()));
    }
    outputs = operands(json.getAsJsonArray("outvars"));
  }

  /**
   * Reads a program.
   *
   * @throws UnsupportedException when it needs what isn't there
   */
  static ReplayProgram read(JsonObject json) {
    return new ReplayProgram(json);
  }

  /** The number of parameters. */
  int arity() {
    return inputs.size();
  }

  private String declare(JsonArray nameAndType) {
    String name = nameAndType.get(0).getAsString();
    types.put(name, nameAndType.get(1).getAsString());
    return name;
  }

  private Step step(JsonObject equation) {
    Params params =
        new Params(equation.get("prim").getAsString(), equation.getAsJsonObject("params"));
    List<String> out = new ArrayList<>();
    for (JsonElement v : equation.getAsJsonArray("out")) {
      out.add(declare(v.getAsJsonArray()));
    }
    Operation operation = PrimitiveTable.read(params);
    List<Operand> in = operands(equation.getAsJsonArray("in"));
    checkKeys(params.primitive(), in, out);
    return new Step(operation, in, out);
  }

  // Keys are replayed as their data, which has one more dimension.
  private void checkKeys(String primitive, List<Operand> in, List<String> out) {
    boolean keys =
        out.stream().anyMatch(this::isKey)
            || in.stream().anyMatch(o -> o instanceof Variable v && isKey(v.name));
    if (keys && !PrimitiveTable.takesKeys(primitive)) {
      throw new UnsupportedException(primitive + " of keys");
    }
  }

  private boolean isKey(String variable) {
    return types.getOrDefault(variable, "").startsWith("key<");
  }

  private static List<Operand> operands(JsonArray atoms) {
    return atoms.asList().stream().map(ReplayProgram::operand).collect(Collectors.toList());
  }

  private static Operand operand(JsonElement atom) {
    if (!atom.isJsonObject()) {
      return new Variable(atom.getAsString());
    }
    JsonObject literal = atom.getAsJsonObject();
    String type = literal.get("type").getAsString();
    return new Scalar(Concrete.of(GoldenArrays.literal(literal.get("lit"), type)));
  }

  /** Applies the program to as many tensors as it has parameters. */
  @Override
  public List<Tensor> apply(List<Tensor> arguments) {
    Map<String, Tensor> values = new HashMap<>(uploaded());
    for (int i = 0; i < inputs.size(); i++) {
      values.put(inputs.get(i), arguments.get(i));
    }
    for (Step step : steps) {
      List<Tensor> results = step.operation.apply(values(values, step.in));
      for (int i = 0; i < results.size(); i++) {
        values.put(step.out.get(i), results.get(i));
      }
    }
    return values(values, outputs);
  }

  private static List<Tensor> values(Map<String, Tensor> values, List<Operand> operands) {
    List<Tensor> result = new ArrayList<>(operands.size());
    for (Operand operand : operands) {
      result.add(
          switch (operand) {
            case Variable v -> values.get(v.name);
            case Scalar s -> s.value;
          });
    }
    return result;
  }

  private Map<String, Tensor> uploaded() {
    if (uploaded.isEmpty()) {
      constants.forEach((name, array) -> uploaded.put(name, Tensor.of(array)));
    }
    return uploaded;
  }
}
