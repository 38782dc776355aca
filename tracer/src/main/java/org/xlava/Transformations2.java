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

/** The transformations of functions of two arguments; see {@link Xlava}. */
abstract class Transformations2 extends Transformations1 {
  Transformations2() {}

  /**
   * The function compiled: traced once for each structure and types of arguments, and run as one
   * program from then on. Java's if and for see the types of the arguments, not their values:
   * select with {@link Numpy#where}. What the function does beside computing its result, such as
   * printing, it does when it is traced only.
   */
  public static <A, B, R> JitFn2<A, B, R> jit(Fn2<A, B, R> f) {
    return new JitFn2<>(f, JitOptions.defaults());
  }

  /**
   * The function compiled: traced once for each structure and types of arguments, and run as one
   * program from then on. Java's if and for see the types of the arguments, not their values:
   * select with {@link Numpy#where}. What the function does beside computing its result, such as
   * printing, it does when it is traced only.
   */
  public static JitTensorFn2 jit(TensorFn2 f) {
    return new JitTensorFn2(f, JitOptions.defaults());
  }

  /** As the other {@code jit}, with static or donated arguments. */
  public static <A, B, R> JitFn2<A, B, R> jit(Fn2<A, B, R> f, JitOptions options) {
    return new JitFn2<>(f, options);
  }

  /** As the other {@code jit}, with static or donated arguments. */
  public static JitTensorFn2 jit(TensorFn2 f, JitOptions options) {
    return new JitTensorFn2(f, options);
  }

  /**
   * The function over batches: applied to each example along axis 0 of all arguments, the results
   * stacked along axis 0.
   */
  public static <A, B, R> Fn2<A, B, R> vmap(Fn2<A, B, R> f) {
    Fn<R> g = new Vmap<>(f);
    return (a, b) -> g.call(a, b);
  }

  /**
   * The function over batches: applied to each example along axis 0 of all arguments, the results
   * stacked along axis 0.
   */
  public static TensorFn2 vmap(TensorFn2 f) {
    Fn<Tensor> g = new Vmap<>(f);
    return (a, b) -> g.call(a, b);
  }

  /**
   * The function over batches: applied to each example along the axes {@link Xlava#inAxes} of the
   * arguments, the results stacked along {@link Xlava#outAxes}, both 0 unless given. {@link
   * Xlava#axisName} names the axis for what the examples tell each other, {@link Xlava#axisSize}
   * gives its size where no argument is mapped.
   */
  public static <A, B, R> Fn2<A, B, R> vmap(Fn2<A, B, R> f, VmapOption... options) {
    Fn<R> g = new Vmap<>(f, options);
    return (a, b) -> g.call(a, b);
  }

  /**
   * The function over batches: applied to each example along the axes {@link Xlava#inAxes} of the
   * arguments, the results stacked along {@link Xlava#outAxes}, both 0 unless given. {@link
   * Xlava#axisName} names the axis for what the examples tell each other, {@link Xlava#axisSize}
   * gives its size where no argument is mapped.
   */
  public static TensorFn2 vmap(TensorFn2 f, VmapOption... options) {
    Fn<Tensor> g = new Vmap<>(f, options);
    return (a, b) -> g.call(a, b);
  }

  /**
   * The gradient in the first argument, in that argument's type. The function returns a real
   * floating scalar.
   */
  public static <A, B> Fn2<A, B, A> grad(Fn2<A, B, Tensor> f) {
    FlatFunction.present("grad", f);
    return (a, b) ->
        Gradients.<A>valueAndGrad("grad", f, Argnums.FIRST, new Object[] {a, b}).grad();
  }

  /**
   * The gradient in the first argument, in that argument's type. The function returns a real
   * floating scalar.
   */
  public static TensorFn2 grad(TensorFn2 f) {
    FlatFunction.present("grad", f);
    return (a, b) ->
        Gradients.<Tensor>valueAndGrad("grad", f, Argnums.FIRST, new Object[] {a, b}).grad();
  }

  /**
   * The gradient in argument {@code argnum}, in that argument's type. The function returns a real
   * floating scalar.
   */
  public static TensorFn2 grad(TensorFn2 f, int argnum) {
    FlatFunction.present("grad", f);
    Argnums argnums = Argnums.of(argnum);
    return (a, b) -> Gradients.<Tensor>valueAndGrad("grad", f, argnums, new Object[] {a, b}).grad();
  }

  /**
   * The gradient in argument {@code argnum}, in that argument's type. The function returns a real
   * floating scalar. {@code G} is that type, which the compiler takes on trust.
   */
  public static <A, B, G> Fn2<A, B, G> grad(Fn2<A, B, Tensor> f, int argnum) {
    FlatFunction.present("grad", f);
    Argnums argnums = Argnums.of(argnum);
    return (a, b) -> Gradients.<G>valueAndGrad("grad", f, argnums, new Object[] {a, b}).grad();
  }

  /** The gradients in the arguments {@code argnums}, one each. */
  public static Fn2<Tensor, Tensor, List<Tensor>> grad(TensorFn2 f, Argnums argnums) {
    FlatFunction.present("grad", f);
    return (a, b) ->
        Gradients.<List<Tensor>>valueAndGrad("grad", f, argnums, new Object[] {a, b}).grad();
  }

