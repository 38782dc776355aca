package org.xlava.function;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.xlava.Auxiliary;
import org.xlava.DType;
import org.xlava.Fn;
import org.xlava.GradAndAux;
import org.xlava.Lax;
import org.xlava.Shape;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.TreeDef;
import org.xlava.ValueAndGrad;
import org.xlava.ValueAuxAndGrad;
import org.xlava.primitive.Axes;
import org.xlava.primitive.Batched;
import org.xlava.primitive.Batching;
import org.xlava.transform.Forward;
import org.xlava.transform.Linearization;
import org.xlava.transform.Tangents;
import org.xlava.transform.Vectorize;
import org.xlava.transform.Zero;

/** Reverse- and forward-mode derivatives of functions of trees with respect to some arguments. */
public final class Gradients {
  private Gradients() {}

  /** A function at a point, with its derivative in the arguments {@code argnums} there. */
  private record Point(
      Linearization derivative, TreeDef result, Arguments differentiated, Tensor[] inputs) {
    /** Of a function that returns an {@link Auxiliary}, its value only. */
    Point ofValue(AuxiliaryParts parts) {
      return new Point(
          derivative.first(parts.value().leaves()), parts.value(), differentiated, inputs);
    }
  }

  public static <R> Fn<R> grad(Fn<?> f, GradOptions argnums) {
    FlatFunction.present("grad", f);
    return arguments -> Gradients.<R>valueAndGrad("grad", f, argnums, arguments).grad();
  }

  public static <R> Fn<ValueAndGrad<R>> valueAndGrad(Fn<?> f, GradOptions argnums) {
    FlatFunction.present("valueAndGrad", f);
    return arguments -> valueAndGrad("valueAndGrad", f, argnums, arguments);
  }

  private static <R> ValueAndGrad<R> valueAndGrad(
      String name, Fn<?> f, GradOptions argnums, Object[] arguments) {
    Point p = linearize(name, f, argnums, arguments);
    Tensor value = scalarResult(name, argnums, p.result, p.derivative.primals());
    return new ValueAndGrad<>(value, gradient(p, argnums, Lax.fullLike(value, 1)));
  }

  public static <X, R> Fn<GradAndAux<R, X>> gradWithAux(
      Fn<Auxiliary<Tensor, X>> f, GradOptions argnums) {
    FlatFunction.present("gradWithAux", f);
    return arguments -> {
      ValueAuxAndGrad<X, R> all = valueAuxAndGrad("gradWithAux", f, argnums, arguments);
      return new GradAndAux<>(all.grad(), all.aux());
    };
  }

  public static <X, R> Fn<ValueAuxAndGrad<X, R>> valueAndGradWithAux(
      Fn<Auxiliary<Tensor, X>> f, GradOptions argnums) {
    FlatFunction.present("valueAndGradWithAux", f);
    return arguments -> valueAuxAndGrad("valueAndGradWithAux", f, argnums, arguments);
  }

  private static <X, R> ValueAuxAndGrad<X, R> valueAuxAndGrad(
      String name, Fn<?> f, GradOptions argnums, Object[] arguments) {
    Point p = linearize(name, f, argnums, arguments);
    AuxiliaryParts parts = AuxiliaryParts.of(name, p.result);
    Point ofValue = p.ofValue(parts);
    Tensor value = scalarResult(name, argnums, ofValue.result, ofValue.derivative.primals());
    R grad = gradient(ofValue, argnums, Lax.fullLike(value, 1));
    Auxiliary<R, X> result = parts.with(grad, p.derivative.primals());
    return new ValueAuxAndGrad<>(value, result.aux(), grad);
  }

  @SuppressWarnings("unchecked")
  private static <R> R gradient(Point p, GradOptions argnums, Tensor... cotangents) {
    Tensor[] leaves = like(p.inputs, p.derivative.transpose(cotangents));
    Object[] gradients = p.differentiated.unflatten(leaves);
    return (R) (argnums.single() ? gradients[0] : List.of(gradients));
  }

