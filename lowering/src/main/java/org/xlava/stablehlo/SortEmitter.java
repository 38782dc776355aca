package org.xlava.stablehlo;

import java.util.ArrayList;
import java.util.List;
import org.xlava.DType;
import org.xlava.TensorType;
import org.xlava.primitive.array.Sort;
import org.xlava.primitive.array.TopK;

/** Sorting. */
final class SortEmitter {
  private SortEmitter() {}

  static List<Value> sort(Block b, Sort op, List<Value> operands) {
    Block body = b.nested();
    List<Value> parameters = new ArrayList<>();
    for (Value operand : operands) {
      TensorType scalar = TensorType.of(operand.type().dtype());
      parameters.add(body.fresh(scalar));
      parameters.add(body.fresh(scalar));
    }
    Value precedes = precedes(body, op.keys(), parameters);
    List<TensorType> types = operands.stream().map(Value::type).toList();
    return b.lines(
        Template.fill(
            "\"stablehlo.sort\"(%s) <{dimension = %s : i64, is_stable = %s}> (%s) : %s",
            Block.names(operands),
            op.dimension(),
            op.stable(),
            b.region(body, parameters, List.of(precedes)),
            Types.function(operands, types)),
        types);
  }

  // Lexicographic: the first key that differs decides.
  private static Value precedes(Block b, int keys, List<Value> parameters) {
    Value result = null;
    for (int k = keys - 1; k >= 0; k--) {
      List<Value[]> parts = parts(b, parameters.get(2 * k), parameters.get(2 * k + 1));
      for (Value[] p : parts.reversed()) {
        boolean floating = p[0].type().dtype().isFloating();
        Value less =
            floating ? b.compare("LT", "TOTALORDER", p[0], p[1]) : b.compare("LT", p[0], p[1]);
        if (result == null) {
          result = less;
        } else {
          Value equal =
              floating ? b.compare("EQ", "TOTALORDER", p[0], p[1]) : b.compare("EQ", p[0], p[1]);
          result = b.op("stablehlo.or", less, b.op("stablehlo.and", equal, result));
        }
      }
    }
    return result == null ? b.constant(DType.BOOL, false) : result;
  }

  private static List<Value[]> parts(Block b, Value x, Value y) {
    DType dtype = x.type().dtype();
    if (dtype.isFloating()) {
      return List.<Value[]>of(new Value[] {canonical(b, x), canonical(b, y)});
    }
    if (!dtype.isComplex()) {
      return List.<Value[]>of(new Value[] {x, y});
    }
    return List.of(
        new Value[] {canonical(b, b.real(x)), canonical(b, b.real(y))},
        new Value[] {canonical(b, b.imag(x)), canonical(b, b.imag(y))});
  }

  // One zero and one NaN, so that the total order is the one that sorting means.
  private static Value canonical(Block b, Value x) {
    Value zero = b.constantLike(x, 0);
    Value one = b.select(b.compare("EQ", x, zero), zero, x);
    return b.select(b.compare("NE", x, x), b.constantLike(x, Double.NaN), one);
  }

  static List<Value> topK(Block b, TopK op, Value x) {
    List<TensorType> results = List.of(op.outputTypes(new TensorType[] {x.type()}));
    return b.lines(
        Template.fill(
            "chlo.top_k(%s, k = %s) : %s -> (%s)",
            x, op.k(), Types.of(x.type()), Types.list(results.stream())),
        results);
  }
}