  /** The gradients in the arguments {@code argnums}, one each. */
  public static <A, B> Fn2<A, B, List<Object>> grad(Fn2<A, B, Tensor> f, Argnums argnums) {
    FlatFunction.present("grad", f);
    return (a, b) ->
        Gradients.<List<Object>>valueAndGrad("grad", f, argnums, new Object[] {a, b}).grad();
  }

  /** The value and its gradient in the first argument. */
  public static <A, B> Fn2<A, B, ValueAndGrad<A>> valueAndGrad(Fn2<A, B, Tensor> f) {
    FlatFunction.present("valueAndGrad", f);
    return (a, b) ->
        Gradients.<A>valueAndGrad("valueAndGrad", f, Argnums.FIRST, new Object[] {a, b});
  }

  /** The value and its gradient in the first argument. */
  public static Fn2<Tensor, Tensor, ValueAndGrad<Tensor>> valueAndGrad(TensorFn2 f) {
    FlatFunction.present("valueAndGrad", f);
    return (a, b) ->
        Gradients.<Tensor>valueAndGrad("valueAndGrad", f, Argnums.FIRST, new Object[] {a, b});
  }

  /** The value and its gradient in argument {@code argnum}. */
  public static Fn2<Tensor, Tensor, ValueAndGrad<Tensor>> valueAndGrad(TensorFn2 f, int argnum) {
    FlatFunction.present("valueAndGrad", f);
    Argnums argnums = Argnums.of(argnum);
    return (a, b) ->
        Gradients.<Tensor>valueAndGrad("valueAndGrad", f, argnums, new Object[] {a, b});
  }

  /** The value and its gradient in argument {@code argnum}. */
  public static <A, B, G> Fn2<A, B, ValueAndGrad<G>> valueAndGrad(Fn2<A, B, Tensor> f, int argnum) {
    FlatFunction.present("valueAndGrad", f);
    Argnums argnums = Argnums.of(argnum);
    return (a, b) -> Gradients.<G>valueAndGrad("valueAndGrad", f, argnums, new Object[] {a, b});
  }

  /** The value and its gradients in the arguments {@code argnums}. */
  public static Fn2<Tensor, Tensor, ValueAndGrad<List<Tensor>>> valueAndGrad(
      TensorFn2 f, Argnums argnums) {
    FlatFunction.present("valueAndGrad", f);
    return (a, b) ->
        Gradients.<List<Tensor>>valueAndGrad("valueAndGrad", f, argnums, new Object[] {a, b});
  }

  /** The value and its gradients in the arguments {@code argnums}. */
  public static <A, B> Fn2<A, B, ValueAndGrad<List<Object>>> valueAndGrad(
      Fn2<A, B, Tensor> f, Argnums argnums) {
    FlatFunction.present("valueAndGrad", f);
    return (a, b) ->
        Gradients.<List<Object>>valueAndGrad("valueAndGrad", f, argnums, new Object[] {a, b});
  }

  /** The gradient of the value in the first argument, and what else the function returns. */
  public static <A, B, X> Fn2<A, B, GradAndAux<A, X>> gradWithAux(
      Fn2<A, B, Auxiliary<Tensor, X>> f) {
    FlatFunction.present("gradWithAux", f);
    return (a, b) -> {
      ValueAuxAndGrad<X, A> r =
          Gradients.<X, A>valueAuxAndGrad("gradWithAux", f, Argnums.FIRST, new Object[] {a, b});
      return new GradAndAux<>(r.grad(), r.aux());
    };
  }

  /**
   * The value, what else the function returns, and the gradient of the value in the first argument.
   */
  public static <A, B, X> Fn2<A, B, ValueAuxAndGrad<X, A>> valueAndGradWithAux(
      Fn2<A, B, Auxiliary<Tensor, X>> f) {
    FlatFunction.present("valueAndGradWithAux", f);
    return (a, b) ->
        Gradients.<X, A>valueAuxAndGrad(
            "valueAndGradWithAux", f, Argnums.FIRST, new Object[] {a, b});
  }

  /** The gradient of the value in argument {@code argnum}, and what else the function returns. */
  public static <A, B, X, G> Fn2<A, B, GradAndAux<G, X>> gradWithAux(
      Fn2<A, B, Auxiliary<Tensor, X>> f, int argnum) {
    FlatFunction.present("gradWithAux", f);
    Argnums argnums = Argnums.of(argnum);
    return (a, b) -> {
      ValueAuxAndGrad<X, G> r =
          Gradients.<X, G>valueAuxAndGrad("gradWithAux", f, argnums, new Object[] {a, b});
      return new GradAndAux<>(r.grad(), r.aux());
    };
  }

  /**
   * The value, what else the function returns, and the gradient of the value in argument {@code
   * argnum}.
   */
  public static <A, B, X, G> Fn2<A, B, ValueAuxAndGrad<X, G>> valueAndGradWithAux(
      Fn2<A, B, Auxiliary<Tensor, X>> f, int argnum) {
    FlatFunction.present("valueAndGradWithAux", f);
    Argnums argnums = Argnums.of(argnum);
    return (a, b) ->
        Gradients.<X, G>valueAuxAndGrad("valueAndGradWithAux", f, argnums, new Object[] {a, b});
  }

