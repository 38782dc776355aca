package org.xlava.benchmarks;

import static org.xlava.Xlava.grad;
import static org.xlava.Xlava.jit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.xlava.Tensor;
import org.xlava.TensorFn1;

/**
 * Many operations and many steps whose results nobody closes, and the process's resident memory:
 * {@code Soak eager|jitted CALLS}. Prints its megabytes once a tenth of the calls is made, and at
 * the end, and the last value.
 */
final class Soak {
  private static final double RATE = 0.1;

  private final long calls;
  private Tensor value = Tensor.of(3f, -2f, 1f);

  private Soak(long calls) {
    this.calls = calls;
  }

  /** Takes what to call and how often. */
  public static void main(String[] args) throws IOException {
    TensorFn1 step = step();
    new Soak(Long.parseLong(args[1])).run(args[0].equals("jitted") ? jit(step) : eager());
  }

  /** A step towards the minimum of a sum of squares. */
  static TensorFn1 step() {
    TensorFn1 gradient = grad(x -> x.minus(1).pow(2).sum());
    return x -> x.minus(gradient.apply(x).times(RATE));
  }

  private static TensorFn1 eager() {
    Tensor minusOne = Tensor.of(-1f, -1f, -1f);
    return x -> x.times(minusOne);
  }

  private void run(TensorFn1 f) throws IOException {
    call(f, calls / 10);
    double before = residentMegabytes();
    call(f, calls - calls / 10);
    System.out.println(before + " " + residentMegabytes() + " " + value.toFloatArray()[0]);
  }

  private void call(TensorFn1 f, long times) {
    for (long i = 0; i < times; i++) {
      value = f.apply(value);
    }
    value.blockUntilReady();
  }

  private static double residentMegabytes() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
      }
    }
    throw new IllegalStateException("Soak: /proc/self/status must tell VmRSS");
  }
}
