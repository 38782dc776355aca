package org.xlava.stablehlo;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.xlava.Shape;
import org.xlava.TensorType;
import org.xlava.ir.Literal;
import org.xlava.primitive.Axes;
import org.xlava.primitive.Constant;
import org.xlava.primitive.array.Concatenate;
import org.xlava.primitive.array.Pad;
import org.xlava.primitive.array.Rev;
import org.xlava.primitive.array.Slice;
import org.xlava.primitive.array.Split;
import org.xlava.primitive.array.Transpose;

/** Operations that move elements. */
final class StructuralEmitter {
  private StructuralEmitter() {}

  static Value transpose(Block b, Transpose op, Value x, TensorType result) {
    return b.typed("stablehlo.transpose", ", dims = " + Types.list(op.permutation()), result, x);
  }

  /** Written flat, since MLIR wants nested brackets otherwise. */
  static Value constant(Block b, Constant op) {
    TensorType type = op.type().withWeak(false);
    String elements =
        op.values().stream()
            .map(value -> Constants.text(Literal.of(type.dtype(), false, value)))
            .collect(Collectors.joining(", ", "[", "]"));
    TensorType flat = TensorType.of(type.dtype(), Shape.of(op.values().size()));
    String dense = op.values().isEmpty() ? "" : elements;
    Value list =
        b.line(Template.fill("stablehlo.constant dense<%s> : %s", dense, Types.of(flat)), flat);
    return b.reshape(list, type.shape());
  }

  static Value rev(Block b, Rev op, Value x) {
    return b.line(
        Template.fill(
            "stablehlo.reverse %s, dims = %s : %s",
            x, Types.list(op.dimensions()), Types.of(x.type())),
        x.type());
  }

  static Value slice(Block b, Slice op, Value x, TensorType result) {
    return slice(b, x, op.starts(), op.limits(), op.strides(), result);
  }

  private static Value slice(
      Block b,
      Value x,
      List<Integer> starts,
      List<Integer> limits,
      List<Integer> strides,
      TensorType result) {
    String ranges =
        IntStream.range(0, starts.size())
            .mapToObj(i -> starts.get(i) + ":" + limits.get(i) + ":" + strides.get(i))
            .collect(Collectors.joining(", ", " [", "]"));
    return b.typed("stablehlo.slice", ranges, result, x);
  }

  static Value pad(Block b, Pad op, List<Value> operands, TensorType result) {
    String padding =
        Template.fill(
            ", low = %s, high = %s, interior = %s",
            Types.list(op.padding().stream().map(Pad.Dim::low).toList()),
            Types.list(op.padding().stream().map(Pad.Dim::high).toList()),
            Types.list(op.padding().stream().map(Pad.Dim::interior).toList()));
    return b.typed("stablehlo.pad", padding, result, operands);
  }

  static Value concatenate(Block b, Concatenate op, List<Value> operands, TensorType result) {
    return b.typed("stablehlo.concatenate", ", dim = " + op.dimension(), result, operands);
  }

  static List<Value> split(Block b, Split op, Value x) {
    Shape shape = x.type().shape();
    Shape strides = Shape.of(IntStream.range(0, shape.rank()).map(i -> 1).toArray());
    List<Value> parts = new ArrayList<>();
    int start = 0;
    for (int size : op.sizes()) {
      TensorType part = x.type().withShape(Axes.with(shape, op.axis(), size));
      Shape starts = Axes.with(Shape.of(new int[shape.rank()]), op.axis(), start);
      Shape limits = Axes.with(shape, op.axis(), start + size);
      parts.add(slice(b, x, starts, limits, strides, part));
      start += size;
    }
    return parts;
  }
}
