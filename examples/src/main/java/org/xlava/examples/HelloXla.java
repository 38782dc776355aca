package org.xlava.examples;

import static org.xlava.Xlava.*;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.xlava.Numpy;
import org.xlava.Tensor;
import org.xlava.TensorFn2;
import org.xlava.ir.ClosedJaxpr;
import org.xlava.pjrt.ArrayType;
import org.xlava.pjrt.Buffer;
import org.xlava.pjrt.Client;
import org.xlava.pjrt.ElementType;
import org.xlava.pjrt.LoadedExecutable;
import org.xlava.pjrt.Plugin;
import org.xlava.pjrt.Program;
import org.xlava.pjrt.spi.PluginSearch;
import org.xlava.stablehlo.StableHlo;

/**
 * One function through the layers: Java, jaxpr, StableHLO text, compiled program, and the short
 * way.
 */
public final class HelloXla {
  private HelloXla() {}

  /** The length of the sum of two vectors. */
  static Tensor f(Tensor x, Tensor y) {
    return Numpy.sqrt(x.plus(y).pow(2).sum());
  }

  /** Prints each layer's form of {@link #f}. */
  public static void main(String[] args) {
    Tensor x = Tensor.of(1f, 2f, 3f);
    Tensor y = Tensor.of(2f, 2f, 9f);

    System.out.println("The program that tracing records:");
    ClosedJaxpr traced = makeJaxpr(HelloXla::f).apply(x, y);
    System.out.println(traced);

    System.out.println("\nThe same as StableHLO:");
    String module = StableHlo.lower(traced.jaxpr(), "hello");
    System.out.print(module);

    System.out.println("\nCompiled and called through PJRT:");
    callThroughPjrt(module);

    System.out.println("\nThe short way:");
    TensorFn2 jitted = jit(HelloXla::f);
    System.out.println(jitted.apply(x, y));
  }

  private static void callThroughPjrt(String module) {
    Plugin plugin = Plugin.load(PluginSearch.here().library());
    ArrayType vector = ArrayType.of(ElementType.F32, 3);
    try (Client client = plugin.createClient();
        LoadedExecutable executable = client.compile(Program.mlir(module));
        Buffer x = client.upload(MemorySegment.ofArray(new float[] {1, 2, 3}), vector);
        Buffer y = client.upload(MemorySegment.ofArray(new float[] {2, 2, 9}), vector);
        Buffer result = executable.execute(x, y)[0]) {
      float[] value = new float[1];
      result.copyTo(MemorySegment.ofArray(value));
      System.out.println(client.platformName() + " computes " + Arrays.toString(value));
    }
  }
}
