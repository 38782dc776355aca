package org.xlava.stablehlo;

import java.util.List;
import org.xlava.TransformException;
import org.xlava.ir.Jaxpr;
import org.xlava.ir.Nesting;

/**
 * Writes programs as StableHLO modules in MLIR's text form. The text depends on the program alone,
 * so that it can be a cache key. Operations are StableHLO's, and CHLO's where that has the
 * function.
 */
public final class StableHlo {
  /** The target of the custom calls that call Java functions. */
  public static final String CALLBACK_TARGET = "xlava_callback";

  /** The attribute that holds the {@link org.xlava.primitive.callback.HostFunction#id}. */
  public static final String CALLBACK_FUNCTION = "function";

  private StableHlo() {}

  /**
   * A module for any plugin whose {@code main} is {@code program}; programs that it calls become
   * functions of their own.
   *
   * @param name the module's name; characters that an identifier can't have are replaced
   * @throws TransformException when programs nest deeper than the thread's stack allows
   */
  public static String lower(Jaxpr program, String name) {
    return lower(program, name, List.of());
  }

  /**
   * As the other {@code lower}, with results in the memory of some inputs: each input of {@code
   * donated} is declared to hold the first result of its type that none before it holds, if there
   * is one.
   */
  public static String lower(Jaxpr program, String name, List<Integer> donated) {
    return lower(program, name, donated, PlatformRules.none());
  }

  /** As the other {@code lower}s, by the rules of the platform that the module is for. */
  public static String lower(
      Jaxpr program, String name, List<Integer> donated, PlatformRules rules) {
    return write(new ModuleWriter(name, rules, null, false), program, donated);
  }

  /**
   * As the other {@code lower}s, with a location after each operation: what it is called, and the
   * user's line, where that is known.
   *
   * @param path what the operations of {@code main} are in, such as {@code jit(f)}
   */
  public static String lowerWithLocations(
      Jaxpr program, String name, String path, List<Integer> donated) {
    return write(new ModuleWriter(name, PlatformRules.none(), path, false), program, donated);
  }

  /**
   * A module as {@code jax.export} has them, for all platforms: its {@code main} takes the index of
   * the platform, an {@code i32}, before the inputs if it is for {@code platforms} more than one.
   *
   * @throws TransformException when programs nest deeper than the thread's stack allows
   */
  public static String export(Jaxpr program, String name, int platforms) {
    return write(
        new ModuleWriter(name, PlatformRules.none(), null, platforms > 1), program, List.of());
  }

  private static String write(ModuleWriter module, Jaxpr program, List<Integer> donated) {
    try {
      return module.write(program, donated);
    } catch (StackOverflowError e) {
      throw Nesting.tooDeep("lower", e);
    }
  }
}
