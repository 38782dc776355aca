package org.xlava.stablehlo;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.xlava.TensorType;
import org.xlava.ir.Jaxpr;
import org.xlava.primitive.control.Cond;
import org.xlava.primitive.control.While;

/** Branches and loops, whose programs become regions. */
final class ControlFlowEmitter {
  private ControlFlowEmitter() {}

  /** Branches see the operands, and the order of effects, from inside their regions. */
  static List<Value> cond(Block b, Cond op, List<Value> operands) {
    boolean ordered = op.branches().stream().anyMatch(Jaxpr::isOrdered);
    List<Value> arguments = operands.subList(1, operands.size());
    if (ordered) {
      b.takeToken(b.withToken(arguments));
    }
    List<TensorType> values = List.of(op.branches().getFirst().outputTypes());
    List<TensorType> results = ordered ? Types.withToken(values) : values;
    String regions =
        IntStream.range(0, op.branches().size())
            .mapToObj(i -> region(b, op, i, arguments, ordered))
            .collect(Collectors.joining(", "));
    List<Value> all =
        b.lines(
            Template.fill(
                "\"stablehlo.case\"(%s) (%s) : (%s) -> (%s)",
                operands.getFirst(),
                regions,
                Types.of(operands.getFirst().type()),
                Types.list(results.stream())),
            results);
    return ordered ? b.takeToken(all) : all;
  }

  private static String region(
      Block b, Cond op, int branch, List<Value> arguments, boolean ordered) {
    Block body = b.nested("branch_" + branch + "_fun");
    List<Value> results = body.program(op.branches().get(branch).withoutDeadCode(), arguments);
    return b.region(body, List.of(), ordered ? body.withToken(results) : results);
  }

  /** Constants are carried along unchanged, and last the token of effects in order. */
  static List<Value> whileLoop(Block b, While op, List<Value> operands) {
    boolean ordered = op.body().isOrdered();
    int tests = op.conditionConstants();
    int constants = tests + op.bodyConstants();
    List<Value> first = ordered ? b.withToken(operands) : operands;
    Block test = b.nested("cond");
    List<Value> seen = parameters(test, first);
    List<Value> tested = new ArrayList<>(seen.subList(0, tests));
    tested.addAll(seen.subList(constants, operands.size()));
    String condition = b.region(test, seen, test.program(op.condition(), tested));
    Block step = b.nested("body");
    List<Value> old = parameters(step, first);
    List<Value> carried = ordered ? step.takeToken(old) : old;
    List<Value> next = new ArrayList<>(carried.subList(0, constants));
    next.addAll(step.program(op.body().withoutDeadCode(), carried.subList(tests, carried.size())));
    String body = b.region(step, old, ordered ? step.withToken(next) : next);
    List<TensorType> types = first.stream().map(Value::type).toList();
    String listed = Types.list(types.stream());
    String text =
        Template.fill(
            "\"stablehlo.while\"(%s) (%s, %s) : (%s) -> (%s)",
            Block.names(first), condition, body, listed, listed);
    List<Value> all = b.lines(text, types);
    List<Value> results = ordered ? b.takeToken(all) : all;
    return results.subList(constants, results.size());
  }

  private static List<Value> parameters(Block block, List<Value> operands) {
    return operands.stream().map(v -> block.fresh(v.type())).toList();
  }
}
