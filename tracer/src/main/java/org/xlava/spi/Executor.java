package org.xlava.spi;

import java.util.List;
import java.util.ServiceLoader;
import org.xlava.Concrete;
import org.xlava.ExecutionException;
import org.xlava.ExportException;
import org.xlava.HostArray;
import org.xlava.Tensor;
import org.xlava.ir.Jaxpr;
import org.xlava.primitive.Primitive;
import org.xlava.primitive.control.JitCall;

/**
 * What evaluates primitives on concrete tensors. The one implementation, found by {@link
 * ServiceLoader}, is that of {@code xlava-runtime}: it compiles a program of one equation (which
 * may be the call of a whole program) for each primitive and operand types that it meets.
 */
public interface Executor {
  /** Applies {@code primitive} to operands that fit it; the results may still be in the making. */
  Tensor[] execute(Primitive primitive, Concrete[] operands);

  /**
   * The StableHLO module that a call is compiled from.
   *
   * @param locations whether it says after each operation what it is called and where it is from
   */
  String lower(JitCall call, boolean locations);

  /**
   * Compiles a call, if it isn't yet.
   *
   * @throws ExecutionException when the compiler refuses it
   */
  Compilation compile(JitCall call);

  /**
   * Reads a function that was exported.
   *
   * @throws ExportException when the bytes aren't one
   */
  ExportedFunction readExport(byte[] bytes);

  /**
   * Writes a program as a function of trees for platforms by JAX's names.
   *
   * @throws ExportException when it calls Java functions
   */
  ExportedFunction export(
      String name, List<String> platforms, Jaxpr program, PyTree inTree, PyTree outTree);

  /**
   * The name of the platform that programs run on, such as {@code cpu}, {@code cuda}, {@code tpu}.
   */
  String platform();

  /** Copies host values to the default device; they may change once this returns. */
  Concrete upload(HostArray values);

  /** Waits until the programs with effects that began before have run to their ends. */
  void effectsBarrier();

  /**
   * The executor of this process.
   *
   * @throws ExecutionException when there is none on the class or module path
   */
  static Executor get() {
    return Loaded.EXECUTOR;
  }

  /** Holds the executor once it is found. */
  final class Loaded {
    private static final Executor EXECUTOR = load();

    private Loaded() {}

    private static Executor load() {
      return ServiceLoader.load(Executor.class, Executor.class.getClassLoader())
          .findFirst()
          .or(() -> ServiceLoader.load(Executor.class).findFirst())
          .orElseThrow(
              () ->
                  new ExecutionException(
                      "executor: no org.xlava.spi.Executor was found; add the dependency"
                          + " org.xlava:xlava-runtime"));
    }
  }
}
