package org.xlava.runtime;

import java.util.List;
import org.xlava.Concrete;
import org.xlava.HostArray;
import org.xlava.Tensor;
import org.xlava.primitive.JitCall;
import org.xlava.primitive.Primitive;
import org.xlava.spi.Compilation;
import org.xlava.spi.Executor;
import org.xlava.stablehlo.StableHlo;

/**
 * Runs primitives on the default device of a PJRT plugin. An operation is a program of one equation
 * that is compiled when it first meets operands of its types; the call of a jitted program is that
 * program, compiled once and kept with it.
 */
public final class PjrtExecutor implements Executor {
  private static final Object COMPILED = new Object();
  private static final int MAX_EAGER_PROGRAMS = 4096;

  private final EagerPrograms eager = new EagerPrograms(MAX_EAGER_PROGRAMS);

  /** Made by {@link java.util.ServiceLoader}; the plugin is loaded when it is first needed. */
  public PjrtExecutor() {}

  /** What a program that reuses the memory of some operands is kept under. */
  private record Donating(List<Integer> operands) {}

  @Override
  public Tensor[] execute(Primitive primitive, Concrete[] operands) {
    CompiledProgram program =
        primitive instanceof JitCall call ? jitted(call) : eager.get(primitive, operands);
    return program.run(primitive, operands);
  }

  private static CompiledProgram jitted(JitCall call) {
    Object key = call.donated().isEmpty() ? COMPILED : new Donating(call.donated());
    return call.jaxpr()
        .derived(key, () -> CompiledProgram.of(call.jaxpr(), name(call), call.donated()));
  }

  private static String name(JitCall call) {
    return "jit_" + call.label();
  }

  @Override
  public String lower(JitCall call) {
    return StableHlo.lower(call.jaxpr(), name(call), call.donated());
  }

  @Override
  public Compilation compile(JitCall call) {
    return jitted(call).compilation();
  }

  @Override
  public Concrete upload(HostArray values) {
    return Backend.get().upload(values);
  }
}
