package org.xlava.primitive.elementwise;

import static org.xlava.Lax.*;

import java.util.List;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.primitive.Composite;
import org.xlava.primitive.Elementwise;
import org.xlava.primitive.Operands;
import org.xlava.primitive.Operands.Accepts;
import org.xlava.primitive.Param;
import org.xlava.transform.Trace;

/**
 * The spherical Bessel function {@code jₙ(πx)}. That of order 0 is {@code sin(πx) / (πx)}, and the
 * derivatives of all are made of others, without cancellation at zero.
 */
public record SphericalBessel(int n) implements Elementwise, Composite {
  private static final int TERMS = 18;

  /** This function of {@code x}. */
  public Tensor of(Tensor x) {
    return Trace.bind1(this, x);
  }

  @Override
  public String operation() {
    return "spherical_bessel";
  }

  @Override
  public List<Param> params() {
    return List.of(new Param("n", n));
  }

  @Override
  public TensorType outputType(TensorType[] operands) {
    Operands.check(operation(), Accepts.FLOAT, operands[0]);
    return operands[0];
  }

  // d jₙ(z) = (n jₙ₋₁(z) - (n + 1) jₙ₊₁(z)) / (2n + 1) dz
  @Override
  public Tensor jvp(Tensor[] operands, Tensor result, Tensor[] tangents) {
    Tensor x = operands[0];
    Tensor higher = mul(constant(x, -Math.PI * (n + 1) / (2 * n + 1)), next(1).of(x));
    Tensor slope =
        n == 0 ? higher : add(mul(constant(x, Math.PI * n / (2 * n + 1)), next(-1).of(x)), higher);
    return mul(tangents[0], slope);
  }

  private SphericalBessel next(int step) {
    return new SphericalBessel(n + step);
  }

  @Override
  public Tensor[] transpose(Tensor cotangent, Tensor[] operands) {
    throw notLinear();
  }

  /** By its series near zero, and elsewhere by recurrence from sine and cosine. */
  @Override
  public Tensor[] composed(Tensor[] operands) {
    Tensor x = operands[0];
    double bound = (n + 1) / Math.PI;
    Tensor near = lt(abs(x), constant(x, bound));
    Tensor series = series(select(near, x, constant(x, 0)));
    Tensor infinite = eq(abs(x), constant(x, Double.POSITIVE_INFINITY));
    Tensor far = recurrence(select(or(near, infinite), constant(x, bound), x));
    return new Tensor[] {select(near, series, select(infinite, constant(x, 0), far))};
  }

  // zⁿ/(2n + 1)!! Σ (-z²/2)ᵏ / (k! (2n + 3)(2n + 5)…(2n + 2k + 1))
  private Tensor series(Tensor x) {
    Tensor z = mul(constant(x, Math.PI), x);
    Tensor square = square(z);
    Tensor sum = fullLike(x, 1);
    for (int k = TERMS; k >= 1; k--) {
      double ratio = -0.5 / (k * (2.0 * n + 2 * k + 1));
      sum = add(mul(mul(constant(x, ratio), square), sum), constant(x, 1));
    }
    double factor = 1;
    for (int k = 1; k <= n; k++) {
      factor /= 2 * k + 1;
    }
    return n == 0 ? sum : mul(mul(constant(x, factor), integerPow(z, n)), sum);
  }

  // j₀ = sin(z)/z, j₁ = (j₀ - cos(z))/z, jₖ₊₁ = (2k + 1) jₖ/z - jₖ₋₁
  private Tensor recurrence(Tensor x) {
    Tensor z = mul(constant(x, Math.PI), x);
    Tensor before = cosine(x);
    Tensor here = div(sine(x), z);
    for (int k = 0; k < n; k++) {
      Tensor scaled = k == 0 ? here : div(mul(constant(x, 2 * k + 1), here), z);
      Tensor after = k == 0 ? div(sub(scaled, before), z) : sub(scaled, before);
      before = here;
      here = after;
    }
    return here;
  }

  // sin(πx), with x within half of a whole number m: (-1)ᵐ sin(π(x - m))
  private static Tensor sine(Tensor x) {
    return mul(parity(x), sin(mul(constant(x, Math.PI), part(x))));
  }

  // cos(πy) = sin(π(1/2 - |y|))
  private static Tensor cosine(Tensor x) {
    Tensor other = sub(constant(x, 0.5), abs(part(x)));
    return mul(parity(x), sin(mul(constant(x, Math.PI), other)));
  }

  private static Tensor part(Tensor x) {
    return sub(x, whole(x));
  }

  private static Tensor whole(Tensor x) {
    return round(x, Round.Method.TO_NEAREST_EVEN);
  }

  // (-1)ᵐ
  private static Tensor parity(Tensor x) {
    Tensor odd = abs(rem(whole(x), constant(x, 2)));
    return sub(constant(x, 1), mul(constant(x, 2), odd));
  }
}
