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

/** The transformations of functions of eight arguments; see {@link Xlava}. */
abstract class Transformations8 extends Transformations7 {
  Transformations8() {}

  /**
   * The function compiled: traced once for each structure and types of arguments, and run as one
   * program from then on. Java's if and for see the types of the arguments, not their values:
   * select with {@link Numpy#where}. What the function does beside computing its result, such as
   * printing, it does when it is traced only.
   */
  public static <A, B, C, D, E, H, I, J, R> JitFn8<A, B, C, D, E, H, I, J, R> jit(
      Fn8<A, B, C, D, E, H, I, J, R> f) {
    return new JitFn8<>(f, JitOptions.defaults());
  }

  /**
   * The function compiled: traced once for each structure and types of arguments, and run as one
   * program from then on. Java's if and for see the types of the arguments, not their values:
   * select with {@link Numpy#where}. What the function does beside computing its result, such as
   * printing, it does when it is traced only.
   */
  public static JitTensorFn8 jit(TensorFn8 f) {
    return new JitTensorFn8(f, JitOptions.defaults());
  }

  /** As the other {@code jit}, with static or donated arguments. */
  public static <A, B, C, D, E, H, I, J, R> JitFn8<A, B, C, D, E, H, I, J, R> jit(
      Fn8<A, B, C, D, E, H, I, J, R> f, JitOptions options) {
    return new JitFn8<>(f, options);
  }

  /** As the other {@code jit}, with static or donated arguments. */
  public static JitTensorFn8 jit(TensorFn8 f, JitOptions options) {
    return new JitTensorFn8(f, options);
  }

  /**
   * The function over batches: applied to each example along axis 0 of all arguments, the results
   * stacked along axis 0.
   */
  public static <A, B, C, D, E, H, I, J, R> Fn8<A, B, C, D, E, H, I, J, R> vmap(
      Fn8<A, B, C, D, E, H, I, J, R> f) {
    Fn<R> g = new Vmap<>(f);
    return (a, b, c, d, e, h, i, j) -> g.call(a, b, c, d, e, h, i, j);
  }

  /**
   * The function over batches: applied to each example along axis 0 of all arguments, the results
   * stacked along axis 0.
   */
  public static TensorFn8 vmap(TensorFn8 f) {
    Fn<Tensor> g = new Vmap<>(f);
    return (a, b, c, d, e, h, i, j) -> g.call(a, b, c, d, e, h, i, j);
  }

  /**
   * The function over batches: applied to each example along the axes {@link Xlava#inAxes} of the
   * arguments, the results stacked along {@link Xlava#outAxes}, both 0 unless given. {@link
   * Xlava#axisName} names the axis for what the examples tell each other, {@link Xlava#axisSize}
   * gives its size where no argument is mapped.
   */
  public static <A, B, C, D, E, H, I, J, R> Fn8<A, B, C, D, E, H, I, J, R> vmap(
      Fn8<A, B, C, D, E, H, I, J, R> f, VmapOption... options) {
    Fn<R> g = new Vmap<>(f, options);
    return (a, b, c, d, e, h, i, j) -> g.call(a, b, c, d, e, h, i, j);
  }

  /**
   * The function over batches: applied to each example along the axes {@link Xlava#inAxes} of the
   * arguments, the results stacked along {@link Xlava#outAxes}, both 0 unless given. {@link
   * Xlava#axisName} names the axis for what the examples tell each other, {@link Xlava#axisSize}
   * gives its size where no argument is mapped.
   */
  public static TensorFn8 vmap(TensorFn8 f, VmapOption... options) {
    Fn<Tensor> g = new Vmap<>(f, options);
    return (a, b, c, d, e, h, i, j) -> g.call(a, b, c, d, e, h, i, j);
  }

  /**
   * The gradient in the first argument, in that argument's type. The function returns a real
   * floating scalar.
   */
  public static <A, B, C, D, E, H, I, J> Fn8<A, B, C, D, E, H, I, J, A> grad(
      Fn8<A, B, C, D, E, H, I, J, Tensor> f) {
    FlatFunction.present("grad", f);
    return (a, b, c, d, e, h, i, j) ->
        Gradients.<A>valueAndGrad("grad", f, Argnums.FIRST, new Object[] {a, b, c, d, e, h, i, j})
            .grad();
  }

  /**
   * The gradient in the first argument, in that argument's type. The function returns a real
   * floating scalar.
   */
  public static TensorFn8 grad(TensorFn8 f) {
    FlatFunction.present("grad", f);
    return (a, b, c, d, e, h, i, j) ->
        Gradients.<Tensor>valueAndGrad(
                "grad", f, Argnums.FIRST, new Object[] {a, b, c, d, e, h, i, j})
            .grad();
  }

  /**
   * The gradient in argument {@code argnum}, in that argument's type. The function returns a real
   * floating scalar.
   */
  public static TensorFn8 grad(TensorFn8 f, int argnum) {
    FlatFunction.present("grad", f);
    Argnums argnums = Argnums.of(argnum);
    return (a, b, c, d, e, h, i, j) ->
        Gradients.<Tensor>valueAndGrad("grad", f, argnums, new Object[] {a, b, c, d, e, h, i, j})
            .grad();
  }

  /**
   * The gradient in argument {@code argnum}, in that argument's type. The function returns a real
   * floating scalar. {@code G} is that type, which the compiler takes on trust.
   */
  public static <A, B, C, D, E, H, I, J, G> Fn8<A, B, C, D, E, H, I, J, G> grad(
      Fn8<A, B, C, D, E, H, I, J, Tensor> f, int argnum) {
    FlatFunction.present("grad", f);
    Argnums argnums = Argnums.of(argnum);
    return (a, b, c, d, e, h, i, j) ->
        Gradients.<G>valueAndGrad("grad", f, argnums, new Object[] {a, b, c, d, e, h, i, j}).grad();
  }

  /** The gradients in the arguments {@code argnums}, one each. */
  public static Fn8<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, List<Tensor>>
      grad(TensorFn8 f, Argnums argnums) {
    FlatFunction.present("grad", f);
    return (a, b, c, d, e, h, i, j) ->
        Gradients.<List<Tensor>>valueAndGrad(
                "grad", f, argnums, new Object[] {a, b, c, d, e, h, i, j})
            .grad();
  }

  /** The gradients in the arguments {@code argnums}, one each. */
  public static <A, B, C, D, E, H, I, J> Fn8<A, B, C, D, E, H, I, J, List<Object>> grad(
      Fn8<A, B, C, D, E, H, I, J, Tensor> f, Argnums argnums) {
    FlatFunction.present("grad", f);
    return (a, b, c, d, e, h, i, j) ->
        Gradients.<List<Object>>valueAndGrad(
                "grad", f, argnums, new Object[] {a, b, c, d, e, h, i, j})
            .grad();
  }

