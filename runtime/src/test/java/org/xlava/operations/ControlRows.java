package org.xlava.operations;

import static org.xlava.operations.Row.of;

import java.util.List;
import java.util.stream.Stream;
import org.xlava.Carried;
import org.xlava.Fn1;
import org.xlava.Fn2;
import org.xlava.Lax;
import org.xlava.Numpy;
import org.xlava.ScanOption;
import org.xlava.Tensor;
import org.xlava.Xlava;
import org.xlava.ir.Jaxpr;
import org.xlava.primitive.control.Cond;
import org.xlava.transform.Trace;

/** Branches and loops. */
final class ControlRows {
  private ControlRows() {}

  static List<Row> rows() {
    return List.of(
        of("cond", ControlRows::cond),
        of("while", ControlRows::whileLoop),
        of("scan", x -> scan(x)),
        of("scanReverse", x -> scan(x, Xlava.reverse())));
  }

  // Without the clamping of the index that switch_ adds.
  private static List<Tensor> cond(List<Tensor> x) {
    Fn1<List<Tensor>, List<Tensor>> product = v -> List.of(v.get(0).times(v.get(1)));
    Fn1<List<Tensor>, List<Tensor>> sine = v -> List.of(Lax.sin(v.get(0)));
    List<Jaxpr> branches =
        Stream.of(product, sine)
            .map(f -> Xlava.makeJaxpr(f).apply(x.subList(1, 3)).jaxpr())
            .toList();
    return List.of(Trace.bind(new Cond(branches), x.toArray(new Tensor[0])));
  }

  private static List<Tensor> whileLoop(List<Tensor> x) {
    return Xlava.whileLoop(
        v -> Numpy.sum(v.get(0)).lt(100),
        v -> List.of(v.get(0).times(2), v.get(1).plus(v.get(0))),
        x);
  }

  private static List<Tensor> scan(List<Tensor> x, ScanOption... options) {
    Fn2<Tensor, Tensor, Carried<Tensor, Tensor>> step =
        (c, slice) -> {
          Tensor next = Lax.sin(c.times(slice));
          return new Carried<>(next, next.times(c));
        };
    Carried<Tensor, Tensor> last = Xlava.scan(step, x.get(0), x.get(1), options);
    return List.of(last.carry(), last.output());
  }
}
