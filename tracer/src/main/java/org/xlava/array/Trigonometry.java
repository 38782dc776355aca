package org.xlava.array;

import java.util.List;
import org.xlava.DTypeException;
import org.xlava.JvpRule;
import org.xlava.Lax;
import org.xlava.Tensor;
import org.xlava.TensorFn2;
import org.xlava.ValueAndTangent;
import org.xlava.function.CustomJvp;
import org.xlava.primitive.Operands;
import org.xlava.primitive.elementwise.Slope;
import org.xlava.primitive.elementwise.SphericalBessel;
import org.xlava.promotion.Broadcasting;
import org.xlava.promotion.Casts;
import org.xlava.promotion.Scalars;

/** Angles and lengths, of integers in floating point. */
public final class Trigonometry {
  // d√(x² + y²) = dx x/√(x² + y²) + dy y/√(x² + y²)
  private static final CustomJvp<Tensor> HYPOT =
      CustomJvp.named(
          "hypot",
          (TensorFn2) Trigonometry::hypotenuse,
          (JvpRule<List<Tensor>, Tensor>)
              (p, t) -> {
                Tensor x = p.get(0);
                Tensor y = p.get(1);
                Tensor dx = Lax.mul(t.get(0), cosine(x, y));
                Tensor dy = Lax.mul(t.get(1), cosine(y, x));
                return new ValueAndTangent<>(hypot(x, y), Lax.add(dx, dy));
              });

  private Trigonometry() {}

  public static Tensor degrees(Tensor x) {
    return Casts.inexact(x, v -> Lax.mul(v, Scalars.constant(v, 180 / Math.PI)));
  }

  public static Tensor radians(Tensor x) {
    return Casts.inexact(x, v -> Lax.mul(v, Scalars.constant(v, Math.PI / 180)));
  }

  /** {@code sin(πx) / (πx)}, 1 at zero. */
  public static Tensor sinc(Tensor x) {
    return Casts.inexact(
        x, v -> v.dtype().isComplex() ? complexSinc(v) : new SphericalBessel(0).of(v));
  }

  // At zero by the start of the series, 1 - z²/6 + z⁴/120, which has the first derivatives as well.
  private static Tensor complexSinc(Tensor x) {
    Tensor z = Lax.mul(Scalars.constant(x, Math.PI), x);
    Tensor zero = Lax.eq(x, Scalars.constant(x, 0));
    Tensor safe = Lax.select(zero, Scalars.constant(z, 1), z);
    Tensor square = Lax.square(Lax.select(zero, z, Scalars.constant(z, 0)));
    Tensor tail = Lax.sub(Scalars.constant(z, 1.0 / 6), Lax.div(square, Scalars.constant(z, 120)));
    Tensor series = Lax.sub(Scalars.constant(z, 1), Lax.mul(square, tail));
    return Lax.select(zero, series, Lax.div(Lax.sin(safe), safe));
  }

  /** The length of the hypotenuse, {@code sqrt(x² + y²)}, without overflow. */
  public static Tensor hypot(Tensor x, Tensor y) {
    return Broadcasting.applyInexact("hypot", x, y, HYPOT::call);
  }

  /** {@code x / sqrt(x² + y²)} of operands of one floating dtype; 1/2 where both are 0. */
  public static Tensor cosine(Tensor x, Tensor y) {
    Tensor first = Lax.gt(Lax.abs(x), Lax.abs(y));
    Tensor larger = Lax.select(first, x, y);
    Tensor none = Lax.eq(larger, Scalars.constant(x, 0));
    Tensor one = Scalars.constant(x, 1);
    Tensor q = Lax.div(Lax.select(first, y, x), Lax.select(none, one, larger));
    Tensor slope = Lax.mul(Lax.sign(larger), Slope.INVERSE_HYPOTENUSE.of(q));
    Tensor cosine = Lax.mul(Lax.select(first, one, q), slope);
    return Lax.select(none, Scalars.constant(x, 0.5), cosine);
  }

  // With a >= b: a sqrt(1 + (b/a)²)
  private static Tensor hypotenuse(Tensor x, Tensor y) {
    if (x.dtype().isComplex()) {
      throw new DTypeException(
          "hypot: operands must not be complex; got " + Operands.show(x.type(), y.type()));
    }
    Tensor a = Lax.max(Lax.abs(x), Lax.abs(y));
    Tensor b = Lax.min(Lax.abs(x), Lax.abs(y));
    Tensor none = Lax.eq(a, Scalars.constant(a, 0));
    Tensor ratio = Lax.div(b, Lax.select(none, Scalars.constant(a, 1), a));
    Tensor length = Lax.mul(a, Lax.sqrt(Lax.add(Scalars.constant(a, 1), Lax.square(ratio))));
    Tensor infinite = Lax.or(Finiteness.isinf(x), Finiteness.isinf(y));
    return Lax.select(
        infinite, Scalars.constant(a, Double.POSITIVE_INFINITY), Lax.select(none, a, length));
  }
}