  /** The value and its gradient in the first argument. */
  public static <A, B, C, D, E, H, I, J> Fn8<A, B, C, D, E, H, I, J, ValueAndGrad<A>> valueAndGrad(
      Fn8<A, B, C, D, E, H, I, J, Tensor> f) {
    FlatFunction.present("valueAndGrad", f);
    return (a, b, c, d, e, h, i, j) ->
        Gradients.<A>valueAndGrad(
            "valueAndGrad", f, Argnums.FIRST, new Object[] {a, b, c, d, e, h, i, j});
  }

  /** The value and its gradient in the first argument. */
  public static Fn8<
          Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, ValueAndGrad<Tensor>>
      valueAndGrad(TensorFn8 f) {
    FlatFunction.present("valueAndGrad", f);
    return (a, b, c, d, e, h, i, j) ->
        Gradients.<Tensor>valueAndGrad(
            "valueAndGrad", f, Argnums.FIRST, new Object[] {a, b, c, d, e, h, i, j});
  }

  /** The value and its gradient in argument {@code argnum}. */
  public static Fn8<
          Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, ValueAndGrad<Tensor>>
      valueAndGrad(TensorFn8 f, int argnum) {
    FlatFunction.present("valueAndGrad", f);
    Argnums argnums = Argnums.of(argnum);
    return (a, b, c, d, e, h, i, j) ->
        Gradients.<Tensor>valueAndGrad(
            "valueAndGrad", f, argnums, new Object[] {a, b, c, d, e, h, i, j});
  }

  /** The value and its gradient in argument {@code argnum}. */
  public static <A, B, C, D, E, H, I, J, G>
      Fn8<A, B, C, D, E, H, I, J, ValueAndGrad<G>> valueAndGrad(
          Fn8<A, B, C, D, E, H, I, J, Tensor> f, int argnum) {
    FlatFunction.present("valueAndGrad", f);
    Argnums argnums = Argnums.of(argnum);
    return (a, b, c, d, e, h, i, j) ->
        Gradients.<G>valueAndGrad(
            "valueAndGrad", f, argnums, new Object[] {a, b, c, d, e, h, i, j});
  }

  /** The value and its gradients in the arguments {@code argnums}. */
  public static Fn8<
          Tensor,
          Tensor,
          Tensor,
          Tensor,
          Tensor,
          Tensor,
          Tensor,
          Tensor,
          ValueAndGrad<List<Tensor>>>
      valueAndGrad(TensorFn8 f, Argnums argnums) {
    FlatFunction.present("valueAndGrad", f);
    return (a, b, c, d, e, h, i, j) ->
        Gradients.<List<Tensor>>valueAndGrad(
            "valueAndGrad", f, argnums, new Object[] {a, b, c, d, e, h, i, j});
  }

  /** The value and its gradients in the arguments {@code argnums}. */
  public static <A, B, C, D, E, H, I, J>
      Fn8<A, B, C, D, E, H, I, J, ValueAndGrad<List<Object>>> valueAndGrad(
          Fn8<A, B, C, D, E, H, I, J, Tensor> f, Argnums argnums) {
    FlatFunction.present("valueAndGrad", f);
    return (a, b, c, d, e, h, i, j) ->
        Gradients.<List<Object>>valueAndGrad(
            "valueAndGrad", f, argnums, new Object[] {a, b, c, d, e, h, i, j});
  }

  /** The gradient of the value in the first argument, and what else the function returns. */
  public static <A, B, C, D, E, H, I, J, X>
      Fn8<A, B, C, D, E, H, I, J, GradAndAux<A, X>> gradWithAux(
          Fn8<A, B, C, D, E, H, I, J, Auxiliary<Tensor, X>> f) {
    FlatFunction.present("gradWithAux", f);
    return (a, b, c, d, e, h, i, j) -> {
      ValueAuxAndGrad<X, A> r =
          Gradients.<X, A>valueAuxAndGrad(
              "gradWithAux", f, Argnums.FIRST, new Object[] {a, b, c, d, e, h, i, j});
      return new GradAndAux<>(r.grad(), r.aux());
    };
  }

  /**
   * The value, what else the function returns, and the gradient of the value in the first argument.
   */
  public static <A, B, C, D, E, H, I, J, X>
      Fn8<A, B, C, D, E, H, I, J, ValueAuxAndGrad<X, A>> valueAndGradWithAux(
          Fn8<A, B, C, D, E, H, I, J, Auxiliary<Tensor, X>> f) {
    FlatFunction.present("valueAndGradWithAux", f);
    return (a, b, c, d, e, h, i, j) ->
        Gradients.<X, A>valueAuxAndGrad(
            "valueAndGradWithAux", f, Argnums.FIRST, new Object[] {a, b, c, d, e, h, i, j});
  }

  /** The gradient of the value in argument {@code argnum}, and what else the function returns. */
  public static <A, B, C, D, E, H, I, J, X, G>
      Fn8<A, B, C, D, E, H, I, J, GradAndAux<G, X>> gradWithAux(
          Fn8<A, B, C, D, E, H, I, J, Auxiliary<Tensor, X>> f, int argnum) {
    FlatFunction.present("gradWithAux", f);
    Argnums argnums = Argnums.of(argnum);
    return (a, b, c, d, e, h, i, j) -> {
      ValueAuxAndGrad<X, G> r =
          Gradients.<X, G>valueAuxAndGrad(
              "gradWithAux", f, argnums, new Object[] {a, b, c, d, e, h, i, j});
      return new GradAndAux<>(r.grad(), r.aux());
    };
  }

  /**
   * The value, what else the function returns, and the gradient of the value in argument {@code
   * argnum}.
   */
  public static <A, B, C, D, E, H, I, J, X, G>
      Fn8<A, B, C, D, E, H, I, J, ValueAuxAndGrad<X, G>> valueAndGradWithAux(
          Fn8<A, B, C, D, E, H, I, J, Auxiliary<Tensor, X>> f, int argnum) {
    FlatFunction.present("valueAndGradWithAux", f);
    Argnums argnums = Argnums.of(argnum);
    return (a, b, c, d, e, h, i, j) ->
        Gradients.<X, G>valueAuxAndGrad(
            "valueAndGradWithAux", f, argnums, new Object[] {a, b, c, d, e, h, i, j});
  }

