package org.xlava.stablehlo;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.xlava.TensorType;
import org.xlava.TransformException;
import org.xlava.ir.Jaxpr;
import org.xlava.primitive.Composite;
import org.xlava.primitive.Constant;
import org.xlava.primitive.Primitive;
import org.xlava.primitive.SingleResult;
import org.xlava.primitive.array.BroadcastInDim;
import org.xlava.primitive.array.Concatenate;
import org.xlava.primitive.array.DynamicSlice;
import org.xlava.primitive.array.DynamicUpdateSlice;
import org.xlava.primitive.array.Gather;
import org.xlava.primitive.array.Iota;
import org.xlava.primitive.array.Pad;
import org.xlava.primitive.array.Reshape;
import org.xlava.primitive.array.Rev;
import org.xlava.primitive.array.Scatter;
import org.xlava.primitive.array.Slice;
import org.xlava.primitive.array.Sort;
import org.xlava.primitive.array.Split;
import org.xlava.primitive.array.Squeeze;
import org.xlava.primitive.array.TopK;
import org.xlava.primitive.array.Transpose;
import org.xlava.primitive.callback.Callback;
import org.xlava.primitive.collective.Collective;
import org.xlava.primitive.control.Cond;
import org.xlava.primitive.control.JitCall;
import org.xlava.primitive.control.Name;
import org.xlava.primitive.control.OptimizationBarrier;
import org.xlava.primitive.control.Remat;
import org.xlava.primitive.control.RematOpt;
import org.xlava.primitive.control.While;
import org.xlava.primitive.custom.CustomCall;
import org.xlava.primitive.custom.CustomLinear;
import org.xlava.primitive.custom.CustomVmapCall;
import org.xlava.primitive.elementwise.Binary;
import org.xlava.primitive.elementwise.BitcastConvertType;
import org.xlava.primitive.elementwise.Clamp;
import org.xlava.primitive.elementwise.Comparison;
import org.xlava.primitive.elementwise.ConvertElementType;
import org.xlava.primitive.elementwise.IntegerPow;
import org.xlava.primitive.elementwise.ReducePrecision;
import org.xlava.primitive.elementwise.Round;
import org.xlava.primitive.elementwise.SelectN;
import org.xlava.primitive.elementwise.Unary;
import org.xlava.primitive.fft.FourierTransform;
import org.xlava.primitive.linalg.DotGeneral;
import org.xlava.primitive.reduction.ArgReduction;
import org.xlava.primitive.reduction.Reduction;
import org.xlava.transform.NamedAxes;

/**
 * Writes a primitive: by the platform's rule where it has one, else as its body where it needs
 * that, else by the emitter of its family.
 */
final class Emitter {
  private Emitter() {}

  static List<Value> emit(Block block, Primitive primitive, List<Value> operands) {
    TensorType[] types = types(operands);
    PlatformRules.Rule rule = block.module().rules().rule(primitive, types);
    if (rule != null) {
      return rule.emit(block, operands);
    }
    return primitive instanceof Composite c && c.isComposed(types)
        ? body(block, c, operands, types)
        : asWritten(block, primitive, operands, types);
  }

  private static TensorType[] types(List<Value> operands) {
    TensorType[] types = new TensorType[operands.size()];
    for (int i = 0; i < types.length; i++) {
      types[i] = operands.get(i).type();
    }
    return types;
  }

  private static List<Value> body(
      Block block, Composite composite, List<Value> operands, TensorType[] types) {
    Jaxpr body = block.module().bodies().of(composite, types);
    return block.module().bodies().isRepeated(composite, types)
        ? call(block, composite.operation(), body, operands)
        : block.program(body, operands);
  }

  /** Writes a primitive by the emitter of its family. */
  static List<Value> asWritten(Block block, Primitive primitive, List<Value> operands) {
    return asWritten(block, primitive, operands, types(operands));
  }

  private static List<Value> asWritten(
      Block block, Primitive primitive, List<Value> operands, TensorType[] types) {
    return switch (primitive) {
      case SingleResult p -> List.of(single(block, p, operands, types));
      case Split p -> StructuralEmitter.split(block, p, operands.getFirst());
      case Sort p -> SortEmitter.sort(block, p, operands);
      case TopK p -> SortEmitter.topK(block, p, operands.getFirst());
      case OptimizationBarrier p -> barrier(block, operands);
      case Cond p -> ControlFlowEmitter.cond(block, p, operands);
      case While p -> ControlFlowEmitter.whileLoop(block, p, operands);
      case Callback p -> CallbackEmitter.emit(block, p, operands);
      case JitCall p -> call(block, p.label(), nested(p), operands);
      case CustomCall p -> call(block, p.label(), p.program(), operands);
      case Remat p -> call(block, p.label(), p.program(), fenced(block, p, operands));
      case RematOpt p -> call(block, p.label(), p.forward(), operands);
      case CustomVmapCall p -> call(block, p.label(), p.program(), operands);
      case CustomLinear p -> throw p.forwardMode();
      case Composite p -> body(block, p, operands, types);
    };
  }

