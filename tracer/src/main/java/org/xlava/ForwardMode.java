package org.xlava;

import java.util.Arrays;
import java.util.List;
import org.xlava.transform.Forward;
import org.xlava.transform.Tangents;
import org.xlava.transform.Zero;

/** {@code jvp} over trees. */
final class ForwardMode {
  private ForwardMode() {}

  static <R> ValueAndTangent<R> jvp(Fn<R> f, List<?> primals, List<?> tangents) {
    FlatFunction.present("jvp", f);
    Arguments flat = Arguments.flatten(primals.toArray());
    Tree.Flat given = Tree.flatten(tangents, "the tangents");
    TreeDef expected = new TreeDef.ListDef(flat.structure());
    Trees.checkMatches("jvp: the tangents", given, expected, flat.leaves());
    Tensor[] leaves = Trees.like(given.leaves(), flat.leaves());
    for (int i = 0; i < leaves.length; i++) {
      leaves[i] = leaves[i].dtype().isInexact() ? leaves[i] : Zero.of(leaves[i].type());
    }
    FlatFunction<R> function = new FlatFunction<>(f, flat.structure());
    Forward.Result r = Forward.jvp(function, flat.leaves(), leaves);
    Tensor[] resultTangents =
        Arrays.stream(r.tangents()).map(Tangents::instantiate).toArray(Tensor[]::new);
    return new ValueAndTangent<>(
        function.unflatten(r.primals()), function.unflatten(resultTangents));
  }
}
