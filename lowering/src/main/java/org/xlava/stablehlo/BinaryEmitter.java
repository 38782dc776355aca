package org.xlava.stablehlo;

import java.util.List;
import org.xlava.DType;
import org.xlava.Shape;
import org.xlava.TensorType;
import org.xlava.primitive.elementwise.Binary;
import org.xlava.primitive.elementwise.Comparison;

/** Elementwise operations of several operands, which are stretched to the result's shape first. */
final class BinaryEmitter {
  private BinaryEmitter() {}

  static Value emit(Block b, Binary op, List<Value> operands, TensorType result) {
    Value x = b.broadcast(operands.get(0), result.shape());
    Value y = b.broadcast(operands.get(1), result.shape());
    return switch (op) {
      case ADD -> b.op("stablehlo.add", x, y);
      case AND -> b.op("stablehlo.and", x, y);
      case ATAN2 -> b.op("stablehlo.atan2", x, y);
      case COMPLEX -> b.typed("stablehlo.complex", "", result, x, y);
      case DIV -> b.op("stablehlo.divide", x, y);
      case MAX -> extremum(b, "GT", "maximum", x, y);
      case MIN -> extremum(b, "LT", "minimum", x, y);
      case MUL -> b.op("stablehlo.multiply", x, y);
      case MULHI -> WideMultiply.upper(b, x, y);
      case NEXTAFTER -> b.chlo("next_after", result, x, y);
      case OR -> b.op("stablehlo.or", x, y);
      case POLYGAMMA -> GammaEmitter.polygamma(b, x, y);
      case POW -> b.op("stablehlo.power", x, b.convert(y, x.type().dtype()));
      case REM -> b.op("stablehlo.remainder", x, y);
      case SHIFT_LEFT -> b.op("stablehlo.shift_left", x, y);
      case SHIFT_RIGHT_ARITHMETIC -> b.op("stablehlo.shift_right_arithmetic", x, y);
      case SHIFT_RIGHT_LOGICAL -> b.op("stablehlo.shift_right_logical", x, y);
      case SUB -> b.op("stablehlo.subtract", x, y);
      case XOR -> b.op("stablehlo.xor", x, y);
    };
  }

  /** The extremum; complex numbers are ordered by their real and then their imaginary parts. */
  static Value extremum(Block b, String direction, String op, Value x, Value y) {
    if (!x.type().dtype().isComplex()) {
      return b.op("stablehlo." + op, x, y);
    }
    Value rx = b.real(x);
    Value ry = b.real(y);
    Value ix = b.imag(x);
    Value iy = b.imag(y);
    Value first =
        b.select(
            b.compare("EQ", rx, ry), b.compare(direction, ix, iy), b.compare(direction, rx, ry));
    return b.select(first, x, y);
  }

  static Value compare(Block b, Comparison op, List<Value> operands, TensorType result) {
    Value x = b.broadcast(operands.get(0), result.shape());
    Value y = b.broadcast(operands.get(1), result.shape());
    return switch (op) {
      case EQ, NE, GE, GT, LE, LT -> b.compare(op.name(), x, y);
      case EQ_TO -> totalOrder(b, "EQ", x, y);
      case LE_TO -> totalOrder(b, "LE", x, y);
      case LT_TO -> totalOrder(b, "LT", x, y);
    };
  }

  private static Value totalOrder(Block b, String direction, Value x, Value y) {
    return x.type().dtype().isFloating()
        ? b.compare(direction, "TOTALORDER", x, y)
        : b.compare(direction, x, y);
  }

  static Value select(Block b, List<Value> operands, TensorType result) {
    Shape shape = result.shape();
    Value which = operands.getFirst();
    List<Value> cases = operands.stream().skip(1).map(v -> b.broadcast(v, shape)).toList();
    if (cases.size() == 1) {
      return cases.getFirst();
    }
    Value selector = which.type().rank() == 0 ? which : b.broadcast(which, shape);
    return selector.type().dtype() == DType.BOOL
        ? b.select(selector, cases.get(1), cases.get(0))
        : choose(b, selector, 0, cases);
  }

  // Bisects the cases by comparing the selector with their indices.
  private static Value choose(Block b, Value which, int offset, List<Value> cases) {
    if (cases.size() == 1) {
      return cases.getFirst();
    }
    int middle = cases.size() / 2;
    Value low = b.compare("LT", which, b.constantLike(which, offset + middle));
    return b.select(
        low,
        choose(b, which, offset, cases.subList(0, middle)),
        choose(b, which, offset + middle, cases.subList(middle, cases.size())));
  }

  static Value clamp(Block b, List<Value> operands, TensorType result) {
    Value min = b.broadcast(operands.get(0), result.shape());
    Value max = b.broadcast(operands.get(2), result.shape());
    return b.op("stablehlo.clamp", result, List.of(min, operands.get(1), max));
  }
}
