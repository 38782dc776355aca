package org.xlava.function;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.xlava.DType;
import org.xlava.DTypeException;
import org.xlava.Fn;
import org.xlava.Lax;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.Tree;
import org.xlava.TreeDef;
import org.xlava.promotion.Broadcasting;
import org.xlava.transform.LinearFunction;
import org.xlava.transform.TypeOnlyTensor;
import org.xlava.transform.Zero;
import org.xlava.tree.Flattening;

/** The transpose of a function of trees that is linear in all of its arguments together. */
public final class LinearTranspose<R> {
  private final Arguments arguments;
  private final TreeDef result;
  private final LinearFunction linear;

  /** {@code examples} are tensors, {@link TensorType}s or numbers, or trees of tensors. */
  public LinearTranspose(Fn<R> f, Object... examples) {
    FlatFunction.present("linearTranspose", f);
    Object[] typed = Arrays.stream(examples).map(LinearTranspose::example).toArray();
    this.arguments = Arguments.flatten(typed);
    for (Tensor leaf : arguments.leaves()) {
      if (leaf.dtype() == DType.FLOAT0) {
        throw new DTypeException("linearTranspose: arguments must be numbers; got " + leaf.type());
      }
    }
    FlatFunction<R> function = new FlatFunction<>(f, arguments.structure());
    this.linear = LinearFunction.record(function, Broadcasting.types(arguments.leaves()));
    this.result = function.structure();
  }

  private static Object example(Object example) {
    return example instanceof TensorType type ? TypeOnlyTensor.of(type) : example;
  }

  /** The arguments' cotangents. */
  public List<Object> apply(R cotangent) {
    Tree.Flat flat = Flattening.of(cotangent, "the cotangent");
    TensorType[] types = linear.outputTypes();
    Tensor[] given =
        TangentTrees.exactly("linearTranspose: the cotangent", flat, result, Arrays.asList(types));
    Tensor[] cotangents = linear.transpose(given);
    List<Tensor> leaves = new ArrayList<>();
    for (int i = 0; i < cotangents.length; i++) {
      TensorType type = arguments.leaves()[i].type();
      Tensor ct = Zero.is(cotangents[i]) ? Lax.full(cotangents[i].type(), 0) : cotangents[i];
      leaves.add(
          ct.type().equals(type) ? ct : Lax.convertElementType(ct, type.dtype(), type.weak()));
    }
    return List.of(arguments.unflatten(leaves.toArray(new Tensor[0])));
  }

  /** The cotangent of the first argument. */
  @SuppressWarnings("unchecked")
  public <A> A first(R cotangent) {
    return (A) apply(cotangent).getFirst();
  }

  public List<Tensor> tensors(R cotangent) {
    return apply(cotangent).stream().map(Tensor.class::cast).toList();
  }
}
