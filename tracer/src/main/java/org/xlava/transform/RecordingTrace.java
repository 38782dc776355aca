package org.xlava.transform;

import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.ir.ClosedJaxpr;
import org.xlava.ir.NameStack;
import org.xlava.primitive.Call;
import org.xlava.primitive.CustomFunction;
import org.xlava.primitive.Primitive;

/**
 * Records operations as the equations of a program. Without a parent it records everything, as
 * {@code jit} does. With one it records only what depends on its own inputs and leaves the rest to
 * the parent: this is partial evaluation, by which linearization separates the tangent program from
 * the values that it needs.
 */
final class RecordingTrace extends Trace {
  private final @Nullable Trace parent;
  private final String purpose;
  private final List<Entry> entries = new ArrayList<>();
  private int count;

  // Scopes around the transformation aren't in the program, which may be used elsewhere.
  private int outerNames;

  /** A recorded application; operands that aren't of this trace are constants of the program. */
  record Entry(
      Primitive primitive,
      Tensor[] operands,
      Recorded[] results,
      @Nullable StackFrame source,
      @Nullable NameStack names) {}

  /** Records everything; {@code purpose} names the transformation in messages. */
  static RecordingTrace ofEverything(String purpose) {
    return new RecordingTrace(null, purpose);
  }

  /** Records what depends on its inputs and lets {@code parent} do the rest. */
  static RecordingTrace ofUnknowns(Trace parent) {
    return ofUnknowns(parent, "linearize or grad");
  }

  /** As the other, for the transformation {@code purpose}. */
  static RecordingTrace ofUnknowns(Trace parent, String purpose) {
    return new RecordingTrace(parent, purpose);
  }

  private RecordingTrace(@Nullable Trace parent, String purpose) {
    this.parent = parent;
    this.purpose = purpose;
    this.outerNames = parent == null ? 0 : Scopes.depth();
  }

  /** How many of the open scopes' names are outside of what is recorded. */
  void beginWithin(int names) {
    outerNames = parent == null ? 0 : names;
  }

  /** A new input of the program. */
  Recorded input(TensorType type) {
    return new Recorded(this, count++, type, null);
  }

  /** A known value as a variable of the program, so that what uses it is recorded. */
  Tensor lift(Tensor known) {
    return owns(known) ? known : new Recorded(this, count++, known.type(), known);
  }

  boolean owns(Tensor x) {
    return x instanceof Recorded r && r.trace == this;
  }

  @Override
  Tensor[] process(Primitive primitive, Tensor[] operands) {
    int own = 0;
    for (Tensor operand : operands) {
      checkOpen(primitive, operand);
      own += owns(operand) ? 1 : 0;
    }
    if (parent != null && own == 0) {
      return parent.process(primitive, operands);
    }
    if (parent != null && own < operands.length && primitive instanceof Call call) {
      return PartialEvaluation.split(this, parent, call, operands);
    }
    return record(primitive, operands);
  }

  @Override
  Tensor[] process(CustomFunction function, Tensor[] operands) {
    boolean own = false;
    for (Tensor operand : operands) {
      checkOpen("call", operand);
      own |= owns(operand);
    }
    if (parent == null) {
      return inProgram(function, operands);
    }
    // What is unknown is part of a derivative already, and needs the rules no more.
    return own ? within(this, () -> function.apply(operands)) : parent.process(function, operands);
  }

  private Tensor[] inProgram(CustomFunction function, Tensor[] operands) {
    ClosedJaxpr program = Recorder.record(purpose, TensorArrays.types(operands), function::apply);
    Call call = function.inProgram(program.jaxpr(), program.constants().size());
    return record(call, program.operands(operands));
  }

  private Recorded[] record(Primitive primitive, Tensor[] operands) {
    TensorType[] types = primitive.outputTypes(TensorArrays.types(operands));
    Recorded[] results = new Recorded[types.length];
    for (int i = 0; i < types.length; i++) {
      results[i] = new Recorded(this, count++, types[i], null);
    }
    entries.add(
        new Entry(primitive, operands, results, Sources.recorded(), Scopes.recorded(outerNames)));
    return results;
  }

  /** The program from {@code inputs} to {@code outputs}, with the constants that it needs. */
  ClosedJaxpr finish(List<Recorded> inputs, Tensor[] outputs) {
    return new ProgramBuilder(this, count).build(inputs, entries, outputs);
  }

  @Override
  @Nullable Trace parent() {
    return parent;
  }

  @Override
  boolean stages() {
    return parent == null || parent.stages();
  }

  @Override
  String name() {
    return parent == null ? "JitTrace" : "LinearTrace";
  }

  @Override
  String description() {
    return purpose;
  }

  /** A variable in the making; {@code constant} is its value if it is a known one, lifted. */
  static final class Recorded extends Tracer {
    final RecordingTrace trace;
    final int id;
    final @Nullable Tensor constant;

    Recorded(RecordingTrace trace, int id, TensorType type, @Nullable Tensor constant) {
      super(type);
      this.trace = trace;
      this.id = id;
      this.constant = constant;
    }

    @Override
    Trace owner() {
      return trace;
    }
  }
}
