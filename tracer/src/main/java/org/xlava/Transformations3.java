package org.xlava;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xlava.function.Checkpoint;
import org.xlava.function.CustomGradient;
import org.xlava.function.CustomJvp;
import org.xlava.function.CustomVjp;
import org.xlava.function.CustomVmap;
import org.xlava.function.FlatFunction;
import org.xlava.function.ForwardMode;
import org.xlava.function.Gradients;
import org.xlava.function.Inspection;
import org.xlava.function.LinearTranspose;
import org.xlava.function.SavedResiduals;
import org.xlava.function.Vmap;

/** The transformations of functions of three arguments; see {@link Xlava}. */
abstract class Transformations3 extends Transformations2 {
  Transformations3() {}

  /**
   * The function compiled: traced once for each structure and types of arguments, and run as one
   * program from then on. Java's if and for see the types of the arguments, not their values:
   * select with {@link Numpy#where}. What the function does beside computing its result, such as
   * printing, it does when it is traced only.
   */
  public static <A, B, C, R> JitFn3<A, B, C, R> jit(Fn3<A, B, C, R> f) {
    return new JitFn3<>(f, JitOptions.defaults());
  }

  /**
   * The function compiled: traced once for each structure and types of arguments, and run as one
   * program from then on. Java's if and for see the types of the arguments, not their values:
   * select with {@link Numpy#where}. What the function does beside computing its result, such as
   * printing, it does when it is traced only.
   */
  public static JitTensorFn3 jit(TensorFn3 f) {
    return new JitTensorFn3(f, JitOptions.defaults());
  }

  /** As the other {@code jit}, with static or donated arguments. */
  public static <A, B, C, R> JitFn3<A, B, C, R> jit(Fn3<A, B, C, R> f, JitOptions options) {
    return new JitFn3<>(f, options);
  }

  /** As the other {@code jit}, with static or donated arguments. */
  public static JitTensorFn3 jit(TensorFn3 f, JitOptions options) {
    return new JitTensorFn3(f, options);
  }

  /**
   * The function over batches: applied to each example along axis 0 of all arguments, the results
   * stacked along axis 0.
   */
  public static <A, B, C, R> Fn3<A, B, C, R> vmap(Fn3<A, B, C, R> f) {
    Fn<R> g = new Vmap<>(f);
    return (a, b, c) -> g.call(a, b, c);
  }

  /**
   * The function over batches: applied to each example along axis 0 of all arguments, the results
   * stacked along axis 0.
   */
  public static TensorFn3 vmap(TensorFn3 f) {
    Fn<Tensor> g = new Vmap<>(f);
    return (a, b, c) -> g.call(a, b, c);
  }

  /**
   * The function over batches: applied to each example along the axes {@link Xlava#inAxes} of the
   * arguments, the results stacked along {@link Xlava#outAxes}, both 0 unless given. {@link
   * Xlava#axisName} names the axis for what the examples tell each other, {@link Xlava#axisSize}
   * gives its size where no argument is mapped.
   */
  public static <A, B, C, R> Fn3<A, B, C, R> vmap(Fn3<A, B, C, R> f, VmapOption... options) {
    Fn<R> g = new Vmap<>(f, options);
    return (a, b, c) -> g.call(a, b, c);
  }

  /**
   * The function over batches: applied to each example along the axes {@link Xlava#inAxes} of the
   * arguments, the results stacked along {@link Xlava#outAxes}, both 0 unless given. {@link
   * Xlava#axisName} names the axis for what the examples tell each other, {@link Xlava#axisSize}
   * gives its size where no argument is mapped.
   */
  public static TensorFn3 vmap(TensorFn3 f, VmapOption... options) {
    Fn<Tensor> g = new Vmap<>(f, options);
    return (a, b, c) -> g.call(a, b, c);
  }

  /**
   * The gradient in the first argument, in that argument's type. The function returns a real
   * floating scalar.
   */
  public static <A, B, C> Fn3<A, B, C, A> grad(Fn3<A, B, C, Tensor> f) {
    FlatFunction.present("grad", f);
    return (a, b, c) ->
        Gradients.<A>valueAndGrad("grad", f, Argnums.FIRST, new Object[] {a, b, c}).grad();
  }

  /**
   * The gradient in the first argument, in that argument's type. The function returns a real
   * floating scalar.
   */
  public static TensorFn3 grad(TensorFn3 f) {
    FlatFunction.present("grad", f);
    return (a, b, c) ->
        Gradients.<Tensor>valueAndGrad("grad", f, Argnums.FIRST, new Object[] {a, b, c}).grad();
  }

  /**
   * The gradient in argument {@code argnum}, in that argument's type. The function returns a real
   * floating scalar.
   */
  public static TensorFn3 grad(TensorFn3 f, int argnum) {
    FlatFunction.present("grad", f);
    Argnums argnums = Argnums.of(argnum);
    return (a, b, c) ->
        Gradients.<Tensor>valueAndGrad("grad", f, argnums, new Object[] {a, b, c}).grad();
  }

  /**
   * The gradient in argument {@code argnum}, in that argument's type. The function returns a real
   * floating scalar. {@code G} is that type, which the compiler takes on trust.
   */
  public static <A, B, C, G> Fn3<A, B, C, G> grad(Fn3<A, B, C, Tensor> f, int argnum) {
    FlatFunction.present("grad", f);
    Argnums argnums = Argnums.of(argnum);
    return (a, b, c) ->
        Gradients.<G>valueAndGrad("grad", f, argnums, new Object[] {a, b, c}).grad();
  }

