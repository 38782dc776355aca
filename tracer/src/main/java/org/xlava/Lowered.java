package org.xlava;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
   * The tensors of the arguments that it is for, in the order of the arguments and of the leaves of
   * their trees; static arguments have none.
   */
  public List<ArgInfo> argsInfo() {
    return traced.arguments();
  }

  /**
   * The StableHLO module that the program is compiled from. Its {@code main} takes the tensors that
   * the function captured first, then the leaves of the arguments; of donated ones it says so. What
   * it doesn't use is left out, unless it is donated or {@link Xlava#keepUnused} was asked for.
   */
  public String stableHlo() {
    return Executor.get().lower(traced.call(), false);
  }

  /**
   * As {@link #stableHlo()}, with a location after each operation: the names of the {@linkplain
   * Xlava#namedScope scopes} and functions that it is in and of the primitive, as JAX has them,
   * such as {@code loc("jit(f)/layer/mul")}. Within scopes, {@code jvp}, {@code transpose} and
   * {@code vmap} are among them. Where {@linkplain Config#recordSourceLines lines are recorded},
   * the user's line follows. Equal functions that are called are written once, with the names of
   * the first.
   */
  public String stableHloWithLocations() {
    return Executor.get().lower(traced.call(), true);
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

  /**
   * Compiles the program with options of the compiler beside those of {@code jit}, which they
   * override; see {@link Xlava#compilerOptions}.
   *
   * @throws TransformException when the Map, a name or a value is null, or a value is no string,
   *     boolean or number; and as {@link #compile()}
   * @throws ExecutionException when the plugin doesn't know an option, or its value isn't one that
   *     the option can have; and as {@link #compile()}
   */
  public Compiled<R> compile(Map<String, ?> compilerOptions) {
    return new Lowered<R>(
            traced.with(JitOption.CompilerOptions.of("compile", compilerOptions).values()))
        .compile();
  }

  @Override
  public String toString() {
    return "Lowered[" + traced.call().label() + "]";
  }
}