  /**
   * The gradient of the value in the arguments {@code argnums}, and what else the function returns.
   */
  public static <A, B, X> Fn2<A, B, GradAndAux<List<Object>, X>> gradWithAux(
      Fn2<A, B, Auxiliary<Tensor, X>> f, Argnums argnums) {
    FlatFunction.present("gradWithAux", f);
    return (a, b) -> {
      ValueAuxAndGrad<X, List<Object>> r =
          Gradients.<X, List<Object>>valueAuxAndGrad(
              "gradWithAux", f, argnums, new Object[] {a, b});
      return new GradAndAux<>(r.grad(), r.aux());
    };
  }

  /**
   * The value, what else the function returns, and the gradient of the value in the arguments
   * {@code argnums}.
   */
  public static <A, B, X> Fn2<A, B, ValueAuxAndGrad<X, List<Object>>> valueAndGradWithAux(
      Fn2<A, B, Auxiliary<Tensor, X>> f, Argnums argnums) {
    FlatFunction.present("valueAndGradWithAux", f);
    return (a, b) ->
        Gradients.<X, List<Object>>valueAuxAndGrad(
            "valueAndGradWithAux", f, argnums, new Object[] {a, b});
  }

  /**
   * The Jacobian of the value by forward mode in the first argument, and what else the function
   * returns. {@code G} is its type, which the compiler takes on trust.
   */
  public static <A, B, R, X, G> Fn2<A, B, Auxiliary<G, X>> jacfwdWithAux(
      Fn2<A, B, Auxiliary<R, X>> f) {
    FlatFunction.present("jacfwdWithAux", f);
    return (a, b) -> Gradients.jacfwdWithAux(f, Argnums.FIRST, new Object[] {a, b});
  }

  /**
   * The Jacobian of the value by forward mode in argument {@code argnum}, and what else the
   * function returns. {@code G} is its type, which the compiler takes on trust.
   */
  public static <A, B, R, X, G> Fn2<A, B, Auxiliary<G, X>> jacfwdWithAux(
      Fn2<A, B, Auxiliary<R, X>> f, int argnum) {
    FlatFunction.present("jacfwdWithAux", f);
    Argnums argnums = Argnums.of(argnum);
    return (a, b) -> Gradients.jacfwdWithAux(f, argnums, new Object[] {a, b});
  }

  /**
   * The Jacobian of the value by forward mode in the arguments {@code argnums}, and what else the
   * function returns. {@code G} is its type, which the compiler takes on trust.
   */
  public static <A, B, R, X, G> Fn2<A, B, Auxiliary<G, X>> jacfwdWithAux(
      Fn2<A, B, Auxiliary<R, X>> f, Argnums argnums) {
    FlatFunction.present("jacfwdWithAux", f);
    return (a, b) -> Gradients.jacfwdWithAux(f, argnums, new Object[] {a, b});
  }

  /**
   * The Jacobian of the value by reverse mode in the first argument, and what else the function
   * returns. {@code G} is its type, which the compiler takes on trust.
   */
  public static <A, B, R, X, G> Fn2<A, B, Auxiliary<G, X>> jacrevWithAux(
      Fn2<A, B, Auxiliary<R, X>> f) {
    FlatFunction.present("jacrevWithAux", f);
    return (a, b) -> Gradients.jacrevWithAux(f, Argnums.FIRST, new Object[] {a, b});
  }

  /**
   * The Jacobian of the value by reverse mode in argument {@code argnum}, and what else the
   * function returns. {@code G} is its type, which the compiler takes on trust.
   */
  public static <A, B, R, X, G> Fn2<A, B, Auxiliary<G, X>> jacrevWithAux(
      Fn2<A, B, Auxiliary<R, X>> f, int argnum) {
    FlatFunction.present("jacrevWithAux", f);
    Argnums argnums = Argnums.of(argnum);
    return (a, b) -> Gradients.jacrevWithAux(f, argnums, new Object[] {a, b});
  }

  /**
   * The Jacobian of the value by reverse mode in the arguments {@code argnums}, and what else the
   * function returns. {@code G} is its type, which the compiler takes on trust.
   */
  public static <A, B, R, X, G> Fn2<A, B, Auxiliary<G, X>> jacrevWithAux(
      Fn2<A, B, Auxiliary<R, X>> f, Argnums argnums) {
    FlatFunction.present("jacrevWithAux", f);
    return (a, b) -> Gradients.jacrevWithAux(f, argnums, new Object[] {a, b});
  }

  /**
   * The Hessian of the value, {@code jacfwd(jacrev(f))}, in the first argument, and what else the
   * function returns. {@code G} is its type, which the compiler takes on trust.
   */
  public static <A, B, R, X, G> Fn2<A, B, Auxiliary<G, X>> hessianWithAux(
      Fn2<A, B, Auxiliary<R, X>> f) {
    FlatFunction.present("hessianWithAux", f);
    return (a, b) -> Gradients.hessianWithAux(f, Argnums.FIRST, new Object[] {a, b});
  }

