package org.xlava;

import org.xlava.array.ReductionOptions;
import org.xlava.nn.Classes;
import org.xlava.nn.LogSums;
import org.xlava.nn.Softmax;
import org.xlava.nn.Standardization;

/** Functions of the elements along axes together, and their options; see {@link Nn}. */
abstract class NnNormalizing extends NnActivations {
  NnNormalizing() {}

  /** As {@link #logsumexp(Tensor, NormalizationOption...)}, over all axes. */
  public static Tensor logsumexp(Tensor x) {
    return LogSums.logsumexp(x);
  }

  /**
   * As {@link #logsumexp(Tensor, NormalizationOption...)}, over {@code axes}, or over all without
   * any.
   *
   * @throws ShapeException when there is no such axis, or it is named twice
   */
  public static Tensor logsumexp(Tensor x, int... axes) {
    return LogSums.logsumexp(x, ReductionOptions.over(axes));
  }

  /**
   * {@code log(Σ b exp(x))} over axes, without overflow; b are the {@code factors}, or 1. NaN where
   * the sum is negative, -∞ where it is zero.
   *
   * @param options {@link Numpy#axis}, {@link Numpy#keepDims}, {@link Numpy#where(Tensor)} and
   *     {@link #factors}; without an axis over all
   * @return of the shape of {@code x} without the reduced axes, or with size 1 there; in its dtype
   *     or for integers and bools a floating one
   * @throws ShapeException when there is no such axis, or it is named twice; when {@code where}
   *     doesn't broadcast to {@code x}
   * @throws TransformException when an option is another, or there twice
   */
  public static Tensor logsumexp(Tensor x, NormalizationOption... options) {
    return LogSums.logsumexp(x, options);
  }

  /**
   * Factors of the powers that {@link #logsumexp(Tensor, NormalizationOption...)} sums, of a shape
   * that broadcasts to that of its operand. JAX's {@code b}.
   */
  public static NormalizationOption factors(Tensor factors) {
    return new NormalizationOption.Factors(factors);
  }

  /** As {@link #logmeanexp(Tensor, ReductionOption...)}, over all axes. */
  public static Tensor logmeanexp(Tensor x) {
    return LogSums.logmeanexp(x);
  }

  /**
   * As {@link #logmeanexp(Tensor, ReductionOption...)}, over {@code axes}, or over all without any.
   *
   * @throws ShapeException when there is no such axis, or it is named twice
   */
  public static Tensor logmeanexp(Tensor x, int... axes) {
    return LogSums.logmeanexp(x, ReductionOptions.over(axes));
  }

  /**
   * {@code log} of the mean of {@code exp(x)} over axes, without overflow.
   *
   * @param options {@link Numpy#axis}, {@link Numpy#keepDims} and {@link Numpy#where(Tensor)};
   *     without an axis over all
   * @return of the shape of {@code x} without the reduced axes, or with size 1 there; in its dtype
   *     or for integers and bools a floating one
   * @throws ShapeException when there is no such axis, or it is named twice; when {@code where}
   *     doesn't broadcast to {@code x}
   * @throws TransformException when an option is another, or there twice
   */
  public static Tensor logmeanexp(Tensor x, ReductionOption... options) {
    return LogSums.logmeanexp(x, options);
  }

  /**
   * As {@link #softmax(Tensor, ReductionOption...)}, along the last axis.
   *
   * @throws ShapeException when {@code x} is a scalar
   */
  public static Tensor softmax(Tensor x) {
    return Softmax.softmax(x);
  }

  /**
   * As {@link #softmax(Tensor, ReductionOption...)}, along {@code axis}.
   *
   * @throws ShapeException when there is no such axis
   */
  public static Tensor softmax(Tensor x, int axis) {
    return Softmax.softmax(x, ReductionOptions.over(axis));
  }

  /**
   * {@code exp(x) / Σ exp(x)}, sums taken over axes: numbers from 0 to 1 whose sum is 1. NaN where
   * an element is infinite.
   *
   * @param options {@link Numpy#axis}, and {@link Numpy#where(Tensor)}: other elements give 0.
   *     Without an axis along the last
   * @return of the shape of {@code x}, in its dtype or for integers and bools a floating one
   * @throws ShapeException when there is no such axis, or it is named twice; when {@code where}
   *     doesn't broadcast to {@code x}
   * @throws TransformException when an option is another, or there twice
   */
  public static Tensor softmax(Tensor x, ReductionOption... options) {
    return Softmax.softmax(x, options);
  }

