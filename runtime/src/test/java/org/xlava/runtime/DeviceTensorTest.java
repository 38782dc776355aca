package org.xlava.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xlava.Xlava.jit;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Isolated;
import org.xlava.Concrete;
import org.xlava.ConcretizationException;
import org.xlava.Config;
import org.xlava.DType;
import org.xlava.ExecutionException;
import org.xlava.Lax;
import org.xlava.Numpy;
import org.xlava.Shape;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TensorFn1;
import org.xlava.Xlava;
import org.xlava.pjrt.ChildJvm;

@Isolated("measures the memory of the process")
class DeviceTensorTest {
  private static final long GIB = 1L << 30;

  @Test
  void toHost_closed_throws() {
    Tensor x = Tensor.of(1f, 2f);
    x.close();
    x.close();
    assertThat(x.isDeleted()).isTrue();
    assertThatThrownBy(x::toFloatArray)
        .isInstanceOf(ExecutionException.class)
        .hasMessage(
            "toFloatArray: tensors must be open; got a closed f32[2]. Close a tensor after its last"
                + " use; one that is to outlive its TensorScope needs scope.keep(tensor)");
    assertThatThrownBy(x::blockUntilReady)
        .isInstanceOf(ExecutionException.class)
        .hasMessageStartingWith("blockUntilReady: tensors must be open; got a closed f32[2].");
    assertThatThrownBy(x::toString)
        .isInstanceOf(ExecutionException.class)
        .hasMessageStartingWith("toString: tensors must be open; got a closed f32[2].");
  }

  /** Prints more than its heap can hold. */
  static final class Printing {
    private Printing() {}

    public static void main(String[] arguments) {
      Tensor zeros = Numpy.zeros(20_000, 5_000);
      System.out.println(zeros);
      Xlava.debugPrint("{}", zeros);
    }
  }

  @Test
  void toString_tensorLargerThanTheHeap_fetchesWhatIsPrinted() throws Exception {
    ChildJvm.Result result = ChildJvm.onPlugin("-Xmx256m").run(Printing.class);
    assertThat(result.output())
        .isEqualTo(
            """
            Tensor([[0., 0., 0., ..., 0., 0., 0.],
                    [0., 0., 0., ..., 0., 0., 0.],
                    [0., 0., 0., ..., 0., 0., 0.],
                    ...,
                    [0., 0., 0., ..., 0., 0., 0.],
                    [0., 0., 0., ..., 0., 0., 0.],
                    [0., 0., 0., ..., 0., 0., 0.]], dtype=float32)
            [[0. 0. 0. ... 0. 0. 0.]
             [0. 0. 0. ... 0. 0. 0.]
             [0. 0. 0. ... 0. 0. 0.]
             ...
             [0. 0. 0. ... 0. 0. 0.]
             [0. 0. 0. ... 0. 0. 0.]
             [0. 0. 0. ... 0. 0. 0.]]
            """);
    assertThat(result.status()).isZero();
  }

  @Test
  void toString_largeTensors_isThatOfTheirValues() {
    Tensor numbers = Numpy.arange(600_000);
    for (int[] shape : new int[][] {{600_000}, {3, 200_000}, {7, 2, 1, 42_857}, {300, 4, 500}}) {
      int n = (int) Shape.of(shape).elements();
      Tensor x = Lax.sliceInDim(numbers, 0, n, 1, 0).reshape(shape).astype(DType.FLOAT32);
      assertThat(x).hasToString(x.toHost().toString());
    }
    assertThat(numbers.reshape(3, 200_000))
        .hasToString(
            """
            Tensor([[     0,      1,      2, ..., 199997, 199998, 199999],
                    [200000, 200001, 200002, ..., 399997, 399998, 399999],
                    [400000, 400001, 400002, ..., 599997, 599998, 599999]],       dtype=int32)\
            """);
  }

  @Test
  void toString_whileAFunctionIsTraced_isThatOfTheValue() {
    Tensor large = Numpy.zeros(400_000).plus(Float.NaN);
    String[] texts = new String[1];
    TensorFn1 f =
        x -> {
          texts[0] = large.toString();
          return x;
        };
    Config.withDebugNans(() -> jit(f).apply(1.0));
    assertThat(texts[0]).isEqualTo("Tensor([nan, nan, nan, ..., nan, nan, nan], dtype=float32)");
  }

  @Test
  void withWeak_sharesTheValuesUntilBothAreClosed() {
    Concrete x = (Concrete) Tensor.of(1f, 2f);
    Concrete weak = x.withWeak(true);
    assertThat(weak).hasToString("Tensor([1., 2.], dtype=float32, weak_type=True)");
    assertThat(x.withWeak(false)).isSameAs(x);
    Concrete third = weak.share();
    x.close();
    assertThat(x.isDeleted()).isTrue();
    assertThat(weak.isDeleted()).isFalse();
    weak.close();
    assertThat(third.toHost().toFloatArray()).containsExactly(1, 2);
    third.close();
    assertThatThrownBy(third::toHost).isInstanceOf(ExecutionException.class);
    assertThatThrownBy(weak::share)
        .hasMessageStartingWith("share: tensors must be open; got a closed f32[2].");
  }

