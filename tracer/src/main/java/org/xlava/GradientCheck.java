package org.xlava;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.xlava.function.Arguments;
import org.xlava.function.FlatFunction;
import org.xlava.function.ForwardMode;
import org.xlava.transform.Tangents;
import org.xlava.transform.TensorArrays;
import org.xlava.transform.Zero;

/**
 * Checks the derivatives of functions against finite differences, for users' tests. Begin with
 * {@link #DEFAULTS}:
 *
 * <pre>{@code GradientCheck.DEFAULTS.withOrder(1).check((x, y) -> Numpy.sin(x).times(y), x, y);}
 * </pre>
 *
 * <p>Forward mode is checked along a random direction against central differences, reverse mode by
 * the dot-product identity with that. Arguments and results are trees; integers among them aren't
 * differentiated.
 *
 * @param order the highest derivative that is checked, each by differences of the one before
 * @param modes the modes, in every order of application
 * @param eps the step of the differences
 * @param atol how far values may be apart, beside {@code rtol} times their size; NaN for what is
 *     right for the dtype
 */
public record GradientCheck(int order, Set<Mode> modes, double eps, double atol, double rtol) {
  /** A mode of differentiation. */
  public enum Mode {
    FORWARD,
    REVERSE
  }

  /** Second order, both modes, tolerances by dtype. */
  public static final GradientCheck DEFAULTS =
      new GradientCheck(2, EnumSet.allOf(Mode.class), Double.NaN, Double.NaN, Double.NaN);

  public GradientCheck {
    if (order < 1 || modes.isEmpty()) {
      throw new TransformException(
          "checkGrads: needs an order of at least 1 and a mode; got " + order + " and " + modes);
    }
    modes = Set.copyOf(modes);
  }

  public GradientCheck withOrder(int newOrder) {
    return new GradientCheck(newOrder, modes, eps, atol, rtol);
  }

  public GradientCheck withModes(Mode first, Mode... more) {
    return new GradientCheck(order, EnumSet.of(first, more), eps, atol, rtol);
  }

  public GradientCheck withEps(double newEps) {
    return new GradientCheck(order, modes, newEps, atol, rtol);
  }

  public GradientCheck withTolerances(double newAtol, double newRtol) {
    return new GradientCheck(order, modes, eps, newAtol, newRtol);
  }

  /**
   * Checks {@code f} at {@code arguments}.
   *
   * @throws AssertionError when derivatives differ; it says in which mode, where and by how much
   */
  public void check(Fn<?> f, Object... arguments) {
    FlatFunction.present("checkGrads", f);
    Arguments flat = Arguments.flatten(arguments);
    Flat function = x -> leaves(f, flat, x);
    check(function, flat.leaves(), order, "");
  }

  /** A function of leaves. */
  private interface Flat {
    Tensor[] apply(Tensor[] x);
  }

  private static Tensor[] leaves(Fn<?> f, Arguments flat, Tensor[] x) {
    Object result = f.call(flat.unflatten(x));
    return Tree.leaves(result).toArray(new Tensor[0]);
  }

  private void check(Flat f, Tensor[] x, int remaining, String path) {
    for (Mode mode : Mode.values()) {
      if (modes.contains(mode)) {
        check(f, x, remaining, path, mode);
      }
    }
  }

  private void check(Flat f, Tensor[] x, int remaining, String path, Mode mode) {
    String here =
        path + (path.isEmpty() ? "" : " of ") + mode.name().toLowerCase(java.util.Locale.ROOT);
    Tensor[] tangents = random(x, 1);
    if (mode == Mode.FORWARD) {
      checkForward(f, x, tangents, here);
    } else {
      checkReverse(f, x, tangents, here);
    }
    if (remaining > 1) {
      check(derivative(f, x.length, mode), operands(f, x, tangents, mode), remaining - 1, here);
    }
  }

  private static Tensor[] operands(Flat f, Tensor[] x, Tensor[] tangents, Mode mode) {
    return TensorArrays.concat(x, mode == Mode.FORWARD ? tangents : random(f.apply(x), 2));
  }

  /** The derivative as a function of the point and the tangents or cotangents. */
  private static Flat derivative(Flat f, int n, Mode mode) {
    return operands -> {
      Tensor[] x = Arrays.copyOf(operands, n);
      Tensor[] t = Arrays.copyOfRange(operands, n, operands.length);
      return mode == Mode.FORWARD ? tangents(f, x, t) : cotangents(f, x, t);
    };
  }

  private static Tensor[] tangents(Flat f, Tensor[] x, Tensor[] t) {
    ValueAndTangent<List<Tensor>> r =
        ForwardMode.jvp(listed(f), List.of(Arrays.asList(x)), List.of(Arrays.asList(t)));
    return r.tangent().toArray(new Tensor[0]);
  }

  @SuppressWarnings("unchecked")
  private static Tensor[] cotangents(Flat f, Tensor[] x, Tensor[] ct) {
    Vjp<List<Tensor>> vjp = new Vjp<>(listed(f), Arrays.asList(x));
    return ((List<Tensor>) vjp.apply(Arrays.asList(ct)).getFirst()).toArray(new Tensor[0]);
  }

