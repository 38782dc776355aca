package org.xlava.runtime;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xlava.Concrete;
import org.xlava.ExecutionException;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.ir.Equation;
import org.xlava.ir.Jaxpr;
import org.xlava.ir.Var;
import org.xlava.pjrt.Buffer;
import org.xlava.pjrt.ClosedException;
import org.xlava.pjrt.ExecuteOptions;
import org.xlava.pjrt.LoadedExecutable;
import org.xlava.pjrt.PjrtException;
import org.xlava.primitive.Primitive;
import org.xlava.primitive.callback.HostFunction;
import org.xlava.primitive.control.JitCall;
import org.xlava.primitive.control.JitSettings;
import org.xlava.spi.Compilation;
import org.xlava.stablehlo.StableHlo;

/** A program on the device, and the types of its results. */
final class CompiledProgram {
  private final Backend backend;
  private final LoadedExecutable executable;
  private final TensorType[] results;
  private final boolean[] young;
  private final @Nullable Packing packedOperands;
  private final @Nullable Packing packedResults;
  private final List<Integer> donated;
  private final boolean donates;

  // The places of the operands that the program takes; null where it takes all.
  private final int @Nullable [] used;

  // What the program calls, which is found by a number as long as it is reachable.
  private final List<HostFunction> called;

  private CompiledProgram(
      Backend backend,
      LoadedExecutable executable,
      TensorType[] results,
      List<Integer> donated,
      List<HostFunction> called,
      int @Nullable [] used,
      @Nullable Packing packedOperands,
      @Nullable Packing packedResults) {
    this.called = called;
    this.used = used;
    this.packedOperands = packedOperands;
    this.packedResults = packedResults;
    this.backend = backend;
    this.donated = donated;
    this.donates = !donated.isEmpty();
    this.executable = executable;
    this.results = results;
    this.young = new boolean[results.length];
    for (int i = 0; i < results.length; i++) {
      young[i] = backend.isHostMemory() && Nursery.takes(results[i].bytes());
    }
  }

  /** Compiles the program of a call, or finds it compiled. */
  static CompiledProgram of(JitCall call) {
    MainProgram main = MainProgram.of(call);
    Jaxpr program = main.call().jaxpr();
    JitSettings settings = main.call().settings();
    boolean reads = Backend.get().isHostMemory();
    return of(
        program,
        name(call),
        settings,
        main.operands(),
        reads && settings.donated().isEmpty() ? Packing.of(program.inputTypes()) : null,
        reads ? Packing.of(program.outputTypes()) : null);
  }

  /** What the module of a call is called. */
  static String name(JitCall call) {
    return "jit_" + call.label();
  }

  private static CompiledProgram of(
      Jaxpr program,
      String name,
      JitSettings settings,
      int @Nullable [] used,
      @Nullable Packing operands,
      @Nullable Packing results) {
    Backend backend = Backend.get();
    List<HostFunction> called = HostFunction.calledBy(program);
    Jaxpr packed = Packing.packed(program, operands, results);
    String text = StableHlo.lower(packed, name, settings.donated(), backend.rules());
    LoadedExecutable executable = backend.compile(text, called, settings.compilerOptions());
    TensorType[] types = program.outputTypes();
    return new CompiledProgram(
        backend, executable, types, settings.donated(), called, used, operands, results);
  }

  /** Compiles the program of one equation. */
  static CompiledProgram of(EagerPrograms.Application application) {
    Primitive primitive = application.primitive;
    List<Var> inputs = variables(0, application.types);
    List<Var> outputs = variables(inputs.size(), primitive.outputTypes(application.types.clone()));
    Equation equation = new Equation(primitive, List.copyOf(inputs), outputs);
    Jaxpr program = new Jaxpr(inputs, List.of(equation), outputs);
    return of(program, primitive.operation(), JitSettings.NONE, null, null, null);
  }

  private static List<Var> variables(int first, TensorType[] types) {
    List<Var> variables = new ArrayList<>(types.length);
    for (TensorType type : types) {
      variables.add(new Var(first + variables.size(), type));
    }
    return variables;
  }

  /** Starts the program; {@code primitive} is whose program it is. */
  Tensor[] run(Primitive primitive, Concrete[] operands) {
    return runOn(primitive, used == null ? operands : MainProgram.chosen(operands, used));
  }

  private Tensor[] runOn(Primitive primitive, Concrete[] operands) {
    if (packedOperands != null) {
      return runPacked(packedOperands, primitive, operands);
    }
    Buffer[] arguments = arguments(primitive, operands);
    if (donates) {
      return tensors(Donations.execute(this::start, primitive, operands, arguments, donated));
    }
    try {
      return tensors(start(arguments, ExecuteOptions.defaults()));
    } catch (ClosedException e) {
      return retry(primitive, operands, arguments, e);
    } catch (PjrtException e) {
      throw HostCalls.failure(e);
    }
  }

  private Tensor[] runPacked(Packing packing, Primitive primitive, Concrete[] operands) {
    MemorySegment[] elements = packing.room();
    for (int i = 0; i < operands.length; i++) {
      packing.put(elements, i, Backend.elements(primitive, operands[i]));
    }
    Buffer[] arguments = packing.upload(backend, elements);
    try {
      return tensors(start(arguments, ExecuteOptions.defaults()));
    } catch (PjrtException e) {
      throw HostCalls.failure(e);
    } finally {
      // The plugin keeps what it is still reading.
      for (Buffer argument : arguments) {
        argument.close();
      }
    }
  }

  private Buffer[] start(Buffer[] arguments, ExecuteOptions options) {
    if (!called.isEmpty()) {
      return HostCalls.run(executable, called, arguments, options);
    }
    return options.keptArguments().isEmpty()
        ? executable.execute(arguments)
        : executable
            .executeOnDevices(List.of(List.of(arguments)), options)
            .getFirst()
            .toArray(new Buffer[0]);
  }

  private Buffer[] arguments(Primitive primitive, Concrete[] operands) {
    Buffer[] arguments = new Buffer[operands.length];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = backend.buffer(primitive, operands[i]);
    }
    return arguments;
  }

  // An operand's buffer may have been freed on another thread since it was asked for: the tensor
  // came to rest, which it does once, and has a new buffer now.
  private Tensor[] retry(
      Primitive primitive, Concrete[] operands, Buffer[] before, ClosedException e) {
    Buffer[] arguments = arguments(primitive, operands);
    if (Arrays.equals(arguments, before)) {
      throw new ExecutionException(e.getMessage(), e);
    }
    return runOn(primitive, operands);
  }

  /** What the compiler made of the program. */
  Compilation compilation() {
    return new Inspected(executable);
  }

  private Tensor[] tensors(Buffer[] buffers) {
    if (packedResults != null) {
      return parts(packedResults, buffers);
    }
    Tensor[] tensors = new Tensor[buffers.length];
    for (int i = 0; i < tensors.length; i++) {
      DeviceTensor tensor = TensorScope.enter(new DeviceTensor(results[i], buffers[i]));
      if (young[i]) {
        Nursery.admit(tensor);
      }
      tensors[i] = tensor;
    }
    return tensors;
  }

  // Only the arrays have buffers, and only they come to rest.
  private Tensor[] parts(Packing packing, Buffer[] buffers) {
    DeviceTensor[] whole = packing.whole(buffers);
    for (DeviceTensor array : whole) {
      Nursery.admit(array);
    }
    Tensor[] tensors = new Tensor[results.length];
    for (int i = 0; i < tensors.length; i++) {
      tensors[i] = TensorScope.enter(packing.part(whole, i));
    }
    return tensors;
  }
}
