package org.xlava.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.xlava.Config;
import org.xlava.DType;
import org.xlava.Lax;
import org.xlava.Numpy;
import org.xlava.Shape;
import org.xlava.Tensor;
import org.xlava.TensorFn1;
import org.xlava.TensorFn2;
import org.xlava.TensorType;
import org.xlava.Xlava;
import org.xlava.XlavaException;

/** The dtypes and weakness of results for all pairs of operand types, against JAX's. */
class PromotionsTest {
  private static final Map<String, TensorFn2> FUNCTIONS = functions();
  private static final Set<String> CONTRACTIONS = Set.of("dot", "matmul");

  private static Map<String, TensorFn2> functions() {
    Map<String, TensorFn2> f = new LinkedHashMap<>();
    f.put("add", Numpy::add);
    f.put("subtract", Numpy::subtract);
    f.put("multiply", Numpy::multiply);
    f.put("divide", Numpy::divide);
    f.put("maximum", Numpy::maximum);
    f.put("minimum", Numpy::minimum);
    f.put("arctan2", Numpy::arctan2);
    f.put("equal", Numpy::equal);
    f.put("less", Numpy::less);
    f.put("logicalAnd", Numpy::logicalAnd);
    f.put("bitwiseAnd", Numpy::bitwiseAnd);
    f.put("leftShift", Numpy::leftShift);
    f.put("remainder", Numpy::remainder);
    f.put("fmod", Numpy::fmod);
    f.put("floorDivide", Numpy::floorDivide);
    f.put("power", Numpy::power);
    f.put("floatPower", Numpy::floatPower);
    f.put("hypot", Numpy::hypot);
    f.put("copysign", Numpy::copysign);
    f.put("logaddexp", Numpy::logaddexp);
    f.put("heaviside", Numpy::heaviside);
    f.put("nextafter", Numpy::nextafter);
    f.put("fmax", Numpy::fmax);
    f.put("where", (x, y) -> Numpy.where(Tensor.of(true), x, y));
    f.put("matmul", (x, y) -> Numpy.matmul(Numpy.atleast1d(x), Numpy.atleast1d(y)));
    f.put("dot", Numpy::dot);
    f.put(
        "concatenate",
        (x, y) -> Numpy.concatenate(List.of(Numpy.atleast1d(x), Numpy.atleast1d(y)), 0));
    return f;
  }

