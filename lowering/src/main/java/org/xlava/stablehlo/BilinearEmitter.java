package org.xlava.stablehlo;

import java.util.List;
import org.xlava.TensorType;
import org.xlava.primitive.linalg.DotGeneral;

/** Contractions. */
final class BilinearEmitter {
  private BilinearEmitter() {}

  static Value dotGeneral(Block b, DotGeneral op, List<Value> operands, TensorType result) {
    DotGeneral.Dims d = op.dims();
    String batching =
        d.lhsBatch().isEmpty()
            ? ""
            : Template.fill(
                ", batching_dims = %s x %s", Types.list(d.lhsBatch()), Types.list(d.rhsBatch()));
    String contracting =
        Template.fill(
            ", contracting_dims = %s x %s",
            Types.list(d.lhsContracting()), Types.list(d.rhsContracting()));
    String precision = Template.fill(", precision = [%s, %s]", op.precision(), op.precision());
    return b.typed("stablehlo.dot_general", batching + contracting + precision, result, operands);
  }
}
