package org.xlava.pjrt.conformance;

import com.google.gson.JsonObject;
import java.util.Optional;
import org.xlava.pjrt.ArrayType;

/** How close a result must come to the expected one. A NaN is as good as another. */
sealed interface Closeness {
  /** The same bits. */
  record Exact() implements Closeness {
    @Override
    public boolean accepts(FloatFormat format, long got, long want) {
      return got == want;
    }
  }

  /** At most so many representable numbers apart. */
  record Ulps(long max) implements Closeness {
    @Override
    public boolean accepts(FloatFormat format, long got, long want) {
      return Math.abs(format.place(got) - format.place(want)) <= max;
    }
  }

  /** Apart by at most an absolute part and one relative to what is expected. */
  record Within(double absolute, double relative) implements Closeness {
    @Override
    public boolean accepts(FloatFormat format, long got, long want) {
      double expected = format.toDouble(want);
      double error = Math.abs(format.toDouble(got) - expected);
      return format.toDouble(got) == expected
          || (Double.isFinite(expected) && error <= absolute + relative * Math.abs(expected));
    }
  }

  /** Reads what a case says of one expected result. */
  static Closeness read(JsonObject json) {
    String kind = json.get("kind").getAsString();
    return switch (kind) {
      case "eq" -> new Exact();
      case "ulp" -> new Ulps(json.get("max").getAsLong());
      case "abs" -> new Within(json.get("tol").getAsDouble(), 0);
      default -> throw new IllegalArgumentException("kind " + kind);
    };
  }

  /** Returns whether the bits of a number that isn't NaN come close enough to those of another. */
  boolean accepts(FloatFormat format, long got, long want);

  /** Returns what differs first, if anything does. Integers must be equal. */
  default Optional<String> difference(CaseArray got, CaseArray want) {
    if (!got.type().equals(want.type())) {
      return Optional.of("got a %s, want a %s".formatted(got.type(), want.type()));
    }
    Optional<FloatFormat> format = FloatFormat.of(want.type().elementType());
    for (int i = 0; i < want.partCount(); i++) {
      if (!accepts(format, got.part(i), want.part(i))) {
        return Optional.of(describe(format, want.type(), i, got.part(i), want.part(i)));
      }
    }
    return Optional.empty();
  }

  private boolean accepts(Optional<FloatFormat> format, long got, long want) {
    if (format.isEmpty()) {
      return got == want;
    }
    boolean nan = format.get().isNan(want);
    return format.get().isNan(got) == nan && (nan || accepts(format.get(), got, want));
  }

  private static String describe(
      Optional<FloatFormat> format, ArrayType type, int place, long got, long want) {
    return "%s at %d: got %s, want %s"
        .formatted(type, place, describe(format, got), describe(format, want));
  }

  private static String describe(Optional<FloatFormat> format, long bits) {
    return "0x%x".formatted(bits) + format.map(f -> " (" + f.toDouble(bits) + ")").orElse("");
  }
}