  /**
   * The gradient of the value in the arguments {@code argnums}, and what else the function returns.
   */
  public static <A, B, C, D, E, H, I, J, X>
      Fn8<A, B, C, D, E, H, I, J, GradAndAux<List<Object>, X>> gradWithAux(
          Fn8<A, B, C, D, E, H, I, J, Auxiliary<Tensor, X>> f, Argnums argnums) {
    FlatFunction.present("gradWithAux", f);
    return (a, b, c, d, e, h, i, j) -> {
      ValueAuxAndGrad<X, List<Object>> r =
          Gradients.<X, List<Object>>valueAuxAndGrad(
              "gradWithAux", f, argnums, new Object[] {a, b, c, d, e, h, i, j});
      return new GradAndAux<>(r.grad(), r.aux());
    };
  }

  /**
   * The value, what else the function returns, and the gradient of the value in the arguments
   * {@code argnums}.
   */
  public static <A, B, C, D, E, H, I, J, X>
      Fn8<A, B, C, D, E, H, I, J, ValueAuxAndGrad<X, List<Object>>> valueAndGradWithAux(
          Fn8<A, B, C, D, E, H, I, J, Auxiliary<Tensor, X>> f, Argnums argnums) {
    FlatFunction.present("valueAndGradWithAux", f);
    return (a, b, c, d, e, h, i, j) ->
        Gradients.<X, List<Object>>valueAuxAndGrad(
            "valueAndGradWithAux", f, argnums, new Object[] {a, b, c, d, e, h, i, j});
  }

  /**
   * The Jacobian of the value by forward mode in the first argument, and what else the function
   * returns. {@code G} is its type, which the compiler takes on trust.
   */
  public static <A, B, C, D, E, H, I, J, R, X, G>
      Fn8<A, B, C, D, E, H, I, J, Auxiliary<G, X>> jacfwdWithAux(
          Fn8<A, B, C, D, E, H, I, J, Auxiliary<R, X>> f) {
    FlatFunction.present("jacfwdWithAux", f);
    return (a, b, c, d, e, h, i, j) ->
        Gradients.jacfwdWithAux(f, Argnums.FIRST, new Object[] {a, b, c, d, e, h, i, j});
  }

  /**
   * The Jacobian of the value by forward mode in argument {@code argnum}, and what else the
   * function returns. {@code G} is its type, which the compiler takes on trust.
   */
  public static <A, B, C, D, E, H, I, J, R, X, G>
      Fn8<A, B, C, D, E, H, I, J, Auxiliary<G, X>> jacfwdWithAux(
          Fn8<A, B, C, D, E, H, I, J, Auxiliary<R, X>> f, int argnum) {
    FlatFunction.present("jacfwdWithAux", f);
    Argnums argnums = Argnums.of(argnum);
    return (a, b, c, d, e, h, i, j) ->
        Gradients.jacfwdWithAux(f, argnums, new Object[] {a, b, c, d, e, h, i, j});
  }

  /**
   * The Jacobian of the value by forward mode in the arguments {@code argnums}, and what else the
   * function returns. {@code G} is its type, which the compiler takes on trust.
   */
  public static <A, B, C, D, E, H, I, J, R, X, G>
      Fn8<A, B, C, D, E, H, I, J, Auxiliary<G, X>> jacfwdWithAux(
          Fn8<A, B, C, D, E, H, I, J, Auxiliary<R, X>> f, Argnums argnums) {
    FlatFunction.present("jacfwdWithAux", f);
    return (a, b, c, d, e, h, i, j) ->
        Gradients.jacfwdWithAux(f, argnums, new Object[] {a, b, c, d, e, h, i, j});
  }

  /**
   * The Jacobian of the value by reverse mode in the first argument, and what else the function
   * returns. {@code G} is its type, which the compiler takes on trust.
   */
  public static <A, B, C, D, E, H, I, J, R, X, G>
      Fn8<A, B, C, D, E, H, I, J, Auxiliary<G, X>> jacrevWithAux(
          Fn8<A, B, C, D, E, H, I, J, Auxiliary<R, X>> f) {
    FlatFunction.present("jacrevWithAux", f);
    return (a, b, c, d, e, h, i, j) ->
        Gradients.jacrevWithAux(f, Argnums.FIRST, new Object[] {a, b, c, d, e, h, i, j});
  }

  /**
   * The Jacobian of the value by reverse mode in argument {@code argnum}, and what else the
   * function returns. {@code G} is its type, which the compiler takes on trust.
   */
  public static <A, B, C, D, E, H, I, J, R, X, G>
      Fn8<A, B, C, D, E, H, I, J, Auxiliary<G, X>> jacrevWithAux(
          Fn8<A, B, C, D, E, H, I, J, Auxiliary<R, X>> f, int argnum) {
    FlatFunction.present("jacrevWithAux", f);
    Argnums argnums = Argnums.of(argnum);
    return (a, b, c, d, e, h, i, j) ->
        Gradients.jacrevWithAux(f, argnums, new Object[] {a, b, c, d, e, h, i, j});
  }

  /**
   * The Jacobian of the value by reverse mode in the arguments {@code argnums}, and what else the
   * function returns. {@code G} is its type, which the compiler takes on trust.
   */
  public static <A, B, C, D, E, H, I, J, R, X, G>
      Fn8<A, B, C, D, E, H, I, J, Auxiliary<G, X>> jacrevWithAux(
          Fn8<A, B, C, D, E, H, I, J, Auxiliary<R, X>> f, Argnums argnums) {
    FlatFunction.present("jacrevWithAux", f);
    return (a, b, c, d, e, h, i, j) ->
        Gradients.jacrevWithAux(f, argnums, new Object[] {a, b, c, d, e, h, i, j});
  }

  /**
   * The Hessian of the value, {@code jacfwd(jacrev(f))}, in the first argument, and what else the
   * function returns. {@code G} is its type, which the compiler takes on trust.
   */
  public static <A, B, C, D, E, H, I, J, R, X, G>
      Fn8<A, B, C, D, E, H, I, J, Auxiliary<G, X>> hessianWithAux(
          Fn8<A, B, C, D, E, H, I, J, Auxiliary<R, X>> f) {
    FlatFunction.present("hessianWithAux", f);
    return (a, b, c, d, e, h, i, j) ->
        Gradients.hessianWithAux(f, Argnums.FIRST, new Object[] {a, b, c, d, e, h, i, j});
  }

