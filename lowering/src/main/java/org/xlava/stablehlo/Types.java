package org.xlava.stablehlo;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xlava.DType;
import org.xlava.Shape;
import org.xlava.TensorType;

/** Types and lists as MLIR writes them. */
final class Types {
  /** Stands for the type of tokens, which order effects and hold no data. */
  static final TensorType TOKEN = TensorType.of(DType.BOOL);

  private Types() {}

  /** {@code types}, then that of a token. */
  static List<TensorType> withToken(List<TensorType> types) {
    List<TensorType> all = new ArrayList<>(types);
    all.add(TOKEN);
    return all;
  }

  /** {@code tensor<f32>, tensor<i32>}. */
  static String list(Stream<TensorType> types) {
    return types.map(Types::of).collect(Collectors.joining(", "));
  }

  /** {@code tensor<2x3xf32>}. */
  @SuppressWarnings("ReferenceEquality")
  static String of(TensorType type) {
    return type == TOKEN ? "!stablehlo.token" : of(type.dtype(), type.shape());
  }

  static String of(DType dtype, Shape shape) {
    StringBuilder text = new StringBuilder("tensor<");
    for (int d : shape) {
      text.append(d).append('x');
    }
    return text.append(dtype.stablehlo()).append('>').toString();
  }

  /** {@code (tensor<f32>, tensor<f32>) -> tensor<f32>}. */
  static String function(List<Value> operands, TensorType result) {
    return operands.stream().map(v -> of(v.type())).collect(Collectors.joining(", ", "(", ")"))
        + " -> "
        + of(result);
  }

  /** {@code [0, 1]}. */
  static String list(List<Integer> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
  }

  /** {@code array<i64: 0, 1>}. */
  static String array(List<Integer> values) {
    return values.isEmpty()
        ? "array<i64>"
        : values.stream()
            .map(String::valueOf)
            .collect(Collectors.joining(", ", "array<i64: ", ">"));
  }
}
