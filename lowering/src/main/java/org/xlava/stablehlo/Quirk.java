package org.xlava.stablehlo;

import static org.xlava.Lax.*;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.xlava.DType;
import org.xlava.Shape;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.ir.Jaxpr;
import org.xlava.primitive.control.While;
import org.xlava.transform.Trace;

/**
 * What compilers make of a program that StableHLO doesn't mean. Each has a small program that shows
 * it: which of them a plugin has is found by running these, not guessed from its version. {@link
 * Guards} writes programs so that they mean the same to a compiler that has the quirk. docs/xla.md
 * describes each for those who would mend it.
 */
public enum Quirk {
  /** Counts the steps of a loop wrongly whose last one goes beyond the bound. */
  LOOP_STEPS(zero -> loopOfOneStep(), 1),
  /** Makes one of two dynamic slices, and doesn't clamp the first's start. */
  MERGED_SLICES(Quirk::sliceOfSlice, 6),
  /** Takes {@code log(exp(x))} and {@code sqrt(x*x)} for x, also where these overflow. */
  INVERSE_FUNCTIONS(zero -> log(exp(add(zero, constant(zero, 89)))), Double.POSITIVE_INFINITY),
  /** Multiplies constant factors first, also where the product over- or underflows. */
  MERGED_FACTORS(Quirk::hugeFactors, Double.POSITIVE_INFINITY),
  /** Holds squares of integers for positive, also where they overflow. */
  POSITIVE_SQUARES(Quirk::overflowingSquare, 0),
  /** Makes NaN of {@code atan2(0, 0)} where it finds the zeros itself. */
  ATAN2_OF_ZEROS(Quirk::atan2OfZeros, 0);

  private final UnaryOperator<Tensor> probe;
  private final double right;

  Quirk(UnaryOperator<Tensor> probe, double right) {
    this.probe = probe;
    this.right = right;
  }

  /**
   * A module that takes a float32 zero, which the compiler must not know, and gives a float32 for
   * each quirk.
   */
  public static String probes() {
    Jaxpr program = Bodies.record(new TensorType[] {TensorType.of(DType.FLOAT32)}, Quirk::results);
    return StableHlo.lower(program, "quirks");
  }

  private static Tensor[] results(Tensor[] zero) {
    return Arrays.stream(values())
        .map(quirk -> convertElementType(quirk.probe.apply(zero[0]), DType.FLOAT32))
        .toArray(Tensor[]::new);
  }

  /** Those that the results of {@link #probes} show. */
  public static Set<Quirk> shownBy(double[] results) {
    Set<Quirk> quirks = EnumSet.noneOf(Quirk.class);
    for (Quirk quirk : values()) {
      if (results[quirk.ordinal()] != quirk.right) {
        quirks.add(quirk);
      }
    }
    return quirks;
  }

  // i = 0; i < 1; i += 2
  private static Tensor loopOfOneStep() {
    TensorType[] types = {TensorType.of(DType.INT32), TensorType.of(DType.INT32)};
    Jaxpr below = Bodies.record(types, x -> new Tensor[] {lt(x[0], constant(x[0], 1))});
    Jaxpr step =
        Bodies.record(
            types, x -> new Tensor[] {add(x[0], constant(x[0], 2)), add(x[1], constant(x[1], 1))});
    Tensor start = full(types[0], 0);
    return Trace.bind(new While(below, 0, step, 0), start, start)[1];
  }

  private static Tensor sliceOfSlice(Tensor zero) {
    Tensor numbers = add(iota(DType.FLOAT32, Shape.of(10), 0), zero);
    Tensor start = convertElementType(zero, DType.INT32);
    Tensor last = dynamicSlice(numbers, new Tensor[] {add(start, constant(start, 9))}, Shape.of(4));
    return squeeze(dynamicSlice(last, new Tensor[] {start}, Shape.of(1)), List.of(0));
  }

  private static Tensor hugeFactors(Tensor zero) {
    Tensor factor = constant(zero, 1e30);
    Tensor product = mul(mul(add(zero, constant(zero, 3)), factor), factor);
    return div(div(product, factor), factor);
  }

  private static Tensor overflowingSquare(Tensor zero) {
    Tensor start = convertElementType(zero, DType.INT32);
    Tensor root = add(start, constant(start, 46_341));
    return ge(mul(root, root), constant(root, 0));
  }

  private static Tensor atan2OfZeros(Tensor zero) {
    Tensor same = lt(zero, constant(zero, 1));
    Tensor none = convertElementType(xor(same, same), DType.FLOAT32);
    return atan2(none, constant(zero, 0));
  }
}
