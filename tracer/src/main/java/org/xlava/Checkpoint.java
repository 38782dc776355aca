package org.xlava;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.xlava.primitive.Remat;
import org.xlava.transform.Programs;
import org.xlava.transform.Recording;
import org.xlava.transform.Trace;

/** A function whose derivative computes intermediate values again instead of keeping them. */
final class Checkpoint<R> implements Fn<R> {
  private final Fn<R> f;
  private final CheckpointOptions options;

  Checkpoint(Fn<R> f, @Nullable CheckpointOptions options) {
    this.f = FlatFunction.present("checkpoint", f);
    if (options == null) {
      throw new TransformException("checkpoint: needs options or a policy; got null");
    }
    this.options = options;
  }

  static <R> Checkpoint<R> of(Fn<R> f, @Nullable CheckpointPolicy policy) {
    return new Checkpoint<>(
        f, policy == null ? null : CheckpointOptions.DEFAULTS.withPolicy(policy));
  }

  @Override
  public R call(Object... arguments) {
    NondiffArguments split = NondiffArguments.of("checkpoint", options.staticArgnums(), arguments);
    Arguments flat = Arguments.flatten(split.others());
    FlatFunction<R> function =
        new FlatFunction<>(values -> f.call(split.merged(values)), flat.structure());
    TensorType[] types = Arrays.stream(flat.leaves()).map(Tensor::type).toArray(TensorType[]::new);
    Recording recording = Programs.record("checkpoint", types, function);
    Remat remat =
        new Remat(Labels.of(f), recording.jaxpr(), options.policy(), options.preventCse(), false);
    return function.unflatten(Trace.bind(remat, recording.operands(flat.leaves())));
  }
}
