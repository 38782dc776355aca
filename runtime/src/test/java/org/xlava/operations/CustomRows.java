package org.xlava.operations;

import static org.xlava.operations.Row.of1;
import static org.xlava.operations.Row.of2;

import java.util.Collections;
import java.util.List;
import org.xlava.Numpy;
import org.xlava.Tensor;
import org.xlava.TensorFn2;
import org.xlava.ValueAndResiduals;
import org.xlava.ValueAndTangent;
import org.xlava.VmapRule;
import org.xlava.Xlava;

/** Functions with derivatives of their own, or that are computed again. */
final class CustomRows {
  private static final TensorFn2 SCALED =
      Xlava.customJvp(
          (x, y) -> Numpy.sin(x).times(y),
          (p, t) ->
              new ValueAndTangent<>(
                  Numpy.sin(p.get(0)).times(p.get(1)),
                  Numpy.cos(p.get(0))
                      .times(p.get(1))
                      .times(t.get(0))
                      .plus(Numpy.sin(p.get(0)).times(t.get(1)))));

  private static final TensorFn2 PRODUCT =
      Xlava.customVjp(
          (x, y) -> x.times(y),
          (x, y) -> new ValueAndResiduals<>(x.times(y), List.of(x, y)),
          (r, ct) -> List.of(r.get(1).times(ct), r.get(0).times(ct)));

  private static final TensorFn2 MAPPED =
      Xlava.customVmap(
          (x, y) -> Numpy.sin(x).times(y),
          (size, mapped, arguments) -> VmapRule.Mapped.all(sines(size, mapped, arguments)));

  private static Tensor sines(int size, List<Object> mapped, List<Object> arguments) {
    Tensor x = (Tensor) arguments.get(0);
    Tensor y = (Tensor) arguments.get(1);
    Tensor all = mapped.get(0).equals(true) ? x : Numpy.stack(Collections.nCopies(size, x), 0);
    return Numpy.sin(all).times(y);
  }

  private static final TensorFn2 CHECKPOINTED = Xlava.checkpoint((x, y) -> Numpy.sin(x.times(y)));

  private CustomRows() {}

  static List<Row> rows() {
    return List.of(
        of2("customJvp", SCALED::apply),
        of2("customVjp", PRODUCT::apply),
        of2("customVmap", MAPPED::apply),
        of2("checkpoint", CHECKPOINTED::apply),
        of1("checkpointName", x -> Xlava.checkpointName(x, "a")));
  }
}
