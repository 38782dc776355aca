package org.xlava.stablehlo;

import org.xlava.ir.Jaxpr;

/**
 * Writes programs as StableHLO modules in MLIR's text form. The text depends on the program alone,
 * so that it can be a cache key. Operations are StableHLO's, and CHLO's where that has the
 * function.
 */
public final class StableHlo {
  private StableHlo() {}

  /**
   * A module whose {@code main} is {@code program}; programs that it calls become functions of
   * their own.
   *
   * @param name the module's name; characters that an identifier can't have are replaced
   */
  public static String lower(Jaxpr program, String name) {
    return new ModuleWriter(name).write(program);
  }
}