  /** The gradients in the arguments {@code argnums}, one each. */
  public static Fn3<Tensor, Tensor, Tensor, List<Tensor>> grad(TensorFn3 f, Argnums argnums) {
    FlatFunction.present("grad", f);
    return (a, b, c) ->
        Gradients.<List<Tensor>>valueAndGrad("grad", f, argnums, new Object[] {a, b, c}).grad();
  }

  /** The gradients in the arguments {@code argnums}, one each. */
  public static <A, B, C> Fn3<A, B, C, List<Object>> grad(Fn3<A, B, C, Tensor> f, Argnums argnums) {
    FlatFunction.present("grad", f);
    return (a, b, c) ->
        Gradients.<List<Object>>valueAndGrad("grad", f, argnums, new Object[] {a, b, c}).grad();
  }

  /** The value and its gradient in the first argument. */
  public static <A, B, C> Fn3<A, B, C, ValueAndGrad<A>> valueAndGrad(Fn3<A, B, C, Tensor> f) {
    FlatFunction.present("valueAndGrad", f);
    return (a, b, c) ->
        Gradients.<A>valueAndGrad("valueAndGrad", f, Argnums.FIRST, new Object[] {a, b, c});
  }

  /** The value and its gradient in the first argument. */
  public static Fn3<Tensor, Tensor, Tensor, ValueAndGrad<Tensor>> valueAndGrad(TensorFn3 f) {
    FlatFunction.present("valueAndGrad", f);
    return (a, b, c) ->
        Gradients.<Tensor>valueAndGrad("valueAndGrad", f, Argnums.FIRST, new Object[] {a, b, c});
  }

  /** The value and its gradient in argument {@code argnum}. */
  public static Fn3<Tensor, Tensor, Tensor, ValueAndGrad<Tensor>> valueAndGrad(
      TensorFn3 f, int argnum) {
    FlatFunction.present("valueAndGrad", f);
    Argnums argnums = Argnums.of(argnum);
    return (a, b, c) ->
        Gradients.<Tensor>valueAndGrad("valueAndGrad", f, argnums, new Object[] {a, b, c});
  }

  /** The value and its gradient in argument {@code argnum}. */
  public static <A, B, C, G> Fn3<A, B, C, ValueAndGrad<G>> valueAndGrad(
      Fn3<A, B, C, Tensor> f, int argnum) {
    FlatFunction.present("valueAndGrad", f);
    Argnums argnums = Argnums.of(argnum);
    return (a, b, c) ->
        Gradients.<G>valueAndGrad("valueAndGrad", f, argnums, new Object[] {a, b, c});
  }

  /** The value and its gradients in the arguments {@code argnums}. */
  public static Fn3<Tensor, Tensor, Tensor, ValueAndGrad<List<Tensor>>> valueAndGrad(
      TensorFn3 f, Argnums argnums) {
    FlatFunction.present("valueAndGrad", f);
    return (a, b, c) ->
        Gradients.<List<Tensor>>valueAndGrad("valueAndGrad", f, argnums, new Object[] {a, b, c});
  }

  /** The value and its gradients in the arguments {@code argnums}. */
  public static <A, B, C> Fn3<A, B, C, ValueAndGrad<List<Object>>> valueAndGrad(
      Fn3<A, B, C, Tensor> f, Argnums argnums) {
    FlatFunction.present("valueAndGrad", f);
    return (a, b, c) ->
        Gradients.<List<Object>>valueAndGrad("valueAndGrad", f, argnums, new Object[] {a, b, c});
  }

  /** The gradient of the value in the first argument, and what else the function returns. */
  public static <A, B, C, X> Fn3<A, B, C, GradAndAux<A, X>> gradWithAux(
      Fn3<A, B, C, Auxiliary<Tensor, X>> f) {
    FlatFunction.present("gradWithAux", f);
    return (a, b, c) -> {
      ValueAuxAndGrad<X, A> r =
          Gradients.<X, A>valueAuxAndGrad("gradWithAux", f, Argnums.FIRST, new Object[] {a, b, c});
      return new GradAndAux<>(r.grad(), r.aux());
    };
  }

  /**
   * The value, what else the function returns, and the gradient of the value in the first argument.
   */
  public static <A, B, C, X> Fn3<A, B, C, ValueAuxAndGrad<X, A>> valueAndGradWithAux(
      Fn3<A, B, C, Auxiliary<Tensor, X>> f) {
    FlatFunction.present("valueAndGradWithAux", f);
    return (a, b, c) ->
        Gradients.<X, A>valueAuxAndGrad(
            "valueAndGradWithAux", f, Argnums.FIRST, new Object[] {a, b, c});
  }

  /** The gradient of the value in argument {@code argnum}, and what else the function returns. */
  public static <A, B, C, X, G> Fn3<A, B, C, GradAndAux<G, X>> gradWithAux(
      Fn3<A, B, C, Auxiliary<Tensor, X>> f, int argnum) {
    FlatFunction.present("gradWithAux", f);
    Argnums argnums = Argnums.of(argnum);
    return (a, b, c) -> {
      ValueAuxAndGrad<X, G> r =
          Gradients.<X, G>valueAuxAndGrad("gradWithAux", f, argnums, new Object[] {a, b, c});
      return new GradAndAux<>(r.grad(), r.aux());
    };
  }

