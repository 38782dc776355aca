package org.xlava;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.xlava.function.Arguments;
import org.xlava.function.FlatFunction;
import org.xlava.function.JitProgram;
import org.xlava.ir.ClosedJaxpr;
import org.xlava.spi.Compilation;
import org.xlava.spi.Executor;

/**
 * A program compiled for arguments of certain types: what {@link Lowered#compile} gives. It is a
 * function of the arguments that aren't static, never traces, and takes only what it was compiled
 * for.
 *
 * @param <R> what the function returns
 */
public final class Compiled<R> implements Fn<R> {
  private final JitProgram traced;
  private final Compilation compilation;
  private final List<TreeDef> structure = new ArrayList<>();

  Compiled(JitProgram traced, Compilation compilation) {
    this.traced = traced;
    this.compilation = compilation;
    for (TreeDef argument : traced.signature().structure()) {
      if (!(argument instanceof TreeDef.Static)) {
        structure.add(argument);
      }
    }
  }

  /**
   * Runs the program.
   *
   * @throws TransformException when the number of arguments is another, or a tensor is one that is
   *     being transformed: a compiled program can't be
   * @throws TreeException when the structure of an argument is another
   * @throws ShapeException when the shape of a tensor is another
   * @throws DTypeException when the dtype of a tensor is another
   */
  @Override
  public R call(Object... arguments) {
    Fn.checkArity(structure.size(), arguments);
    Arguments flat = Arguments.flatten(arguments);
    checkStructure(flat);
    Tensor[] operands = traced.recording().operands(flat.leaves());
    Concrete[] values = new Concrete[operands.length];
    int constants = operands.length - flat.leaves().length;
    for (int i = 0; i < values.length; i++) {
      values[i] = i < constants ? (Concrete) operands[i] : checked(flat, i - constants);
    }
    return FlatFunction.unflatten(traced.result(), Executor.get().execute(traced.call(), values));
  }

  private void checkStructure(Arguments flat) {
    for (int i = 0; i < structure.size(); i++) {
      TreeDef.Difference difference = structure.get(i).difference(flat.structure().get(i));
      if (difference != null) {
        throw new TreeException(
            "%s: argument %d must have the structure that it was compiled for; %s"
                .formatted(this, i, difference));
      }
    }
  }

  private Concrete checked(Arguments flat, int index) {
    Tensor leaf = flat.leaves()[index];
    if (!(leaf instanceof Concrete value)) {
      throw new TransformException(
          "%s: a compiled program can't be transformed; got %s as %s. Transform the jitted function"
              .formatted(this, leaf, flat.place(index)));
    }
    TensorType type = traced.signature().types().get(index);
    if (!leaf.shape().equals(type.shape())) {
      throw new ShapeException(unlike(flat, index, type));
    }
    if (leaf.dtype() != type.dtype()) {
      throw new DTypeException(unlike(flat, index, type));
    }
    return value;
  }

  private String unlike(Arguments flat, int index, TensorType type) {
    return "%s: %s must have the type that it was compiled for, %s; got %s"
        .formatted(this, flat.place(index), type, flat.leaves()[index].type());
  }

  /** The program as it was traced. */
  public ClosedJaxpr jaxpr() {
    return traced.recording();
  }

  /**
   * The tensors of the arguments that it is for, in the order of the arguments and of the leaves of
   * their trees; static arguments have none.
   */
  public List<ArgInfo> argsInfo() {
    return traced.arguments();
  }

  /** The program as the compiler optimised it: HLO in the manner of XLA's text. */
  public String optimizedHlo() {
    return compilation.optimizedHlo();
  }

  /**
   * The compiler's estimate of what a call costs, such as {@code flops} and {@code bytes accessed};
   * what there is depends on the plugin.
   *
   * @throws ExecutionException when the plugin doesn't estimate
   */
  public Map<String, Double> costAnalysis() {
    return compilation.costAnalysis();
  }

  /** The device memory that a call takes. */
  public MemoryPlan memoryAnalysis() {
    return compilation.memoryAnalysis();
  }

  @Override
  public String toString() {
    return "Compiled[" + traced.call().label() + "]";
  }
}