  @SuppressWarnings("unchecked")
  private static Fn<List<Tensor>> listed(Flat f) {
    return x -> Arrays.asList(f.apply(((List<Tensor>) x[0]).toArray(new Tensor[0])));
  }

  private void checkForward(Flat f, Tensor[] x, Tensor[] t, String path) {
    Tensor[] exact = tangents(f, x, t);
    Tensor[] numeric = differences(f, x, t);
    for (int i = 0; i < exact.length; i++) {
      if (exact[i].dtype().isInexact()) {
        compare(path + " mode, result " + i, exact[i], numeric[i]);
      }
    }
  }

  // <ct, J t> = <Jᵀ ct, t>
  private void checkReverse(Flat f, Tensor[] x, Tensor[] t, String path) {
    Tensor[] numeric = differences(f, x, t);
    Tensor[] ct = random(f.apply(x), 2);
    Tensor[] pulled = cotangents(f, x, ct);
    compare(path + " mode", pairing(pulled, t), pairing(ct, numeric));
  }

  private Tensor[] differences(Flat f, Tensor[] x, Tensor[] t) {
    double step = Double.isNaN(eps) ? defaultEps(x) : eps;
    Tensor[] ahead = f.apply(moved(x, t, step / 2));
    Tensor[] behind = f.apply(moved(x, t, -step / 2));
    Tensor[] slopes = new Tensor[ahead.length];
    for (int i = 0; i < slopes.length; i++) {
      boolean inexact = ahead[i].dtype().isInexact();
      slopes[i] = inexact ? ahead[i].minus(behind[i]).div(step) : Zero.of(ahead[i].type());
    }
    return slopes;
  }

  private static Tensor[] moved(Tensor[] x, Tensor[] t, double step) {
    Tensor[] moved = new Tensor[x.length];
    for (int i = 0; i < x.length; i++) {
      moved[i] = x[i].dtype().isInexact() ? x[i].plus(t[i].times(step)) : x[i];
    }
    return moved;
  }

  private static Tensor[] random(Tensor[] like, int stream) {
    Key key = Key.of(0).foldIn(stream);
    Tensor[] result = new Tensor[like.length];
    for (int i = 0; i < like.length; i++) {
      result[i] = random(like[i].type(), key.foldIn(i));
    }
    return result;
  }

  private static Tensor random(TensorType type, Key key) {
    if (!type.dtype().isInexact()) {
      return Tangents.instantiate(Zero.of(type));
    }
    int[] dims = type.shape().dims();
    Tensor re = key.foldIn(0).normal(dims);
    Tensor values = type.dtype().isComplex() ? Lax.complex(re, key.foldIn(1).normal(dims)) : re;
    return Lax.convertElementType(values, type.dtype(), type.weak());
  }

  private static Tensor pairing(Tensor[] a, Tensor[] b) {
    List<Tensor> terms = new ArrayList<>();
    for (int i = 0; i < a.length; i++) {
      if (a[i].dtype().isInexact()) {
        Tensor sum = a[i].times(b[i]).sum();
        terms.add(sum.dtype().isComplex() ? Lax.real(sum) : sum);
      }
    }
    return terms.stream().reduce(Tensor::plus).orElse(Tensor.of(0.0));
  }

  private void compare(String where, Tensor exact, Tensor numeric) {
    double tolerance = tolerance(exact.dtype());
    double a = Double.isNaN(atol) ? tolerance : atol;
    double r = Double.isNaN(rtol) ? tolerance : rtol;
    Complex[] got =
        Numpy.ravel(exact).astype(DType.COMPLEX128.canonical()).toHost().toComplexArray();
    Complex[] want =
        Numpy.ravel(numeric).astype(DType.COMPLEX128.canonical()).toHost().toComplexArray();
    for (int i = 0; i < got.length; i++) {
      double difference = Math.hypot(got[i].re() - want[i].re(), got[i].im() - want[i].im());
      double allowed = a + r * Math.hypot(want[i].re(), want[i].im());
      if (!(difference <= allowed)) {
        throw new AssertionError(
            "checkGrads: the derivative in %s must be that of finite differences; got %s, want %s at element %d: they differ by %.3g, more than %.3g"
                .formatted(where, show(got[i]), show(want[i]), i, difference, allowed));
      }
    }
  }

  private static String show(Complex c) {
    return c.im() == 0 ? String.valueOf(c.re()) : c.re() + (c.im() < 0 ? "" : "+") + c.im() + "i";
  }

  private static double defaultEps(Tensor[] x) {
    double eps = 0;
    for (Tensor t : x) {
      eps = Math.max(eps, eps(t.dtype()));
    }
    return eps;
  }

  // Cube roots of the dtypes' precisions, which balance rounding and curvature
  private static double eps(DType dtype) {
    return switch (dtype.real()) {
      case FLOAT64 -> 1e-5;
      case FLOAT32 -> 0x1p-7;
      case FLOAT16, BFLOAT16 -> 0x1p-3;
      default -> 0;
    };
  }

  private static double tolerance(DType dtype) {
    return switch (dtype) {
      case FLOAT64, COMPLEX128 -> 1e-5;
      case FLOAT16 -> 1e-2;
      case BFLOAT16 -> 1e-1;
      default -> 2e-3;
    };
  }
}
