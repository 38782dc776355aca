package org.xlava.benchmarks;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.openjdk.jmh.annotations.Benchmark;
import org.xlava.DType;
import org.xlava.Tensor;
import org.xlava.pjrt.ArrayType;
import org.xlava.pjrt.Buffer;
import org.xlava.pjrt.Client;
import org.xlava.pjrt.ElementType;
import org.xlava.pjrt.Plugin;
import org.xlava.pjrt.StagedArray;
import org.xlava.pjrt.spi.PluginSearch;

/** 64 MB between the host and the device. */
public class HostTransfer extends SteadyState {
  private static final int ELEMENTS = 16 << 20;
  static final float[] VALUES = values();

  private final MemorySegment values = Arena.ofAuto().allocateFrom(ValueLayout.JAVA_FLOAT, VALUES);
  private final MemorySegment room = Arena.ofAuto().allocateFrom(ValueLayout.JAVA_FLOAT, VALUES);
  private final Tensor tensor = Tensor.of(VALUES);

  private static float[] values() {
    float[] values = new float[ELEMENTS];
    for (int i = 0; i < ELEMENTS; i++) {
      values[i] = i % 1000;
    }
    return values;
  }

  /** Copies a segment to the device. */
  @Benchmark
  public Tensor upload() {
    try (Tensor copy = Tensor.of(values, DType.FLOAT32, ELEMENTS)) {
      return copy.blockUntilReady();
    }
  }

  /** Copies an array to the device. */
  @Benchmark
  public Tensor uploadArray() {
    try (Tensor copy = Tensor.of(VALUES)) {
      return copy.blockUntilReady();
    }
  }

  /** Copies a tensor to memory that is there. */
  @Benchmark
  public MemorySegment downloadToMemory() {
    tensor.copyTo(room);
    return room;
  }

  /** Copies a tensor to a new array. */
  @Benchmark
  public float[] download() {
    return tensor.toFloatArray();
  }

  /** Memory that the device is to read where it lies. */
  static final class Staged {
    private static final int SMALL_ONES = 20;

    private final Client client = Plugin.load(PluginSearch.here().library()).createClient();
    private StagedArray array = stage(ELEMENTS);

    private StagedArray stage(int elements) {
      return client.stage(ArrayType.of(ElementType.F32, elements));
    }

    /**
     * Stages memory for the next handover. That zeroes it, after which the caches hold nothing
     * else; handovers of small arrays bring back what one needs.
     */
    void next() {
      StagedArray large = stage(ELEMENTS);
      for (int i = 0; i < SMALL_ONES; i++) {
        array = stage(1);
        handOver();
      }
      array = large;
    }

    /** Hands the memory over. */
    Buffer handOver() {
      try (Buffer buffer = array.toBuffer()) {
        buffer.awaitReady();
        return buffer;
      }
    }

    /** What the device has of values that were handed over. */
    float[] values() {
      next();
      array.segment().copyFrom(MemorySegment.ofArray(VALUES));
      float[] copy = new float[ELEMENTS];
      try (Buffer buffer = array.toBuffer()) {
        buffer.copyTo(MemorySegment.ofArray(copy));
      }
      return copy;
    }
  }
}
