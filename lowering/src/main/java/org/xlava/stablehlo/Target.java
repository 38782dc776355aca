package org.xlava.stablehlo;

/**
 * What a module is written for. Modules for all targets compute the same, up to the order in which
 * products are summed.
 */
public enum Target {
  /** Any compiler: the primitives as they are. */
  ANY,

  /**
   * XLA for CPUs as of before it multiplied by YNNPACK: what that compiler does slowly is said in
   * another way.
   */
  EIGEN_CPU
}
