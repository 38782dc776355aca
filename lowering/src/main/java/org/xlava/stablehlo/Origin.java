package org.xlava.stablehlo;

import org.xlava.ir.Literal;

/** How a value was computed, as far as a rule may want to know. */
sealed interface Origin {
  /** A scalar of the program. */
  record Constant(Literal literal) implements Origin {}

  /** A product with a constant, or a quotient by one, which counts as a product too. */
  record Scaled(double factor) implements Origin {}

  /** What several other operations look out for. */
  enum Kind implements Origin {
    /** By an exponential function. */
    EXPONENTIAL,
    /** As the square of something. */
    SQUARE,
    /** From a dynamic slice, by moving its elements at most. */
    SLICED,
    /** Outside of the function that the text is in: as anything, once it is inlined. */
    ELSEWHERE
  }
}
