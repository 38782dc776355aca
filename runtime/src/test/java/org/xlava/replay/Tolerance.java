package org.xlava.replay;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.xlava.Complex;
import org.xlava.DType;

/** How far results may be from the recorded ones. */
sealed interface Tolerance {
  /** The bounds for results of {@code dtype}; integers and booleans are always exact. */
  Bounds of(DType dtype);

  /** A got value {@code g} is close to a wanted {@code w} if {@code |g - w| <= atol + rtol |w|}. */
  record Bounds(double rtol, double atol) implements Tolerance {
    static final Bounds EXACT = new Bounds(0, 0);

    @Override
    public Bounds of(DType dtype) {
      return this;
    }

    /** Whether close; NaN is equal to NaN, and infinities to themselves only. */
    boolean accept(double got, double want) {
      return Double.isNaN(want)
          ? Double.isNaN(got)
          : got == want || Math.abs(got - want) <= atol + rtol * Math.abs(want) && finite(want);
    }

    /** Whether close by the modulus; a number with a NaN in either part is NaN. */
    boolean accept(Complex got, Complex want) {
      if (isNaN(want)) {
        return isNaN(got);
      }
      if (!finite(want.re()) || !finite(want.im())) {
        return accept(got.re(), want.re()) && accept(got.im(), want.im());
      }
      double distance = Math.hypot(got.re() - want.re(), got.im() - want.im());
      return distance <= atol + rtol * Math.hypot(want.re(), want.im());
    }

    private static boolean finite(double x) {
      return Double.isFinite(x);
    }

    private static boolean isNaN(Complex z) {
      return Double.isNaN(z.re()) || Double.isNaN(z.im());
    }
  }

  /** The bounds that follow from the dtype's own accuracy. */
  record ByDtype() implements Tolerance {
    @Override
    public Bounds of(DType dtype) {
      return switch (dtype.real()) {
        case FLOAT64 -> new Bounds(1e-10, 1e-10);
        case FLOAT32 -> new Bounds(1e-4, 1e-5);
        case FLOAT16 -> new Bounds(5e-3, 5e-3);
        case BFLOAT16 -> new Bounds(4e-2, 4e-2);
        default -> Bounds.EXACT;
      };
    }
  }

  /** Reads {@code {rtol, atol}}, {@code "exact"} or null. */
  static Tolerance read(JsonElement json) {
    if (json == null || json.isJsonNull()) {
      return new ByDtype();
    }
    if (json.isJsonObject()) {
      JsonObject bounds = json.getAsJsonObject();
      return new Bounds(bounds.get("rtol").getAsDouble(), bounds.get("atol").getAsDouble());
    }
    if (json.getAsString().equals("exact")) {
      return Bounds.EXACT;
    }
    throw new UnsupportedException("tolerance " + json);
  }
}