  /**
   * The Hessian of the value, {@code jacfwd(jacrev(f))}, in argument {@code argnum}, and what else
   * the function returns. {@code G} is its type, which the compiler takes on trust.
   */
  public static <A, B, C, D, E, H, I, J, R, X, G>
      Fn8<A, B, C, D, E, H, I, J, Auxiliary<G, X>> hessianWithAux(
          Fn8<A, B, C, D, E, H, I, J, Auxiliary<R, X>> f, int argnum) {
    FlatFunction.present("hessianWithAux", f);
    Argnums argnums = Argnums.of(argnum);
    return (a, b, c, d, e, h, i, j) ->
        Gradients.hessianWithAux(f, argnums, new Object[] {a, b, c, d, e, h, i, j});
  }

  /**
   * The Hessian of the value, {@code jacfwd(jacrev(f))}, in the arguments {@code argnums}, and what
   * else the function returns. {@code G} is its type, which the compiler takes on trust.
   */
  public static <A, B, C, D, E, H, I, J, R, X, G>
      Fn8<A, B, C, D, E, H, I, J, Auxiliary<G, X>> hessianWithAux(
          Fn8<A, B, C, D, E, H, I, J, Auxiliary<R, X>> f, Argnums argnums) {
    FlatFunction.present("hessianWithAux", f);
    return (a, b, c, d, e, h, i, j) ->
        Gradients.hessianWithAux(f, argnums, new Object[] {a, b, c, d, e, h, i, j});
  }

  /**
   * The pullback of cotangents of the value at these arguments, and what else the function returns.
   */
  public static <A, B, C, D, E, H, I, J, R, X> Auxiliary<Vjp<R>, X> vjpWithAux(
      Fn8<A, B, C, D, E, H, I, J, Auxiliary<R, X>> f, A a, B b, C c, D d, E e, H h, I i, J j) {
    return Vjp.withAux(f, a, b, c, d, e, h, i, j);
  }

  /**
   * The derivative of the value at these arguments as a linear function, and what else the function
   * returns.
   */
  public static <A, B, C, D, E, H, I, J, R, X> Auxiliary<Linearized<R>, X> linearizeWithAux(
      Fn8<A, B, C, D, E, H, I, J, Auxiliary<R, X>> f, A a, B b, C c, D d, E e, H h, I i, J j) {
    return Linearized.withAux(f, a, b, c, d, e, h, i, j);
  }

  /**
   * The value and its tangent, for the arguments {@code primals} and their tangents, and what else
   * the function returns.
   */
  public static <A, B, C, D, E, H, I, J, R, X> Auxiliary<ValueAndTangent<R>, X> jvpWithAux(
      Fn8<A, B, C, D, E, H, I, J, Auxiliary<R, X>> f, List<?> primals, List<?> tangents) {
    return ForwardMode.jvpWithAux(f, primals, tangents);
  }

  /**
   * The Jacobian in the first argument, by forward mode, one column at a time, all in a batch: of
   * shape {@code result.shape + argument.shape}.
   */
  public static TensorFn8 jacfwd(TensorFn8 f) {
    FlatFunction.present("jacfwd", f);
    return (a, b, c, d, e, h, i, j) ->
        (Tensor) Gradients.jacfwd(f, Argnums.FIRST, new Object[] {a, b, c, d, e, h, i, j});
  }

  /**
   * The Jacobian in the first argument, by forward mode, one column at a time, all in a batch: of
   * shape {@code result.shape + argument.shape}. Of trees, the result's tree with the argument's
   * tree at each leaf.
   */
  public static <A, B, C, D, E, H, I, J> Fn8<A, B, C, D, E, H, I, J, Object> jacfwd(
      Fn8<A, B, C, D, E, H, I, J, ?> f) {
    FlatFunction.present("jacfwd", f);
    return (a, b, c, d, e, h, i, j) ->
        Gradients.jacfwd(f, Argnums.FIRST, new Object[] {a, b, c, d, e, h, i, j});
  }

  /**
   * The Jacobian in argument {@code argnum}, by forward mode, one column at a time, all in a batch:
   * of shape {@code result.shape + argument.shape}.
   */
  public static TensorFn8 jacfwd(TensorFn8 f, int argnum) {
    FlatFunction.present("jacfwd", f);
    Argnums argnums = Argnums.of(argnum);
    return (a, b, c, d, e, h, i, j) ->
        (Tensor) Gradients.jacfwd(f, argnums, new Object[] {a, b, c, d, e, h, i, j});
  }

  /**
   * The Jacobian in argument {@code argnum}, by forward mode, one column at a time, all in a batch:
   * of shape {@code result.shape + argument.shape}. Of trees, the result's tree with the argument's
   * tree at each leaf.
   */
  public static <A, B, C, D, E, H, I, J> Fn8<A, B, C, D, E, H, I, J, Object> jacfwd(
      Fn8<A, B, C, D, E, H, I, J, ?> f, int argnum) {
    FlatFunction.present("jacfwd", f);
    Argnums argnums = Argnums.of(argnum);
    return (a, b, c, d, e, h, i, j) ->
        Gradients.jacfwd(f, argnums, new Object[] {a, b, c, d, e, h, i, j});
  }

  /**
   * The Jacobians in {@code argnums}, by forward mode, one column at a time, all in a batch: of
   * shape {@code result.shape + argument.shape}.
   */
  @SuppressWarnings("unchecked")
  public static Fn8<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, List<Tensor>>
      jacfwd(TensorFn8 f, Argnums argnums) {
    FlatFunction.present("jacfwd", f);
    return (a, b, c, d, e, h, i, j) ->
        (List<Tensor>) Gradients.jacfwd(f, argnums, new Object[] {a, b, c, d, e, h, i, j});
  }

  /**
   * The Jacobians in {@code argnums}, by forward mode, one column at a time, all in a batch: of
   * shape {@code result.shape + argument.shape}. Of trees, the result's tree with the List of the
   * arguments' trees at each leaf.
   */
  public static <A, B, C, D, E, H, I, J> Fn8<A, B, C, D, E, H, I, J, Object> jacfwd(
      Fn8<A, B, C, D, E, H, I, J, ?> f, Argnums argnums) {
    FlatFunction.present("jacfwd", f);
    return (a, b, c, d, e, h, i, j) ->
        Gradients.jacfwd(f, argnums, new Object[] {a, b, c, d, e, h, i, j});
  }

  /**
   * The Jacobian in the first argument, by reverse mode, one row at a time, all in a batch: of
   * shape {@code result.shape + argument.shape}.
   */
  public static TensorFn8 jacrev(TensorFn8 f) {
    FlatFunction.present("jacrev", f);
    return (a, b, c, d, e, h, i, j) ->
        (Tensor) Gradients.jacrev(f, Argnums.FIRST, new Object[] {a, b, c, d, e, h, i, j});
  }