  /**
   * As {@link #logSoftmax(Tensor, ReductionOption...)}, along the last axis.
   *
   * @throws ShapeException when {@code x} is a scalar
   */
  public static Tensor logSoftmax(Tensor x) {
    return Softmax.logSoftmax(x);
  }

  /**
   * As {@link #logSoftmax(Tensor, ReductionOption...)}, along {@code axis}.
   *
   * @throws ShapeException when there is no such axis
   */
  public static Tensor logSoftmax(Tensor x, int axis) {
    return Softmax.logSoftmax(x, ReductionOptions.over(axis));
  }

  /**
   * {@code x - log(Σ exp(x))}, the logarithm of {@link #softmax(Tensor, ReductionOption...)}.
   *
   * @param options {@link Numpy#axis}, and {@link Numpy#where(Tensor)}: other elements give -∞.
   *     Without an axis along the last
   * @return of the shape of {@code x}, in its dtype or for integers and bools a floating one
   * @throws ShapeException when there is no such axis, or it is named twice; when {@code where}
   *     doesn't broadcast to {@code x}
   * @throws TransformException when an option is another, or there twice
   */
  public static Tensor logSoftmax(Tensor x, ReductionOption... options) {
    return Softmax.logSoftmax(x, options);
  }

  /**
   * As {@link #standardize(Tensor, NormalizationOption...)}, along the last axis.
   *
   * @throws ShapeException when {@code x} is a scalar
   */
  public static Tensor standardize(Tensor x) {
    return Standardization.standardize(x);
  }

  /**
   * As {@link #standardize(Tensor, NormalizationOption...)}, over {@code axes}, or over all without
   * any.
   *
   * @throws ShapeException when there is no such axis, or it is named twice
   */
  public static Tensor standardize(Tensor x, int... axes) {
    return Standardization.standardize(x, ReductionOptions.overAll(x, axes));
  }

  /**
   * {@code (x - mean) / √(variance + epsilon)}, of mean 0 and variance 1 over axes; the variance is
   * the mean of squares less the square of the mean, but no less than 0.
   *
   * @param options {@link Numpy#axis}, {@link Numpy#where(Tensor)}: what mean and variance are
   *     computed of, {@link #givenMean}, {@link #givenVariance} and {@link #epsilon}, 1e-5 if not
   *     given. Without an axis along the last
   * @return of the shape of {@code x}, in its dtype or for integers and bools a floating one
   * @throws ShapeException when there is no such axis, or it is named twice; when {@code where}
   *     doesn't broadcast to {@code x}, or mean or variance don't
   * @throws TransformException when an option is another, or there twice
   */
  public static Tensor standardize(Tensor x, NormalizationOption... options) {
    return Standardization.standardize(x, options);
  }

  /**
   * What {@link #standardize(Tensor, NormalizationOption...)} takes for the mean, of a shape that
   * broadcasts to that of its operand. JAX's {@code mean}.
   */
  public static NormalizationOption givenMean(Tensor mean) {
    return new NormalizationOption.GivenMean(mean);
  }

  /**
   * What {@link #standardize(Tensor, NormalizationOption...)} takes for the variance, of a shape
   * that broadcasts to that of its operand. JAX's {@code variance}.
   */
  public static NormalizationOption givenVariance(Tensor variance) {
    return new NormalizationOption.GivenVariance(variance);
  }

  /** What {@link #standardize(Tensor, NormalizationOption...)} adds to the variance. */
  public static NormalizationOption epsilon(double epsilon) {
    return new NormalizationOption.Epsilon(epsilon);
  }

  /**
   * As {@link #oneHot(Tensor, int, DType, int)}, along a new last axis.
   *
   * @param options a {@link DType} in place of float32 (float64 with 64-bit types enabled)
   * @throws ShapeException when {@code classes} is negative
   */
  public static Tensor oneHot(Tensor x, int classes, TensorOption... options) {
    return Classes.oneHot(x, classes, options);
  }

  /**
   * For each index in {@code x} a vector of {@code classes} zeros with a one in its place, along a
   * new {@code axis}. Indices that number no class give zeros.
   *
   * @param x of an integer or floating dtype
   * @return of {@code dtype} and one dimension more than {@code x}
   * @throws ShapeException when there is no such axis in the result, or {@code classes} is negative
   * @throws DTypeException when {@code x} is bool
   */
  public static Tensor oneHot(Tensor x, int classes, DType dtype, int axis) {
    return Classes.oneHot(x, classes, dtype, axis);
  }
}
