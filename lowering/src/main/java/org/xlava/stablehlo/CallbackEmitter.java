package org.xlava.stablehlo;

import java.util.List;
import org.xlava.TensorType;
import org.xlava.primitive.callback.Callback;

/** Calls of Java functions: custom calls of one target, which finds the function by its number. */
final class CallbackEmitter {
  private CallbackEmitter() {}

  static List<Value> emit(Block b, Callback op, List<Value> operands) {
    List<Value> given = op.ordered() ? b.withToken(operands) : operands;
    List<TensorType> results = op.ordered() ? Types.withToken(op.results()) : op.results();
    List<Value> values =
        b.lines(
            Template.fill(
                "stablehlo.custom_call @%s(%s) {api_version = 4 : i32, has_side_effect = %s,"
                    + " backend_config = {%s = %s : i64}} : (%s) -> (%s)",
                StableHlo.CALLBACK_TARGET,
                Block.names(given),
                !op.effects().isEmpty(),
                StableHlo.CALLBACK_FUNCTION,
                op.function().id(),
                Types.list(given.stream().map(Value::type)),
                Types.list(results.stream())),
            results);
    return op.ordered() ? b.takeToken(values) : values;
  }
}