  /**
   * The Jacobian in the first argument, by reverse mode, one row at a time, all in a batch: of
   * shape {@code result.shape + argument.shape}. Of trees, the result's tree with the argument's
   * tree at each leaf.
   */
  public static <A, B, C, D, E, H, I, J> Fn8<A, B, C, D, E, H, I, J, Object> jacrev(
      Fn8<A, B, C, D, E, H, I, J, ?> f) {
    FlatFunction.present("jacrev", f);
    return (a, b, c, d, e, h, i, j) ->
        Gradients.jacrev(f, Argnums.FIRST, new Object[] {a, b, c, d, e, h, i, j});
  }

  /**
   * The Jacobian in argument {@code argnum}, by reverse mode, one row at a time, all in a batch: of
   * shape {@code result.shape + argument.shape}.
   */
  public static TensorFn8 jacrev(TensorFn8 f, int argnum) {
    FlatFunction.present("jacrev", f);
    Argnums argnums = Argnums.of(argnum);
    return (a, b, c, d, e, h, i, j) ->
        (Tensor) Gradients.jacrev(f, argnums, new Object[] {a, b, c, d, e, h, i, j});
  }

  /**
   * The Jacobian in argument {@code argnum}, by reverse mode, one row at a time, all in a batch: of
   * shape {@code result.shape + argument.shape}. Of trees, the result's tree with the argument's
   * tree at each leaf.
   */
  public static <A, B, C, D, E, H, I, J> Fn8<A, B, C, D, E, H, I, J, Object> jacrev(
      Fn8<A, B, C, D, E, H, I, J, ?> f, int argnum) {
    FlatFunction.present("jacrev", f);
    Argnums argnums = Argnums.of(argnum);
    return (a, b, c, d, e, h, i, j) ->
        Gradients.jacrev(f, argnums, new Object[] {a, b, c, d, e, h, i, j});
  }

  /**
   * The Jacobians in {@code argnums}, by reverse mode, one row at a time, all in a batch: of shape
   * {@code result.shape + argument.shape}.
   */
  @SuppressWarnings("unchecked")
  public static Fn8<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, List<Tensor>>
      jacrev(TensorFn8 f, Argnums argnums) {
    FlatFunction.present("jacrev", f);
    return (a, b, c, d, e, h, i, j) ->
        (List<Tensor>) Gradients.jacrev(f, argnums, new Object[] {a, b, c, d, e, h, i, j});
  }

  /**
   * The Jacobians in {@code argnums}, by reverse mode, one row at a time, all in a batch: of shape
   * {@code result.shape + argument.shape}. Of trees, the result's tree with the List of the
   * arguments' trees at each leaf.
   */
  public static <A, B, C, D, E, H, I, J> Fn8<A, B, C, D, E, H, I, J, Object> jacrev(
      Fn8<A, B, C, D, E, H, I, J, ?> f, Argnums argnums) {
    FlatFunction.present("jacrev", f);
    return (a, b, c, d, e, h, i, j) ->
        Gradients.jacrev(f, argnums, new Object[] {a, b, c, d, e, h, i, j});
  }

  /** The Hessian in the first argument: {@code jacfwd(jacrev(f))}. */
  public static TensorFn8 hessian(TensorFn8 f) {
    FlatFunction.present("hessian", f);
    return jacfwd(jacrev(f));
  }

  /** The Hessian in the first argument: {@code jacfwd(jacrev(f))}. */
  public static <A, B, C, D, E, H, I, J> Fn8<A, B, C, D, E, H, I, J, Object> hessian(
      Fn8<A, B, C, D, E, H, I, J, ?> f) {
    FlatFunction.present("hessian", f);
    return jacfwd(jacrev(f));
  }

  /** The Hessian in argument {@code argnum}: {@code jacfwd(jacrev(f))}. */
  public static TensorFn8 hessian(TensorFn8 f, int argnum) {
    FlatFunction.present("hessian", f);
    return jacfwd(jacrev(f, argnum), argnum);
  }

  /** The Hessian in argument {@code argnum}: {@code jacfwd(jacrev(f))}. */
  public static <A, B, C, D, E, H, I, J> Fn8<A, B, C, D, E, H, I, J, Object> hessian(
      Fn8<A, B, C, D, E, H, I, J, ?> f, int argnum) {
    FlatFunction.present("hessian", f);
    return jacfwd(jacrev(f, argnum), argnum);
  }

  /** The value, and the pullback of cotangents at these arguments. */
  public static <A, B, C, D, E, H, I, J, R> Vjp<R> vjp(
      Fn8<A, B, C, D, E, H, I, J, R> f, A a, B b, C c, D d, E e, H h, I i, J j) {
    return new Vjp<>(f, a, b, c, d, e, h, i, j);
  }

  /** The value, and the pullback of cotangents at these arguments. */
  public static Vjp<Tensor> vjp(
      TensorFn8 f, Tensor a, Tensor b, Tensor c, Tensor d, Tensor e, Tensor h, Tensor i, Tensor j) {
    return new Vjp<>(f, a, b, c, d, e, h, i, j);
  }

  /** The value, and the derivative at these arguments as a linear function. */
  public static <A, B, C, D, E, H, I, J, R> Linearized<R> linearize(
      Fn8<A, B, C, D, E, H, I, J, R> f, A a, B b, C c, D d, E e, H h, I i, J j) {
    return new Linearized<>(f, a, b, c, d, e, h, i, j);
  }

  /** The value, and the derivative at these arguments as a linear function. */
  public static Linearized<Tensor> linearize(
      TensorFn8 f, Tensor a, Tensor b, Tensor c, Tensor d, Tensor e, Tensor h, Tensor i, Tensor j) {
    return new Linearized<>(f, a, b, c, d, e, h, i, j);
  }

  /** The value and its tangent, for the arguments {@code primals} and their tangents. */
  public static <A, B, C, D, E, H, I, J, R> ValueAndTangent<R> jvp(
      Fn8<A, B, C, D, E, H, I, J, R> f, List<?> primals, List<?> tangents) {
    return ForwardMode.jvp(f, primals, tangents);
  }

  /** The value and its tangent, for the arguments {@code primals} and their tangents. */
  public static ValueAndTangent<Tensor> jvp(TensorFn8 f, List<?> primals, List<?> tangents) {
    return ForwardMode.jvp(f, primals, tangents);
  }

