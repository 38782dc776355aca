package org.xlava.stablehlo;

import static org.xlava.Lax.*;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xlava.DType;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.primitive.Axes;
import org.xlava.primitive.Primitive;
import org.xlava.primitive.array.Transpose;
import org.xlava.primitive.linalg.DotGeneral;
import org.xlava.primitive.reduction.Reduction;
import org.xlava.transform.Trace;

/**
 * XLA for CPUs as of before it multiplied by YNNPACK, which the bundled plugin is: what that
 * compiler does slowly is said in another way.
 */
final class EigenCpu extends PlatformRules {
  // The last that was seen to multiply by Eigen; the next that was seen, 115, doesn't.
  private static final int LAST_API = 81;

  // Columns whose elements lie so many apart, which the caches don't hold side by side.
  private static final int FAR = 256;

  // What is saved must be worth another operation.
  private static final int WORTHWHILE_ELEMENTS = 1 << 14;

  static boolean isOf(Platform platform) {
    return platform.name().equals("cpu") && platform.pluginApi() <= LAST_API;
  }

  @Override
  @Nullable Rule rule(Primitive primitive, TensorType[] operands) {
    if (primitive instanceof DotGeneral op
        && isFloat(operands[0].dtype())
        && isFloat(operands[1].dtype())) {
      return (b, x) -> List.of(contraction(b, op, x.getFirst(), x.getLast()));
    }
    if (primitive instanceof Reduction op && ranks(op, operands[0])) {
      return (b, x) -> b.program(Bodies.record(operands, t -> ranked(op, t[0])), x);
    }
    return null;
  }

  /**
   * A contraction by the order of operands that is faster. Eigen packs both operands, and is slow
   * where the elements that it wants side by side lie far apart. If the operands' sizes differ
   * much, that takes longer than the multiplication, and than to swap them and to transpose the
   * result. Barriers keep XLA from choosing another order.
   */
  private static Value contraction(Block b, DotGeneral op, Value lhs, Value rhs) {
    TensorType result = op.outputType(new TensorType[] {lhs.type(), rhs.type()});
    DotGeneral swapped = new DotGeneral(op.dims().swapped(), op.precision(), op.preferred());
    if (swaps(op, lhs.type(), rhs.type())) {
      TensorType type = swapped.outputType(new TensorType[] {rhs.type(), lhs.type()});
      Value product = BilinearEmitter.dotGeneral(b, swapped, List.of(rhs, lhs), type);
      Transpose back = new Transpose(order(op, lhs.type(), rhs.type()));
      return StructuralEmitter.transpose(b, back, Emitter.barrier(b, product), result);
    }
    Value product = BilinearEmitter.dotGeneral(b, op, List.of(lhs, rhs), result);
    return swaps(swapped, rhs.type(), lhs.type()) ? Emitter.barrier(b, product) : product;
  }

  private static boolean swaps(DotGeneral op, TensorType lhs, TensorType rhs) {
    DotGeneral.Dims d = op.dims();
    long rows = Axes.elements(lhs.shape(), d.lhsKept(lhs.rank()));
    long columns = Axes.elements(rhs.shape(), d.rhsKept(rhs.rank()));
    long depth = Axes.elements(lhs.shape(), d.lhsContracting());
    boolean leftAcross = !endsIn(d.lhsContracting(), lhs);
    boolean rightAcross = endsIn(d.rhsContracting(), rhs);
    long packed = scattered(leftAcross, rows, depth) + scattered(rightAcross, depth, columns);
    long packedSwapped =
        scattered(!rightAcross, columns, depth) + scattered(!leftAcross, depth, rows);
    long transposed = rows * columns * (rows < columns ? 2 : 4);
    return rows > 1 && columns > 1 && packed - packedSwapped - transposed > WORTHWHILE_ELEMENTS;
  }

  private static long scattered(boolean across, long apart, long length) {
    return across && apart >= FAR ? apart * length : 0;
  }

  private static boolean endsIn(List<Integer> axes, TensorType type) {
    return axes.contains(type.rank() - 1);
  }

  private static boolean isFloat(DType dtype) {
    return dtype == DType.FLOAT32 || dtype == DType.FLOAT64;
  }

  // Puts those of the swapped product's dimensions that are the left operand's first, after batch.
  private static List<Integer> order(DotGeneral op, TensorType lhs, TensorType rhs) {
    int batch = op.dims().lhsBatch().size();
    int columns = op.dims().rhsKept(rhs.rank()).size();
    int rank = batch + op.dims().lhsKept(lhs.rank()).size() + columns;
    List<Integer> order = new ArrayList<>(Axes.range(rank));
    Collections.rotate(order.subList(batch, rank), -columns);
    return order;
  }

  /**
   * Whether an extremum is faster found among integers. That of floats, which must hand on a NaN,
   * runs along a row one element at a time.
   */
  private static boolean ranks(Reduction op, TensorType x) {
    return (op.kind() == Reduction.Kind.MAX || op.kind() == Reduction.Kind.MIN)
        && isFloat(x.dtype())
        && op.axes().contains(x.rank() - 1)
        && Axes.elements(x.shape(), op.axes()) > 1;
  }

  /**
   * The extremum by the order of the elements' bits as sign and magnitude: IEEE 754's total order,
   * section 5.10, but with one NaN, which comes first of all.
   */
  private static Tensor[] ranked(Reduction op, Tensor x) {
    boolean single = x.dtype() == DType.FLOAT32;
    long nan = single ? Float.floatToRawIntBits(Float.NaN) : Double.doubleToRawLongBits(Double.NaN);
    Tensor bits = bitcastConvertType(x, single ? DType.INT32 : DType.INT64);
    Tensor first = full(bits.type(), op.kind() == Reduction.Kind.MAX ? nan : ~nan);
    Tensor ranks = select(ne(x, x), first, complemented(bits));
    Tensor extremum = complemented(Trace.bind1(op, ranks));
    return new Tensor[] {bitcastConvertType(extremum, x.dtype())};
  }

  // Between sign and magnitude and two's complement: of the negative, all bits but the sign change.
  private static Tensor complemented(Tensor bits) {
    int size = bits.dtype().bits();
    Tensor negative = shiftRightArithmetic(bits, full(bits.type(), size - 1));
    return xor(bits, and(negative, full(bits.type(), Long.MAX_VALUE >> Long.SIZE - size)));
  }
}
