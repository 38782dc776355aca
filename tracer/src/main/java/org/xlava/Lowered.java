package org.xlava;

import java.util.Arrays;
import org.xlava.function.FlatFunction;
import org.xlava.function.JitProgram;
import org.xlava.ir.ClosedJaxpr;
import org.xlava.spi.Executor;
import org.xlava.transform.TypeOnlyTensor;

/**
 * The program of a jitted function for arguments of certain types, not yet compiled: what {@link
 * Jitted#lower} gives.
 *
 * @param <R> what the function returns
 */
public final class Lowered<R> {
  private final JitProgram traced;

  Lowered(JitProgram traced) {
    this.traced = traced;
  }

  JitProgram traced() {
    return traced;
  }

  /** The program as it was traced. */
  public ClosedJaxpr jaxpr() {
    return traced.recording();
  }

  /**
   * The StableHLO module that the program is compiled from. Its {@code main} takes the tensors that
   * the function captured first, then the leaves of the arguments; of donated ones it says so.
   */
  public String stableHlo() {
    return Executor.get().lower(traced.call());
  }

  /** What the function returns, with {@linkplain TensorType#placeholder placeholders}. */
  public R result() {
    Tensor[] placeholders =
        Arrays.stream(traced.recording().jaxpr().outputTypes())
            .map(TypeOnlyTensor::of)
            .toArray(Tensor[]::new);
    return FlatFunction.unflatten(traced.result(), placeholders);
  }

  /**
   * Compiles the program, or finds it compiled.
   *
   * @throws TransformException when the function captured a tensor of a function that is being
   *     transformed
   * @throws ExecutionException when the compiler refuses the program
   */
  public Compiled<R> compile() {
    for (Tensor constant : traced.recording().constants()) {
      if (!(constant instanceof Concrete)) {
        throw new TransformException(
            "compile: the function must not capture tensors of a function that is being"
                + " transformed; got "
                + constant
                + ". Call the jitted function instead of lowering it");
      }
    }
    return new Compiled<>(traced, Executor.get().compile(traced.call()));
  }

  @Override
  public String toString() {
    return "Lowered[" + traced.call().label() + "]";
  }
}
