package org.xlava.transformations;

import static org.xlava.DType.FLOAT64;
import static org.xlava.DType.INT32;
import static org.xlava.Xlava.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.xlava.Carried;
import org.xlava.Lax;
import org.xlava.Nn;
import org.xlava.Numpy;
import org.xlava.Tensor;
import org.xlava.TensorFn1;
import org.xlava.ValueAndTangent;
import org.xlava.primitive.fft.FourierTransform.Kind;
import org.xlava.primitive.reduction.Cumulative;

/** A smooth scalar function of a vector of three, the same one whenever it has the same seed. */
record RandomFunction(long seed, int steps) implements TensorFn1 {
  private static final int STEPS = 34;

  @Override
  public Tensor apply(Tensor x) {
    Random random = new Random(seed);
    List<Tensor> vectors = new ArrayList<>(List.of(x));
    for (int i = 0; i < steps; i++) {
      Tensor a = vectors.get(random.nextInt(vectors.size()));
      Tensor b = vectors.get(random.nextInt(vectors.size()));
      vectors.add(step(random.nextInt(STEPS), a, b));
    }
    return Numpy.dot(vectors.getLast(), vectors.get(random.nextInt(vectors.size()))).plus(x.sum());
  }

  private static final TensorFn1 DOUBLED_SINE =
      customJvp(
          x -> Numpy.sin(x).times(2),
          (x, dx) -> new ValueAndTangent<>(Numpy.sin(x).times(2), Numpy.cos(x).times(2).times(dx)));

  /** The cyclic convolution, by Fourier transforms. */
  private static Tensor convolved(Tensor a, Tensor b) {
    List<Integer> all = List.of(3);
    Tensor zero = a.times(0);
    Tensor product =
        Lax.fft(Lax.complex(a, zero), Kind.FFT, all)
            .times(Lax.fft(Lax.complex(b, zero), Kind.FFT, all));
    return Lax.real(Lax.fft(product, Kind.IFFT, all));
  }

  private static Carried<Tensor, Tensor> carried(Tensor next) {
    return new Carried<>(next, next);
  }

  private static Tensor step(int kind, Tensor a, Tensor b) {
    return switch (kind) {
      case 0 -> Numpy.sin(a);
      case 1 -> Numpy.tanh(a.plus(b));
      case 2 -> Numpy.exp(a.times(-0.3)).times(0.5);
      case 3 -> a.times(b).times(0.7);
      case 4 -> a.minus(b.times(2)).times(0.4);
      case 5 -> a.div(b.times(b).plus(1));
      case 6 -> Numpy.log(a.times(a).plus(1.5));
      case 7 -> a.pow(3).times(0.2);
      case 8 -> Numpy.sqrt(b.pow(2).plus(2));
      case 9 -> Numpy.matmul(Numpy.outer(a, b), a).times(0.1);
      case 10 -> Numpy.flip(Numpy.concatenate(List.of(a, b), 0)).get(2).times(a);
      case 11 -> a.times(b.sum()).times(0.3);
      case 12 -> Numpy.where(a.gt(b), Numpy.cos(a), b.times(0.5));
      case 13 -> jit((Tensor p, Tensor q) -> Numpy.sin(p).times(q)).apply(a, b);
      case 14 -> Numpy.outer(a, b).transpose().sum(0).times(0.2);
      case 15 -> jit((Tensor p) -> p.times(b).plus(1)).apply(a).times(0.5);
      case 16 -> cond(a.sum().gt(b.sum()), p -> Numpy.sin(p), p -> p.times(b), a);
      case 17 -> switch_(a.get(0).gt(0).astype(INT32), List.of(Numpy::tanh, p -> p.times(a)), b);
      case 18 -> foriLoop(0, 3, (i, c) -> Numpy.sin(c.plus(b)).times(0.7), a);
      case 19 -> scan((c, x) -> carried(c.times(x).plus(b)), a, b).output().sum(0).times(0.1);
      case 20 -> scan((c, x) -> carried(Numpy.cos(c.plus(x))), a.sum(), b).output().times(a);
      case 21 -> map(x -> Numpy.sin(x).times(a.sum()), b).times(0.3);
      case 22 -> vmap((Tensor p, Tensor q) -> Numpy.sin(p).times(q)).apply(a, b);
      case 23 -> grad((Tensor p) -> Numpy.sin(p.times(b)).sum()).apply(a).times(0.5);
      case 24 -> Lax.cumulative(Cumulative.Kind.SUM, a.times(b), 0, false).times(0.3);
      case 25 -> Lax.sort(a, 0).times(b);
      case 26 -> Nn.silu(a.plus(b));
      case 27 -> convolved(a, b).times(0.3);
      case 28 -> Lax.imag(Lax.exp(Lax.complex(a.times(0.3), b))).times(a);
      case 29 ->
          Lax.dynamicUpdateSlice(a, b.get(2).reshape(1), new Tensor[] {Tensor.of(1)}).times(0.7);
      case 30 -> checkpoint((Tensor p) -> Numpy.sin(p).times(p)).apply(a).plus(b);
      case 31 -> DOUBLED_SINE.apply(a).times(b);
      case 32 -> vmap(p -> p.minus(Lax.pmean(Numpy.sin(p), "k")), axisName("k")).apply(a).plus(b);
      case 33 -> b.gt(a).astype(FLOAT64).plus(0.5).times(a);
      default -> throw new IllegalArgumentException("no step " + kind);
    };
  }
}