  private static List<JsonObject> recorded() throws IOException {
    var stream =
        Objects.requireNonNull(PromotionsTest.class.getResourceAsStream("/promotions.jsonl"));
    try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return reader.lines().map(l -> JsonParser.parseString(l).getAsJsonObject()).toList();
    }
  }

  @TestFactory
  Stream<DynamicTest> types_areJaxs() throws IOException {
    return recorded().stream()
        .map(
            json -> {
              String name = json.get("function").getAsString();
              boolean x64 = json.get("x64").getAsBoolean();
              return DynamicTest.dynamicTest(
                  name + (x64 ? " with 64 bits" : ""), () -> check(json, x64));
            });
  }

  private static void check(JsonObject json, boolean x64) {
    TensorFn2 f = Objects.requireNonNull(FUNCTIONS.get(json.get("function").getAsString()));
    String[] kinds = json.get("kinds").getAsString().split(" ");
    // JAX refuses to contract some vectors with Python numbers, for which there is a common dtype.
    boolean contraction = CONTRACTIONS.contains(json.get("function").getAsString());
    List<String> differences = new ArrayList<>();
    for (String x : kinds) {
      String[] row = json.getAsJsonObject("results").get(x).getAsString().split(" ");
      for (int i = 0; i < kinds.length; i++) {
        String y = kinds[i];
        String got = Config.withX64(x64, () -> result(f, type(x), type(y)));
        if (!got.equals(row[i]) && !(contraction && row[i].equals("error"))) {
          differences.add("%s, %s: want %s, got %s".formatted(x, y, row[i], got));
        }
      }
    }
    assertThat(differences).isEmpty();
  }

  private static TensorType type(String kind) {
    boolean weak = kind.endsWith("*");
    DType dtype = DType.of(kind.replace("*", ""));
    return new TensorType(dtype, weak ? Shape.SCALAR : Shape.of(1), weak);
  }

  private static String result(TensorFn2 f, TensorType x, TensorType y) {
    try {
      TensorType result = Xlava.evalShape(f, x, y);
      return result.dtype() + (result.weak() ? "*" : "");
    } catch (XlavaException e) {
      return "error";
    }
  }

  private interface WithNumber {
    Tensor apply(Tensor x, Number y);
  }

  private interface OfNumber {
    Tensor apply(Number x, Tensor y);
  }

  /** A Java number beside a tensor is a weakly typed scalar. */
  private static void checkNumbers(TensorFn2 f, WithNumber right, OfNumber left) {
    for (DType dtype : DType.values()) {
      if (dtype == DType.FLOAT0) {
        continue;
      }
      TensorType x = TensorType.of(dtype.canonical(), 2);
      for (Number n : List.of(2, 2L, 2.5, 2.5f)) {
        assertThat(type(v -> right.apply(v, n), x))
            .as("%s beside %s", x, n)
            .isEqualTo(type(v -> f.apply(v, weak(n)), x));
        assertThat(type(v -> left.apply(n, v), x))
            .as("%s beside %s", n, x)
            .isEqualTo(type(v -> f.apply(weak(n), v), x));
      }
    }
  }

  private static Tensor weak(Number n) {
    return Lax.literal(n);
  }

  private static String type(TensorFn1 f, TensorType x) {
    try {
      TensorType result = Xlava.evalShape(f, x);
      return result + (result.weak() ? " weak" : "");
    } catch (XlavaException e) {
      return "error";
    }
  }

  @Test
  void numbers_areWeaklyTypedScalars() {
    checkNumbers(Numpy::add, Numpy::add, Numpy::add);
    checkNumbers(Numpy::subtract, Numpy::subtract, Numpy::subtract);
    checkNumbers(Numpy::multiply, Numpy::multiply, Numpy::multiply);
    checkNumbers(Numpy::divide, Numpy::divide, Numpy::divide);
    checkNumbers(Numpy::maximum, Numpy::maximum, Numpy::maximum);
    checkNumbers(Numpy::minimum, Numpy::minimum, Numpy::minimum);
    checkNumbers(Numpy::arctan2, Numpy::arctan2, Numpy::arctan2);
    checkNumbers(Numpy::equal, Numpy::equal, Numpy::equal);
    checkNumbers(Numpy::notEqual, Numpy::notEqual, Numpy::notEqual);
    checkNumbers(Numpy::less, Numpy::less, Numpy::less);
    checkNumbers(Numpy::lessEqual, Numpy::lessEqual, Numpy::lessEqual);
    checkNumbers(Numpy::greater, Numpy::greater, Numpy::greater);
    checkNumbers(Numpy::greaterEqual, Numpy::greaterEqual, Numpy::greaterEqual);
    checkNumbers(Numpy::bitwiseAnd, Numpy::bitwiseAnd, Numpy::bitwiseAnd);
    checkNumbers(Numpy::bitwiseOr, Numpy::bitwiseOr, Numpy::bitwiseOr);
    checkNumbers(Numpy::bitwiseXor, Numpy::bitwiseXor, Numpy::bitwiseXor);
    checkNumbers(Numpy::remainder, Numpy::remainder, Numpy::remainder);
    checkNumbers(Numpy::floorDivide, Numpy::floorDivide, Numpy::floorDivide);
    checkNumbers(Numpy::hypot, Numpy::hypot, Numpy::hypot);
    checkNumbers(Numpy::copysign, Numpy::copysign, Numpy::copysign);
    checkNumbers(Numpy::logaddexp, Numpy::logaddexp, Numpy::logaddexp);
    checkNumbers(Numpy::fmod, Numpy::fmod, Numpy::fmod);
    checkNumbers(Numpy::leftShift, Numpy::leftShift, Numpy::leftShift);
    checkNumbers(Numpy::nextafter, Numpy::nextafter, Numpy::nextafter);
  }
}
