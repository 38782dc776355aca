package org.xlava.stablehlo;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
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
    StringJoiner list = new StringJoiner(", ");
    types.forEach(type -> list.add(of(type)));
    return list.toString();
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
    return function(operands, List.of(result));
  }

  /** {@code (tensor<f32>) -> (tensor<f32>, tensor<i32>)}; of one result as the other one. */
  static String function(List<Value> operands, List<TensorType> results) {
    String types = "(" + list(operands.stream().map(Value::type)) + ") -> ";
    return results.size() == 1
        ? types + of(results.getFirst())
        : types + "(" + list(results.stream()) + ")";
  }

  /** {@code [0, 1]}. */
  static String list(List<Integer> values) {
    return list(values, "[", "]");
  }

  /** {@code array<i64: 0, 1>}. */
  static String array(List<Integer> values) {
    return values.isEmpty() ? "array<i64>" : list(values, "array<i64: ", ">");
  }

  private static String list(List<Integer> values, String opening, String closing) {
    StringJoiner list = new StringJoiner(", ", opening, closing);
    for (int value : values) {
      list.add(Integer.toString(value));
    }
    return list.toString();
  }
}
