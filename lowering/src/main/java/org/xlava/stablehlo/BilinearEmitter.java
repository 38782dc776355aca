package org.xlava.stablehlo;

import java.util.List;
import org.xlava.TensorType;
import org.xlava.primitive.DotGeneral;

/** Contractions. */
final class BilinearEmitter {
  private BilinearEmitter() {}

  static Value dotGeneral(Block b, DotGeneral op, List<Value> operands, TensorType result) {
    DotGeneral.Dims d = op.dims();
    String batching =
        d.lhsBatch().isEmpty()
            ? ""
            : ", batching_dims = %s x %s"
                .formatted(Types.list(d.lhsBatch()), Types.list(d.rhsBatch()));
    String contracting =
        ", contracting_dims = %s x %s"
            .formatted(Types.list(d.lhsContracting()), Types.list(d.rhsContracting()));
    String precision = ", precision = [%1$s, %1$s]".formatted(op.precision());
    return b.typed("stablehlo.dot_general", batching + contracting + precision, result, operands);
  }
}
