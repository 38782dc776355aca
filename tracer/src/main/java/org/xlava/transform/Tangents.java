package org.xlava.transform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.xlava.Lax;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.primitive.Dual;

/** The algebra of tangents and cotangents, symbolic zeros included. */
public final class Tangents {
  private Tangents() {}

  /** The sum of two tangents of one value. */
  public static Tensor add(Tensor a, Tensor b) {
    if (Zero.is(a)) {
      return b;
    }
    return Zero.is(b) ? a : Lax.add(a, b);
  }

  /** A tangent as an array: zeros for a symbolic zero. */
  public static Tensor instantiate(Tensor tangent) {
    return Zero.is(tangent) ? zeros(tangent.type().tangent()) : tangent;
  }

  /** Which of {@code tangents} aren't symbolic zeros. */
  public static List<Boolean> nonzero(Tensor[] tangents) {
    return Arrays.stream(tangents).map(t -> !Zero.is(t)).toList();
  }

  /** All of {@code values}, then the tangents that aren't symbolic zeros. */
  public static Tensor[] append(Tensor[] values, Tensor[] tangents) {
    List<Tensor> all = new ArrayList<>(Arrays.asList(values));
    Arrays.stream(tangents).filter(t -> !Zero.is(t)).forEach(all::add);
    return all.toArray(new Tensor[0]);
  }

  /** Values followed by the tangents of those {@code nonzero}, lined up with each other. */
  public static Dual dual(Tensor[] values, List<Boolean> nonzero) {
    Tensor[] primals = Arrays.copyOf(values, nonzero.size());
    List<TensorType> types = List.of(TensorArrays.types(primals));
    return new Dual(primals, spread(values, primals.length, nonzero, types));
  }

  /**
   * A tangent for each of {@code types}: for those {@code nonzero} the next of {@code values},
   * beginning at {@code start}, and symbolic zeros for the others.
   */
  static Tensor[] spread(
      Tensor[] values, int start, List<Boolean> nonzero, List<TensorType> types) {
    Tensor[] tangents = new Tensor[types.size()];
    for (int i = 0, next = start; i < tangents.length; i++) {
      tangents[i] = nonzero.get(i) ? values[next++] : Zero.of(types.get(i));
    }
    return tangents;
  }

  /** Tangents as arrays: zeros for symbolic zeros. */
  public static Tensor[] instantiate(Tensor[] tangents) {
    return Arrays.stream(tangents).map(Tangents::instantiate).toArray(Tensor[]::new);
  }

  /** An array of zeros. */
  public static Tensor zeros(TensorType type) {
    return Lax.full(type, 0);
  }

  /**
   * The cotangent of an operand of type {@code type} that was stretched to {@code cotangent}'s
   * shape.
   */
  public static Tensor unbroadcast(TensorType type, Tensor cotangent) {
    return type.shape().equals(cotangent.shape()) ? cotangent : Lax.sumTo(cotangent, type.shape());
  }
}
