package org.xlava.runtime;

import java.util.ArrayList;
import java.util.List;
import org.xlava.Concrete;
import org.xlava.ExecutionException;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.ir.Equation;
import org.xlava.ir.Jaxpr;
import org.xlava.ir.Var;
import org.xlava.pjrt.Buffer;
import org.xlava.pjrt.LoadedExecutable;
import org.xlava.pjrt.PjrtException;
import org.xlava.primitive.Primitive;
import org.xlava.stablehlo.StableHlo;

/** A program on the device, and the types of its results. */
final class CompiledProgram {
  private final Backend backend;
  private final LoadedExecutable executable;
  private final TensorType[] results;

  private CompiledProgram(Backend backend, LoadedExecutable executable, TensorType[] results) {
    this.backend = backend;
    this.executable = executable;
    this.results = results;
  }

  /** Compiles a program, or finds it compiled. */
  static CompiledProgram of(Jaxpr program, String name) {
    Backend backend = Backend.get();
    LoadedExecutable executable = backend.compile(StableHlo.lower(program, name));
    return new CompiledProgram(backend, executable, program.outputTypes());
  }

  /** Compiles the program of one equation. */
  static CompiledProgram of(EagerPrograms.Application application) {
    Primitive primitive = application.primitive;
    List<Var> inputs = variables(0, application.types);
    List<Var> outputs = variables(inputs.size(), primitive.outputTypes(application.types.clone()));
    Equation equation = new Equation(primitive, List.copyOf(inputs), outputs);
    return of(new Jaxpr(inputs, List.of(equation), outputs), primitive.operation());
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
    Buffer[] arguments = new Buffer[operands.length];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = backend.buffer(primitive, operands[i]);
    }
    return tensors(execute(arguments));
  }

  private Buffer[] execute(Buffer[] arguments) {
    try {
      return executable.execute(arguments);
    } catch (PjrtException e) {
      throw new ExecutionException(e.getMessage(), e);
    }
  }

  private Tensor[] tensors(Buffer[] buffers) {
    Tensor[] tensors = new Tensor[buffers.length];
    for (int i = 0; i < tensors.length; i++) {
      tensors[i] = TensorScope.enter(new DeviceTensor(results[i], buffers[i]));
    }
    return tensors;
  }
}
