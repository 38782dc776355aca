package org.xlava.spi;

import java.util.List;
import java.util.Optional;
import org.xlava.Concrete;
import org.xlava.ExportException;
import org.xlava.Tensor;
import org.xlava.TensorType;

/** A function in the form in which JAX exports it. Arguments and results are leaves, in order. */
public interface ExportedFunction {
  String name();

  List<String> platforms();

  /**
   * The types of the arguments' leaves.
   *
   * @throws ExportException when one isn't of tensors
   */
  List<TensorType> inTypes();

  /**
   * The types of the result's leaves.
   *
   * @throws ExportException when one isn't of tensors
   */
  List<TensorType> outTypes();

  /** The structure of a pair: the tuple of arguments by place, and those by keyword. */
  PyTree inTree();

  PyTree outTree();

  /** The program, as text or bytecode. */
  byte[] module();

  Optional<ExportedFunction> vjp();

  ExportedFunction withVjp(Optional<ExportedFunction> vjp);

  /**
   * The function in JAX's format.
   *
   * @throws ExportException when it has none
   */
  byte[] serialize();

  /**
   * Throws unless the function can run here.
   *
   * @throws ExportException if so
   */
  void check();

  /** Runs the function on leaves of its types. */
  Tensor[] execute(Concrete[] operands);
}
