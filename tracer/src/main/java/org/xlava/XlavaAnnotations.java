package org.xlava;

import java.util.function.Supplier;
import org.xlava.function.Annotations;
import org.xlava.transform.Zero;

/** What functions say to the transformations that are applied to them; see {@link Xlava}. */
abstract class XlavaAnnotations extends XlavaCallbacks {
  XlavaAnnotations() {}

  /**
   * The value of {@code x}, seen as a constant by differentiation.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="stopGradient"}
   */
  public static <T> T stopGradient(T x) {
    return Annotations.stopGradient(x);
  }

  /** The value of {@code x}, seen as a constant by differentiation. */
  public static Tensor stopGradient(Tensor x) {
    return Annotations.constant(x);
  }

  // --- memory for computation

  /**
   * {@code x}, a tensor or a tree of them, under a name by which a {@link CheckpointPolicy} says
   * whether it is kept. Elsewhere it has no effect.
   */
  public static <T> T checkpointName(T x, String name) {
    return Annotations.named(x, name);
  }

  /** {@code x} under a name by which a {@link CheckpointPolicy} says whether it is kept. */
  public static Tensor checkpointName(Tensor x, String name) {
    return Annotations.named(x, name);
  }

  // --- names

  /**
   * What {@code body} gives, the operations of which are called {@code name/…} where programs are
   * shown with names: in {@link Lowered#stableHloWithLocations}. Scopes nest. Names change nothing
   * else: programs that differ in names only are compiled once. Where no program is traced, they
   * have no effect.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="namedScope"}
   *
   * @throws TransformException when the name is null
   */
  public static <R> R namedScope(String name, Supplier<R> body) {
    return Annotations.namedScope(name, body);
  }

  // --- rules for derivatives

  /**
   * Whether {@code tangent}, which a rule of {@code customJvp} or {@code customVjp} that asks for
   * symbolic zeros is given, is known to be zero. No operation takes such a tensor; it tells its
   * shape and dtype.
   */
  public static boolean isSymbolicZero(Tensor tangent) {
    return Zero.is(tangent);
  }

  /** The tangent or cotangent of {@code x} that is known to be zero, for custom rules to give. */
  public static Tensor symbolicZero(Tensor x) {
    return Zero.of(x.type());
  }

  // --- named axes

  /**
   * What {@code body} gives where collectives find an axis {@code name} of {@code size} examples
   * without a {@code vmap} around them: for {@link #makeJaxpr} and {@link #evalShape} of functions
   * that communicate. What needs the examples' values can't be computed there.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="withAxis"}
   *
   * @throws TransformException when the size is negative
   */
  public static <R> R withAxis(String name, int size, Supplier<R> body) {
    return Annotations.withAxis(name, size, body);
  }
}
