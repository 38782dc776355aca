package org.xlava.stablehlo;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xlava.TensorType;
import org.xlava.primitive.Primitive;

/**
 * Where platforms differ: for which primitives a platform has a better way than the operation that
 * they are for any compiler, or than their body. Modules by all rules compute the same, up to
 * rounding.
 */
public abstract class PlatformRules {
  private static final PlatformRules NONE =
      new PlatformRules() {
        @Override
        @Nullable Rule rule(Primitive primitive, TensorType[] operands) {
          return null;
        }
      };

  PlatformRules() {}

  /** Those of no platform: programs as they are, which any plugin can compile. */
  public static PlatformRules none() {
    return NONE;
  }

  /** Those of {@code platform}. */
  public static PlatformRules of(Platform platform) {
    PlatformRules guards = platform.quirks().isEmpty() ? NONE : new Guards(platform.quirks());
    return EigenCpu.isOf(platform) ? either(new EigenCpu(), guards) : guards;
  }

  private static PlatformRules either(PlatformRules first, PlatformRules second) {
    if (second == NONE) {
      return first;
    }
    return new PlatformRules() {
      @Override
      @Nullable Rule rule(Primitive primitive, TensorType[] operands) {
        Rule rule = first.rule(primitive, operands);
        return rule != null ? rule : second.rule(primitive, operands);
      }
    };
  }

  /** The platform's way of {@code primitive} on operands of these types; null where it has none. */
  abstract @Nullable Rule rule(Primitive primitive, TensorType[] operands);

  /** A way of writing a primitive. */
  @FunctionalInterface
  interface Rule {
    /** Writes it to {@code block} and returns its results. */
    List<Value> emit(Block block, List<Value> operands);
  }
}
