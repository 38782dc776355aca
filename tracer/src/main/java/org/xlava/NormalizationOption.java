package org.xlava;

/**
 * What functions such as {@link Nn#softmax} and {@link Nn#standardize} may be told beside their
 * operand, in any order, each at most once: what reductions are told, and {@link Nn#factors},
 * {@link Nn#givenMean}, {@link Nn#givenVariance}, {@link Nn#epsilon}.
 */
public sealed interface NormalizationOption
    permits ReductionOption,
        NormalizationOption.Factors,
        NormalizationOption.GivenMean,
        NormalizationOption.GivenVariance,
        NormalizationOption.Epsilon {
  /** Factors of the powers that are summed. */
  record Factors(Tensor factors) implements NormalizationOption {}

  /** What is taken for the mean. */
  record GivenMean(Tensor mean) implements NormalizationOption {}

  /** What is taken for the variance. */
  record GivenVariance(Tensor variance) implements NormalizationOption {}

  /** What is added to the variance. */
  record Epsilon(double epsilon) implements NormalizationOption {}
}
