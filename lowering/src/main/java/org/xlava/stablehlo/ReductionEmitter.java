package org.xlava.stablehlo;

import java.util.List;
import org.xlava.Complex;
import org.xlava.DType;
import org.xlava.IInfo;
import org.xlava.TensorType;
import org.xlava.primitive.reduction.ArgReduction;
import org.xlava.primitive.reduction.Reduction;

/** Reductions over axes. */
final class ReductionEmitter {
  private ReductionEmitter() {}

  static Value reduce(Block b, Reduction op, Value x, TensorType result) {
    DType dtype = x.type().dtype();
    Value init = b.constant(dtype, identity(op.kind(), dtype));
    boolean complexOrder =
        dtype.isComplex() && (op.kind() == Reduction.Kind.MAX || op.kind() == Reduction.Kind.MIN);
    if (complexOrder) {
      return lexicographic(b, op, x, init, result);
    }
    return b.line(
        Template.fill(
            "stablehlo.reduce(%s init: %s) applies stablehlo.%s across dimensions = %s : %s",
            x,
            init,
            operation(op.kind()),
            Types.list(op.axes()),
            Types.function(List.of(x, init), result)),
        result);
  }

  private static String operation(Reduction.Kind kind) {
    return switch (kind) {
      case SUM -> "add";
      case PROD -> "multiply";
      case MAX -> "maximum";
      case MIN -> "minimum";
      case AND -> "and";
      case OR -> "or";
      case XOR -> "xor";
    };
  }

  private static Object identity(Reduction.Kind kind, DType dtype) {
    return switch (kind) {
      case SUM, OR, XOR -> dtype == DType.BOOL ? (Object) false : (Object) 0;
      case PROD -> 1;
      case AND -> dtype == DType.BOOL ? (Object) true : (Object) (-1);
      case MAX -> lowest(dtype);
      case MIN -> highest(dtype);
    };
  }

  /** The identity of the maximum. */
  static Object lowest(DType dtype) {
    return switch (dtype.kind()) {
      case BOOL, NONE -> false;
      case SIGNED, UNSIGNED -> new IInfo(dtype).min();
      case FLOAT -> Double.NEGATIVE_INFINITY;
      case COMPLEX -> new Complex(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY);
    };
  }

  /** The identity of the minimum. */
  static Object highest(DType dtype) {
    return switch (dtype.kind()) {
      case BOOL, NONE -> true;
      case SIGNED, UNSIGNED -> new IInfo(dtype).max();
      case FLOAT -> Double.POSITIVE_INFINITY;
      case COMPLEX -> new Complex(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
    };
  }

  private static Value lexicographic(
      Block b, Reduction op, Value x, Value init, TensorType result) {
    boolean max = op.kind() == Reduction.Kind.MAX;
    TensorType scalar = TensorType.of(x.type().dtype());
    Block body = b.nested();
    Value p = body.fresh(scalar);
    Value q = body.fresh(scalar);
    Value chosen =
        BinaryEmitter.extremum(body, max ? "GT" : "LT", max ? "maximum" : "minimum", p, q);
    String region = b.region(body, List.of(p, q), List.of(chosen));
    return reduce(b, List.of(x, init), op.axes(), region, List.of(result)).getFirst();
  }

  private static List<Value> reduce(
      Block b, List<Value> operands, List<Integer> axes, String region, List<TensorType> results) {
    return b.lines(
        Template.fill(
            "\"stablehlo.reduce\"(%s) <{dimensions = %s}> (%s) : %s",
            Block.names(operands), Types.array(axes), region, Types.function(operands, results)),
        results);
  }

  // Reduces pairs of value and index. What is accumulated stays if it is larger (smaller) or NaN,
  // so that the first NaN wins; of equal values the lower index does.
  static Value argReduce(Block b, ArgReduction op, Value x, TensorType result) {
    boolean max = op.kind() == ArgReduction.Kind.ARGMAX;
    DType dtype = x.type().dtype();
    TensorType indexType = TensorType.of(op.indexDtype(), x.type().shape());
    Value index =
        b.line(
            Template.fill("stablehlo.iota dim = %s : %s", op.axis(), Types.of(indexType)),
            indexType);
    Value init = b.constant(dtype, max ? lowest(dtype) : highest(dtype));
    Value zero = b.constant(op.indexDtype(), 0);
    Block body = b.nested();
    Value accValue = body.fresh(TensorType.of(dtype));
    Value accIndex = body.fresh(TensorType.of(op.indexDtype()));
    Value value = body.fresh(TensorType.of(dtype));
    Value at = body.fresh(TensorType.of(op.indexDtype()));
    Value better =
        body.op(
            "stablehlo.or",
            body.compare(max ? "GT" : "LT", accValue, value),
            body.compare("NE", accValue, accValue));
    Value earlier =
        body.op(
            "stablehlo.and", body.compare("EQ", accValue, value), body.compare("LT", accIndex, at));
    Value newValue = body.select(better, accValue, value);
    Value newIndex = body.select(body.op("stablehlo.or", better, earlier), accIndex, at);
    String region =
        b.region(body, List.of(accValue, accIndex, value, at), List.of(newValue, newIndex));
    List<TensorType> results = List.of(x.type().withShape(result.shape()), result);
    return reduce(b, List.of(x, index, init, zero), List.of(op.axis()), region, results).get(1);
  }
}