  @Test
  void close_tensorThatAFunctionCaptured_leavesTheFunctionItsValues() {
    Tensor captured = Tensor.of(10f, 20f);
    TensorFn1 f = jit((Tensor x) -> x.plus(captured));
    assertThat(f.apply(Tensor.of(1f, 2f)).toFloatArray()).containsExactly(11, 22);
    captured.close();
    assertThat(f.apply(Tensor.of(3f, 4f)).toFloatArray()).containsExactly(13, 24);
  }

  @Test
  void blockUntilReady_givesTheTensor() {
    Tensor x = Tensor.of(1f, 2f).plus(1);
    assertThat(x.blockUntilReady()).isSameAs(x);
    assertThat(x.isDeleted()).isFalse();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void largeTensors_neverClosed_areCollected() throws IOException {
    TensorFn1 step = jit((Tensor x) -> x.times(0.5f).plus(1));
    Tensor x = Numpy.zeros(2, 1 << 20);
    long most = 0;
    for (int i = 0; i < 1500; i++) {
      x = step.apply(x);
      most = i % 50 == 0 ? Math.max(most, residentBytes()) : most;
    }
    assertThat(x.sum().item()).isEqualTo(2.0 * 2 * (1 << 20));
    assertThat(most).isLessThan(3 * GIB);
  }

  private static long residentBytes() throws IOException {
    long pages = Long.parseLong(Files.readString(Path.of("/proc/self/statm")).split(" ")[1]);
    return pages * 4096;
  }

  @Test
  void arrays_thatAreReadOrWrittenLater_areCopies() {
    float[] values = new float[4096];
    values[1] = 7;
    Tensor tensor = Tensor.of(values);
    values[1] = 8;
    tensor.toFloatArray()[1] = 9;
    assertThat(tensor.toFloatArray()[1]).isEqualTo(7);
    assertThat(Tensor.of((Object) new int[] {1, 2}).toFloatArray()).containsExactly(1, 2);
  }

  @Test
  void copyTo_memoryWithRoom_hasTheElementsAtItsStart() {
    float[] room = {9, 9, 9, 9};
    Tensor.of(1f, 2f, 3f).copyTo(MemorySegment.ofArray(room));
    assertThat(room).containsExactly(1, 2, 3, 9);
    Tensor.of(5f).copyTo(MemorySegment.ofArray(room));
    assertThat(room[0]).isEqualTo(5);

    int[] whole = new int[2];
    jit((Tensor x) -> x.times(2)).apply(Tensor.of(3, 4)).copyTo(MemorySegment.ofArray(whole));
    assertThat(whole).containsExactly(6, 8);
  }

  @Test
  void copyTo_aLargeTensor_hasAllElements() {
    float[] room = new float[1 << 20];
    Numpy.arange(1 << 20).astype(DType.FLOAT32).copyTo(MemorySegment.ofArray(room));
    assertThat(room[(1 << 20) - 1]).isEqualTo((1 << 20) - 1);
  }

  @Test
  void copyTo_memoryWithoutRoom_throws() {
    Tensor x = Tensor.of(1f, 2f);
    String message =
        "copyTo: memory must be open to this thread, writable and hold 8 bytes for f32[2]; got"
            + " ";
    assertThatThrownBy(() -> x.copyTo(MemorySegment.ofArray(new byte[7])))
        .isInstanceOf(ShapeException.class)
        .hasMessageStartingWith(message);
    assertThatThrownBy(() -> x.copyTo(MemorySegment.ofArray(new float[2]).asReadOnly()))
        .hasMessageStartingWith(message);
    assertThatThrownBy(() -> x.copyTo(null)).hasMessage(message + "null");
    MemorySegment closed;
    try (Arena arena = Arena.ofConfined()) {
      closed = arena.allocate(8);
    }
    assertThatThrownBy(() -> x.copyTo(closed)).hasMessageStartingWith(message);
    x.close();
    assertThatThrownBy(() -> x.copyTo(MemorySegment.ofArray(new float[2])))
        .isInstanceOf(ExecutionException.class)
        .hasMessageStartingWith("copyTo: tensors must be open; got a closed f32[2].");
    assertThatThrownBy(
            () ->
                jit((Tensor t) -> {
                      t.copyTo(MemorySegment.ofArray(new float[2]));
                      return t;
                    })
                    .apply(Tensor.of(1f, 2f)))
        .isInstanceOf(ConcretizationException.class)
        .hasMessageStartingWith("copyTo: ");
  }
}