  private static Point linearize(String name, Fn<?> f, GradOptions argnums, Object[] arguments) {
    FlatFunction.present(name, f);
    Object[] chosen = ArgumentIndices.choose(name, argnums, arguments);
    Arguments flat = Arguments.flatten(chosen);
    for (int i = 0; i < flat.leaves().length; i++) {
      GradDtypes.input(name, argnums, flat, i);
    }
    Fn<Object> inChosen = values -> f.call(ArgumentIndices.replace(argnums, arguments, values));
    FlatFunction<Object> function = new FlatFunction<>(inChosen, flat.structure());
    Linearization derivative = Forward.linearize(function, flat.leaves());
    return new Point(derivative, function.structure(), flat, flat.leaves());
  }

  private static Tensor scalarResult(
      String name, GradOptions argnums, TreeDef structure, Tensor[] results) {
    if (!(structure instanceof TreeDef.Leaf) || results[0].rank() != 0) {
      throw new ShapeException(
          name
              + ": the function must return a scalar; got "
              + (structure instanceof TreeDef.Leaf
                  ? results[0].type()
                  : "a tree of " + results.length + " tensors")
              + ". Reduce the result with sum or mean, or use jacrev");
    }
    GradDtypes.output(name, argnums, results[0]);
    return results[0];
  }

  /** Cotangents as arrays that are as weak as the inputs that they belong to. */
  public static Tensor[] like(Tensor[] inputs, Tensor[] cotangents) {
    Tensor[] result = new Tensor[inputs.length];
    for (int i = 0; i < result.length; i++) {
      TensorType type = inputs[i].type().tangent();
      Tensor ct = Tangents.instantiate(cotangents[i]);
      result[i] =
          ct.type().equals(type) ? ct : Lax.convertElementType(ct, type.dtype(), type.weak());
    }
    return result;
  }

  // --- Jacobians

  /** The Jacobian by columns: one push of a basis vector per input element, all in a batch. */
  @SuppressWarnings("unchecked")
  public static <R> Fn<R> jacfwd(Fn<?> f, GradOptions argnums) {
    FlatFunction.present("jacfwd", f);
    return arguments -> (R) jacfwd(linearize("jacfwd", f, argnums, arguments), argnums);
  }

  private static Object jacfwd(Point p, GradOptions argnums) {
    Tensor[] inputs = p.inputs;
    for (Tensor output : p.derivative.primals()) {
      GradDtypes.forwardOutput("jacfwd", argnums, output);
    }
    Object[][] byOutput = new Object[p.derivative.primals().length][inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      Tensor[] columns = columns(p, i);
      for (int o = 0; o < columns.length; o++) {
        byOutput[o][i] = columns[o];
      }
    }
    return nested(p, byOutput, argnums);
  }

  private static Tensor[] columns(Point p, int input) {
    Tensor x = p.inputs[input];
    int n = Math.toIntExact(x.shape().elements());
    Batched r =
        Vectorize.apply(
            t -> {
              Tensor[] tangents = new Tensor[p.inputs.length];
              for (int j = 0; j < tangents.length; j++) {
                tangents[j] = j == input ? t[0] : Zero.of(p.inputs[j].type());
              }
              return p.derivative.apply(tangents);
            },
            n,
            new Tensor[] {basis(x.type(), n)},
            new int[] {0});
    Tensor[] columns = new Tensor[r.values().length];
    for (int o = 0; o < columns.length; o++) {
      TensorType out = p.derivative.primals()[o].type();
      Shape shape = concat(out.shape(), x.shape());
      Tensor last = Batching.at(r.values()[o], r.dims()[o], n, out.rank());
      columns[o] =
          out.dtype().isInexact()
              ? Lax.reshape(last, shape)
              : Lax.full(TensorType.of(out.dtype(), shape), 0);
    }
    return columns;
  }

  /** The Jacobian by rows: one pull of a basis covector per output element, all in a batch. */
  @SuppressWarnings("unchecked")
  public static <R> Fn<R> jacrev(Fn<?> f, GradOptions argnums) {
    FlatFunction.present("jacrev", f);
    return arguments -> (R) jacrev(linearize("jacrev", f, argnums, arguments), argnums);
  }

  private static Object jacrev(Point p, GradOptions argnums) {
    Tensor[] outputs = p.derivative.primals();
    Object[][] byOutput = new Object[outputs.length][];
    for (int o = 0; o < outputs.length; o++) {
      GradDtypes.output("jacrev", argnums, outputs[o]);
      byOutput[o] = rows(p, o);
    }
    return nested(p, byOutput, argnums);
  }

