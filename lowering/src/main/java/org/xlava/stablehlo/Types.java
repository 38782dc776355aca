package org.xlava.stablehlo;

import java.util.List;
import java.util.stream.Collectors;
import org.xlava.DType;
import org.xlava.Shape;
import org.xlava.TensorType;

/** Types and lists as MLIR writes them. */
final class Types {
  private Types() {}

  /** {@code tensor<2x3xf32>}. */
  static String of(TensorType type) {
    return of(type.dtype(), type.shape());
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