  /**
   * The value, what else the function returns, and the gradient of the value in argument {@code
   * argnum}.
   */
  public static <A, B, C, X, G> Fn3<A, B, C, ValueAuxAndGrad<X, G>> valueAndGradWithAux(
      Fn3<A, B, C, Auxiliary<Tensor, X>> f, int argnum) {
    FlatFunction.present("valueAndGradWithAux", f);
    Argnums argnums = Argnums.of(argnum);
    return (a, b, c) ->
        Gradients.<X, G>valueAuxAndGrad("valueAndGradWithAux", f, argnums, new Object[] {a, b, c});
  }

  /**
   * The gradient of the value in the arguments {@code argnums}, and what else the function returns.
   */
  public static <A, B, C, X> Fn3<A, B, C, GradAndAux<List<Object>, X>> gradWithAux(
      Fn3<A, B, C, Auxiliary<Tensor, X>> f, Argnums argnums) {
    FlatFunction.present("gradWithAux", f);
    return (a, b, c) -> {
      ValueAuxAndGrad<X, List<Object>> r =
          Gradients.<X, List<Object>>valueAuxAndGrad(
              "gradWithAux", f, argnums, new Object[] {a, b, c});
      return new GradAndAux<>(r.grad(), r.aux());
    };
  }

  /**
   * The value, what else the function returns, and the gradient of the value in the arguments
   * {@code argnums}.
   */
  public static <A, B, C, X> Fn3<A, B, C, ValueAuxAndGrad<X, List<Object>>> valueAndGradWithAux(
      Fn3<A, B, C, Auxiliary<Tensor, X>> f, Argnums argnums) {
    FlatFunction.present("valueAndGradWithAux", f);
    return (a, b, c) ->
        Gradients.<X, List<Object>>valueAuxAndGrad(
            "valueAndGradWithAux", f, argnums, new Object[] {a, b, c});
  }

  /**
   * The Jacobian of the value by forward mode in the first argument, and what else the function
   * returns. {@code G} is its type, which the compiler takes on trust.
   */
  public static <A, B, C, R, X, G> Fn3<A, B, C, Auxiliary<G, X>> jacfwdWithAux(
      Fn3<A, B, C, Auxiliary<R, X>> f) {
    FlatFunction.present("jacfwdWithAux", f);
    return (a, b, c) -> Gradients.jacfwdWithAux(f, Argnums.FIRST, new Object[] {a, b, c});
  }

  /**
   * The Jacobian of the value by forward mode in argument {@code argnum}, and what else the
   * function returns. {@code G} is its type, which the compiler takes on trust.
   */
  public static <A, B, C, R, X, G> Fn3<A, B, C, Auxiliary<G, X>> jacfwdWithAux(
      Fn3<A, B, C, Auxiliary<R, X>> f, int argnum) {
    FlatFunction.present("jacfwdWithAux", f);
    Argnums argnums = Argnums.of(argnum);
    return (a, b, c) -> Gradients.jacfwdWithAux(f, argnums, new Object[] {a, b, c});
  }

  /**
   * The Jacobian of the value by forward mode in the arguments {@code argnums}, and what else the
   * function returns. {@code G} is its type, which the compiler takes on trust.
   */
  public static <A, B, C, R, X, G> Fn3<A, B, C, Auxiliary<G, X>> jacfwdWithAux(
      Fn3<A, B, C, Auxiliary<R, X>> f, Argnums argnums) {
    FlatFunction.present("jacfwdWithAux", f);
    return (a, b, c) -> Gradients.jacfwdWithAux(f, argnums, new Object[] {a, b, c});
  }

  /**
   * The Jacobian of the value by reverse mode in the first argument, and what else the function
   * returns. {@code G} is its type, which the compiler takes on trust.
   */
  public static <A, B, C, R, X, G> Fn3<A, B, C, Auxiliary<G, X>> jacrevWithAux(
      Fn3<A, B, C, Auxiliary<R, X>> f) {
    FlatFunction.present("jacrevWithAux", f);
    return (a, b, c) -> Gradients.jacrevWithAux(f, Argnums.FIRST, new Object[] {a, b, c});
  }

  /**
   * The Jacobian of the value by reverse mode in argument {@code argnum}, and what else the
   * function returns. {@code G} is its type, which the compiler takes on trust.
   */
  public static <A, B, C, R, X, G> Fn3<A, B, C, Auxiliary<G, X>> jacrevWithAux(
      Fn3<A, B, C, Auxiliary<R, X>> f, int argnum) {
    FlatFunction.present("jacrevWithAux", f);
    Argnums argnums = Argnums.of(argnum);
    return (a, b, c) -> Gradients.jacrevWithAux(f, argnums, new Object[] {a, b, c});
  }

  /**
   * The Jacobian of the value by reverse mode in the arguments {@code argnums}, and what else the
   * function returns. {@code G} is its type, which the compiler takes on trust.
   */
  public static <A, B, C, R, X, G> Fn3<A, B, C, Auxiliary<G, X>> jacrevWithAux(
      Fn3<A, B, C, Auxiliary<R, X>> f, Argnums argnums) {
    FlatFunction.present("jacrevWithAux", f);
    return (a, b, c) -> Gradients.jacrevWithAux(f, argnums, new Object[] {a, b, c});
  }

  /**
   * The Hessian of the value, {@code jacfwd(jacrev(f))}, in the first argument, and what else the
   * function returns. {@code G} is its type, which the compiler takes on trust.
   */
  public static <A, B, C, R, X, G> Fn3<A, B, C, Auxiliary<G, X>> hessianWithAux(
      Fn3<A, B, C, Auxiliary<R, X>> f) {
    FlatFunction.present("hessianWithAux", f);
    return (a, b, c) -> Gradients.hessianWithAux(f, Argnums.FIRST, new Object[] {a, b, c});
  }

