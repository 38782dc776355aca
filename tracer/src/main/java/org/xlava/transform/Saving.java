package org.xlava.transform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.xlava.CheckpointPolicy;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.ir.Jaxpr;
import org.xlava.primitive.Call;
import org.xlava.primitive.KeepingCall;
import org.xlava.primitive.Primitive;
import org.xlava.primitive.SavedForms;

/**
 * Makes programs that give or take the values that a policy keeps. The policy is asked about the
 * operations of called programs too, where the call {@linkplain Call#keeping lets it}.
 */
public final class Saving {
  private Saving() {}

  private record Key(CheckpointPolicy policy) {}

  static SavedForms of(Jaxpr program, CheckpointPolicy policy) {
    return program.derived(new Key(policy), () -> make(program, policy));
  }

  private static SavedForms make(Jaxpr program, CheckpointPolicy policy) {
    List<TensorType> types = new ArrayList<>(Arrays.asList(program.inputTypes()));
    int inputs = types.size();
    Jaxpr first = record(types, x -> giving(program, policy, x));
    TensorType[] results = first.outputTypes();
    types.addAll(Arrays.asList(results).subList(program.outputs().size(), results.length));
    return new SavedForms(first, record(types, x -> taking(program, policy, x, inputs)));
  }

  private static Jaxpr record(List<TensorType> types, UnaryOperator<Tensor[]> body) {
    return CapturedConstants.inside(
        Recorder.record("checkpoint", types.toArray(new TensorType[0]), body));
  }

  private static Tensor[] giving(Jaxpr program, CheckpointPolicy policy, Tensor[] operands) {
    List<Tensor> kept = new ArrayList<>();
    Tensor[] outputs =
        evaluate(
            program,
            policy,
            operands,
            (call, x) -> {
              int n = call.results();
              List<Tensor> all = Arrays.asList(Trace.bind(call.first(), x));
              kept.addAll(all.subList(n, all.size()));
              return all.subList(0, n).toArray(new Tensor[0]);
            },
            (primitive, x) -> {
              Tensor[] results = Trace.bind(primitive, x);
              kept.addAll(Arrays.asList(results));
              return results;
            });
    return TensorArrays.concat(outputs, kept.toArray(new Tensor[0]));
  }

  private static Tensor[] taking(
      Jaxpr program, CheckpointPolicy policy, Tensor[] operands, int inputs) {
    Iterator<Tensor> kept = Arrays.asList(operands).listIterator(inputs);
    return evaluate(
        program,
        policy,
        operands,
        (call, x) -> Trace.bind(call.again(), TensorArrays.concat(x, next(kept, call.kept()))),
        (primitive, x) -> next(kept, primitive.outputTypes(TensorArrays.types(x)).length));
  }

  private static Tensor[] next(Iterator<Tensor> values, int n) {
    Tensor[] result = new Tensor[n];
    Arrays.setAll(result, i -> values.next());
    return result;
  }

  private static Tensor[] evaluate(
      Jaxpr program,
      CheckpointPolicy policy,
      Tensor[] operands,
      BiFunction<KeepingCall, Tensor[], Tensor[]> call,
      BiFunction<Primitive, Tensor[], Tensor[]> saveable) {
    return Evaluation.evaluate(
        program,
        (primitive, x) -> {
          Call called = primitive instanceof Call c ? c : null;
          Jaxpr inlined = called == null ? null : called.inlined();
          if (inlined != null) {
            return evaluate(inlined, policy, x, call, saveable);
          }
          KeepingCall parts = called == null ? null : called.keeping(p -> Saving.of(p, policy));
          return parts != null
              ? call.apply(parts, x)
              : policy.saveable(primitive)
                  ? saveable.apply(primitive, x)
                  : Trace.bind(primitive, x);
        },
        operands);
  }
}
