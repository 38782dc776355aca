package org.xlava.function;

import java.util.Arrays;
import java.util.List;
import org.xlava.Auxiliary;
import org.xlava.Fn;
import org.xlava.Tensor;
import org.xlava.Tree;
import org.xlava.TreeDef;
import org.xlava.ValueAndTangent;
import org.xlava.primitive.Dual;
import org.xlava.transform.Forward;
import org.xlava.transform.Tangents;
import org.xlava.tree.Flattening;

/** {@code jvp} over trees. */
public final class ForwardMode {
  private ForwardMode() {}

  public static <R> ValueAndTangent<R> jvp(Fn<R> f, List<?> primals, List<?> tangents) {
    return pushed("jvp", f, primals, tangents).result();
  }

  public static <R, X> Auxiliary<ValueAndTangent<R>, X> jvpWithAux(
      Fn<Auxiliary<R, X>> f, List<?> primals, List<?> tangents) {
    Pushed<Auxiliary<R, X>> whole = pushed("jvpWithAux", f, primals, tangents);
    AuxiliaryParts parts = AuxiliaryParts.of("jvpWithAux", whole.structure);
    Pushed<R> ofValue =
        new Pushed<>(parts.value(), parts.values(whole.primals), parts.values(whole.tangents));
    return parts.with(ofValue.result(), whole.primals);
  }

  /** The leaves of a result and of its tangent. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Pushed<R>(TreeDef structure, Tensor[] primals, Tensor[] tangents) {
    ValueAndTangent<R> result() {
      Tensor[] arrays = Arrays.stream(tangents).map(Tangents::instantiate).toArray(Tensor[]::new);
      return new ValueAndTangent<>(
          FlatFunction.unflatten(structure, primals), FlatFunction.unflatten(structure, arrays));
    }
  }

  private static <R> Pushed<R> pushed(
      String transformation, Fn<R> f, List<?> primals, List<?> tangents) {
    FlatFunction.present(transformation, f);
    Arguments flat = Arguments.flatten(primals.toArray());
    Tree.Flat given = Flattening.of(tangents, "the tangents");
    TreeDef expected = new TreeDef.ListDef(flat.structure());
    Tensor[] leaves =
        TangentTrees.tangents(transformation + ": the tangents", given, expected, flat.leaves());
    FlatFunction<R> function = new FlatFunction<>(f, flat.structure());
    Dual r = Forward.jvp(function, flat.leaves(), leaves);
    return new Pushed<>(function.structure(), r.primals(), r.tangents());
  }
}
