package org.xlava.benchmarks;

import com.sun.management.ThreadMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.xlava.DType;
import org.xlava.Tensor;
import org.xlava.stablehlo.StableHlo;

/**
 * Xlava's side of the comparison, a process that times one workload whenever it is told to. It
 * prints {@code result TYPE=FILE} for each result, {@code module FILE} and {@code input TYPE=FILE}
 * for the floor if there is one, and {@code ready}; then, for each line of input, which is a number
 * of seconds, calls the workload for that long and prints the nanoseconds that a call took; and for
 * a line {@code bytes} how many bytes a call allocates on the heap.
 */
final class Contestant {
  private static final long COUNTING_NANOS = 200_000_000;

  private final Path folder;
  private final PrintStream out;

  private Contestant(Path folder, PrintStream out) {
    this.folder = folder;
    this.out = out;
  }

  /** Takes the name of a workload, and a folder for the files. */
  public static void main(String[] args) throws IOException {
    Workload workload = Workloads.of(args[0]);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
    Contestant contestant = new Contestant(Files.createDirectories(Path.of(args[1])), out);
    contestant.say("result", workload.results().get());
    if (workload.floor() != null) {
      contestant.describe(workload.floor(), args[0]);
    }
    contestant.obey(workload);
  }

  private void describe(Workload.Floor floor, String name) throws IOException {
    Path module = folder.resolve(name + ".mlir");
    Files.writeString(module, StableHlo.lower(floor.program(), name));
    out.println("module " + module);
    say("input", floor.arguments());
  }

  private void say(String word, List<Tensor> tensors) throws IOException {
    for (int i = 0; i < tensors.size(); i++) {
      Path file = folder.resolve(word + i);
      Files.write(file, bytes(tensors.get(i)));
      out.println(word + " " + type(tensors.get(i)) + "=" + file);
    }
  }

  private void obey(Workload workload) throws IOException {
    out.println("ready");
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      out.println(
          line.equals("bytes")
              ? bytesPerCall(workload)
              : workload.stopwatch().nanosPerCall(Double.parseDouble(line)));
    }
  }

  // Those of this thread, which is the one that calls.
  private static double bytesPerCall(Workload workload) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long calls = 0;
    long end = System.nanoTime() + COUNTING_NANOS;
    long before = threads.getCurrentThreadAllocatedBytes();
    do {
      var _ = workload.call().get();
      calls++;
    } while (System.nanoTime() < end);
    return (double) (threads.getCurrentThreadAllocatedBytes() - before) / calls;
  }

  private static String type(Tensor t) {
    if (t.dtype() != DType.FLOAT32) {
      throw new IllegalArgumentException("workload: tensors must be float32; got " + t.type());
    }
    return "f32:" + t.shape().stream().map(String::valueOf).collect(Collectors.joining("x"));
  }

  private static byte[] bytes(Tensor t) {
    float[] values = t.toFloatArray();
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }
}