  /**
   * The Hessian of the value, {@code jacfwd(jacrev(f))}, in argument {@code argnum}, and what else
   * the function returns. {@code G} is its type, which the compiler takes on trust.
   */
  public static <A, B, C, R, X, G> Fn3<A, B, C, Auxiliary<G, X>> hessianWithAux(
      Fn3<A, B, C, Auxiliary<R, X>> f, int argnum) {
    FlatFunction.present("hessianWithAux", f);
    Argnums argnums = Argnums.of(argnum);
    return (a, b, c) -> Gradients.hessianWithAux(f, argnums, new Object[] {a, b, c});
  }

  /**
   * The Hessian of the value, {@code jacfwd(jacrev(f))}, in the arguments {@code argnums}, and what
   * else the function returns. {@code G} is its type, which the compiler takes on trust.
   */
  public static <A, B, C, R, X, G> Fn3<A, B, C, Auxiliary<G, X>> hessianWithAux(
      Fn3<A, B, C, Auxiliary<R, X>> f, Argnums argnums) {
    FlatFunction.present("hessianWithAux", f);
    return (a, b, c) -> Gradients.hessianWithAux(f, argnums, new Object[] {a, b, c});
  }

  /**
   * The pullback of cotangents of the value at these arguments, and what else the function returns.
   */
  public static <A, B, C, R, X> Auxiliary<Vjp<R>, X> vjpWithAux(
      Fn3<A, B, C, Auxiliary<R, X>> f, A a, B b, C c) {
    return Vjp.withAux(f, a, b, c);
  }

  /**
   * The derivative of the value at these arguments as a linear function, and what else the function
   * returns.
   */
  public static <A, B, C, R, X> Auxiliary<Linearized<R>, X> linearizeWithAux(
      Fn3<A, B, C, Auxiliary<R, X>> f, A a, B b, C c) {
    return Linearized.withAux(f, a, b, c);
  }

  /**
   * The value and its tangent, for the arguments {@code primals} and their tangents, and what else
   * the function returns.
   */
  public static <A, B, C, R, X> Auxiliary<ValueAndTangent<R>, X> jvpWithAux(
      Fn3<A, B, C, Auxiliary<R, X>> f, List<?> primals, List<?> tangents) {
    return ForwardMode.jvpWithAux(f, primals, tangents);
  }

  /**
   * The Jacobian in the first argument, by forward mode, one column at a time, all in a batch: of
   * shape {@code result.shape + argument.shape}.
   */
  public static TensorFn3 jacfwd(TensorFn3 f) {
    FlatFunction.present("jacfwd", f);
    return (a, b, c) -> (Tensor) Gradients.jacfwd(f, Argnums.FIRST, new Object[] {a, b, c});
  }

  /**
   * The Jacobian in the first argument, by forward mode, one column at a time, all in a batch: of
   * shape {@code result.shape + argument.shape}. Of trees, the result's tree with the argument's
   * tree at each leaf.
   */
  public static <A, B, C> Fn3<A, B, C, Object> jacfwd(Fn3<A, B, C, ?> f) {
    FlatFunction.present("jacfwd", f);
    return (a, b, c) -> Gradients.jacfwd(f, Argnums.FIRST, new Object[] {a, b, c});
  }

  /**
   * The Jacobian in argument {@code argnum}, by forward mode, one column at a time, all in a batch:
   * of shape {@code result.shape + argument.shape}.
   */
  public static TensorFn3 jacfwd(TensorFn3 f, int argnum) {
    FlatFunction.present("jacfwd", f);
    Argnums argnums = Argnums.of(argnum);
    return (a, b, c) -> (Tensor) Gradients.jacfwd(f, argnums, new Object[] {a, b, c});
  }

  /**
   * The Jacobian in argument {@code argnum}, by forward mode, one column at a time, all in a batch:
   * of shape {@code result.shape + argument.shape}. Of trees, the result's tree with the argument's
   * tree at each leaf.
   */
  public static <A, B, C> Fn3<A, B, C, Object> jacfwd(Fn3<A, B, C, ?> f, int argnum) {
    FlatFunction.present("jacfwd", f);
    Argnums argnums = Argnums.of(argnum);
    return (a, b, c) -> Gradients.jacfwd(f, argnums, new Object[] {a, b, c});
  }

  /**
   * The Jacobians in {@code argnums}, by forward mode, one column at a time, all in a batch: of
   * shape {@code result.shape + argument.shape}.
   */
  @SuppressWarnings("unchecked")
  public static Fn3<Tensor, Tensor, Tensor, List<Tensor>> jacfwd(TensorFn3 f, Argnums argnums) {
    FlatFunction.present("jacfwd", f);
    return (a, b, c) -> (List<Tensor>) Gradients.jacfwd(f, argnums, new Object[] {a, b, c});
  }

  /**
   * The Jacobians in {@code argnums}, by forward mode, one column at a time, all in a batch: of
   * shape {@code result.shape + argument.shape}. Of trees, the result's tree with the List of the
   * arguments' trees at each leaf.
   */
  public static <A, B, C> Fn3<A, B, C, Object> jacfwd(Fn3<A, B, C, ?> f, Argnums argnums) {
    FlatFunction.present("jacfwd", f);
    return (a, b, c) -> Gradients.jacfwd(f, argnums, new Object[] {a, b, c});
  }