  /**
   * The Hessian of the value, {@code jacfwd(jacrev(f))}, in argument {@code argnum}, and what else
   * the function returns. {@code G} is its type, which the compiler takes on trust.
   */
  public static <A, B, R, X, G> Fn2<A, B, Auxiliary<G, X>> hessianWithAux(
      Fn2<A, B, Auxiliary<R, X>> f, int argnum) {
    FlatFunction.present("hessianWithAux", f);
    Argnums argnums = Argnums.of(argnum);
    return (a, b) -> Gradients.hessianWithAux(f, argnums, new Object[] {a, b});
  }

  /**
   * The Hessian of the value, {@code jacfwd(jacrev(f))}, in the arguments {@code argnums}, and what
   * else the function returns. {@code G} is its type, which the compiler takes on trust.
   */
  public static <A, B, R, X, G> Fn2<A, B, Auxiliary<G, X>> hessianWithAux(
      Fn2<A, B, Auxiliary<R, X>> f, Argnums argnums) {
    FlatFunction.present("hessianWithAux", f);
    return (a, b) -> Gradients.hessianWithAux(f, argnums, new Object[] {a, b});
  }

  /**
   * The pullback of cotangents of the value at these arguments, and what else the function returns.
   */
  public static <A, B, R, X> Auxiliary<Vjp<R>, X> vjpWithAux(
      Fn2<A, B, Auxiliary<R, X>> f, A a, B b) {
    return Vjp.withAux(f, a, b);
  }

  /**
   * The derivative of the value at these arguments as a linear function, and what else the function
   * returns.
   */
  public static <A, B, R, X> Auxiliary<Linearized<R>, X> linearizeWithAux(
      Fn2<A, B, Auxiliary<R, X>> f, A a, B b) {
    return Linearized.withAux(f, a, b);
  }

  /**
   * The value and its tangent, for the arguments {@code primals} and their tangents, and what else
   * the function returns.
   */
  public static <A, B, R, X> Auxiliary<ValueAndTangent<R>, X> jvpWithAux(
      Fn2<A, B, Auxiliary<R, X>> f, List<?> primals, List<?> tangents) {
    return ForwardMode.jvpWithAux(f, primals, tangents);
  }

  /**
   * The Jacobian in the first argument, by forward mode, one column at a time, all in a batch: of
   * shape {@code result.shape + argument.shape}.
   */
  public static TensorFn2 jacfwd(TensorFn2 f) {
    FlatFunction.present("jacfwd", f);
    return (a, b) -> (Tensor) Gradients.jacfwd(f, Argnums.FIRST, new Object[] {a, b});
  }

  /**
   * The Jacobian in the first argument, by forward mode, one column at a time, all in a batch: of
   * shape {@code result.shape + argument.shape}. Of trees, the result's tree with the argument's
   * tree at each leaf.
   */
  public static <A, B> Fn2<A, B, Object> jacfwd(Fn2<A, B, ?> f) {
    FlatFunction.present("jacfwd", f);
    return (a, b) -> Gradients.jacfwd(f, Argnums.FIRST, new Object[] {a, b});
  }

  /**
   * The Jacobian in argument {@code argnum}, by forward mode, one column at a time, all in a batch:
   * of shape {@code result.shape + argument.shape}.
   */
  public static TensorFn2 jacfwd(TensorFn2 f, int argnum) {
    FlatFunction.present("jacfwd", f);
    Argnums argnums = Argnums.of(argnum);
    return (a, b) -> (Tensor) Gradients.jacfwd(f, argnums, new Object[] {a, b});
  }

  /**
   * The Jacobian in argument {@code argnum}, by forward mode, one column at a time, all in a batch:
   * of shape {@code result.shape + argument.shape}. Of trees, the result's tree with the argument's
   * tree at each leaf.
   */
  public static <A, B> Fn2<A, B, Object> jacfwd(Fn2<A, B, ?> f, int argnum) {
    FlatFunction.present("jacfwd", f);
    Argnums argnums = Argnums.of(argnum);
    return (a, b) -> Gradients.jacfwd(f, argnums, new Object[] {a, b});
  }

  /**
   * The Jacobians in {@code argnums}, by forward mode, one column at a time, all in a batch: of
   * shape {@code result.shape + argument.shape}.
   */
  @SuppressWarnings("unchecked")
  public static Fn2<Tensor, Tensor, List<Tensor>> jacfwd(TensorFn2 f, Argnums argnums) {
    FlatFunction.present("jacfwd", f);
    return (a, b) -> (List<Tensor>) Gradients.jacfwd(f, argnums, new Object[] {a, b});
  }

  /**
   * The Jacobians in {@code argnums}, by forward mode, one column at a time, all in a batch: of
   * shape {@code result.shape + argument.shape}. Of trees, the result's tree with the List of the
   * arguments' trees at each leaf.
   */
  public static <A, B> Fn2<A, B, Object> jacfwd(Fn2<A, B, ?> f, Argnums argnums) {
    FlatFunction.present("jacfwd", f);
    return (a, b) -> Gradients.jacfwd(f, argnums, new Object[] {a, b});
  }

