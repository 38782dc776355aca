package org.xlava.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xlava.Xlava.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.xlava.Carried;
import org.xlava.Config;
import org.xlava.JvpRule;
import org.xlava.Numpy;
import org.xlava.Tensor;
import org.xlava.TensorFn1;
import org.xlava.TensorType;
import org.xlava.ValueAndResiduals;
import org.xlava.ValueAndTangent;

/**
 * What functions captured goes when they do: no cache of programs keeps it, not even while an equal
 * program that captured other data is in use.
 */
class CollectableTest {
  // Much more than what other tests may hold at the same time.
  private static final int N = 1 << 19;
  private static final long BYTES = 4L * N;

  private static Tensor data() {
    return Numpy.arange(N).times(1e-6f);
  }

  private static Tensor apply(TensorFn1 f) {
    return f.apply(Tensor.of(0.5f));
  }

  static Stream<Arguments> uses() {
    Map<String, Function<Tensor, TensorFn1>> uses =
        Map.ofEntries(
            Map.entry("eager", d -> x -> d.times(x).sum()),
            Map.entry("jit", d -> jit(x -> d.times(x).sum())),
            Map.entry("jit with its misses explained", CollectableTest::explained),
            Map.entry("grad", d -> grad(x -> d.times(x).sum())),
            Map.entry("jit of grad", d -> jit(grad(x -> Numpy.sin(d.times(x)).sum()))),
            Map.entry("grad of jit", d -> grad(jit(x -> Numpy.sin(d.times(x)).sum()))),
            Map.entry("cond", d -> x -> cond(x.gt(0), y -> d.times(y).sum(), y -> y, x)),
            Map.entry("jit of cond", d -> jit(x -> cond(x.gt(0), y -> d.sum(), y -> y, x))),
            Map.entry(
                "cond of jit",
                d -> x -> cond(x.gt(0), jit((TensorFn1) y -> d.get(1)), y -> d.get(2), x)),
            Map.entry(
                "grad of cond", d -> grad(x -> cond(x.gt(0), y -> d.times(y).sum(), y -> y, x))),
            Map.entry("scan", CollectableTest::scanned),
            Map.entry("jit of scan", d -> jit(scanned(d))),
            Map.entry("jit of grad of scan", d -> jit(grad(scanned(d)))),
            Map.entry("whileLoop", d -> jit(x -> whileLoop(y -> y.lt(3), y -> y.plus(d.sum()), x))),
            Map.entry("map", d -> x -> map((TensorFn1) r -> d.times(r).sum(), Numpy.ones(3)).sum()),
            Map.entry(
                "vmap of jit",
                d -> x -> vmap(jit((TensorFn1) r -> d.times(r).sum())).apply(Numpy.ones(3)).sum()),
            Map.entry(
                "checkpoint", d -> grad(checkpoint((TensorFn1) x -> Numpy.sin(d.times(x)).sum()))),
            Map.entry("customJvp", d -> jit(grad(withTangent(d)))),
            Map.entry("customVjp", d -> jit(grad(withPullback(d)))),
            Map.entry("pureCallback", d -> jit(x -> called(d, x))),
            Map.entry("vjp", d -> x -> vjp((TensorFn1) y -> d.times(y).sum(), x).gradient(x)),
            Map.entry(
                "linearize", d -> x -> linearize((TensorFn1) y -> d.times(y).sum(), x).apply(x)),
            Map.entry(
                "makeJaxpr",
                d ->
                    x -> {
                      makeJaxpr((TensorFn1) y -> d.times(y).sum()).apply(x);
                      return x;
                    }),
            Map.entry(
                "lower and compile",
                d ->
                    x -> {
                      jit((TensorFn1) y -> d.times(y).sum()).lower(x).compile();
                      return x;
                    }),
            Map.entry(
                "platformDependent",
                d -> {
                  Map<String, TensorFn1> branches = Map.of("default", y -> d.times(y).sum());
                  return jit(x -> platformDependent(branches, x));
                }));
    return uses.entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
  }

  private static TensorFn1 explained(Tensor d) {
    TensorFn1 f = jit(x -> d.times(x).sum());
    return x -> Config.withCacheMissesExplained(() -> f.apply(x));
  }

  private static TensorFn1 scanned(Tensor d) {
    return x ->
        scan((c, y) -> new Carried<>(c.plus(Numpy.sin(d.times(c)).sum()), y), x, Numpy.ones(3))
            .carry();
  }

  private static TensorFn1 withTangent(Tensor d) {
    JvpRule<Tensor, Tensor> rule =
        (x, t) -> new ValueAndTangent<>(d.times(x).sum(), t.times(d.sum()));
    return customJvp((TensorFn1) x -> d.times(x).sum(), rule);
  }

  private static TensorFn1 withPullback(Tensor d) {
    return customVjp(
        (TensorFn1) x -> d.times(x).sum(),
        x -> new ValueAndResiduals<>(d.times(x).sum(), d),
        (residual, ct) -> ct.times(residual.sum()));
  }

  private static Tensor called(Tensor d, Tensor x) {
    return pureCallback(
        (TensorFn1) v -> v.plus(d.get(0)), TensorType.of(x.dtype()).placeholder(), x);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("uses")
  void captured_goesWithTheFunction(String name, Function<Tensor, TensorFn1> use)
      throws InterruptedException {
    TensorFn1 twin = use.apply(data());
    apply(twin).item();
    long before = settled(Long.MAX_VALUE);
    for (int i = 0; i < 3; i++) {
      useAndDrop(use);
    }
    assertThat(settled(before) - before).as(name).isLessThan(BYTES);
    apply(twin).item();
  }

  @Test
  void captured_thatIsKept_isNoticed() throws InterruptedException {
    List<Tensor> kept = new ArrayList<>();
    long before = settled(Long.MAX_VALUE);
    useAndDrop(
        d -> {
          kept.add(d);
          return jit(x -> d.times(x).sum());
        });
    // Less what something older of the library's own, handles, may have given back meanwhile.
    assertThat(settled(before) - before).isGreaterThan(BYTES - BYTES / 32);
    assertThat(kept).hasSize(1);
  }

  private static void useAndDrop(Function<Tensor, TensorFn1> use) {
    TensorFn1 f = use.apply(data());
    apply(f).item();
    apply(f).item();
  }

  /**
   * The bytes that live on the device once the collector has had the time to get to {@code low}.
   */
  private static long settled(long low) throws InterruptedException {
    long bytes = Long.MAX_VALUE;
    for (int i = 0; i < 60; i++) {
      System.gc();
      Thread.sleep(5);
      long now = Backend.get().metrics().liveBytes();
      if (now == bytes && (now < low || now - low < BYTES / 2 || i > 40)) {
        return now;
      }
      bytes = now;
    }
    return bytes;
  }
}