  /**
   * The Jacobian in the first argument, by reverse mode, one row at a time, all in a batch: of
   * shape {@code result.shape + argument.shape}.
   */
  public static TensorFn3 jacrev(TensorFn3 f) {
    FlatFunction.present("jacrev", f);
    return (a, b, c) -> (Tensor) Gradients.jacrev(f, Argnums.FIRST, new Object[] {a, b, c});
  }

  /**
   * The Jacobian in the first argument, by reverse mode, one row at a time, all in a batch: of
   * shape {@code result.shape + argument.shape}. Of trees, the result's tree with the argument's
   * tree at each leaf.
   */
  public static <A, B, C> Fn3<A, B, C, Object> jacrev(Fn3<A, B, C, ?> f) {
    FlatFunction.present("jacrev", f);
    return (a, b, c) -> Gradients.jacrev(f, Argnums.FIRST, new Object[] {a, b, c});
  }

  /**
   * The Jacobian in argument {@code argnum}, by reverse mode, one row at a time, all in a batch: of
   * shape {@code result.shape + argument.shape}.
   */
  public static TensorFn3 jacrev(TensorFn3 f, int argnum) {
    FlatFunction.present("jacrev", f);
    Argnums argnums = Argnums.of(argnum);
    return (a, b, c) -> (Tensor) Gradients.jacrev(f, argnums, new Object[] {a, b, c});
  }

  /**
   * The Jacobian in argument {@code argnum}, by reverse mode, one row at a time, all in a batch: of
   * shape {@code result.shape + argument.shape}. Of trees, the result's tree with the argument's
   * tree at each leaf.
   */
  public static <A, B, C> Fn3<A, B, C, Object> jacrev(Fn3<A, B, C, ?> f, int argnum) {
    FlatFunction.present("jacrev", f);
    Argnums argnums = Argnums.of(argnum);
    return (a, b, c) -> Gradients.jacrev(f, argnums, new Object[] {a, b, c});
  }

  /**
   * The Jacobians in {@code argnums}, by reverse mode, one row at a time, all in a batch: of shape
   * {@code result.shape + argument.shape}.
   */
  @SuppressWarnings("unchecked")
  public static Fn3<Tensor, Tensor, Tensor, List<Tensor>> jacrev(TensorFn3 f, Argnums argnums) {
    FlatFunction.present("jacrev", f);
    return (a, b, c) -> (List<Tensor>) Gradients.jacrev(f, argnums, new Object[] {a, b, c});
  }

  /**
   * The Jacobians in {@code argnums}, by reverse mode, one row at a time, all in a batch: of shape
   * {@code result.shape + argument.shape}. Of trees, the result's tree with the List of the
   * arguments' trees at each leaf.
   */
  public static <A, B, C> Fn3<A, B, C, Object> jacrev(Fn3<A, B, C, ?> f, Argnums argnums) {
    FlatFunction.present("jacrev", f);
    return (a, b, c) -> Gradients.jacrev(f, argnums, new Object[] {a, b, c});
  }

  /** The Hessian in the first argument: {@code jacfwd(jacrev(f))}. */
  public static TensorFn3 hessian(TensorFn3 f) {
    FlatFunction.present("hessian", f);
    return jacfwd(jacrev(f));
  }

  /** The Hessian in the first argument: {@code jacfwd(jacrev(f))}. */
  public static <A, B, C> Fn3<A, B, C, Object> hessian(Fn3<A, B, C, ?> f) {
    FlatFunction.present("hessian", f);
    return jacfwd(jacrev(f));
  }

  /** The Hessian in argument {@code argnum}: {@code jacfwd(jacrev(f))}. */
  public static TensorFn3 hessian(TensorFn3 f, int argnum) {
    FlatFunction.present("hessian", f);
    return jacfwd(jacrev(f, argnum), argnum);
  }

  /** The Hessian in argument {@code argnum}: {@code jacfwd(jacrev(f))}. */
  public static <A, B, C> Fn3<A, B, C, Object> hessian(Fn3<A, B, C, ?> f, int argnum) {
    FlatFunction.present("hessian", f);
    return jacfwd(jacrev(f, argnum), argnum);
  }

  /** The value, and the pullback of cotangents at these arguments. */
  public static <A, B, C, R> Vjp<R> vjp(Fn3<A, B, C, R> f, A a, B b, C c) {
    return new Vjp<>(f, a, b, c);
  }

  /** The value, and the pullback of cotangents at these arguments. */
  public static Vjp<Tensor> vjp(TensorFn3 f, Tensor a, Tensor b, Tensor c) {
    return new Vjp<>(f, a, b, c);
  }

  /** The value, and the derivative at these arguments as a linear function. */
  public static <A, B, C, R> Linearized<R> linearize(Fn3<A, B, C, R> f, A a, B b, C c) {
    return new Linearized<>(f, a, b, c);
  }

  /** The value, and the derivative at these arguments as a linear function. */
  public static Linearized<Tensor> linearize(TensorFn3 f, Tensor a, Tensor b, Tensor c) {
    return new Linearized<>(f, a, b, c);
  }

  /** The value and its tangent, for the arguments {@code primals} and their tangents. */
  public static <A, B, C, R> ValueAndTangent<R> jvp(
      Fn3<A, B, C, R> f, List<?> primals, List<?> tangents) {
    return ForwardMode.jvp(f, primals, tangents);
  }