  /** The program that the function's trace gives, for printing and inspection. */
  public static <A, B, C, D, E, H, I, J, R>
      Fn8<A, B, C, D, E, H, I, J, org.xlava.ir.ClosedJaxpr> makeJaxpr(
          Fn8<A, B, C, D, E, H, I, J, R> f) {
    FlatFunction.present("makeJaxpr", f);
    return (a, b, c, d, e, h, i, j) -> Inspection.makeJaxpr(f, a, b, c, d, e, h, i, j);
  }

  /** The program that the function's trace gives, for printing and inspection. */
  public static Fn8<
          Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, org.xlava.ir.ClosedJaxpr>
      makeJaxpr(TensorFn8 f) {
    FlatFunction.present("makeJaxpr", f);
    return (a, b, c, d, e, h, i, j) -> Inspection.makeJaxpr(f, a, b, c, d, e, h, i, j);
  }

  /**
   * What the derivative at these arguments in reverse mode keeps from the forward pass for the
   * backward one, and where it is from.
   */
  public static <A, B, C, D, E, H, I, J, R> List<Residual> savedResiduals(
      Fn8<A, B, C, D, E, H, I, J, R> f, A a, B b, C c, D d, E e, H h, I i, J j) {
    return SavedResiduals.of(f, a, b, c, d, e, h, i, j);
  }

  /**
   * What the derivative at these arguments in reverse mode keeps from the forward pass for the
   * backward one, and where it is from.
   */
  public static List<Residual> savedResiduals(
      TensorFn8 f, Tensor a, Tensor b, Tensor c, Tensor d, Tensor e, Tensor h, Tensor i, Tensor j) {
    return SavedResiduals.of(f, a, b, c, d, e, h, i, j);
  }

  /**
   * The transpose of a function that is linear in all its arguments together, at arguments of the
   * types of {@code examples}: tensors, {@link TensorType}s, or trees of tensors. It takes the
   * result's cotangent to the arguments'.
   */
  public static <A, B, C, D, E, H, I, J, R> Fn1<R, List<Object>> linearTranspose(
      Fn8<A, B, C, D, E, H, I, J, R> f, Object... examples) {
    return new LinearTranspose<>(f, examples)::apply;
  }

  /**
   * The transpose of a function that is linear in all its arguments together, at arguments of the
   * types of {@code examples}: tensors, {@link TensorType}s, or trees of tensors. It takes the
   * result's cotangent to the arguments'.
   */
  public static Fn1<Tensor, List<Tensor>> linearTranspose(TensorFn8 f, Object... examples) {
    return new LinearTranspose<>(f, examples)::tensors;
  }

  /**
   * The function traced at arguments of these types, with the tensors that it captured and that may
   * be differentiated as arguments of their own.
   */
  public static <A, B, C, D, E, H, I, J, R> ClosureConverted<R> closureConvert(
      Fn8<A, B, C, D, E, H, I, J, R> f, A a, B b, C c, D d, E e, H h, I i, J j) {
    return new ClosureConverted<>(f, a, b, c, d, e, h, i, j);
  }

  /**
   * Checks the derivatives of the function at these arguments, of first and second order in both
   * modes, against finite differences; an AssertionError says what differs. See {@link
   * GradientCheck}.
   */
  public static <A, B, C, D, E, H, I, J, R> void checkGrads(
      Fn8<A, B, C, D, E, H, I, J, R> f, A a, B b, C c, D d, E e, H h, I i, J j) {
    GradientCheck.DEFAULTS.check(f, a, b, c, d, e, h, i, j);
  }

  /**
   * Checks the derivatives of the function at these arguments, as {@code how} says, against finite
   * differences; an AssertionError says what differs. See {@link GradientCheck}.
   */
  public static <A, B, C, D, E, H, I, J, R> void checkGrads(
      GradientCheck how, Fn8<A, B, C, D, E, H, I, J, R> f, A a, B b, C c, D d, E e, H h, I i, J j) {
    how.check(f, a, b, c, d, e, h, i, j);
  }

  /**
   * The function traced at arguments of these types, with the tensors that it captured and that may
   * be differentiated as arguments of their own.
   */
  public static ClosureConverted<Tensor> closureConvert(
      TensorFn8 f, Tensor a, Tensor b, Tensor c, Tensor d, Tensor e, Tensor h, Tensor i, Tensor j) {
    return new ClosureConverted<>(f, a, b, c, d, e, h, i, j);
  }

  /**
   * Checks the derivatives of the function at these arguments, of first and second order in both
   * modes, against finite differences; an AssertionError says what differs. See {@link
   * GradientCheck}.
   */
  public static void checkGrads(
      TensorFn8 f, Tensor a, Tensor b, Tensor c, Tensor d, Tensor e, Tensor h, Tensor i, Tensor j) {
    GradientCheck.DEFAULTS.check(f, a, b, c, d, e, h, i, j);
  }

  /**
   * Checks the derivatives of the function at these arguments, as {@code how} says, against finite
   * differences; an AssertionError says what differs. See {@link GradientCheck}.
   */
  public static void checkGrads(
      GradientCheck how,
      TensorFn8 f,
      Tensor a,
      Tensor b,
      Tensor c,
      Tensor d,
      Tensor e,
      Tensor h,
      Tensor i,
      Tensor j) {
    how.check(f, a, b, c, d, e, h, i, j);
  }

  /**
   * Checks the derivatives of the function at these tensors or Java numbers, of first and second
   * order in both modes, against finite differences; an AssertionError says what differs. See
   * {@link GradientCheck}.
   */
  public static void checkGrads(TensorFn8 f, Object... arguments) {
    GradientCheck.DEFAULTS.check(f, arguments);
  }

  /** The gradient, as {@code options} say. */
  public static TensorFn8 grad(TensorFn8 f, GradOptions options) {
    FlatFunction.present("grad", f);
    Argnums argnums = GradOptions.present("grad", options);
    return (a, b, c, d, e, h, i, j) ->
        Gradients.<Tensor>valueAndGrad("grad", f, argnums, new Object[] {a, b, c, d, e, h, i, j})
            .grad();
  }

  /**
   * The gradient, as {@code options} say. {@code G} is its type, which the compiler takes on trust.
   */
  public static <A, B, C, D, E, H, I, J, G> Fn8<A, B, C, D, E, H, I, J, G> grad(
      Fn8<A, B, C, D, E, H, I, J, Tensor> f, GradOptions options) {
    FlatFunction.present("grad", f);
    Argnums argnums = GradOptions.present("grad", options);
    return (a, b, c, d, e, h, i, j) ->
        Gradients.<G>valueAndGrad("grad", f, argnums, new Object[] {a, b, c, d, e, h, i, j}).grad();
  }

