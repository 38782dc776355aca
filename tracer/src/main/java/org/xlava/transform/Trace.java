package org.xlava.transform;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.xlava.Tensor;
import org.xlava.XlavaException;
import org.xlava.ir.Nesting;
import org.xlava.primitive.CustomFunction;
import org.xlava.primitive.Primitive;

/**
 * What an operation does at the moment: evaluate, push a tangent, add a batch dimension or record
 * an equation. One trace is current on each thread, the innermost transformation's; it peels its
 * own tracers off the operands and hands the rest of the work to the trace that was current when
 * the transformation began, its parent.
 */
public abstract sealed class Trace permits EvalTrace, JvpTrace, BatchTrace, RecordingTrace {
  private static final ThreadLocal<Trace[]> CURRENT =
      ThreadLocal.withInitial(() -> new Trace[] {EvalTrace.INSTANCE});

  private boolean open = true;
  private boolean suspended;

  /** Applies {@code primitive} as this trace means it. */
  abstract Tensor[] process(Primitive primitive, Tensor[] operands);

  /** Applies a function that has derivative rules of its own, as this trace means it. */
  abstract Tensor[] process(CustomFunction function, Tensor[] operands);

  /** The short name shown in tracers. */
  abstract String name();

  /** The transformation's name as messages put it, such as {@code jit}. */
  abstract String description();

  /** The trace that was current when the transformation began, if any. */
  @Nullable Trace parent() {
    return null;
  }

  /** What named scopes within it are marked with, if anything. */
  @Nullable String transformation() {
    return null;
  }

  static Trace current() {
    return CURRENT.get()[0];
  }

  /** Applies {@code primitive} in the current trace. */
  public static Tensor[] bind(Primitive primitive, Tensor... operands) {
    return current().process(primitive, operands);
  }

  /** Applies a primitive of one result in the current trace. */
  public static Tensor bind1(Primitive primitive, Tensor... operands) {
    return current().process(primitive, operands)[0];
  }

  /** Applies a function that has derivative rules of its own in the current trace. */
  public static Tensor[] call(CustomFunction function, Tensor... operands) {
    return current().process(function, operands);
  }

  /** Whether operations are evaluated here and now: no transformation is in progress. */
  public static boolean evaluating() {
    return current() == EvalTrace.INSTANCE;
  }

  /** Whether an operation of known values alone is recorded, as everything within jit is. */
  public static boolean staging() {
    return current().stages();
  }

  abstract boolean stages();

  /** Whether operations are recorded here as equations of a program. */
  public static boolean recording() {
    return current() instanceof RecordingTrace;
  }

  /** Runs {@code body} with {@code trace} current. */
  static <R> R within(Trace trace, Supplier<R> body) {
    Trace[] slot = CURRENT.get();
    Trace outer = slot[0];
    slot[0] = trace;
    try {
      return body.get();
    } catch (StackOverflowError e) {
      throw Nesting.tooDeep(trace.description(), e);
    } finally {
      slot[0] = outer;
    }
  }

  /** Runs {@code body} outside of all transformations. */
  public static <R> R evaluating(Supplier<R> body) {
    return within(EvalTrace.INSTANCE, body);
  }

  /** Marks the end of the transformation: its tracers are of no use from here on. */
  final void close() {
    open = false;
  }

  final boolean isSuspended() {
    return suspended;
  }

  /** Runs {@code body} during which this trace's tracers are of no use. */
  final <R> R suspended(Supplier<R> body) {
    boolean outer = suspended;
    suspended = true;
    open = false;
    try {
      return body.get();
    } finally {
      suspended = outer;
      open = !outer;
    }
  }

  static XlavaException leaked(String operation, Tracer tracer) {
    return tracer.outOfPlace(operation);
  }

  /** Whether operations may have the tensor: it is no tracer of a transformation that is over. */
  public static boolean isUsable(Tensor operand) {
    return !(operand instanceof Tracer t) || t.owner().open;
  }

  /** Refuses tracers of transformations that are over. */
  static void checkOpen(Primitive primitive, Tensor operand) {
    if (operand instanceof Tracer t && !t.owner().open) {
      throw leaked(primitive.operation(), t);
    }
  }

  /** Refuses tracers of transformations that are over. */
  static void checkOpen(String operation, Tensor operand) {
    if (operand instanceof Tracer t && !t.owner().open) {
      throw leaked(operation, t);
    }
  }
}