  /** The value and its tangent, for the arguments {@code primals} and their tangents. */
  public static ValueAndTangent<Tensor> jvp(TensorFn3 f, List<?> primals, List<?> tangents) {
    return ForwardMode.jvp(f, primals, tangents);
  }

  /** The program that the function's trace gives, for printing and inspection. */
  public static <A, B, C, R> Fn3<A, B, C, org.xlava.ir.ClosedJaxpr> makeJaxpr(Fn3<A, B, C, R> f) {
    FlatFunction.present("makeJaxpr", f);
    return (a, b, c) -> Inspection.makeJaxpr(f, a, b, c);
  }

  /** The program that the function's trace gives, for printing and inspection. */
  public static Fn3<Tensor, Tensor, Tensor, org.xlava.ir.ClosedJaxpr> makeJaxpr(TensorFn3 f) {
    FlatFunction.present("makeJaxpr", f);
    return (a, b, c) -> Inspection.makeJaxpr(f, a, b, c);
  }

  /**
   * What the derivative at these arguments in reverse mode keeps from the forward pass for the
   * backward one, and where it is from.
   */
  public static <A, B, C, R> List<Residual> savedResiduals(Fn3<A, B, C, R> f, A a, B b, C c) {
    return SavedResiduals.of(f, a, b, c);
  }

  /**
   * What the derivative at these arguments in reverse mode keeps from the forward pass for the
   * backward one, and where it is from.
   */
  public static List<Residual> savedResiduals(TensorFn3 f, Tensor a, Tensor b, Tensor c) {
    return SavedResiduals.of(f, a, b, c);
  }

  /**
   * The transpose of a function that is linear in all its arguments together, at arguments of the
   * types of {@code examples}: tensors, {@link TensorType}s, or trees of tensors. It takes the
   * result's cotangent to the arguments'.
   */
  public static <A, B, C, R> Fn1<R, List<Object>> linearTranspose(
      Fn3<A, B, C, R> f, Object... examples) {
    return new LinearTranspose<>(f, examples)::apply;
  }

  /**
   * The transpose of a function that is linear in all its arguments together, at arguments of the
   * types of {@code examples}: tensors, {@link TensorType}s, or trees of tensors. It takes the
   * result's cotangent to the arguments'.
   */
  public static Fn1<Tensor, List<Tensor>> linearTranspose(TensorFn3 f, Object... examples) {
    return new LinearTranspose<>(f, examples)::tensors;
  }

  /**
   * The function traced at arguments of these types, with the tensors that it captured and that may
   * be differentiated as arguments of their own.
   */
  public static <A, B, C, R> ClosureConverted<R> closureConvert(Fn3<A, B, C, R> f, A a, B b, C c) {
    return new ClosureConverted<>(f, a, b, c);
  }

  /**
   * Checks the derivatives of the function at these arguments, of first and second order in both
   * modes, against finite differences; an AssertionError says what differs. See {@link
   * GradientCheck}.
   */
  public static <A, B, C, R> void checkGrads(Fn3<A, B, C, R> f, A a, B b, C c) {
    GradientCheck.DEFAULTS.check(f, a, b, c);
  }

  /**
   * Checks the derivatives of the function at these arguments, as {@code how} says, against finite
   * differences; an AssertionError says what differs. See {@link GradientCheck}.
   */
  public static <A, B, C, R> void checkGrads(GradientCheck how, Fn3<A, B, C, R> f, A a, B b, C c) {
    how.check(f, a, b, c);
  }

  /**
   * The function traced at arguments of these types, with the tensors that it captured and that may
   * be differentiated as arguments of their own.
   */
  public static ClosureConverted<Tensor> closureConvert(TensorFn3 f, Tensor a, Tensor b, Tensor c) {
    return new ClosureConverted<>(f, a, b, c);
  }

  /**
   * Checks the derivatives of the function at these arguments, of first and second order in both
   * modes, against finite differences; an AssertionError says what differs. See {@link
   * GradientCheck}.
   */
  public static void checkGrads(TensorFn3 f, Tensor a, Tensor b, Tensor c) {
    GradientCheck.DEFAULTS.check(f, a, b, c);
  }

  /**
   * Checks the derivatives of the function at these arguments, as {@code how} says, against finite
   * differences; an AssertionError says what differs. See {@link GradientCheck}.
   */
  public static void checkGrads(GradientCheck how, TensorFn3 f, Tensor a, Tensor b, Tensor c) {
    how.check(f, a, b, c);
  }

  /**
   * Checks the derivatives of the function at these tensors or Java numbers, of first and second
   * order in both modes, against finite differences; an AssertionError says what differs. See
   * {@link GradientCheck}.
   */
  public static void checkGrads(TensorFn3 f, Object... arguments) {
    GradientCheck.DEFAULTS.check(f, arguments);
  }

  /** The gradient, as {@code options} say. */
  public static TensorFn3 grad(TensorFn3 f, GradOptions options) {
    FlatFunction.present("grad", f);
    Argnums argnums = GradOptions.present("grad", options);
    return (a, b, c) ->
        Gradients.<Tensor>valueAndGrad("grad", f, argnums, new Object[] {a, b, c}).grad();
  }

  /**
   * The gradient, as {@code options} say. {@code G} is its type, which the compiler takes on trust.
   */
  public static <A, B, C, G> Fn3<A, B, C, G> grad(Fn3<A, B, C, Tensor> f, GradOptions options) {
    FlatFunction.present("grad", f);
    Argnums argnums = GradOptions.present("grad", options);
    return (a, b, c) ->
        Gradients.<G>valueAndGrad("grad", f, argnums, new Object[] {a, b, c}).grad();
  }

