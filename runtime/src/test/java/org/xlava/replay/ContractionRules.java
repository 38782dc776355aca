package org.xlava.replay;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xlava.DType;
import org.xlava.Lax;
import org.xlava.Tensor;
import org.xlava.primitive.fft.FourierTransform;
import org.xlava.primitive.linalg.DotGeneral.Dims;
import org.xlava.primitive.linalg.DotGeneral.Precision;

/** Contractions. */
final class ContractionRules {
  private ContractionRules() {}

  static Operation dotGeneral(Params p) {
    Dims dims = dims(p.get("dimension_numbers").getAsJsonArray());
    DType preferred = p.optionalDtype("preferred_element_type");
    if (isAlgorithm(p)) {
      return Operation.of(x -> bfloat16Products(x.get(0), x.get(1), dims, preferred));
    }
    Precision precision = precision(p);
    return Operation.of(x -> Lax.dotGeneral(x.get(0), x.get(1), dims, precision, preferred));
  }

  private static Dims dims(JsonArray numbers) {
    JsonArray contracting = numbers.get(0).getAsJsonArray();
    JsonArray batch = numbers.get(1).getAsJsonArray();
    return new Dims(
        GoldenArrays.integers(contracting.get(0)),
        GoldenArrays.integers(contracting.get(1)),
        GoldenArrays.integers(batch.get(0)),
        GoldenArrays.integers(batch.get(1)));
  }

  private static boolean isAlgorithm(Params p) {
    JsonElement precision = p.get("precision");
    return precision.isJsonPrimitive() && precision.getAsString().equals("BF16_BF16_F32");
  }

  // Operands rounded to bfloat16, products summed in float32.
  private static Tensor bfloat16Products(Tensor x, Tensor y, Dims dims, @Nullable DType preferred) {
    Tensor product =
        Lax.dotGeneral(
            Lax.convertElementType(x, DType.BFLOAT16),
            Lax.convertElementType(y, DType.BFLOAT16),
            dims,
            Precision.DEFAULT,
            DType.FLOAT32);
    return Lax.convertElementType(product, preferred == null ? x.dtype() : preferred);
  }

  // One for both operands, or one for each, of which the more exact serves for both.
  private static Precision precision(Params p) {
    JsonElement precision = p.get("precision");
    if (precision.isJsonNull()) {
      return Precision.DEFAULT;
    }
    if (!precision.isJsonArray()) {
      return precision(p, precision);
    }
    JsonArray pair = precision.getAsJsonArray();
    Precision left = precision(p, pair.get(0));
    Precision right = precision(p, pair.get(1));
    return left.compareTo(right) < 0 ? right : left;
  }

  private static Precision precision(Params p, JsonElement name) {
    return Arrays.stream(Precision.values())
        .filter(known -> known.name().equals(name.getAsString()))
        .findFirst()
        .orElseThrow(() -> p.unsupported("precision"));
  }

  /** JAX numbers the kinds of transforms in the order that they are declared in here. */
  static Operation fft(Params p) {
    FourierTransform.Kind kind = FourierTransform.Kind.values()[p.integer("fft_type")];
    List<Integer> lengths = p.integers("fft_lengths");
    return Operation.of1(x -> Lax.fft(x, kind, lengths));
  }
}
