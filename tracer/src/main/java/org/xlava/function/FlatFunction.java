package org.xlava.function;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xlava.Fn;
import org.xlava.Tensor;
import org.xlava.TransformException;
import org.xlava.Tree;
import org.xlava.TreeDef;
import org.xlava.TreeException;
import org.xlava.transform.Tracer;
import org.xlava.tree.Flattening;

/**
 * A function of trees as one of leaves. Its result's structure is known once it has been applied.
 *
 * @param <R> the type of the function's result
 */
public final class FlatFunction<R> implements UnaryOperator<Tensor[]> {
  // What the JVM says when a tracer is cast to something else.
  private static final Pattern CAST =
      Pattern.compile(
          "class "
              + Pattern.quote(Tracer.class.getPackageName())
              + "\\S* cannot be cast to class (\\S+)");

  private final Fn<R> f;
  private final List<TreeDef> arguments;
  private @Nullable TreeDef result;

  public FlatFunction(Fn<R> f, List<TreeDef> arguments) {
    this.f = f;
    this.arguments = arguments;
  }

  @Override
  public Tensor[] apply(Tensor[] leaves) {
    Tree.Flat out = Flattening.of(call(Arguments.unflatten(arguments, leaves)), "the result");
    result = out.structure();
    return out.leaves().toArray(new Tensor[0]);
  }

  // Type parameters are erased, so it is only here that a parameter declared Double meets a tensor.
  private R call(Object[] values) {
    try {
      return f.call(values);
    } catch (ClassCastException e) {
      String message = String.valueOf(e.getMessage());
      Matcher cast = CAST.matcher(message);
      if (cast.lookingAt()) {
        throw new TreeException(
            "tree: the function must declare as Tensor what numbers and tensors are passed to; got"
                + " a cast to %s. Name the argument in staticArgnums of jit if it is to stay a Java value"
                    .formatted(cast.group(1)),
            e);
      }
      throw e;
    }
  }

  /**
   * {@code f}, which users may have got wrong.
   *
   * @throws TransformException when it is null
   */
  public static <R> Fn<R> present(String transformation, @Nullable Fn<R> f) {
    if (f == null) {
      throw new TransformException(transformation + ": needs a function; got null");
    }
    return f;
  }

  /** Whether the function has been applied, so that the structure of its result is known. */
  boolean applied() {
    return result != null;
  }

  /** The structure of the last result. */
  public TreeDef structure() {
    if (result == null) {
      throw new IllegalStateException("the function has not been applied");
    }
    return result;
  }

  /** A result with the given leaves. */
  public R unflatten(Tensor[] leaves) {
    return unflatten(structure(), leaves);
  }

  @SuppressWarnings("unchecked")
  public static <R> R unflatten(TreeDef structure, Tensor[] leaves) {
    return (R)
        (structure instanceof TreeDef.Leaf
            ? leaves[0]
            : structure.unflatten(Arrays.asList(leaves).iterator()));
  }
}
