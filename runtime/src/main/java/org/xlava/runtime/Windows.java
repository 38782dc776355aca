package org.xlava.runtime;

import java.util.List;
import org.xlava.Concrete;
import org.xlava.DType;
import org.xlava.Shape;
import org.xlava.ShapeException;
import org.xlava.TensorType;
import org.xlava.ir.Literal;
import org.xlava.primitive.array.DynamicSlice;
import org.xlava.primitive.array.Slice;

/**
 * Windows of one size in tensors of one shape, read one by one: all share one program, to which
 * their place is an operand.
 */
final class Windows {
  private Windows() {}

  /** Whether a slice has no gaps, so that it is a window. */
  static boolean isWindow(Slice slice) {
    for (int stride : slice.strides()) {
      if (stride != 1) {
        return false;
      }
    }
    return true;
  }

  /** The slice that has its starts as operands. */
  static DynamicSlice moving(Slice slice) {
    int[] sizes = new int[slice.starts().size()];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = slice.limits().get(i) - slice.starts().get(i);
    }
    return new DynamicSlice(Shape.of(sizes));
  }

  /**
   * The operands of {@link #moving}.
   *
   * @throws ShapeException when the slice reaches outside, which one with computed starts would not
   */
  static Concrete[] operands(Slice slice, Concrete x) {
    slice.outputType(new TensorType[] {x.type()});
    List<Integer> starts = slice.starts();
    Concrete[] operands = new Concrete[1 + starts.size()];
    operands[0] = x;
    for (int i = 0; i < starts.size(); i++) {
      operands[1 + i] = Concrete.of(Literal.of(DType.INT32, false, (long) starts.get(i)));
    }
    return operands;
  }
}
