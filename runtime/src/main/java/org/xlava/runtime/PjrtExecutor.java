package org.xlava.runtime;

import java.util.List;
import org.xlava.Concrete;
import org.xlava.HostArray;
import org.xlava.Tensor;
import org.xlava.ir.Jaxpr;
import org.xlava.primitive.Primitive;
import org.xlava.primitive.array.Slice;
import org.xlava.primitive.control.JitCall;
import org.xlava.primitive.control.JitSettings;
import org.xlava.spi.Compilation;
import org.xlava.spi.Executor;
import org.xlava.spi.ExportedFunction;
import org.xlava.spi.PyTree;
import org.xlava.stablehlo.StableHlo;

/**
 * Runs primitives on the default device of a PJRT plugin. An operation is a program of one equation
 * that is compiled when it first meets operands of its types; the call of a jitted program is that
 * program, compiled once and kept with it.
 */
public final class PjrtExecutor implements Executor {
  private static final int MAX_EAGER_PROGRAMS = 4096;

  // Programs belong to a client, and so to a depth of callbacks.
  private final Object[] compiled = new Object[CallbackThread.MAX_DEPTH];
  private final EagerPrograms[] eager = new EagerPrograms[CallbackThread.MAX_DEPTH];

  /** Made by {@link java.util.ServiceLoader}; the plugin is loaded when it is first needed. */
  public PjrtExecutor() {
    for (int depth = 0; depth < CallbackThread.MAX_DEPTH; depth++) {
      compiled[depth] = new Object();
      eager[depth] = new EagerPrograms(MAX_EAGER_PROGRAMS);
    }
  }

  /** What a program that is compiled in a way of its own is kept under. */
  private record Particular(JitSettings settings, int depth) {}

  @Override
  public Tensor[] execute(Primitive primitive, Concrete[] operands) {
    int depth = CallbackThread.depth();
    if (primitive instanceof JitCall call) {
      return jitted(call, depth).run(primitive, operands);
    }
    if (primitive instanceof Slice slice && Windows.isWindow(slice)) {
      Concrete[] placed = Windows.operands(slice, operands[0]);
      return eager[depth].get(Windows.moving(slice), placed).run(primitive, placed);
    }
    return eager[depth].get(primitive, operands).run(primitive, operands);
  }

  private CompiledProgram jitted(JitCall call, int depth) {
    JitSettings settings = call.settings();
    Object key = settings.areNone() ? compiled[depth] : new Particular(settings, depth);
    return call.jaxpr().derived(key, () -> CompiledProgram.of(call));
  }

  @Override
  public String lower(JitCall call, boolean locations) {
    JitCall main = MainProgram.of(call).call();
    String name = CompiledProgram.name(call);
    return locations
        ? StableHlo.lowerWithLocations(
            main.jaxpr(), name, "jit(" + call.label() + ")", main.donated())
        : StableHlo.lower(main.jaxpr(), name, main.donated());
  }

  @Override
  public Compilation compile(JitCall call) {
    return jitted(call, CallbackThread.depth()).compilation();
  }

  @Override
  public ExportedFunction readExport(byte[] bytes) {
    return PjrtExport.read(bytes);
  }

  @Override
  public ExportedFunction export(
      String name, List<String> platforms, Jaxpr program, PyTree inTree, PyTree outTree) {
    return PjrtExport.of(name, platforms, program, inTree, outTree);
  }

  @Override
  public void effectsBarrier() {
    HostCalls.barrier();
  }

  @Override
  public String platform() {
    return Backend.get().platform();
  }

  @Override
  public Concrete upload(HostArray values) {
    return Backend.get().upload(values);
  }
}