  /**
   * The Jacobian in the first argument, by reverse mode, one row at a time, all in a batch: of
   * shape {@code result.shape + argument.shape}.
   */
  public static TensorFn2 jacrev(TensorFn2 f) {
    FlatFunction.present("jacrev", f);
    return (a, b) -> (Tensor) Gradients.jacrev(f, Argnums.FIRST, new Object[] {a, b});
  }

  /**
   * The Jacobian in the first argument, by reverse mode, one row at a time, all in a batch: of
   * shape {@code result.shape + argument.shape}. Of trees, the result's tree with the argument's
   * tree at each leaf.
   */
  public static <A, B> Fn2<A, B, Object> jacrev(Fn2<A, B, ?> f) {
    FlatFunction.present("jacrev", f);
    return (a, b) -> Gradients.jacrev(f, Argnums.FIRST, new Object[] {a, b});
  }

  /**
   * The Jacobian in argument {@code argnum}, by reverse mode, one row at a time, all in a batch: of
   * shape {@code result.shape + argument.shape}.
   */
  public static TensorFn2 jacrev(TensorFn2 f, int argnum) {
    FlatFunction.present("jacrev", f);
    Argnums argnums = Argnums.of(argnum);
    return (a, b) -> (Tensor) Gradients.jacrev(f, argnums, new Object[] {a, b});
  }

  /**
   * The Jacobian in argument {@code argnum}, by reverse mode, one row at a time, all in a batch: of
   * shape {@code result.shape + argument.shape}. Of trees, the result's tree with the argument's
   * tree at each leaf.
   */
  public static <A, B> Fn2<A, B, Object> jacrev(Fn2<A, B, ?> f, int argnum) {
    FlatFunction.present("jacrev", f);
    Argnums argnums = Argnums.of(argnum);
    return (a, b) -> Gradients.jacrev(f, argnums, new Object[] {a, b});
  }

  /**
   * The Jacobians in {@code argnums}, by reverse mode, one row at a time, all in a batch: of shape
   * {@code result.shape + argument.shape}.
   */
  @SuppressWarnings("unchecked")
  public static Fn2<Tensor, Tensor, List<Tensor>> jacrev(TensorFn2 f, Argnums argnums) {
    FlatFunction.present("jacrev", f);
    return (a, b) -> (List<Tensor>) Gradients.jacrev(f, argnums, new Object[] {a, b});
  }

  /**
   * The Jacobians in {@code argnums}, by reverse mode, one row at a time, all in a batch: of shape
   * {@code result.shape + argument.shape}. Of trees, the result's tree with the List of the
   * arguments' trees at each leaf.
   */
  public static <A, B> Fn2<A, B, Object> jacrev(Fn2<A, B, ?> f, Argnums argnums) {
    FlatFunction.present("jacrev", f);
    return (a, b) -> Gradients.jacrev(f, argnums, new Object[] {a, b});
  }

  /** The Hessian in the first argument: {@code jacfwd(jacrev(f))}. */
  public static TensorFn2 hessian(TensorFn2 f) {
    FlatFunction.present("hessian", f);
    return jacfwd(jacrev(f));
  }

  /** The Hessian in the first argument: {@code jacfwd(jacrev(f))}. */
  public static <A, B> Fn2<A, B, Object> hessian(Fn2<A, B, ?> f) {
    FlatFunction.present("hessian", f);
    return jacfwd(jacrev(f));
  }

  /** The Hessian in argument {@code argnum}: {@code jacfwd(jacrev(f))}. */
  public static TensorFn2 hessian(TensorFn2 f, int argnum) {
    FlatFunction.present("hessian", f);
    return jacfwd(jacrev(f, argnum), argnum);
  }

  /** The Hessian in argument {@code argnum}: {@code jacfwd(jacrev(f))}. */
  public static <A, B> Fn2<A, B, Object> hessian(Fn2<A, B, ?> f, int argnum) {
    FlatFunction.present("hessian", f);
    return jacfwd(jacrev(f, argnum), argnum);
  }

  /** The value, and the pullback of cotangents at these arguments. */
  public static <A, B, R> Vjp<R> vjp(Fn2<A, B, R> f, A a, B b) {
    return new Vjp<>(f, a, b);
  }

  /** The value, and the pullback of cotangents at these arguments. */
  public static Vjp<Tensor> vjp(TensorFn2 f, Tensor a, Tensor b) {
    return new Vjp<>(f, a, b);
  }

  /** The value, and the derivative at these arguments as a linear function. */
  public static <A, B, R> Linearized<R> linearize(Fn2<A, B, R> f, A a, B b) {
    return new Linearized<>(f, a, b);
  }

  /** The value, and the derivative at these arguments as a linear function. */
  public static Linearized<Tensor> linearize(TensorFn2 f, Tensor a, Tensor b) {
    return new Linearized<>(f, a, b);
  }

  /** The value and its tangent, for the arguments {@code primals} and their tangents. */
  public static <A, B, R> ValueAndTangent<R> jvp(
      Fn2<A, B, R> f, List<?> primals, List<?> tangents) {
    return ForwardMode.jvp(f, primals, tangents);
  }

  /** The value and its tangent, for the arguments {@code primals} and their tangents. */
  public static ValueAndTangent<Tensor> jvp(TensorFn2 f, List<?> primals, List<?> tangents) {
    return ForwardMode.jvp(f, primals, tangents);
  }

