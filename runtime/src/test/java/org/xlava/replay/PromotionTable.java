package org.xlava.replay;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.xlava.Complex;
import org.xlava.Config;
import org.xlava.DType;
import org.xlava.Lax;
import org.xlava.Numpy;
import org.xlava.Tensor;
import org.xlava.TensorType;

/**
 * The recorded dtypes of sums of two zeros, by the names of their dtypes; {@code int*} and its like
 * name the dtype of a Java number.
 */
final class PromotionTable {
  private PromotionTable() {}

  /** A line for each sum of another dtype than the recorded one. */
  static List<String> differences(JsonObject golden) {
    return Config.withX64(
        GoldenCase.isX64(golden), () -> differing(golden.getAsJsonObject("table")));
  }

  private static List<String> differing(JsonObject table) {
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, JsonElement> e : table.entrySet()) {
      String got = sum(e.getKey().split(",")).dtype().toString();
      String want = e.getValue().getAsString();
      if (!got.equals(want)) {
        lines.add("%s: got %s, want %s".formatted(e.getKey(), got, want));
      }
    }
    return lines;
  }

  private static Tensor sum(String[] names) {
    return Numpy.add(zero(names[0]), zero(names[1]));
  }

  private static Tensor zero(String name) {
    return switch (name) {
      case "int*" -> Tensor.of(0);
      case "float*" -> Tensor.of(0.0);
      case "complex*" -> Lax.literal(new Complex(0, 0));
      default -> Lax.full(TensorType.of(DType.of(name), 1), 0);
    };
  }
}
