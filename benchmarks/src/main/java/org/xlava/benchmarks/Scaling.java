package org.xlava.benchmarks;

import static org.xlava.Xlava.grad;
import static org.xlava.Xlava.jit;
import static org.xlava.Xlava.jvp;
import static org.xlava.Xlava.linearize;
import static org.xlava.Xlava.makeJaxpr;
import static org.xlava.Xlava.vmap;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.xlava.DType;
import org.xlava.Tensor;
import org.xlava.TensorFn1;
import org.xlava.TensorType;
import org.xlava.ir.Jaxpr;
import org.xlava.stablehlo.StableHlo;

/**
 * How cost grows with the size of a program: {@code Scaling [PROGRAM|SIZE]...} traces,
 * differentiates, batches, prints and lowers {@link LargePrograms} of about that many equations,
 * and prints for each step the processor time and the bytes allocated, in all and per equation. XLA
 * takes no part. Where cost is linear, the figures per equation stay level as programs grow.
 */
public final class Scaling {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final Tensor X = TensorType.of(DType.FLOAT32).placeholder();
  private static final Tensor BATCH = TensorType.of(DType.FLOAT32, 4).placeholder();
  private static final int WARM_UP = 900;
  private static final Map<String, Step> STEPS = steps();

  private Scaling() {}

  /** What is measured. */
  private interface Task {
    Object run();
  }

  /** Something done with a function. */
  private interface Step {
    Task of(TensorFn1 f);
  }

  /** What a step took. */
  record Cost(String step, long nanos, long bytes) {}

  public static void main(String[] arguments) {
    List<Integer> sizes = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    for (String argument : arguments) {
      if (LargePrograms.ALL.containsKey(argument)) {
        names.add(argument);
      } else {
        sizes.add(Integer.valueOf(argument));
      }
    }
    measure(
        names.isEmpty() ? LargePrograms.ALL.keySet() : names,
        sizes.isEmpty() ? List.of(1_000, 10_000, 50_000) : sizes);
  }

  private static void measure(Set<String> names, List<Integer> sizes) {
    for (String name : names) {
      costs(name, WARM_UP);
      for (int size : sizes) {
        costs(name, size).forEach(cost -> print(name, size, cost));
      }
    }
  }

  private static void print(String program, int size, Cost cost) {
    System.out.printf(
        "%-12s %6d  %-15s %8.1f ms %8.2f us/equation %9.1f MB %8d B/equation%n",
        program,
        size,
        cost.step,
        cost.nanos / 1e6,
        cost.nanos / 1e3 / size,
        cost.bytes / 1e6,
        cost.bytes / size);
  }

  /** What each step costs for a program of about {@code size} equations. */
  static List<Cost> costs(String program, int size) {
    List<Cost> costs = new ArrayList<>();
    STEPS.forEach((name, step) -> costs.add(cost(name, step.of(LargePrograms.of(program, size)))));
    return costs;
  }

  private static Cost cost(String name, Task step) {
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    long start = THREADS.getCurrentThreadCpuTime();
    step.run();
    long nanos = THREADS.getCurrentThreadCpuTime() - start;
    return new Cost(name, nanos, THREADS.getCurrentThreadAllocatedBytes() - bytes);
  }

  private static Map<String, Step> steps() {
    Map<String, Step> steps = new LinkedHashMap<>();
    steps.put("trace", f -> () -> trace(f, X));
    steps.put("jvp", f -> () -> trace(x -> jvp(f, x, x).tangent(), X));
    steps.put("linearize", f -> () -> trace(x -> linearize(f, x).apply(x), X));
    steps.put("grad", f -> () -> trace(grad(f), X));
    steps.put("grad of grad", f -> () -> trace(grad(grad(f)), X));
    steps.put("vmap", f -> () -> trace(vmap(f), BATCH));
    steps.put("grad of jit", f -> () -> trace(grad(jit(f)), X));
    steps.put("jit(vmap(grad))", f -> () -> trace(jit(vmap(grad(f))), BATCH));
    steps.put("print", f -> trace(f, X)::toString);
    steps.put("lower", f -> lowering(trace(f, X)));
    return steps;
  }

  private static Task lowering(Jaxpr program) {
    return () -> StableHlo.lower(program, "scaling");
  }

  private static Jaxpr trace(TensorFn1 f, Tensor x) {
    return makeJaxpr(f).apply(x).jaxpr();
  }
}