  private static Jaxpr nested(JitCall call) {
    Map<String, Object> options = call.settings().compilerOptions();
    if (!options.isEmpty()) {
      throw new TransformException(
          ("jit: only the outermost jitted function, which is compiled as a unit, can have"
               + " compilerOptions; got %s for %s inside of another program. Give them to the outer"
               + " one")
              .formatted(options, call.label()));
    }
    return call.jaxpr();
  }

  private static Value single(
      Block block, SingleResult primitive, List<Value> operands, TensorType[] types) {
    TensorType result = primitive.outputType(types);
    Value first = operands.isEmpty() ? new Value("", result) : operands.getFirst();
    return switch (primitive) {
      case Unary p -> UnaryEmitter.emit(block, p, first, result);
      case IntegerPow p -> UnaryEmitter.integerPow(block, p.y(), first);
      case Round p -> UnaryEmitter.round(block, p, first);
      case Name p -> first;
      case ReducePrecision p -> UnaryEmitter.reducePrecision(block, p, first);
      case ConvertElementType p -> UnaryEmitter.convert(block, p.dtype(), first);
      case BitcastConvertType p -> block.typed("stablehlo.bitcast_convert", "", result, first);
      case Binary p -> BinaryEmitter.emit(block, p, operands, result);
      case Comparison p -> BinaryEmitter.compare(block, p, operands, result);
      case SelectN p -> BinaryEmitter.select(block, operands, result);
      case Clamp p -> BinaryEmitter.clamp(block, operands, result);
      case DotGeneral p -> BilinearEmitter.dotGeneral(block, p, operands, result);
      case Reduction p -> ReductionEmitter.reduce(block, p, first, result);
      case ArgReduction p -> ReductionEmitter.argReduce(block, p, first, result);
      case BroadcastInDim p -> block.broadcastInDim(first, p.shape(), p.dimensions());
      case Reshape p -> block.reshape(first, p.shape());
      case Squeeze p -> block.reshape(first, result.shape());
      case Transpose p -> StructuralEmitter.transpose(block, p, first, result);
      case Rev p -> StructuralEmitter.rev(block, p, first);
      case Slice p -> StructuralEmitter.slice(block, p, first, result);
      case Pad p -> StructuralEmitter.pad(block, p, operands, result);
      case Concatenate p -> StructuralEmitter.concatenate(block, p, operands, result);
      case Gather p -> IndexingEmitter.gather(block, p, operands, result);
      case Scatter p -> IndexingEmitter.scatter(block, p, operands, result);
      case DynamicSlice p -> IndexingEmitter.dynamicSlice(block, p, operands, result);
      case DynamicUpdateSlice p -> IndexingEmitter.dynamicUpdateSlice(block, operands, result);
      case FourierTransform p ->
          block.typed(
              "stablehlo.fft",
              Template.fill(", type = %s, length = %s", p.kind(), p.lengths()),
              result,
              first);
      case Collective p ->
          throw NamedAxes.unbound(p.operation(), p.axes().getFirst(), "no named axes");
      case Constant p -> StructuralEmitter.constant(block, p);
      case Iota p ->
          block.line(
              Template.fill("stablehlo.iota dim = %s : %s", p.dimension(), Types.of(result)),
              result);
      case Composite p -> body(block, p, operands, types).getFirst();
    };
  }

  // What is computed from values behind a barrier isn't merged with what is computed before it.
  private static List<Value> fenced(Block block, Remat remat, List<Value> operands) {
    List<Boolean> fence = remat.preventCse().operands();
    if (!remat.differentiated()) {
      return operands;
    }
    List<Value> behind =
        IntStream.range(0, operands.size()).filter(fence::get).mapToObj(operands::get).toList();
    Iterator<Value> fenced = barrier(block, behind).iterator();
    return IntStream.range(0, operands.size())
        .mapToObj(i -> fence.get(i) ? fenced.next() : operands.get(i))
        .toList();
  }

  static Value barrier(Block block, Value operand) {
    return barrier(block, List.of(operand)).getFirst();
  }

  private static List<Value> barrier(Block block, List<Value> operands) {
    if (operands.isEmpty()) {
      return operands;
    }
    List<TensorType> types = operands.stream().map(Value::type).toList();
    String shown = Types.list(types.stream());
    return block.lines(
        Template.fill("stablehlo.optimization_barrier %s : %s", Block.names(operands), shown),
        types);
  }

  private static List<Value> call(Block block, String label, Jaxpr program, List<Value> operands) {
    String callee = block.module().callee(program, label);
    List<TensorType> results = List.of(program.outputTypes());
    boolean ordered = program.isOrdered();
    List<Value> given = ordered ? block.withToken(operands) : operands;
    List<TensorType> gotten = ordered ? Types.withToken(results) : results;
    List<Value> values =
        block.lines(
            Template.fill(
                "func.call @%s(%s) : (%s) -> (%s)",
                callee,
                Block.names(given),
                Types.list(given.stream().map(Value::type)),
                Types.list(gotten.stream())),
            gotten);
    List<Value> elsewhere = values.stream().map(v -> v.from(Origin.Kind.ELSEWHERE)).toList();
    return ordered ? block.takeToken(elsewhere) : elsewhere;
  }
}
