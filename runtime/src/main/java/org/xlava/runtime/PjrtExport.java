package org.xlava.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.xlava.Concrete;
import org.xlava.ExportException;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.ir.Jaxpr;
import org.xlava.pjrt.Buffer;
import org.xlava.pjrt.ExportedModule;
import org.xlava.pjrt.LoadedExecutable;
import org.xlava.pjrt.PjrtException;
import org.xlava.pjrt.Program;
import org.xlava.primitive.callback.HostFunction;
import org.xlava.primitive.control.JitCall;
import org.xlava.spi.ExportedFunction;
import org.xlava.spi.PyTree;
import org.xlava.stablehlo.StableHlo;

/** An exported function, compiled when it is first called. */
final class PjrtExport implements ExportedFunction {
  private static final int CALLING_CONVENTION = 10;
  private static final Jaxpr NOTHING = new Jaxpr(List.of(), List.of(), List.of());

  private final ExportedModule module;
  private final JitCall label;

  // Executables belong to a client, and so to a depth of callbacks.
  private final AtomicReferenceArray<@Nullable LoadedExecutable> executables =
      new AtomicReferenceArray<>(CallbackThread.MAX_DEPTH);

  private PjrtExport(ExportedModule module) {
    this.module = module;
    this.label = new JitCall(module.name(), NOTHING);
  }

  static PjrtExport read(byte[] bytes) {
    return new PjrtExport(exporting(() -> ExportedModule.read(bytes)));
  }

  static PjrtExport of(
      String name, List<String> platforms, Jaxpr program, PyTree inTree, PyTree outTree) {
    List<HostFunction> called = HostFunction.calledBy(program);
    if (!called.isEmpty()) {
      throw new ExportException(
          "export: functions must not call Java while they run, which JAX can't; %s calls %s"
              .formatted(name, called.getFirst()));
    }
    String text = StableHlo.export(program, "jit_" + name, platforms.size());
    List<ExportedModule.Leaf> inputs = ExportedLeaves.of(program.inputTypes());
    return new PjrtExport(
        exporting(
            () ->
                new ExportedModule(
                    name,
                    platforms,
                    1,
                    CALLING_CONVENTION,
                    inputs,
                    ExportedLeaves.of(program.outputTypes()),
                    IntStream.range(0, inputs.size()).boxed().toList(),
                    Program.generated(text),
                    ExportedLeaves.tree(inTree),
                    ExportedLeaves.tree(outTree),
                    List.of(),
                    Optional.empty())));
  }

  private static <T> T exporting(Supplier<T> part) {
    try {
      return part.get();
    } catch (PjrtException e) {
      throw new ExportException(e.getMessage(), e);
    }
  }

  @Override
  public String name() {
    return module.name();
  }

  @Override
  public List<String> platforms() {
    return module.platforms();
  }

  @Override
  public List<TensorType> inTypes() {
    return types(module.inputs());
  }

  @Override
  public List<TensorType> outTypes() {
    return types(module.outputs());
  }

  private List<TensorType> types(List<ExportedModule.Leaf> leaves) {
    return exporting(
        () -> {
          module.checkDimensions();
          return ExportedLeaves.types(leaves);
        });
  }

  @Override
  public PyTree inTree() {
    return ExportedLeaves.tree(module.inputTree());
  }

  @Override
  public PyTree outTree() {
    return ExportedLeaves.tree(module.outputTree());
  }

  @Override
  public byte[] module() {
    return module.code();
  }

  @Override
  public Optional<ExportedFunction> vjp() {
    return module.vjp().map(PjrtExport::new);
  }

  @Override
  public ExportedFunction withVjp(Optional<ExportedFunction> vjp) {
    return new PjrtExport(module.withVjp(vjp.map(f -> ((PjrtExport) f).module)));
  }

  @Override
  public byte[] serialize() {
    return exporting(module::serialize);
  }

  @Override
  public void check() {
    exporting(
        () -> {
          module.checkPlatform(Backend.get().platform());
          return this;
        });
    if (module.deviceCount() != 1 || !module.effects().isEmpty()) {
      throw new ExportException(
          "call: function %s must be for one device and without effects; got %d devices and effects %s"
              .formatted(name(), module.deviceCount(), module.effects()));
    }
  }

  @Override
  public Tensor[] execute(Concrete[] operands) {
    Backend backend = Backend.get();
    List<Buffer> all = new ArrayList<>();
    for (Concrete operand : operands) {
      all.add(backend.buffer(label, operand));
    }
    List<Buffer> arguments = new ArrayList<>(module.kept(all));
    if (module.takesPlatformIndex()) {
      arguments.addFirst(backend.uploadIndex(module.platforms().indexOf(backend.platform())));
    }
    return run(executable(backend), arguments.toArray(Buffer[]::new));
  }

  private Tensor[] run(LoadedExecutable executable, Buffer[] arguments) {
    try {
      return tensors(executable.execute(arguments));
    } catch (PjrtException e) {
      throw HostCalls.failure(e);
    }
  }

  private Tensor[] tensors(Buffer[] buffers) {
    List<TensorType> types = outTypes();
    Tensor[] results = new Tensor[buffers.length];
    for (int i = 0; i < results.length; i++) {
      results[i] = TensorScope.enter(new DeviceTensor(types.get(i), buffers[i]));
    }
    return results;
  }

  private synchronized LoadedExecutable executable(Backend backend) {
    int depth = CallbackThread.depth();
    LoadedExecutable known = executables.get(depth);
    LoadedExecutable executable = known != null ? known : compiled(backend);
    executables.set(depth, executable);
    return executable;
  }

  // What an export says of its program need not be so.
  private LoadedExecutable compiled(Backend backend) {
    LoadedExecutable executable = exporting(() -> backend.compileForeign(module.program()));
    List<?> expected = module.outputs().stream().map(ExportedModule.Leaf::type).toList();
    if (!executable.resultTypes().equals(expected)) {
      throw new ExportException(
          "call: function %s must give what it was exported with, %s; its program gives %s"
              .formatted(name(), expected, executable.resultTypes()));
    }
    return executable;
  }
}
