package org.xlava.replay;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xlava.HostArray;

/**
 * A recorded function with its inputs and what JAX gave for it.
 *
 * @param wrt the inputs that derivatives are taken in
 * @param vmapInputs the inputs of the {@code vmap} check, empty without one
 * @param checks the results expected of each evaluation, by its name
 */
record GoldenCase(
    String id,
    boolean x64,
    ReplayProgram program,
    List<HostArray> inputs,
    List<Integer> wrt,
    List<HostArray> vmapInputs,
    Map<String, List<HostArray>> checks,
    Tolerance tolerance) {

  /**
   * Reads a case.
   *
   * @throws UnsupportedException when its program needs what isn't there
   */
  static GoldenCase read(JsonObject json) {
    JsonObject evals = json.getAsJsonObject("evals");
    Map<String, List<HostArray>> checks = new LinkedHashMap<>();
    for (String check : checkNames(json)) {
      checks.put(check, GoldenArrays.arrays(evals.get(check)));
    }
    JsonElement vmapInputs = evals.get("vmap_inputs");
    return new GoldenCase(
        id(json),
        isX64(json),
        ReplayProgram.read(json.getAsJsonObject("program")),
        GoldenArrays.arrays(json.get("inputs")),
        GoldenArrays.integers(json.get("wrt")),
        vmapInputs == null ? List.of() : GoldenArrays.arrays(vmapInputs),
        checks,
        Tolerance.read(json.get("tol")));
  }

  static String id(JsonObject json) {
    return json.get("id").getAsString();
  }

  static boolean isX64(JsonObject json) {
    return json.get("x64").getAsBoolean();
  }

  /** The names of a case's evaluations; what {@code vmap} is applied to isn't one. */
  static List<String> checkNames(JsonObject json) {
    return json.getAsJsonObject("evals").keySet().stream()
        .filter(name -> !name.equals("vmap_inputs"))
        .toList();
  }
}
