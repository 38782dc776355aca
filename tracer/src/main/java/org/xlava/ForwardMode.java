package org.xlava;

import java.util.Arrays;
import java.util.List;
import org.xlava.transform.Forward;
import org.xlava.transform.Tangents;

/** {@code jvp} over trees. */
final class ForwardMode {
  private ForwardMode() {}

  static <R> ValueAndTangent<R> jvp(Fn<R> f, List<?> primals, List<?> tangents) {
    FlatFunction.present("jvp", f);
    Arguments flat = Arguments.flatten(primals.toArray());
    Tree.Flat given = Tree.flatten(tangents, "the tangents");
    TreeDef expected = new TreeDef.ListDef(flat.structure());
    Tensor[] leaves = Trees.tangents("jvp: the tangents", given, expected, flat.leaves());
    FlatFunction<R> function = new FlatFunction<>(f, flat.structure());
    Forward.Result r = Forward.jvp(function, flat.leaves(), leaves);
    Tensor[] resultTangents =
        Arrays.stream(r.tangents()).map(Tangents::instantiate).toArray(Tensor[]::new);
    return new ValueAndTangent<>(
        function.unflatten(r.primals()), function.unflatten(resultTangents));
  }
}
