package org.xlava.function;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xlava.CheckpointOption;
import org.xlava.Fn;
import org.xlava.TensorType;
import org.xlava.TreeDef;
import org.xlava.ir.ClosedJaxpr;
import org.xlava.primitive.control.CsePrevention;
import org.xlava.primitive.control.Remat;
import org.xlava.promotion.Broadcasting;
import org.xlava.transform.Recorder;
import org.xlava.transform.Trace;
import org.xlava.tree.TreePrefix;

/** A function whose derivative computes intermediate values again instead of keeping them. */
public final class Checkpoint<R> implements Fn<R> {
  private static final TreePrefix<Boolean> PREVENT_CSE =
      new TreePrefix<>("checkpoint", "preventCse", "preventCse must be booleans", Boolean.class);

  private final Fn<R> f;
  private final CheckpointOptions options;

  public Checkpoint(Fn<R> f, @Nullable CheckpointOption @Nullable ... options) {
    this.f = FlatFunction.present("checkpoint", f);
    this.options = CheckpointOptions.of(options);
  }

  @Override
  public R call(Object... arguments) {
    NondiffArguments split = NondiffArguments.of("checkpoint", options.staticArgnums(), arguments);
    Arguments flat = Arguments.flatten(split.others());
    FlatFunction<R> function =
        new FlatFunction<>(values -> f.call(split.merged(values)), flat.structure());
    TensorType[] types = Broadcasting.types(flat.leaves());
    ClosedJaxpr recording = Recorder.record("checkpoint", types, function);
    Remat remat =
        new Remat(
            Labels.of(f),
            recording.jaxpr(),
            options.policy(),
            fence(recording.constants().size(), flat.structure()),
            false);
    return function.unflatten(Trace.bind(remat, recording.operands(flat.leaves())));
  }

  // Captured tensors aren't arguments, so that where these are told apart there is none for them.
  private CsePrevention fence(int captured, List<TreeDef> arguments) {
    if (options.preventCse() instanceof Boolean all) {
      int leaves = arguments.stream().mapToInt(TreeDef::leaves).sum();
      return new CsePrevention(Collections.nCopies(captured + leaves, all), all);
    }
    List<Boolean> operands = new ArrayList<>(Collections.nCopies(captured, false));
    operands.addAll(PREVENT_CSE.spread(options.preventCse(), new TreeDef.ListDef(arguments)));
    return new CsePrevention(operands, true);
  }
}
