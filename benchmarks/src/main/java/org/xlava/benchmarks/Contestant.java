package org.xlava.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringJoiner;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xlava.DType;
import org.xlava.Tensor;
import org.xlava.stablehlo.StableHlo;

/**
 * Xlava's side of the comparison, a process that times one workload whenever it is told to. It
 * prints {@code result TYPE V,V,...} for each result, {@code module FILE} and {@code input
 * TYPE=V,V,...} for the floor if there is one, and {@code ready}; then, for each line of input,
 * which is a number of seconds, calls the workload for that long and prints the nanoseconds that a
 * call took.
 */
final class Contestant {
  private static final long BATCH_NANOS = 5_000_000;

  private final Supplier<?> call;
  private final PrintStream out;

  // Kept where it could be seen, so that the call can't be left out.
  private @Nullable Object last;

  private Contestant(Supplier<?> call, PrintStream out) {
    this.call = call;
    this.out = out;
  }

  /** Takes the name of a workload, and the file that the floor's module is to be written to. */
  public static void main(String[] args) throws IOException {
    Workload workload = Workload.of(args[0]);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
    workload.results().get().forEach(t -> out.println("result " + type(t) + " " + values(t)));
    Workload.Floor floor = workload.floor();
    if (floor != null) {
      Path module = Path.of(args[1]);
      Files.writeString(module, StableHlo.lower(floor.program(), args[0]));
      out.println("module " + module);
      floor.arguments().forEach(t -> out.println("input " + type(t) + "=" + values(t)));
    }
    new Contestant(workload.call(), out).obey();
  }

  private void obey() throws IOException {
    out.println("ready");
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      out.println(nanosPerCall(Double.parseDouble(line)));
    }
  }

  // The clock is read once in a batch, which is long beside it.
  private double nanosPerCall(double seconds) {
    long batch = 1;
    while (nanos(batch) < BATCH_NANOS) {
      batch *= 2;
    }
    long calls = 0;
    long spent = 0;
    while (spent < seconds * 1e9) {
      spent += nanos(batch);
      calls += batch;
    }
    return (double) spent / calls;
  }

  private long nanos(long calls) {
    long start = System.nanoTime();
    for (long i = 0; i < calls; i++) {
      last = call.get();
    }
    return System.nanoTime() - start;
  }

  private static String type(Tensor t) {
    if (t.dtype() != DType.FLOAT32) {
      throw new IllegalArgumentException("workload: tensors must be float32; got " + t.type());
    }
    return "f32:" + t.shape().stream().map(String::valueOf).collect(Collectors.joining("x"));
  }

  private static String values(Tensor t) {
    StringJoiner values = new StringJoiner(",");
    for (float value : t.toFloatArray()) {
      values.add(Float.toString(value));
    }
    return values.toString();
  }
}
