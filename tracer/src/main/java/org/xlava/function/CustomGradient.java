package org.xlava.function;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xlava.Fn;
import org.xlava.Static;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.TransformException;
import org.xlava.Tree;
import org.xlava.TreeDef;
import org.xlava.ValueAndPullback;
import org.xlava.ValueAndResiduals;
import org.xlava.VjpRule;
import org.xlava.ir.ClosedJaxpr;
import org.xlava.ir.Jaxpr;
import org.xlava.transform.Evaluation;
import org.xlava.transform.Recorder;
import org.xlava.transform.Tangents;
import org.xlava.transform.TensorArrays;
import org.xlava.tree.Flattening;

/**
 * A function that returns its pullback beside its value. The pullback becomes a program, and what
 * it captured the residuals of the rules.
 */
public final class CustomGradient<R, C> {
  private final Fn<ValueAndPullback<R, C>> f;
  private final boolean single;

  private CustomGradient(Fn<ValueAndPullback<R, C>> f, boolean single) {
    this.f = f;
    this.single = single;
  }

  /**
   * The function with its rules; {@code single} if pullbacks give the cotangent of one argument.
   */
  public static <R, C> CustomVjp<R> of(Fn<ValueAndPullback<R, C>> f, boolean single) {
    FlatFunction.present("customGradient", f);
    CustomGradient<R, C> own = new CustomGradient<>(f, single);
    return new CustomVjp<>(
        x -> own.call(x).value(),
        new VjpRule<>(List.of(), false, false, (x, perturbed) -> own.forward(x), own::backward));
  }

  private ValueAndPullback<R, C> call(Object... arguments) {
    ValueAndPullback<R, C> result = f.call(arguments);
    if (result == null) {
      throw new TransformException(
          "customGradient: the function must return a value and a pullback; got null");
    }
    return result;
  }

  /** What a pullback captured, and what it does with it. */
  record Residuals(List<Tensor> captured, @Static Pullback pullback) {}

  /** A pullback as a program of what it captured and the cotangent's leaves. */
  record Pullback(Jaxpr program, TreeDef result) {}

  private ValueAndResiduals<R, Residuals> forward(List<Object> arguments) {
    ValueAndPullback<R, C> result = call(arguments.toArray());
    Tree.Flat value = Flattening.of(result.value(), "the value");
    FlatFunction<C> pullback =
        new FlatFunction<>(ct -> pulled(result, ct[0]), List.of(value.structure()));
    TensorType[] types =
        value.leaves().stream().map(t -> t.type().tangent()).toArray(TensorType[]::new);
    ClosedJaxpr r = Recorder.record("customGradient", types, ct -> arrays(pullback.apply(ct)));
    Pullback program = new Pullback(r.jaxpr(), pullback.structure());
    return new ValueAndResiduals<>(result.value(), new Residuals(r.constants(), program));
  }

  private static Tensor[] arrays(Tensor[] cotangents) {
    return Arrays.stream(cotangents).map(Tangents::instantiate).toArray(Tensor[]::new);
  }

  @SuppressWarnings("unchecked")
  private static <R, C> C pulled(ValueAndPullback<R, C> result, Object cotangent) {
    return result.pullback().apply((R) cotangent);
  }

  private List<?> backward(List<Object> fixed, Residuals residuals, R cotangent) {
    Tensor[] given = residuals.captured().toArray(new Tensor[0]);
    Tensor[] leaves = Tree.flatten(cotangent).leaves().toArray(new Tensor[0]);
    Tensor[] results =
        Evaluation.evaluate(residuals.pullback().program(), TensorArrays.concat(given, leaves));
    @Nullable Object cotangents = FlatFunction.unflatten(residuals.pullback().result(), results);
    return single ? Collections.singletonList(cotangents) : (List<?>) cotangents;
  }
}