  /** The program that the function's trace gives, for printing and inspection. */
  public static <A, B, R> Fn2<A, B, org.xlava.ir.ClosedJaxpr> makeJaxpr(Fn2<A, B, R> f) {
    FlatFunction.present("makeJaxpr", f);
    return (a, b) -> Inspection.makeJaxpr(f, a, b);
  }

  /** The program that the function's trace gives, for printing and inspection. */
  public static Fn2<Tensor, Tensor, org.xlava.ir.ClosedJaxpr> makeJaxpr(TensorFn2 f) {
    FlatFunction.present("makeJaxpr", f);
    return (a, b) -> Inspection.makeJaxpr(f, a, b);
  }

  /**
   * What the derivative at these arguments in reverse mode keeps from the forward pass for the
   * backward one, and where it is from.
   */
  public static <A, B, R> List<Residual> savedResiduals(Fn2<A, B, R> f, A a, B b) {
    return SavedResiduals.of(f, a, b);
  }

  /**
   * What the derivative at these arguments in reverse mode keeps from the forward pass for the
   * backward one, and where it is from.
   */
  public static List<Residual> savedResiduals(TensorFn2 f, Tensor a, Tensor b) {
    return SavedResiduals.of(f, a, b);
  }

  /**
   * The transpose of a function that is linear in all its arguments together, at arguments of the
   * types of {@code examples}: tensors, {@link TensorType}s, or trees of tensors. It takes the
   * result's cotangent to the arguments'.
   */
  public static <A, B, R> Fn1<R, List<Object>> linearTranspose(Fn2<A, B, R> f, Object... examples) {
    return new LinearTranspose<>(f, examples)::apply;
  }

  /**
   * The transpose of a function that is linear in all its arguments together, at arguments of the
   * types of {@code examples}: tensors, {@link TensorType}s, or trees of tensors. It takes the
   * result's cotangent to the arguments'.
   */
  public static Fn1<Tensor, List<Tensor>> linearTranspose(TensorFn2 f, Object... examples) {
    return new LinearTranspose<>(f, examples)::tensors;
  }

  /**
   * The function traced at arguments of these types, with the tensors that it captured and that may
   * be differentiated as arguments of their own.
   */
  public static <A, B, R> ClosureConverted<R> closureConvert(Fn2<A, B, R> f, A a, B b) {
    return new ClosureConverted<>(f, a, b);
  }

  /**
   * Checks the derivatives of the function at these arguments, of first and second order in both
   * modes, against finite differences; an AssertionError says what differs. See {@link
   * GradientCheck}.
   */
  public static <A, B, R> void checkGrads(Fn2<A, B, R> f, A a, B b) {
    GradientCheck.DEFAULTS.check(f, a, b);
  }

  /**
   * Checks the derivatives of the function at these arguments, as {@code how} says, against finite
   * differences; an AssertionError says what differs. See {@link GradientCheck}.
   */
  public static <A, B, R> void checkGrads(GradientCheck how, Fn2<A, B, R> f, A a, B b) {
    how.check(f, a, b);
  }

  /**
   * The function traced at arguments of these types, with the tensors that it captured and that may
   * be differentiated as arguments of their own.
   */
  public static ClosureConverted<Tensor> closureConvert(TensorFn2 f, Tensor a, Tensor b) {
    return new ClosureConverted<>(f, a, b);
  }

  /**
   * Checks the derivatives of the function at these arguments, of first and second order in both
   * modes, against finite differences; an AssertionError says what differs. See {@link
   * GradientCheck}.
   */
  public static void checkGrads(TensorFn2 f, Tensor a, Tensor b) {
    GradientCheck.DEFAULTS.check(f, a, b);
  }

  /**
   * Checks the derivatives of the function at these arguments, as {@code how} says, against finite
   * differences; an AssertionError says what differs. See {@link GradientCheck}.
   */
  public static void checkGrads(GradientCheck how, TensorFn2 f, Tensor a, Tensor b) {
    how.check(f, a, b);
  }

  /**
   * Checks the derivatives of the function at these tensors or Java numbers, of first and second
   * order in both modes, against finite differences; an AssertionError says what differs. See
   * {@link GradientCheck}.
   */
  public static void checkGrads(TensorFn2 f, Object... arguments) {
    GradientCheck.DEFAULTS.check(f, arguments);
  }

  /** The gradient, as {@code options} say. */
  public static TensorFn2 grad(TensorFn2 f, GradOptions options) {
    FlatFunction.present("grad", f);
    Argnums argnums = GradOptions.present("grad", options);
    return (a, b) -> Gradients.<Tensor>valueAndGrad("grad", f, argnums, new Object[] {a, b}).grad();
  }

  /**
   * The gradient, as {@code options} say. {@code G} is its type, which the compiler takes on trust.
   */
  public static <A, B, G> Fn2<A, B, G> grad(Fn2<A, B, Tensor> f, GradOptions options) {
    FlatFunction.present("grad", f);
    Argnums argnums = GradOptions.present("grad", options);
    return (a, b) -> Gradients.<G>valueAndGrad("grad", f, argnums, new Object[] {a, b}).grad();
  }

