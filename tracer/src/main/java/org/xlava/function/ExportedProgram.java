package org.xlava.function;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.xlava.Concrete;
import org.xlava.DType;
import org.xlava.ExportException;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.ir.ClosedJaxpr;
import org.xlava.ir.Jaxpr;
import org.xlava.spi.Executor;
import org.xlava.spi.ExportedFunction;
import org.xlava.spi.PyTree;
import org.xlava.transform.CapturedConstants;
import org.xlava.transform.Evaluation;
import org.xlava.transform.Forward;
import org.xlava.transform.Linearization;
import org.xlava.transform.Recorder;
import org.xlava.transform.Zero;

/** A program of leaves in Python's order, to be exported. */
public record ExportedProgram(
    String name, List<String> platforms, Jaxpr program, PyTree inTree, PyTree outTree) {
  private static final PyTree NO_KEYWORDS = PyTree.dict(List.of(), List.of());

  /**
   * What a function was traced to.
   *
   * @throws ExportException when it captured a tensor that is being traced, or trees can't be
   *     Python's
   */
  public static ExportedProgram of(JitProgram traced, List<String> platforms) {
    for (Tensor constant : traced.recording().constants()) {
      if (!(constant instanceof Concrete)) {
        throw new ExportException(
            "export: the function must not capture tensors of a function that is being"
                + " transformed; got "
                + constant);
      }
    }
    PythonTrees.Ordered in = PythonTrees.tuple(traced.signature().structure());
    PythonTrees.Ordered out = PythonTrees.of(traced.result());
    Jaxpr program = CapturedConstants.inside(traced.recording());
    return new ExportedProgram(
        traced.call().label(),
        platforms,
        reordered(program, in.leaves(), out.leaves()),
        PyTree.tuple(List.of(in.tree(), NO_KEYWORDS)),
        out.tree());
  }

  private static Jaxpr reordered(Jaxpr program, List<Integer> in, List<Integer> out) {
    TensorType[] types = program.inputTypes();
    TensorType[] sorted = in.stream().map(i -> types[i]).toArray(TensorType[]::new);
    return recorded(
        sorted,
        leaves -> {
          Tensor[] inputs = new Tensor[types.length];
          for (int i = 0; i < inputs.length; i++) {
            inputs[in.get(i)] = leaves[i];
          }
          Tensor[] results = Evaluation.evaluate(program, inputs);
          return out.stream().map(i -> results[i]).toArray(Tensor[]::new);
        });
  }

  private static Jaxpr recorded(
      TensorType[] types, java.util.function.UnaryOperator<Tensor[]> function) {
    ClosedJaxpr recording = Recorder.record("export", types, function);
    return CapturedConstants.inside(recording);
  }

  /** The function of the inputs and the results' cotangents that gives the inputs' cotangents. */
  public ExportedProgram vjp() {
    TensorType[] primals = program.inputTypes();
    TensorType[] cotangents =
        Arrays.stream(program.outputTypes()).map(TensorType::tangent).toArray(TensorType[]::new);
    TensorType[] types = Arrays.copyOf(primals, primals.length + cotangents.length);
    System.arraycopy(cotangents, 0, types, primals.length, cotangents.length);
    Jaxpr derivative = recorded(types, leaves -> pullback(leaves, primals.length));
    PyTree arguments = PyTree.tuple(Collections.nCopies(types.length, PyTree.LEAF));
    return new ExportedProgram(
        name + "_vjp",
        platforms,
        derivative,
        PyTree.tuple(List.of(arguments, NO_KEYWORDS)),
        PyTree.tuple(Collections.nCopies(primals.length, PyTree.LEAF)));
  }

  private Tensor[] pullback(Tensor[] leaves, int count) {
    Tensor[] primals = Arrays.copyOf(leaves, count);
    Linearization derivative =
        Forward.linearize(inputs -> Evaluation.evaluate(program, inputs), primals);
    Tensor[] cotangents =
        Arrays.stream(leaves)
            .skip(count)
            .map(t -> t.dtype() == DType.FLOAT0 ? Zero.of(t.type()) : t)
            .toArray(Tensor[]::new);
    return Gradients.like(primals, derivative.transpose(cotangents));
  }

  /**
   * The function, written for the platforms.
   *
   * @throws ExportException when it calls Java functions
   */
  public ExportedFunction export() {
    return Executor.get().export(name, platforms, program, inTree, outTree);
  }
}
