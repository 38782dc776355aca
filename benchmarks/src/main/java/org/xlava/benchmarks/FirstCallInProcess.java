package org.xlava.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.xlava.Tensor;
import org.xlava.Tree;

/**
 * Times the first call of a jitted function in its process, in which the plugin has been started
 * and the arguments are on the device: {@code FirstCallInProcess attention|td}. Prints the
 * nanoseconds and the first number of the result. Of several functions, only the first is cold.
 * Whether it compiles or finds the program on disk is up to the compile cache that the process was
 * given.
 */
final class FirstCallInProcess {
  private static final Map<String, Supplier<Supplier<?>>> CALLS =
      Map.of(
          "attention", () -> started(Attention.TOKENS, new Attention()::jitted),
          "td", () -> started(TdGradient.arguments().getLast(), new PerExampleGradient()::jitted));

  private FirstCallInProcess() {}

  private static Supplier<?> started(Tensor argument, Supplier<?> call) {
    argument.blockUntilReady();
    return call;
  }

  /** Takes the names of functions. */
  public static void main(String[] args) {
    for (String name : args) {
      time(Objects.requireNonNull(CALLS.get(name), name).get());
    }
  }

  private static void time(Supplier<?> call) {
    long start = System.nanoTime();
    Object result = call.get();
    long nanos = System.nanoTime() - start;
    List<Tensor> leaves = Tree.leaves(result);
    System.out.println(nanos + " " + leaves.getFirst().toFloatArray()[0]);
  }
}