  /** The Jacobian by forward mode of that by reverse mode. */
  public static <R> Fn<R> hessian(Fn<?> f, GradOptions argnums) {
    FlatFunction.present("hessian", f);
    return jacfwd(jacrev(f, argnums), argnums);
  }

  // --- of functions that return an Auxiliary

  public static <G, X> Fn<Auxiliary<G, X>> jacfwdWithAux(Fn<?> f, GradOptions argnums) {
    FlatFunction.present("jacfwdWithAux", f);
    return arguments -> withAux("jacfwdWithAux", f, argnums, arguments, Gradients::jacfwd);
  }

  public static <G, X> Fn<Auxiliary<G, X>> jacrevWithAux(Fn<?> f, GradOptions argnums) {
    FlatFunction.present("jacrevWithAux", f);
    return arguments -> withAux("jacrevWithAux", f, argnums, arguments, Gradients::jacrev);
  }

  public static <G, X> Fn<Auxiliary<G, X>> hessianWithAux(Fn<?> f, GradOptions argnums) {
    FlatFunction.present("hessianWithAux", f);
    return jacfwdWithAux(jacrevWithAux(f, argnums), argnums);
  }

  @SuppressWarnings("unchecked")
  private static <G, X> Auxiliary<G, X> withAux(
      String name,
      Fn<?> f,
      GradOptions argnums,
      Object[] arguments,
      BiFunction<Point, GradOptions, Object> jacobian) {
    Point p = linearize(name, f, argnums, arguments);
    AuxiliaryParts parts = AuxiliaryParts.of(name, p.result);
    G result = (G) jacobian.apply(p.ofValue(parts), argnums);
    return parts.with(result, p.derivative.primals());
  }

  private static Tensor[] rows(Point p, int output) {
    Tensor[] outputs = p.derivative.primals();
    Tensor y = outputs[output];
    int n = Math.toIntExact(y.shape().elements());
    Batched r =
        Vectorize.apply(
            ct -> {
              Tensor[] cotangents = new Tensor[outputs.length];
              for (int j = 0; j < cotangents.length; j++) {
                cotangents[j] = j == output ? ct[0] : Zero.of(outputs[j].type());
              }
              return like(p.inputs, p.derivative.transpose(cotangents));
            },
            n,
            new Tensor[] {basis(y.type(), n)},
            new int[] {0});
    Tensor[] rows = new Tensor[r.values().length];
    for (int i = 0; i < rows.length; i++) {
      Tensor front = Batching.front(r.values()[i], r.dims()[i], n);
      rows[i] = Lax.reshape(front, concat(y.shape(), p.inputs[i].shape()));
    }
    return rows;
  }

  /** The identity matrix as a batch of {@code n} tensors of type {@code type}. */
  private static Tensor basis(TensorType type, int n) {
    Shape square = Shape.of(n, n);
    Tensor diagonal = Lax.eq(Lax.iota(DType.INT32, square, 0), Lax.iota(DType.INT32, square, 1));
    Tensor identity = Lax.convertElementType(diagonal, type.dtype(), type.weak());
    return Lax.reshape(identity, Axes.inserted(type.shape(), 0, n));
  }

  private static Shape concat(Shape a, Shape b) {
    List<Integer> dims = new ArrayList<>(a);
    dims.addAll(b);
    return Shape.of(dims);
  }

  /**
   * The result's tree, with in place of each leaf the arguments' tree of derivatives. A record
   * whose components are tensors cannot hold trees: a {@code Map} of them stands in its place.
   */
  private static Object nested(Point p, Object[][] byOutput, GradOptions argnums) {
    List<Object> derivatives = new ArrayList<>();
    for (Object[] row : byOutput) {
      Object[] trees = p.differentiated.unflatten(Arrays.copyOf(row, row.length, Tensor[].class));
      derivatives.add(argnums.single() ? trees[0] : List.of(trees));
    }
    boolean tensors =
        argnums.single() && p.differentiated.structure().getFirst() instanceof TreeDef.Leaf;
    return (tensors ? p.result : p.result.loose()).unflatten(derivatives.iterator());
  }
}
