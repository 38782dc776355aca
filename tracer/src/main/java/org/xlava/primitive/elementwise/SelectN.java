package org.xlava.primitive.elementwise;

import static org.xlava.Lax.*;

import java.util.Arrays;
import org.xlava.DType;
import org.xlava.DTypeException;
import org.xlava.Lax;
import org.xlava.Shape;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.primitive.Elementwise;
import org.xlava.primitive.Operands;
import org.xlava.transform.LinearInput;
import org.xlava.transform.Tangents;
import org.xlava.transform.Trace;
import org.xlava.transform.Zero;

/**
 * Takes each element from the case that the first operand, a bool or int32, numbers. Cases are of
 * equal shape, scalars stretching; the selector has that shape or is a scalar.
 */
public record SelectN() implements Elementwise {
  private static final SelectN INSTANCE = new SelectN();

  /** {@code onTrue} where {@code predicate} is true and {@code onFalse} elsewhere. */
  public static Tensor apply(Tensor predicate, Tensor onTrue, Tensor onFalse) {
    return Trace.bind1(INSTANCE, predicate, onFalse, onTrue);
  }

  /** From each case the elements where {@code which} is its number. */
  public static Tensor apply(Tensor which, Tensor[] cases) {
    Tensor[] operands = new Tensor[cases.length + 1];
    operands[0] = which;
    System.arraycopy(cases, 0, operands, 1, cases.length);
    return Trace.bind1(INSTANCE, operands);
  }

  @Override
  public String operation() {
    return "select_n";
  }

  @Override
  public TensorType outputType(TensorType[] operands) {
    TensorType which = operands[0];
    TensorType[] cases = Arrays.copyOfRange(operands, 1, operands.length);
    if (which.dtype() != DType.BOOL && which.dtype() != DType.INT32) {
      throw new DTypeException("select_n: the selector must be bool or int32; got " + which);
    }
    if (cases.length == 0 || which.dtype() == DType.BOOL && cases.length > 2) {
      throw new DTypeException(
          "select_n: a bool selects from at most two cases; got " + Operands.show(operands));
    }
    Operands.sameDtype("select_n", cases);
    Shape shape = Operands.broadcast("select_n", operands);
    return new TensorType(cases[0].dtype(), shape, Operands.weak(cases));
  }

  @Override
  public Tensor jvp(Tensor[] operands, Tensor result, Tensor[] tangents) {
    if (!result.dtype().isInexact()) {
      return Zero.of(result.type());
    }
    if (Arrays.stream(tangents, 1, tangents.length).allMatch(Zero::is)) {
      return Zero.of(result.type());
    }
    Tensor[] selected = new Tensor[operands.length];
    selected[0] = operands[0];
    for (int i = 1; i < operands.length; i++) {
      selected[i] = Zero.is(tangents[i]) ? Lax.constant(result, 0) : tangents[i];
    }
    Tensor tangent = Trace.bind1(this, selected);
    return broadcastTo(tangent, result.shape());
  }

  // The cotangent goes to the case that was selected.
  @Override
  public Tensor[] transpose(Tensor ct, Tensor[] operands) {
    Tensor[] result = new Tensor[operands.length];
    result[0] = Zero.of(operands[0].type());
    for (int i = 1; i < operands.length; i++) {
      result[i] =
          LinearInput.is(operands[i])
              ? Tangents.unbroadcast(operands[i].type(), only(i, ct, operands))
              : Zero.of(operands[i].type());
    }
    return result;
  }

  private Tensor only(int index, Tensor ct, Tensor[] operands) {
    Tensor[] cases = new Tensor[operands.length];
    Arrays.fill(cases, Lax.constant(ct, 0));
    cases[0] = operands[0];
    cases[index] = ct;
    return Trace.bind1(this, cases);
  }
}