  /** The value and its gradient, as {@code options} say. */
  public static Fn8<
          Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, ValueAndGrad<Tensor>>
      valueAndGrad(TensorFn8 f, GradOptions options) {
    FlatFunction.present("valueAndGrad", f);
    Argnums argnums = GradOptions.present("valueAndGrad", options);
    return (a, b, c, d, e, h, i, j) ->
        Gradients.<Tensor>valueAndGrad(
            "valueAndGrad", f, argnums, new Object[] {a, b, c, d, e, h, i, j});
  }

  /**
   * The value and its gradient, as {@code options} say. {@code G} is its type, which the compiler
   * takes on trust.
   */
  public static <A, B, C, D, E, H, I, J, G>
      Fn8<A, B, C, D, E, H, I, J, ValueAndGrad<G>> valueAndGrad(
          Fn8<A, B, C, D, E, H, I, J, Tensor> f, GradOptions options) {
    FlatFunction.present("valueAndGrad", f);
    Argnums argnums = GradOptions.present("valueAndGrad", options);
    return (a, b, c, d, e, h, i, j) ->
        Gradients.<G>valueAndGrad(
            "valueAndGrad", f, argnums, new Object[] {a, b, c, d, e, h, i, j});
  }

  /** The Jacobian by forward mode, as {@code options} say. */
  public static TensorFn8 jacfwd(TensorFn8 f, GradOptions options) {
    FlatFunction.present("jacfwd", f);
    Argnums argnums = GradOptions.present("jacfwd", options);
    return (a, b, c, d, e, h, i, j) ->
        (Tensor) Gradients.jacfwd(f, argnums, new Object[] {a, b, c, d, e, h, i, j});
  }

  /**
   * The Jacobian by forward mode, as {@code options} say. {@code G} is its type, which the compiler
   * takes on trust.
   */
  @SuppressWarnings("unchecked")
  public static <A, B, C, D, E, H, I, J, G> Fn8<A, B, C, D, E, H, I, J, G> jacfwd(
      Fn8<A, B, C, D, E, H, I, J, ?> f, GradOptions options) {
    FlatFunction.present("jacfwd", f);
    Argnums argnums = GradOptions.present("jacfwd", options);
    return (a, b, c, d, e, h, i, j) ->
        (G) Gradients.jacfwd(f, argnums, new Object[] {a, b, c, d, e, h, i, j});
  }

  /** The Jacobian by reverse mode, as {@code options} say. */
  public static TensorFn8 jacrev(TensorFn8 f, GradOptions options) {
    FlatFunction.present("jacrev", f);
    Argnums argnums = GradOptions.present("jacrev", options);
    return (a, b, c, d, e, h, i, j) ->
        (Tensor) Gradients.jacrev(f, argnums, new Object[] {a, b, c, d, e, h, i, j});
  }

  /**
   * The Jacobian by reverse mode, as {@code options} say. {@code G} is its type, which the compiler
   * takes on trust.
   */
  @SuppressWarnings("unchecked")
  public static <A, B, C, D, E, H, I, J, G> Fn8<A, B, C, D, E, H, I, J, G> jacrev(
      Fn8<A, B, C, D, E, H, I, J, ?> f, GradOptions options) {
    FlatFunction.present("jacrev", f);
    Argnums argnums = GradOptions.present("jacrev", options);
    return (a, b, c, d, e, h, i, j) ->
        (G) Gradients.jacrev(f, argnums, new Object[] {a, b, c, d, e, h, i, j});
  }

  /** The Hessian, as {@code options} say: {@code jacfwd(jacrev(f))}. */
  public static TensorFn8 hessian(TensorFn8 f, GradOptions options) {
    FlatFunction.present("hessian", f);
    return jacfwd(jacrev(f, options), options);
  }

  /**
   * The function with a derivative of your own: {@code rule} gives its value and tangent, from the
   * Lists of arguments and tangents. It is used wherever the function is differentiated, in reverse
   * mode too.
   */
  public static <A, B, C, D, E, H, I, J, P, R> Fn8<A, B, C, D, E, H, I, J, R> customJvp(
      Fn8<A, B, C, D, E, H, I, J, R> f, JvpRule<List<P>, R> rule) {
    Fn<R> g = new CustomJvp<>(f, rule);
    return (a, b, c, d, e, h, i, j) -> g.call(a, b, c, d, e, h, i, j);
  }

  /**
   * The function with a derivative of your own in reverse mode: {@code forward} gives the value and
   * what {@code backward} needs to know, which takes that and the value's cotangent to the
   * arguments', a List; null stands for a zero.
   */
  public static <A, B, C, D, E, H, I, J, P, R, S> Fn8<A, B, C, D, E, H, I, J, R> customVjp(
      Fn8<A, B, C, D, E, H, I, J, R> f,
      Fn8<A, B, C, D, E, H, I, J, ValueAndResiduals<R, S>> forward,
      Fn2<S, R, List<P>> backward) {
    Fn<R> g = CustomVjp.of(f, forward, backward);
    return (a, b, c, d, e, h, i, j) -> g.call(a, b, c, d, e, h, i, j);
  }

  /** The function with a derivative of your own in reverse mode, by rules with options. */
  public static <A, B, C, D, E, H, I, J, R, S> Fn8<A, B, C, D, E, H, I, J, R> customVjp(
      Fn8<A, B, C, D, E, H, I, J, R> f, VjpRule<R, S> rule) {
    Fn<R> g = new CustomVjp<>(f, rule);
    return (a, b, c, d, e, h, i, j) -> g.call(a, b, c, d, e, h, i, j);
  }

  /**
   * The function with a derivative of your own: {@code rule} gives its value and tangent, from the
   * Lists of arguments and tangents. It is used wherever the function is differentiated, in reverse
   * mode too.
   */
  public static TensorFn8 customJvp(TensorFn8 f, JvpRule<List<Tensor>, Tensor> rule) {
    Fn<Tensor> g = new CustomJvp<>(f, rule);
    return (a, b, c, d, e, h, i, j) -> g.call(a, b, c, d, e, h, i, j);
  }

  /**
   * The function with a derivative of your own in reverse mode: {@code forward} gives the value and
   * what {@code backward} needs to know, which takes that and the value's cotangent to the
   * arguments', a List; null stands for a zero.
   */
  public static <S> TensorFn8 customVjp(
      TensorFn8 f,
      Fn8<
              Tensor,
              Tensor,
              Tensor,
              Tensor,
              Tensor,
              Tensor,
              Tensor,
              Tensor,
              ValueAndResiduals<Tensor, S>>
          forward,
      Fn2<S, Tensor, List<Tensor>> backward) {
    Fn<Tensor> g = CustomVjp.of(f, forward, backward);
    return (a, b, c, d, e, h, i, j) -> g.call(a, b, c, d, e, h, i, j);
  }