  /** The value and its gradient, as {@code options} say. */
  public static Fn2<Tensor, Tensor, ValueAndGrad<Tensor>> valueAndGrad(
      TensorFn2 f, GradOptions options) {
    FlatFunction.present("valueAndGrad", f);
    Argnums argnums = GradOptions.present("valueAndGrad", options);
    return (a, b) ->
        Gradients.<Tensor>valueAndGrad("valueAndGrad", f, argnums, new Object[] {a, b});
  }

  /**
   * The value and its gradient, as {@code options} say. {@code G} is its type, which the compiler
   * takes on trust.
   */
  public static <A, B, G> Fn2<A, B, ValueAndGrad<G>> valueAndGrad(
      Fn2<A, B, Tensor> f, GradOptions options) {
    FlatFunction.present("valueAndGrad", f);
    Argnums argnums = GradOptions.present("valueAndGrad", options);
    return (a, b) -> Gradients.<G>valueAndGrad("valueAndGrad", f, argnums, new Object[] {a, b});
  }

  /** The Jacobian by forward mode, as {@code options} say. */
  public static TensorFn2 jacfwd(TensorFn2 f, GradOptions options) {
    FlatFunction.present("jacfwd", f);
    Argnums argnums = GradOptions.present("jacfwd", options);
    return (a, b) -> (Tensor) Gradients.jacfwd(f, argnums, new Object[] {a, b});
  }

  /**
   * The Jacobian by forward mode, as {@code options} say. {@code G} is its type, which the compiler
   * takes on trust.
   */
  @SuppressWarnings("unchecked")
  public static <A, B, G> Fn2<A, B, G> jacfwd(Fn2<A, B, ?> f, GradOptions options) {
    FlatFunction.present("jacfwd", f);
    Argnums argnums = GradOptions.present("jacfwd", options);
    return (a, b) -> (G) Gradients.jacfwd(f, argnums, new Object[] {a, b});
  }

  /** The Jacobian by reverse mode, as {@code options} say. */
  public static TensorFn2 jacrev(TensorFn2 f, GradOptions options) {
    FlatFunction.present("jacrev", f);
    Argnums argnums = GradOptions.present("jacrev", options);
    return (a, b) -> (Tensor) Gradients.jacrev(f, argnums, new Object[] {a, b});
  }

  /**
   * The Jacobian by reverse mode, as {@code options} say. {@code G} is its type, which the compiler
   * takes on trust.
   */
  @SuppressWarnings("unchecked")
  public static <A, B, G> Fn2<A, B, G> jacrev(Fn2<A, B, ?> f, GradOptions options) {
    FlatFunction.present("jacrev", f);
    Argnums argnums = GradOptions.present("jacrev", options);
    return (a, b) -> (G) Gradients.jacrev(f, argnums, new Object[] {a, b});
  }

  /** The Hessian, as {@code options} say: {@code jacfwd(jacrev(f))}. */
  public static TensorFn2 hessian(TensorFn2 f, GradOptions options) {
    FlatFunction.present("hessian", f);
    return jacfwd(jacrev(f, options), options);
  }

  /**
   * The function with a derivative of your own: {@code rule} gives its value and tangent, from the
   * Lists of arguments and tangents. It is used wherever the function is differentiated, in reverse
   * mode too.
   */
  public static <A, B, P, R> Fn2<A, B, R> customJvp(Fn2<A, B, R> f, JvpRule<List<P>, R> rule) {
    Fn<R> g = new CustomJvp<>(f, rule);
    return (a, b) -> g.call(a, b);
  }

  /**
   * The function with a derivative of your own in reverse mode: {@code forward} gives the value and
   * what {@code backward} needs to know, which takes that and the value's cotangent to the
   * arguments', a List; null stands for a zero.
   */
  public static <A, B, P, R, S> Fn2<A, B, R> customVjp(
      Fn2<A, B, R> f, Fn2<A, B, ValueAndResiduals<R, S>> forward, Fn2<S, R, List<P>> backward) {
    Fn<R> g = CustomVjp.of(f, forward, backward);
    return (a, b) -> g.call(a, b);
  }

  /** The function with a derivative of your own in reverse mode, by rules with options. */
  public static <A, B, R, S> Fn2<A, B, R> customVjp(Fn2<A, B, R> f, VjpRule<R, S> rule) {
    Fn<R> g = new CustomVjp<>(f, rule);
    return (a, b) -> g.call(a, b);
  }

  /**
   * The function with a derivative of your own: {@code rule} gives its value and tangent, from the
   * Lists of arguments and tangents. It is used wherever the function is differentiated, in reverse
   * mode too.
   */
  public static TensorFn2 customJvp(TensorFn2 f, JvpRule<List<Tensor>, Tensor> rule) {
    Fn<Tensor> g = new CustomJvp<>(f, rule);
    return (a, b) -> g.call(a, b);
  }

  /**
   * The function with a derivative of your own in reverse mode: {@code forward} gives the value and
   * what {@code backward} needs to know, which takes that and the value's cotangent to the
   * arguments', a List; null stands for a zero.
   */
  public static <S> TensorFn2 customVjp(
      TensorFn2 f,
      Fn2<Tensor, Tensor, ValueAndResiduals<Tensor, S>> forward,
      Fn2<S, Tensor, List<Tensor>> backward) {
    Fn<Tensor> g = CustomVjp.of(f, forward, backward);
    return (a, b) -> g.call(a, b);
  }

