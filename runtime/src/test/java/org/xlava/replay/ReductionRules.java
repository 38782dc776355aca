package org.xlava.replay;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import org.xlava.DType;
import org.xlava.Lax;
import org.xlava.Tensor;

/** Reductions along axes. */
final class ReductionRules {
  private ReductionRules() {}

  static Operation argmax(Params p) {
    int axis = onlyAxis(p);
    DType dtype = p.dtype("index_dtype");
    return Operation.of1(x -> Lax.argmax(x, axis, dtype));
  }

  static Operation argmin(Params p) {
    int axis = onlyAxis(p);
    DType dtype = p.dtype("index_dtype");
    return Operation.of1(x -> Lax.argmin(x, axis, dtype));
  }

  private static int onlyAxis(Params p) {
    List<Integer> axes = p.integers("axes");
    if (axes.size() != 1) {
      throw p.unsupported("axes");
    }
    return axes.getFirst();
  }

  /** A reduction over the examples of a vmap, which in a program has numbers for its names. */
  static Operation collective(Params p, BiFunction<Tensor, List<Integer>, Tensor> reduce) {
    boolean groups = !p.isNull("axis_index_groups");
    boolean named =
        p.get("axes").getAsJsonArray().asList().stream()
            .anyMatch(a -> !a.getAsJsonPrimitive().isNumber());
    if (groups || named) {
      throw p.unsupported(groups ? "axis_index_groups" : "axes");
    }
    List<Integer> axes = p.integers("axes");
    return x -> x.stream().map(operand -> reduce.apply(operand, axes)).toList();
  }

  /** Combines two elements, and all elements along axes. */
  private record Monoid(
      BinaryOperator<Tensor> combine, BiFunction<Tensor, List<Integer>, Tensor> reduce) {
    Tensor apply(Tensor x, Tensor initial, List<Integer> axes) {
      return combine.apply(initial, reduce.apply(x, axes));
    }
  }

  private static final Map<String, Monoid> MONOIDS =
      Map.of(
          "add", new Monoid(Lax::add, Lax::reduceSum),
          "mul", new Monoid(Lax::mul, Lax::reduceProd),
          "max", new Monoid(Lax::max, Lax::reduceMax),
          "min", new Monoid(Lax::min, Lax::reduceMin),
          "and", new Monoid(Lax::and, Lax::reduceAnd),
          "or", new Monoid(Lax::or, Lax::reduceOr),
          "xor", new Monoid(Lax::xor, Lax::reduceXor));

  /** The general reduction, where its program combines each operand by itself in a known way. */
  static Operation reduce(Params p) {
    List<Integer> axes = p.integers("dimensions");
    List<Monoid> monoids = monoids(p.ignore("computation"));
    int n = monoids.size();
    return x -> {
      List<Tensor> results = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        results.add(monoids.get(i).apply(x.get(i), x.get(n + i), axes));
      }
      return results;
    };
  }

  private static List<Monoid> monoids(Params p) {
    JsonObject program = p.get("jaxpr").getAsJsonObject();
    JsonArray parameters = program.getAsJsonArray("invars");
    JsonArray outputs = program.getAsJsonArray("outvars");
    int n = outputs.size();
    List<Monoid> result = new ArrayList<>();
    for (int i = 0; i < n && parameters.size() == 2 * n; i++) {
      JsonElement left = parameters.get(i).getAsJsonArray().get(0);
      JsonElement right = parameters.get(n + i).getAsJsonArray().get(0);
      result.add(monoid(p, program, List.of(left, right), outputs.get(i)));
    }
    return result;
  }

  private static Monoid monoid(
      Params p, JsonObject program, List<JsonElement> operands, JsonElement output) {
    for (JsonElement e : program.getAsJsonArray("eqns")) {
      JsonObject equation = e.getAsJsonObject();
      JsonElement result = equation.getAsJsonArray("out").get(0).getAsJsonArray().get(0);
      Monoid monoid = MONOIDS.get(equation.get("prim").getAsString());
      if (monoid != null
          && result.equals(output)
          && equation.getAsJsonArray("in").asList().equals(operands)) {
        return monoid;
      }
    }
    throw p.unsupported("jaxpr");
  }
}