  /** The value and its gradient, as {@code options} say. */
  public static Fn3<Tensor, Tensor, Tensor, ValueAndGrad<Tensor>> valueAndGrad(
      TensorFn3 f, GradOptions options) {
    FlatFunction.present("valueAndGrad", f);
    Argnums argnums = GradOptions.present("valueAndGrad", options);
    return (a, b, c) ->
        Gradients.<Tensor>valueAndGrad("valueAndGrad", f, argnums, new Object[] {a, b, c});
  }

  /**
   * The value and its gradient, as {@code options} say. {@code G} is its type, which the compiler
   * takes on trust.
   */
  public static <A, B, C, G> Fn3<A, B, C, ValueAndGrad<G>> valueAndGrad(
      Fn3<A, B, C, Tensor> f, GradOptions options) {
    FlatFunction.present("valueAndGrad", f);
    Argnums argnums = GradOptions.present("valueAndGrad", options);
    return (a, b, c) ->
        Gradients.<G>valueAndGrad("valueAndGrad", f, argnums, new Object[] {a, b, c});
  }

  /** The Jacobian by forward mode, as {@code options} say. */
  public static TensorFn3 jacfwd(TensorFn3 f, GradOptions options) {
    FlatFunction.present("jacfwd", f);
    Argnums argnums = GradOptions.present("jacfwd", options);
    return (a, b, c) -> (Tensor) Gradients.jacfwd(f, argnums, new Object[] {a, b, c});
  }

  /**
   * The Jacobian by forward mode, as {@code options} say. {@code G} is its type, which the compiler
   * takes on trust.
   */
  @SuppressWarnings("unchecked")
  public static <A, B, C, G> Fn3<A, B, C, G> jacfwd(Fn3<A, B, C, ?> f, GradOptions options) {
    FlatFunction.present("jacfwd", f);
    Argnums argnums = GradOptions.present("jacfwd", options);
    return (a, b, c) -> (G) Gradients.jacfwd(f, argnums, new Object[] {a, b, c});
  }

  /** The Jacobian by reverse mode, as {@code options} say. */
  public static TensorFn3 jacrev(TensorFn3 f, GradOptions options) {
    FlatFunction.present("jacrev", f);
    Argnums argnums = GradOptions.present("jacrev", options);
    return (a, b, c) -> (Tensor) Gradients.jacrev(f, argnums, new Object[] {a, b, c});
  }

  /**
   * The Jacobian by reverse mode, as {@code options} say. {@code G} is its type, which the compiler
   * takes on trust.
   */
  @SuppressWarnings("unchecked")
  public static <A, B, C, G> Fn3<A, B, C, G> jacrev(Fn3<A, B, C, ?> f, GradOptions options) {
    FlatFunction.present("jacrev", f);
    Argnums argnums = GradOptions.present("jacrev", options);
    return (a, b, c) -> (G) Gradients.jacrev(f, argnums, new Object[] {a, b, c});
  }

  /** The Hessian, as {@code options} say: {@code jacfwd(jacrev(f))}. */
  public static TensorFn3 hessian(TensorFn3 f, GradOptions options) {
    FlatFunction.present("hessian", f);
    return jacfwd(jacrev(f, options), options);
  }

  /**
   * The function with a derivative of your own: {@code rule} gives its value and tangent, from the
   * Lists of arguments and tangents. It is used wherever the function is differentiated, in reverse
   * mode too.
   */
  public static <A, B, C, P, R> Fn3<A, B, C, R> customJvp(
      Fn3<A, B, C, R> f, JvpRule<List<P>, R> rule) {
    Fn<R> g = new CustomJvp<>(f, rule);
    return (a, b, c) -> g.call(a, b, c);
  }

  /**
   * The function with a derivative of your own in reverse mode: {@code forward} gives the value and
   * what {@code backward} needs to know, which takes that and the value's cotangent to the
   * arguments', a List; null stands for a zero.
   */
  public static <A, B, C, P, R, S> Fn3<A, B, C, R> customVjp(
      Fn3<A, B, C, R> f,
      Fn3<A, B, C, ValueAndResiduals<R, S>> forward,
      Fn2<S, R, List<P>> backward) {
    Fn<R> g = CustomVjp.of(f, forward, backward);
    return (a, b, c) -> g.call(a, b, c);
  }

  /** The function with a derivative of your own in reverse mode, by rules with options. */
  public static <A, B, C, R, S> Fn3<A, B, C, R> customVjp(Fn3<A, B, C, R> f, VjpRule<R, S> rule) {
    Fn<R> g = new CustomVjp<>(f, rule);
    return (a, b, c) -> g.call(a, b, c);
  }

  /**
   * The function with a derivative of your own: {@code rule} gives its value and tangent, from the
   * Lists of arguments and tangents. It is used wherever the function is differentiated, in reverse
   * mode too.
   */
  public static TensorFn3 customJvp(TensorFn3 f, JvpRule<List<Tensor>, Tensor> rule) {
    Fn<Tensor> g = new CustomJvp<>(f, rule);
    return (a, b, c) -> g.call(a, b, c);
  }

  /**
   * The function with a derivative of your own in reverse mode: {@code forward} gives the value and
   * what {@code backward} needs to know, which takes that and the value's cotangent to the
   * arguments', a List; null stands for a zero.
   */
  public static <S> TensorFn3 customVjp(
      TensorFn3 f,
      Fn3<Tensor, Tensor, Tensor, ValueAndResiduals<Tensor, S>> forward,
      Fn2<S, Tensor, List<Tensor>> backward) {
    Fn<Tensor> g = CustomVjp.of(f, forward, backward);
    return (a, b, c) -> g.call(a, b, c);
  }