  /** The function with a derivative of your own in reverse mode, by rules with options. */
  public static <S> TensorFn2 customVjp(TensorFn2 f, VjpRule<Tensor, S> rule) {
    Fn<Tensor> g = new CustomVjp<>(f, rule);
    return (a, b) -> g.call(a, b);
  }

  /**
   * The function whose derivative in reverse mode is the pullback that it returns beside its value:
   * a function from the value's cotangent to the List of the arguments'.
   */
  public static <A, B, R> Fn2<A, B, R> customGradient(Fn2<A, B, ValueAndPullback<R, List<?>>> f) {
    Fn<R> g = CustomGradient.of(f, false);
    return (a, b) -> g.call(a, b);
  }

  /**
   * The function with a derivative that computes intermediate values again from the arguments
   * instead of keeping them: it takes less memory and more time.
   */
  public static <A, B, R> Fn2<A, B, R> checkpoint(Fn2<A, B, R> f) {
    Fn<R> g = new Checkpoint<>(f, CheckpointOptions.DEFAULTS);
    return (a, b) -> g.call(a, b);
  }

  /**
   * The function with a derivative that computes intermediate values again, but for those that
   * {@code policy} keeps.
   */
  public static <A, B, R> Fn2<A, B, R> checkpoint(Fn2<A, B, R> f, CheckpointPolicy policy) {
    Fn<R> g = Checkpoint.of(f, policy);
    return (a, b) -> g.call(a, b);
  }

  /**
   * The function with a derivative that computes intermediate values again, as {@code options} say.
   */
  public static <A, B, R> Fn2<A, B, R> checkpoint(Fn2<A, B, R> f, CheckpointOptions options) {
    Fn<R> g = new Checkpoint<>(f, options);
    return (a, b) -> g.call(a, b);
  }

  /**
   * The function with a derivative that computes intermediate values again from the arguments
   * instead of keeping them: it takes less memory and more time.
   */
  public static TensorFn2 checkpoint(TensorFn2 f) {
    Fn<Tensor> g = new Checkpoint<>(f, CheckpointOptions.DEFAULTS);
    return (a, b) -> g.call(a, b);
  }

  /**
   * The function with a derivative that computes intermediate values again, but for those that
   * {@code policy} keeps.
   */
  public static TensorFn2 checkpoint(TensorFn2 f, CheckpointPolicy policy) {
    Fn<Tensor> g = Checkpoint.of(f, policy);
    return (a, b) -> g.call(a, b);
  }

  /**
   * The function with a derivative that computes intermediate values again, as {@code options} say.
   */
  public static TensorFn2 checkpoint(TensorFn2 f, CheckpointOptions options) {
    Fn<Tensor> g = new Checkpoint<>(f, options);
    return (a, b) -> g.call(a, b);
  }

  /**
   * The function with a batching rule of your own: {@code rule} is what {@code vmap} of the
   * function does. Reverse mode goes without the rule.
   */
  public static <A, B, R> Fn2<A, B, R> customVmap(Fn2<A, B, R> f, VmapRule<R> rule) {
    Fn<R> g = new CustomVmap<>(f, rule);
    return (a, b) -> g.call(a, b);
  }

  /** The function that {@code vmap} maps by a loop, one example after the other. */
  public static <A, B, R> Fn2<A, B, R> sequentialVmap(Fn2<A, B, R> f) {
    Fn<R> g = CustomVmap.sequential(f);
    return (a, b) -> g.call(a, b);
  }

  /**
   * The function with a batching rule of your own: {@code rule} is what {@code vmap} of the
   * function does. Reverse mode goes without the rule.
   */
  public static TensorFn2 customVmap(TensorFn2 f, VmapRule<Tensor> rule) {
    Fn<Tensor> g = new CustomVmap<>(f, rule);
    return (a, b) -> g.call(a, b);
  }

  /** The function that {@code vmap} maps by a loop, one example after the other. */
  public static TensorFn2 sequentialVmap(TensorFn2 f) {
    Fn<Tensor> g = CustomVmap.sequential(f);
    return (a, b) -> g.call(a, b);
  }

  /**
   * The function with a tangent that is the sum of {@code terms}, one for each argument, or null
   * where it is zero.
   */
  public static TensorFn2 customJvps(TensorFn2 f, @Nullable TangentTerm... terms) {
    Fn<Tensor> g = CustomJvp.ofTerms(f, terms);
    return (a, b) -> g.call(a, b);
  }

  /**
   * The result with {@linkplain TensorType#placeholder placeholders} for tensors, without computing
   * it. Arguments are tensors, {@link TensorType}s or trees of them.
   */
  public static <A, B, R> R evalShape(Fn2<A, B, R> f, Object... arguments) {
    return Inspection.evalShape(f, arguments);
  }

  /**
   * The result's type, without computing it. Arguments are tensors, {@link TensorType}s or Java
   * numbers.
   */
  public static TensorType evalShape(TensorFn2 f, Object... arguments) {
    return Inspection.evalShape(f, arguments).type();
  }
}
