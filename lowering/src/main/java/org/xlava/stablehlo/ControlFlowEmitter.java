package org.xlava.stablehlo;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.xlava.TensorType;
import org.xlava.ir.Jaxpr;
import org.xlava.primitive.Cond;
import org.xlava.primitive.While;

/** Branches and loops, whose programs become regions. */
final class ControlFlowEmitter {
  private ControlFlowEmitter() {}

  /** Branches see the operands from inside their regions. */
  static List<Value> cond(Block b, Cond op, List<Value> operands) {
    List<TensorType> results = List.of(op.branches().getFirst().outputTypes());
    List<Value> arguments = operands.subList(1, operands.size());
    String regions =
        op.branches().stream()
            .map(branch -> region(b, branch, arguments))
            .collect(Collectors.joining(", "));
    return b.lines(
        "\"stablehlo.case\"(%s) (%s) : (%s) -> (%s)"
            .formatted(
                operands.getFirst(), regions, Types.of(operands.getFirst().type()), types(results)),
        results);
  }

  private static String region(Block b, Jaxpr program, List<Value> arguments) {
    Block body = b.nested();
    body.finish("stablehlo.return", body.program(program.withoutDeadCode(), arguments));
    return "{\n" + body.text() + b.indent() + "}";
  }

  private static String types(List<TensorType> types) {
    return types.stream().map(Types::of).collect(Collectors.joining(", "));
  }

  /** Constants are carried along unchanged. */
  static List<Value> whileLoop(Block b, While op, List<Value> operands) {
    int tests = op.conditionConstants();
    int constants = tests + op.bodyConstants();
    Block test = b.nested();
    List<Value> seen = parameters(test, operands);
    List<Value> tested = new ArrayList<>(seen.subList(0, tests));
    tested.addAll(seen.subList(constants, seen.size()));
    test.finish("stablehlo.return", test.program(op.condition(), tested));
    Block step = b.nested();
    List<Value> old = parameters(step, operands);
    List<Value> next = new ArrayList<>(old.subList(0, constants));
    next.addAll(step.program(op.body().withoutDeadCode(), old.subList(tests, old.size())));
    step.finish("stablehlo.return", next);
    List<TensorType> types = operands.stream().map(Value::type).toList();
    String text =
        """
        "stablehlo.while"(%1$s) ({
        %2$s^bb0(%3$s):
        %4$s%2$s}, {
        %2$s^bb0(%5$s):
        %6$s%2$s}) : (%7$s) -> (%7$s)\
        """
            .formatted(
                Block.names(operands),
                b.indent(),
                IndexingEmitter.typed(seen),
                test.text(),
                IndexingEmitter.typed(old),
                step.text(),
                types(types));
    List<Value> results = b.lines(text, types);
    return results.subList(constants, results.size());
  }

  private static List<Value> parameters(Block block, List<Value> operands) {
    return operands.stream().map(v -> block.fresh(v.type())).toList();
  }
}
