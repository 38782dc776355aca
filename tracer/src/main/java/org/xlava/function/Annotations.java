package org.xlava.function;

import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.xlava.Fn;
import org.xlava.Lax;
import org.xlava.Tensor;
import org.xlava.TransformException;
import org.xlava.Tree;
import org.xlava.primitive.BatchAxis;
import org.xlava.primitive.control.Name;
import org.xlava.transform.NamedAxes;
import org.xlava.transform.Scopes;
import org.xlava.transform.Trace;

/** What functions of trees say to the transformations that are applied to them. */
public final class Annotations {
  private Annotations() {}

  /** Constants to differentiation, where there is anything to differentiate. */
  public static <T> T stopGradient(T tree) {
    return each(tree, Annotations::constant);
  }

  public static Tensor constant(Tensor x) {
    return x.dtype().isInexact() ? Lax.stopGradient(x) : x;
  }

  public static <T> T named(T tree, String name) {
    return each(tree, x -> named(x, name));
  }

  public static Tensor named(Tensor x, String name) {
    return Trace.bind1(new Name(name), x);
  }

  @SuppressWarnings("unchecked")
  private static <T> T each(T tree, UnaryOperator<Tensor> f) {
    return tree instanceof Tensor x ? (T) f.apply(x) : Tree.map(f, tree);
  }

  /** What {@code body} gives in a scope of that name. */
  public static <R> R namedScope(String name, Supplier<R> body) {
    return Scopes.within(named("namedScope", name), body);
  }

  /** {@code f} in a scope of that name. */
  public static <R> Fn<R> namedCall(Fn<R> f, String name) {
    FlatFunction.present("namedCall", f);
    named("namedCall", name);
    return arguments -> Scopes.within(name, () -> f.call(arguments));
  }

  private static String named(String function, @Nullable String name) {
    if (name == null) {
      throw new TransformException(function + ": needs a name; got null");
    }
    return name;
  }

  /**
   * What {@code body} gives where there is an axis that collectives find.
   *
   * @throws TransformException when the size is negative
   */
  public static <R> R withAxis(String name, int size, Supplier<R> body) {
    if (size < 0) {
      throw new TransformException("withAxis: the size must not be negative; got " + size);
    }
    return NamedAxes.within(new BatchAxis(size, Objects.requireNonNull(name, "name")), body);
  }
}
