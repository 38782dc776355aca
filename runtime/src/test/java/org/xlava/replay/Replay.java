package org.xlava.replay;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Optional;
import org.xlava.Config;
import org.xlava.Fn1;
import org.xlava.HostArray;
import org.xlava.Tensor;
import org.xlava.Xlava;

/**
 * Replays cases: evaluates each with this library as JAX did and compares. With {@code jit} both
 * the function and each evaluation of it are compiled.
 */
record Replay(boolean jit) {

  /** Replays the case on a line of a golden file. */
  Report line(String json) {
    JsonObject object = JsonParser.parseString(json).getAsJsonObject();
    String id = GoldenCase.id(object);
    return object.has("table") ? promotion(id, object) : checks(id, object);
  }

  private static Report promotion(String id, JsonObject object) {
    List<String> differences = PromotionTable.differences(object);
    return differences.isEmpty()
        ? Report.passed(1)
        : Report.failed(id + " table: " + String.join("; ", differences));
  }

  private Report checks(String id, JsonObject object) {
    try {
      return Config.withX64(GoldenCase.isX64(object), () -> checks(GoldenCase.read(object)));
    } catch (UnsupportedException e) {
      int checks = GoldenCase.checkNames(object).size();
      return Report.unsupported(checks, id + ": unsupported " + e.getMessage());
    }
  }

  private Report checks(GoldenCase golden) {
    Evaluations evaluations = new Evaluations(compiled(golden.program()), golden.wrt());
    Report report = Report.EMPTY;
    for (String name : golden.checks().keySet()) {
      Optional<String> difference = check(golden, name, evaluations.of(name));
      report =
          report.plus(
              difference
                  .map(d -> Report.failed(golden.id() + " " + name + ": " + d))
                  .orElse(Report.passed(1)));
    }
    return report;
  }

  private Optional<String> check(
      GoldenCase golden, String name, Fn1<List<Tensor>, List<Tensor>> evaluation) {
    List<HostArray> inputs = name.equals("vmap") ? golden.vmapInputs() : golden.inputs();
    try {
      List<HostArray> results = evaluate(compiled(evaluation), inputs);
      return new Comparison(golden.tolerance()).difference(results, golden.checks().get(name));
    } catch (UnsupportedException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      return Optional.of(oneLine(e));
    }
  }

  private Fn1<List<Tensor>, List<Tensor>> compiled(Fn1<List<Tensor>, List<Tensor>> f) {
    return jit ? Xlava.jit(f) : f;
  }

  private static List<HostArray> evaluate(
      Fn1<List<Tensor>, List<Tensor>> f, List<HostArray> inputs) {
    List<Tensor> arguments = inputs.stream().map(Tensor::of).toList();
    return f.apply(arguments).stream().map(t -> t.toHost()).toList();
  }

  private static String oneLine(Throwable e) {
    return e.toString().replace('\n', ' ');
  }
}
