package org.xlava.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xlava.Xlava.donateArgnums;
import static org.xlava.Xlava.jit;
import static org.xlava.Xlava.pureCallback;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.xlava.Complex;
import org.xlava.DType;
import org.xlava.ExecutionException;
import org.xlava.Fn1;
import org.xlava.JitFn1;
import org.xlava.Numpy;
import org.xlava.Shape;
import org.xlava.Tensor;

/** Many small tensors go to a program and come from it side by side, and no one can tell. */
class PackingTest {
  private static final int MANY = 12;

  private static List<Tensor> scalars(int n) {
    return IntStream.range(0, n).mapToObj(i -> Tensor.of((float) i)).toList();
  }

  private static final JitFn1<List<Tensor>, List<Tensor>> INCREMENT =
      jit((List<Tensor> xs) -> xs.stream().map(x -> x.plus(1)).toList());

  private static void makeOthers() {
    for (int i = 0; i < 200; i++) {
      Tensor.of(1f, 2f).plus(i);
    }
  }

  @Test
  void manyScalars_travelInOneArray() {
    assertThat(entry(scalars(MANY))).contains("parameter(0)").doesNotContain("parameter(1)");
    assertThat(entry(scalars(7))).contains("parameter(6)");
  }

  @Test
  void largerTensors_travelAlone() {
    List<Tensor> larger = scalars(MANY).stream().map(x -> x.plus(Numpy.zeros(100))).toList();
    assertThat(entry(larger)).contains("parameter(11)");
    assertThat(INCREMENT.apply(larger).get(11).get(99).item()).isEqualTo(12);
  }

  private static String entry(List<Tensor> xs) {
    String hlo = INCREMENT.lower(xs).compile().optimizedHlo();
    return hlo.substring(hlo.indexOf("ENTRY"));
  }

  @Test
  void everyDtypeShapeAndWeakness_comesBackAsWithoutJit() {
    List<Tensor> mixed = new ArrayList<>();
    for (Object weak : List.of(2, 3.5, true, new Complex(1, 2))) {
      mixed.add(Tensor.of(weak));
    }
    for (DType dtype : DType.values()) {
      if (dtype != DType.FLOAT0 && dtype.canonical() == dtype) {
        mixed.add(Tensor.of(new int[][] {{1, 0, 3}, {4, 5, 1}}).astype(dtype));
        mixed.add(Tensor.of(1).astype(dtype));
        mixed.add(Numpy.full(Shape.of(0, 2), 1, dtype));
      }
    }
    Fn1<List<Tensor>, List<Tensor>> rotated =
        xs -> {
          List<Tensor> all = new ArrayList<>(xs.stream().map(x -> x.plus(x)).toList());
          all.add(all.removeFirst());
          return all;
        };
    List<Tensor> eager = rotated.apply(mixed);
    List<Tensor> compiled = jit(rotated).apply(mixed);
    assertThat(compiled).hasSameSizeAs(eager).hasSizeGreaterThan(30);
    for (int i = 0; i < eager.size(); i++) {
      assertThat(compiled.get(i).type()).isEqualTo(eager.get(i).type());
      assertThat(compiled.get(i)).hasToString(eager.get(i).toString());
    }
  }

  @Test
  void results_areOperandsOfEverything() {
    List<Tensor> xs = scalars(MANY);
    for (int step = 0; step < 5; step++) {
      xs = INCREMENT.apply(xs);
    }
    assertThat(xs.get(3).toFloatArray()).containsExactly(8);
    Tensor sum = xs.getFirst();
    for (Tensor x : xs.subList(1, MANY)) {
      sum = sum.plus(x);
    }
    assertThat(sum.item()).isEqualTo(66 + 5 * 12);
    makeOthers();
    assertThat(xs.get(1).times(2).item()).isEqualTo(12);
    makeOthers();
    assertThat(INCREMENT.apply(xs).get(1).item()).isEqualTo(7);
    assertThat(xs.get(1).times(3).item()).isEqualTo(18);
  }

  @Test
  void results_closeOneByOne() {
    List<Tensor> xs = INCREMENT.apply(scalars(MANY));
    Tensor shared = ((DeviceTensor) xs.get(2)).share();
    Tensor strong = ((DeviceTensor) xs.get(2)).withWeak(false);
    xs.get(2).close();
    xs.get(2).close();
    assertThat(xs.get(2).isDeleted()).isTrue();
    assertThat(xs.get(3).isDeleted()).isFalse();
    assertThatThrownBy(() -> xs.get(2).item())
        .isInstanceOf(ExecutionException.class)
        .hasMessageStartingWith("item: tensors must be open; got a closed f32[].");
    assertThatThrownBy(() -> INCREMENT.apply(xs))
        .isInstanceOf(ExecutionException.class)
        .hasMessageStartingWith("jit: tensors must be open; got a closed f32[].");
    assertThat(shared.item()).isEqualTo(3);
    assertThat(strong).hasToString("Tensor(3., dtype=float32)");
    assertThat(xs.get(3).blockUntilReady().item()).isEqualTo(4);
  }

  @Test
  void results_leftInAScope_areClosed_andKeptOnesAreNot() {
    List<Tensor> xs;
    try (TensorScope scope = TensorScope.open()) {
      xs = INCREMENT.apply(scalars(MANY));
      scope.keep(xs.get(5));
    }
    assertThat(xs.get(4).isDeleted()).isTrue();
    assertThat(xs.get(5).item()).isEqualTo(6);
  }

  @Test
  void donatedTensors_areGone() {
    Fn1<List<Tensor>, List<Tensor>> donating =
        jit((List<Tensor> xs) -> xs.stream().map(x -> x.plus(1)).toList(), donateArgnums(0));
    List<Tensor> xs = INCREMENT.apply(scalars(MANY));
    List<Tensor> ys = donating.apply(xs);
    assertThat(ys.get(11).item()).isEqualTo(13);
    assertThat(xs).allMatch(Tensor::isDeleted);
    assertThatThrownBy(() -> INCREMENT.apply(xs)).hasMessageContaining("after they were donated");
  }

  @Test
  void whatACalledFunctionThrows_isThrownByTheCall() {
    Fn1<List<Tensor>, List<Tensor>> failing =
        jit(
            (List<Tensor> xs) -> {
              Tensor first =
                  pureCallback(
                      (Tensor x) -> {
                        if (x.item() > 5) {
                          throw new IllegalStateException("too large");
                        }
                        return x;
                      },
                      xs.getFirst(),
                      xs.getFirst());
              return xs.stream().map(x -> x.plus(first)).toList();
            });
    assertThat(failing.apply(scalars(MANY)).get(4).item()).isEqualTo(4);
    List<Tensor> large = scalars(20).subList(8, 20);
    assertThatThrownBy(() -> failing.apply(large))
        .hasRootCauseInstanceOf(IllegalStateException.class)
        .hasRootCauseMessage("too large");
  }

  @Test
  void manyThreads_useResultsWhileTheyComeToRest() throws Exception {
    List<Tensor> xs = INCREMENT.apply(scalars(MANY));
    Callable<float[]> user =
        () -> {
          List<Tensor> mine = xs;
          for (int i = 0; i < 200; i++) {
            mine = INCREMENT.apply(mine);
            xs.get(i % MANY).plus(1);
          }
          return Numpy.stack(mine, 0).toFloatArray();
        };
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (Future<float[]> each : threads.invokeAll(List.of(user, user, user, user))) {
        assertThat(each.get())
            .containsExactly(201, 202, 203, 204, 205, 206, 207, 208, 209, 210, 211, 212);
      }
    }
  }
}
