package org.xlava;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reduction may be told beside its operand, in any order, each at most once: {@link
 * Numpy#axis}, {@link Numpy#keepDims}, and where a function says so {@link Numpy#ddof}, {@link
 * Numpy#where(Tensor)}, {@link Numpy#initial(Number)} and the {@link DType} of the result.
 */
public sealed interface ReductionOption extends NormalizationOption
    permits ReductionOption.Axis,
        ReductionOption.KeepDims,
        ReductionOption.Ddof,
        ReductionOption.Where,
        ReductionOption.Initial,
        DType {
  /** The axes that are reduced; none for no axis. */
  record Axis(List<Integer> axes) implements ReductionOption {
    public Axis {
      axes = List.copyOf(axes);
    }

    static Axis of(int @Nullable ... axes) {
      if (axes == null) {
        throw new ShapeException("axis: needs axes; got null. Leave it out for all axes");
      }
      return new Axis(Arrays.stream(axes).boxed().toList());
    }
  }

  /** The reduced axes stay as dimensions of size 1. */
  record KeepDims() implements ReductionOption {}

  /** What the count is diminished by. */
  record Ddof(int ddof) implements ReductionOption {}

  /** Which elements take part, as bools. */
  record Where(Tensor mask) implements ReductionOption {
    static Where of(Tensor mask) {
      if (mask.dtype() != DType.BOOL) {
        throw new DTypeException("where: the mask must be bool; got " + mask.type());
      }
      return new Where(mask);
    }
  }

  /** A scalar that is combined with the elements. */
  record Initial(Tensor value) implements ReductionOption {
    static Initial of(Tensor value) {
      if (value.rank() != 0) {
        throw new ShapeException("initial: must be a scalar; got " + value.type());
      }
      return new Initial(value);
    }
  }
}