  /** The function with a derivative of your own in reverse mode, by rules with options. */
  public static <S> TensorFn8 customVjp(TensorFn8 f, VjpRule<Tensor, S> rule) {
    Fn<Tensor> g = new CustomVjp<>(f, rule);
    return (a, b, c, d, e, h, i, j) -> g.call(a, b, c, d, e, h, i, j);
  }

  /**
   * The function whose derivative in reverse mode is the pullback that it returns beside its value:
   * a function from the value's cotangent to the List of the arguments'.
   */
  public static <A, B, C, D, E, H, I, J, R> Fn8<A, B, C, D, E, H, I, J, R> customGradient(
      Fn8<A, B, C, D, E, H, I, J, ValueAndPullback<R, List<?>>> f) {
    Fn<R> g = CustomGradient.of(f, false);
    return (a, b, c, d, e, h, i, j) -> g.call(a, b, c, d, e, h, i, j);
  }

  /**
   * The function with a derivative that computes intermediate values again from the arguments
   * instead of keeping them: it takes less memory and more time.
   */
  public static <A, B, C, D, E, H, I, J, R> Fn8<A, B, C, D, E, H, I, J, R> checkpoint(
      Fn8<A, B, C, D, E, H, I, J, R> f) {
    Fn<R> g = new Checkpoint<>(f, CheckpointOptions.DEFAULTS);
    return (a, b, c, d, e, h, i, j) -> g.call(a, b, c, d, e, h, i, j);
  }

  /**
   * The function with a derivative that computes intermediate values again, but for those that
   * {@code policy} keeps.
   */
  public static <A, B, C, D, E, H, I, J, R> Fn8<A, B, C, D, E, H, I, J, R> checkpoint(
      Fn8<A, B, C, D, E, H, I, J, R> f, CheckpointPolicy policy) {
    Fn<R> g = Checkpoint.of(f, policy);
    return (a, b, c, d, e, h, i, j) -> g.call(a, b, c, d, e, h, i, j);
  }

  /**
   * The function with a derivative that computes intermediate values again, as {@code options} say.
   */
  public static <A, B, C, D, E, H, I, J, R> Fn8<A, B, C, D, E, H, I, J, R> checkpoint(
      Fn8<A, B, C, D, E, H, I, J, R> f, CheckpointOptions options) {
    Fn<R> g = new Checkpoint<>(f, options);
    return (a, b, c, d, e, h, i, j) -> g.call(a, b, c, d, e, h, i, j);
  }

  /**
   * The function with a derivative that computes intermediate values again from the arguments
   * instead of keeping them: it takes less memory and more time.
   */
  public static TensorFn8 checkpoint(TensorFn8 f) {
    Fn<Tensor> g = new Checkpoint<>(f, CheckpointOptions.DEFAULTS);
    return (a, b, c, d, e, h, i, j) -> g.call(a, b, c, d, e, h, i, j);
  }

  /**
   * The function with a derivative that computes intermediate values again, but for those that
   * {@code policy} keeps.
   */
  public static TensorFn8 checkpoint(TensorFn8 f, CheckpointPolicy policy) {
    Fn<Tensor> g = Checkpoint.of(f, policy);
    return (a, b, c, d, e, h, i, j) -> g.call(a, b, c, d, e, h, i, j);
  }

  /**
   * The function with a derivative that computes intermediate values again, as {@code options} say.
   */
  public static TensorFn8 checkpoint(TensorFn8 f, CheckpointOptions options) {
    Fn<Tensor> g = new Checkpoint<>(f, options);
    return (a, b, c, d, e, h, i, j) -> g.call(a, b, c, d, e, h, i, j);
  }

  /**
   * The function with a batching rule of your own: {@code rule} is what {@code vmap} of the
   * function does. Reverse mode goes without the rule.
   */
  public static <A, B, C, D, E, H, I, J, R> Fn8<A, B, C, D, E, H, I, J, R> customVmap(
      Fn8<A, B, C, D, E, H, I, J, R> f, VmapRule<R> rule) {
    Fn<R> g = new CustomVmap<>(f, rule);
    return (a, b, c, d, e, h, i, j) -> g.call(a, b, c, d, e, h, i, j);
  }

  /** The function that {@code vmap} maps by a loop, one example after the other. */
  public static <A, B, C, D, E, H, I, J, R> Fn8<A, B, C, D, E, H, I, J, R> sequentialVmap(
      Fn8<A, B, C, D, E, H, I, J, R> f) {
    Fn<R> g = CustomVmap.sequential(f);
    return (a, b, c, d, e, h, i, j) -> g.call(a, b, c, d, e, h, i, j);
  }

  /**
   * The function with a batching rule of your own: {@code rule} is what {@code vmap} of the
   * function does. Reverse mode goes without the rule.
   */
  public static TensorFn8 customVmap(TensorFn8 f, VmapRule<Tensor> rule) {
    Fn<Tensor> g = new CustomVmap<>(f, rule);
    return (a, b, c, d, e, h, i, j) -> g.call(a, b, c, d, e, h, i, j);
  }

  /** The function that {@code vmap} maps by a loop, one example after the other. */
  public static TensorFn8 sequentialVmap(TensorFn8 f) {
    Fn<Tensor> g = CustomVmap.sequential(f);
    return (a, b, c, d, e, h, i, j) -> g.call(a, b, c, d, e, h, i, j);
  }

  /**
   * The function with a tangent that is the sum of {@code terms}, one for each argument, or null
   * where it is zero.
   */
  public static TensorFn8 customJvps(TensorFn8 f, @Nullable TangentTerm... terms) {
    Fn<Tensor> g = CustomJvp.ofTerms(f, terms);
    return (a, b, c, d, e, h, i, j) -> g.call(a, b, c, d, e, h, i, j);
  }

  /**
   * The result with {@linkplain TensorType#placeholder placeholders} for tensors, without computing
   * it. Arguments are tensors, {@link TensorType}s or trees of them.
   */
  public static <A, B, C, D, E, H, I, J, R> R evalShape(
      Fn8<A, B, C, D, E, H, I, J, R> f, Object... arguments) {
    return Inspection.evalShape(f, arguments);
  }

  /**
   * The result's type, without computing it. Arguments are tensors, {@link TensorType}s or Java
   * numbers.
   */
  public static TensorType evalShape(TensorFn8 f, Object... arguments) {
    return Inspection.evalShape(f, arguments).type();
  }
}