  /** The function with a derivative of your own in reverse mode, by rules with options. */
  public static <S> TensorFn3 customVjp(TensorFn3 f, VjpRule<Tensor, S> rule) {
    Fn<Tensor> g = new CustomVjp<>(f, rule);
    return (a, b, c) -> g.call(a, b, c);
  }

  /**
   * The function whose derivative in reverse mode is the pullback that it returns beside its value:
   * a function from the value's cotangent to the List of the arguments'.
   */
  public static <A, B, C, R> Fn3<A, B, C, R> customGradient(
      Fn3<A, B, C, ValueAndPullback<R, List<?>>> f) {
    Fn<R> g = CustomGradient.of(f, false);
    return (a, b, c) -> g.call(a, b, c);
  }

  /**
   * The function with a derivative that computes intermediate values again from the arguments
   * instead of keeping them: it takes less memory and more time.
   */
  public static <A, B, C, R> Fn3<A, B, C, R> checkpoint(Fn3<A, B, C, R> f) {
    Fn<R> g = new Checkpoint<>(f, CheckpointOptions.DEFAULTS);
    return (a, b, c) -> g.call(a, b, c);
  }

  /**
   * The function with a derivative that computes intermediate values again, but for those that
   * {@code policy} keeps.
   */
  public static <A, B, C, R> Fn3<A, B, C, R> checkpoint(
      Fn3<A, B, C, R> f, CheckpointPolicy policy) {
    Fn<R> g = Checkpoint.of(f, policy);
    return (a, b, c) -> g.call(a, b, c);
  }

  /**
   * The function with a derivative that computes intermediate values again, as {@code options} say.
   */
  public static <A, B, C, R> Fn3<A, B, C, R> checkpoint(
      Fn3<A, B, C, R> f, CheckpointOptions options) {
    Fn<R> g = new Checkpoint<>(f, options);
    return (a, b, c) -> g.call(a, b, c);
  }

  /**
   * The function with a derivative that computes intermediate values again from the arguments
   * instead of keeping them: it takes less memory and more time.
   */
  public static TensorFn3 checkpoint(TensorFn3 f) {
    Fn<Tensor> g = new Checkpoint<>(f, CheckpointOptions.DEFAULTS);
    return (a, b, c) -> g.call(a, b, c);
  }

  /**
   * The function with a derivative that computes intermediate values again, but for those that
   * {@code policy} keeps.
   */
  public static TensorFn3 checkpoint(TensorFn3 f, CheckpointPolicy policy) {
    Fn<Tensor> g = Checkpoint.of(f, policy);
    return (a, b, c) -> g.call(a, b, c);
  }

  /**
   * The function with a derivative that computes intermediate values again, as {@code options} say.
   */
  public static TensorFn3 checkpoint(TensorFn3 f, CheckpointOptions options) {
    Fn<Tensor> g = new Checkpoint<>(f, options);
    return (a, b, c) -> g.call(a, b, c);
  }

  /**
   * The function with a batching rule of your own: {@code rule} is what {@code vmap} of the
   * function does. Reverse mode goes without the rule.
   */
  public static <A, B, C, R> Fn3<A, B, C, R> customVmap(Fn3<A, B, C, R> f, VmapRule<R> rule) {
    Fn<R> g = new CustomVmap<>(f, rule);
    return (a, b, c) -> g.call(a, b, c);
  }

  /** The function that {@code vmap} maps by a loop, one example after the other. */
  public static <A, B, C, R> Fn3<A, B, C, R> sequentialVmap(Fn3<A, B, C, R> f) {
    Fn<R> g = CustomVmap.sequential(f);
    return (a, b, c) -> g.call(a, b, c);
  }

  /**
   * The function with a batching rule of your own: {@code rule} is what {@code vmap} of the
   * function does. Reverse mode goes without the rule.
   */
  public static TensorFn3 customVmap(TensorFn3 f, VmapRule<Tensor> rule) {
    Fn<Tensor> g = new CustomVmap<>(f, rule);
    return (a, b, c) -> g.call(a, b, c);
  }

  /** The function that {@code vmap} maps by a loop, one example after the other. */
  public static TensorFn3 sequentialVmap(TensorFn3 f) {
    Fn<Tensor> g = CustomVmap.sequential(f);
    return (a, b, c) -> g.call(a, b, c);
  }

  /**
   * The function with a tangent that is the sum of {@code terms}, one for each argument, or null
   * where it is zero.
   */
  public static TensorFn3 customJvps(TensorFn3 f, @Nullable TangentTerm... terms) {
    Fn<Tensor> g = CustomJvp.ofTerms(f, terms);
    return (a, b, c) -> g.call(a, b, c);
  }

  /**
   * The result with {@linkplain TensorType#placeholder placeholders} for tensors, without computing
   * it. Arguments are tensors, {@link TensorType}s or trees of them.
   */
  public static <A, B, C, R> R evalShape(Fn3<A, B, C, R> f, Object... arguments) {
    return Inspection.evalShape(f, arguments);
  }

  /**
   * The result's type, without computing it. Arguments are tensors, {@link TensorType}s or Java
   * numbers.
   */
  public static TensorType evalShape(TensorFn3 f, Object... arguments) {
    return Inspection.evalShape(f, arguments).type();
  }
}
