package org.xlava.primitive.custom;

import java.util.List;
import java.util.stream.IntStream;
import org.xlava.Lax;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.primitive.Dual;
import org.xlava.primitive.Operands;
import org.xlava.transform.TensorArrays;

/** What a rule gives, held against the program that it belongs to. */
final class CustomRules {
  private CustomRules() {}

  /** {@code result} as weak as the program's own results, once its types are theirs. */
  static Dual likeProgram(String kind, String label, Dual result, TensorType[] types) {
    Tensor[] primals = result.primals().clone();
    boolean same = primals.length == types.length;
    for (int i = 0; same && i < types.length; i++) {
      TensorType own = primals[i].type();
      same = own.dtype() == types[i].dtype() && own.shape().equals(types[i].shape());
    }
    if (!same) {
      TensorType[] own = TensorArrays.types(primals);
      throw new ShapeException(
          "%s: the rule of %s must give the function's results, %s; got %s"
              .formatted(kind, label, Operands.show(types), Operands.show(own)));
    }
    for (int i = 0; i < types.length; i++) {
      primals[i] = Lax.convertElementType(primals[i], types[i].dtype(), types[i].weak());
    }
    return new Dual(primals, result.tangents());
  }

  /** The values of the results {@code used}. */
  static Tensor[] chosen(Tensor[] values, List<Boolean> used) {
    return IntStream.range(0, values.length)
        .filter(used::get)
        .mapToObj(i -> values[i])
        .toArray(Tensor[]::new);
  }
}
