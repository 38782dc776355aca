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

/** The transformations of functions of seven arguments; see {@link Xlava}. */
abstract class Transformations7 extends Transformations6 {
  Transformations7() {}

  /**
   * The function compiled: traced once for each structure and types of arguments, and run as one
   * program from then on. Java's if and for see the types of the arguments, not their values:
   * select with {@link Numpy#where}. What the function does beside computing its result, such as
   * printing, it does when it is traced only.
   */
  public static <A, B, C, D, E, H, I, R> JitFn7<A, B, C, D, E, H, I, R> jit(
      Fn7<A, B, C, D, E, H, I, R> f) {
    return new JitFn7<>(f, JitOptions.defaults());
  }

  /**
   * The function compiled: traced once for each structure and types of arguments, and run as one
   * program from then on. Java's if and for see the types of the arguments, not their values:
   * select with {@link Numpy#where}. What the function does beside computing its result, such as
   * printing, it does when it is traced only.
   */
  public static JitTensorFn7 jit(TensorFn7 f) {
    return new JitTensorFn7(f, JitOptions.defaults());
  }

  /** As the other {@code jit}, with static or donated arguments. */
  public static <A, B, C, D, E, H, I, R> JitFn7<A, B, C, D, E, H, I, R> jit(
      Fn7<A, B, C, D, E, H, I, R> f, JitOptions options) {
    return new JitFn7<>(f, options);
  }

  /** As the other {@code jit}, with static or donated arguments. */
  public static JitTensorFn7 jit(TensorFn7 f, JitOptions options) {
    return new JitTensorFn7(f, options);
  }

  /**
   * The function over batches: applied to each example along axis 0 of all arguments, the results
   * stacked along axis 0.
   */
  public static <A, B, C, D, E, H, I, R> Fn7<A, B, C, D, E, H, I, R> vmap(
      Fn7<A, B, C, D, E, H, I, R> f) {
    Fn<R> g = new Vmap<>(f);
    return (a, b, c, d, e, h, i) -> g.call(a, b, c, d, e, h, i);
  }

  /**
   * The function over batches: applied to each example along axis 0 of all arguments, the results
   * stacked along axis 0.
   */
  public static TensorFn7 vmap(TensorFn7 f) {
    Fn<Tensor> g = new Vmap<>(f);
    return (a, b, c, d, e, h, i) -> g.call(a, b, c, d, e, h, i);
  }

  /**
   * The function over batches: applied to each example along the axes {@link Xlava#inAxes} of the
   * arguments, the results stacked along {@link Xlava#outAxes}, both 0 unless given. {@link
   * Xlava#axisName} names the axis for what the examples tell each other, {@link Xlava#axisSize}
   * gives its size where no argument is mapped.
   */
  public static <A, B, C, D, E, H, I, R> Fn7<A, B, C, D, E, H, I, R> vmap(
      Fn7<A, B, C, D, E, H, I, R> f, VmapOption... options) {
    Fn<R> g = new Vmap<>(f, options);
    return (a, b, c, d, e, h, i) -> g.call(a, b, c, d, e, h, i);
  }

  /**
   * The function over batches: applied to each example along the axes {@link Xlava#inAxes} of the
   * arguments, the results stacked along {@link Xlava#outAxes}, both 0 unless given. {@link
   * Xlava#axisName} names the axis for what the examples tell each other, {@link Xlava#axisSize}
   * gives its size where no argument is mapped.
   */
  public static TensorFn7 vmap(TensorFn7 f, VmapOption... options) {
    Fn<Tensor> g = new Vmap<>(f, options);
    return (a, b, c, d, e, h, i) -> g.call(a, b, c, d, e, h, i);
  }

  /**
   * The gradient in the first argument, in that argument's type. The function returns a real
   * floating scalar.
   */
  public static <A, B, C, D, E, H, I> Fn7<A, B, C, D, E, H, I, A> grad(
      Fn7<A, B, C, D, E, H, I, Tensor> f) {
    FlatFunction.present("grad", f);
    return (a, b, c, d, e, h, i) ->
        Gradients.<A>valueAndGrad("grad", f, Argnums.FIRST, new Object[] {a, b, c, d, e, h, i})
            .grad();
  }

  /**
   * The gradient in the first argument, in that argument's type. The function returns a real
   * floating scalar.
   */
  public static TensorFn7 grad(TensorFn7 f) {
    FlatFunction.present("grad", f);
    return (a, b, c, d, e, h, i) ->
        Gradients.<Tensor>valueAndGrad("grad", f, Argnums.FIRST, new Object[] {a, b, c, d, e, h, i})
            .grad();
  }

  /**
   * The gradient in argument {@code argnum}, in that argument's type. The function returns a real
   * floating scalar.
   */
  public static TensorFn7 grad(TensorFn7 f, int argnum) {
    FlatFunction.present("grad", f);
    Argnums argnums = Argnums.of(argnum);
    return (a, b, c, d, e, h, i) ->
        Gradients.<Tensor>valueAndGrad("grad", f, argnums, new Object[] {a, b, c, d, e, h, i})
            .grad();
  }

  /**
   * The gradient in argument {@code argnum}, in that argument's type. The function returns a real
   * floating scalar. {@code G} is that type, which the compiler takes on trust.
   */
  public static <A, B, C, D, E, H, I, G> Fn7<A, B, C, D, E, H, I, G> grad(
      Fn7<A, B, C, D, E, H, I, Tensor> f, int argnum) {
    FlatFunction.present("grad", f);
    Argnums argnums = Argnums.of(argnum);
    return (a, b, c, d, e, h, i) ->
        Gradients.<G>valueAndGrad("grad", f, argnums, new Object[] {a, b, c, d, e, h, i}).grad();
  }

  /** The gradients in the arguments {@code argnums}, one each. */
  public static Fn7<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, List<Tensor>> grad(
      TensorFn7 f, Argnums argnums) {
    FlatFunction.present("grad", f);
    return (a, b, c, d, e, h, i) ->
        Gradients.<List<Tensor>>valueAndGrad("grad", f, argnums, new Object[] {a, b, c, d, e, h, i})
            .grad();
  }

  /** The gradients in the arguments {@code argnums}, one each. */
  public static <A, B, C, D, E, H, I> Fn7<A, B, C, D, E, H, I, List<Object>> grad(
      Fn7<A, B, C, D, E, H, I, Tensor> f, Argnums argnums) {
    FlatFunction.present("grad", f);
    return (a, b, c, d, e, h, i) ->
        Gradients.<List<Object>>valueAndGrad("grad", f, argnums, new Object[] {a, b, c, d, e, h, i})
            .grad();
  }

  /** The value and its gradient in the first argument. */
  public static <A, B, C, D, E, H, I> Fn7<A, B, C, D, E, H, I, ValueAndGrad<A>> valueAndGrad(
      Fn7<A, B, C, D, E, H, I, Tensor> f) {
    FlatFunction.present("valueAndGrad", f);
    return (a, b, c, d, e, h, i) ->
        Gradients.<A>valueAndGrad(
            "valueAndGrad", f, Argnums.FIRST, new Object[] {a, b, c, d, e, h, i});
  }

  /** The value and its gradient in the first argument. */
  public static Fn7<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, ValueAndGrad<Tensor>>
      valueAndGrad(TensorFn7 f) {
    FlatFunction.present("valueAndGrad", f);
    return (a, b, c, d, e, h, i) ->
        Gradients.<Tensor>valueAndGrad(
            "valueAndGrad", f, Argnums.FIRST, new Object[] {a, b, c, d, e, h, i});
  }

  /** The value and its gradient in argument {@code argnum}. */
  public static Fn7<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, ValueAndGrad<Tensor>>
      valueAndGrad(TensorFn7 f, int argnum) {
    FlatFunction.present("valueAndGrad", f);
    Argnums argnums = Argnums.of(argnum);
    return (a, b, c, d, e, h, i) ->
        Gradients.<Tensor>valueAndGrad(
            "valueAndGrad", f, argnums, new Object[] {a, b, c, d, e, h, i});
  }

  /** The value and its gradient in argument {@code argnum}. */
  public static <A, B, C, D, E, H, I, G> Fn7<A, B, C, D, E, H, I, ValueAndGrad<G>> valueAndGrad(
      Fn7<A, B, C, D, E, H, I, Tensor> f, int argnum) {
    FlatFunction.present("valueAndGrad", f);
    Argnums argnums = Argnums.of(argnum);
    return (a, b, c, d, e, h, i) ->
        Gradients.<G>valueAndGrad("valueAndGrad", f, argnums, new Object[] {a, b, c, d, e, h, i});
  }

  /** The value and its gradients in the arguments {@code argnums}. */
  public static Fn7<
          Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, ValueAndGrad<List<Tensor>>>
      valueAndGrad(TensorFn7 f, Argnums argnums) {
    FlatFunction.present("valueAndGrad", f);
    return (a, b, c, d, e, h, i) ->
        Gradients.<List<Tensor>>valueAndGrad(
            "valueAndGrad", f, argnums, new Object[] {a, b, c, d, e, h, i});
  }

  /** The value and its gradients in the arguments {@code argnums}. */
  public static <A, B, C, D, E, H, I>
      Fn7<A, B, C, D, E, H, I, ValueAndGrad<List<Object>>> valueAndGrad(
          Fn7<A, B, C, D, E, H, I, Tensor> f, Argnums argnums) {
    FlatFunction.present("valueAndGrad", f);
    return (a, b, c, d, e, h, i) ->
        Gradients.<List<Object>>valueAndGrad(
            "valueAndGrad", f, argnums, new Object[] {a, b, c, d, e, h, i});
  }

  /** The gradient of the value in the first argument, and what else the function returns. */
  public static <A, B, C, D, E, H, I, X> Fn7<A, B, C, D, E, H, I, GradAndAux<A, X>> gradWithAux(
      Fn7<A, B, C, D, E, H, I, Auxiliary<Tensor, X>> f) {
    FlatFunction.present("gradWithAux", f);
    return (a, b, c, d, e, h, i) -> {
      ValueAuxAndGrad<X, A> r =
          Gradients.<X, A>valueAuxAndGrad(
              "gradWithAux", f, Argnums.FIRST, new Object[] {a, b, c, d, e, h, i});
      return new GradAndAux<>(r.grad(), r.aux());
    };
  }

  /**
   * The value, what else the function returns, and the gradient of the value in the first argument.
   */
  public static <A, B, C, D, E, H, I, X>
      Fn7<A, B, C, D, E, H, I, ValueAuxAndGrad<X, A>> valueAndGradWithAux(
          Fn7<A, B, C, D, E, H, I, Auxiliary<Tensor, X>> f) {
    FlatFunction.present("valueAndGradWithAux", f);
    return (a, b, c, d, e, h, i) ->
        Gradients.<X, A>valueAuxAndGrad(
            "valueAndGradWithAux", f, Argnums.FIRST, new Object[] {a, b, c, d, e, h, i});
  }

  /** The gradient of the value in argument {@code argnum}, and what else the function returns. */
  public static <A, B, C, D, E, H, I, X, G> Fn7<A, B, C, D, E, H, I, GradAndAux<G, X>> gradWithAux(
      Fn7<A, B, C, D, E, H, I, Auxiliary<Tensor, X>> f, int argnum) {
    FlatFunction.present("gradWithAux", f);
    Argnums argnums = Argnums.of(argnum);
    return (a, b, c, d, e, h, i) -> {
      ValueAuxAndGrad<X, G> r =
          Gradients.<X, G>valueAuxAndGrad(
              "gradWithAux", f, argnums, new Object[] {a, b, c, d, e, h, i});
      return new GradAndAux<>(r.grad(), r.aux());
    };
  }

  /**
   * The value, what else the function returns, and the gradient of the value in argument {@code
   * argnum}.
   */
  public static <A, B, C, D, E, H, I, X, G>
      Fn7<A, B, C, D, E, H, I, ValueAuxAndGrad<X, G>> valueAndGradWithAux(
          Fn7<A, B, C, D, E, H, I, Auxiliary<Tensor, X>> f, int argnum) {
    FlatFunction.present("valueAndGradWithAux", f);
    Argnums argnums = Argnums.of(argnum);
    return (a, b, c, d, e, h, i) ->
        Gradients.<X, G>valueAuxAndGrad(
            "valueAndGradWithAux", f, argnums, new Object[] {a, b, c, d, e, h, i});
  }

  /**
   * The gradient of the value in the arguments {@code argnums}, and what else the function returns.
   */
  public static <A, B, C, D, E, H, I, X>
      Fn7<A, B, C, D, E, H, I, GradAndAux<List<Object>, X>> gradWithAux(
          Fn7<A, B, C, D, E, H, I, Auxiliary<Tensor, X>> f, Argnums argnums) {
    FlatFunction.present("gradWithAux", f);
    return (a, b, c, d, e, h, i) -> {
      ValueAuxAndGrad<X, List<Object>> r =
          Gradients.<X, List<Object>>valueAuxAndGrad(
              "gradWithAux", f, argnums, new Object[] {a, b, c, d, e, h, i});
      return new GradAndAux<>(r.grad(), r.aux());
    };
  }

  /**
   * The value, what else the function returns, and the gradient of the value in the arguments
   * {@code argnums}.
   */
  public static <A, B, C, D, E, H, I, X>
      Fn7<A, B, C, D, E, H, I, ValueAuxAndGrad<X, List<Object>>> valueAndGradWithAux(
          Fn7<A, B, C, D, E, H, I, Auxiliary<Tensor, X>> f, Argnums argnums) {
    FlatFunction.present("valueAndGradWithAux", f);
    return (a, b, c, d, e, h, i) ->
        Gradients.<X, List<Object>>valueAuxAndGrad(
            "valueAndGradWithAux", f, argnums, new Object[] {a, b, c, d, e, h, i});
  }

  /**
   * The Jacobian of the value by forward mode in the first argument, and what else the function
   * returns. {@code G} is its type, which the compiler takes on trust.
   */
  public static <A, B, C, D, E, H, I, R, X, G>
      Fn7<A, B, C, D, E, H, I, Auxiliary<G, X>> jacfwdWithAux(
          Fn7<A, B, C, D, E, H, I, Auxiliary<R, X>> f) {
    FlatFunction.present("jacfwdWithAux", f);
    return (a, b, c, d, e, h, i) ->
        Gradients.jacfwdWithAux(f, Argnums.FIRST, new Object[] {a, b, c, d, e, h, i});
  }

  /**
   * The Jacobian of the value by forward mode in argument {@code argnum}, and what else the
   * function returns. {@code G} is its type, which the compiler takes on trust.
   */
  public static <A, B, C, D, E, H, I, R, X, G>
      Fn7<A, B, C, D, E, H, I, Auxiliary<G, X>> jacfwdWithAux(
          Fn7<A, B, C, D, E, H, I, Auxiliary<R, X>> f, int argnum) {
    FlatFunction.present("jacfwdWithAux", f);
    Argnums argnums = Argnums.of(argnum);
    return (a, b, c, d, e, h, i) ->
        Gradients.jacfwdWithAux(f, argnums, new Object[] {a, b, c, d, e, h, i});
  }

  /**
   * The Jacobian of the value by forward mode in the arguments {@code argnums}, and what else the
   * function returns. {@code G} is its type, which the compiler takes on trust.
   */
  public static <A, B, C, D, E, H, I, R, X, G>
      Fn7<A, B, C, D, E, H, I, Auxiliary<G, X>> jacfwdWithAux(
          Fn7<A, B, C, D, E, H, I, Auxiliary<R, X>> f, Argnums argnums) {
    FlatFunction.present("jacfwdWithAux", f);
    return (a, b, c, d, e, h, i) ->
        Gradients.jacfwdWithAux(f, argnums, new Object[] {a, b, c, d, e, h, i});
  }

  /**
   * The Jacobian of the value by reverse mode in the first argument, and what else the function
   * returns. {@code G} is its type, which the compiler takes on trust.
   */
  public static <A, B, C, D, E, H, I, R, X, G>
      Fn7<A, B, C, D, E, H, I, Auxiliary<G, X>> jacrevWithAux(
          Fn7<A, B, C, D, E, H, I, Auxiliary<R, X>> f) {
    FlatFunction.present("jacrevWithAux", f);
    return (a, b, c, d, e, h, i) ->
        Gradients.jacrevWithAux(f, Argnums.FIRST, new Object[] {a, b, c, d, e, h, i});
  }

  /**
   * The Jacobian of the value by reverse mode in argument {@code argnum}, and what else the
   * function returns. {@code G} is its type, which the compiler takes on trust.
   */
  public static <A, B, C, D, E, H, I, R, X, G>
      Fn7<A, B, C, D, E, H, I, Auxiliary<G, X>> jacrevWithAux(
          Fn7<A, B, C, D, E, H, I, Auxiliary<R, X>> f, int argnum) {
    FlatFunction.present("jacrevWithAux", f);
    Argnums argnums = Argnums.of(argnum);
    return (a, b, c, d, e, h, i) ->
        Gradients.jacrevWithAux(f, argnums, new Object[] {a, b, c, d, e, h, i});
  }

  /**
   * The Jacobian of the value by reverse mode in the arguments {@code argnums}, and what else the
   * function returns. {@code G} is its type, which the compiler takes on trust.
   */
  public static <A, B, C, D, E, H, I, R, X, G>
      Fn7<A, B, C, D, E, H, I, Auxiliary<G, X>> jacrevWithAux(
          Fn7<A, B, C, D, E, H, I, Auxiliary<R, X>> f, Argnums argnums) {
    FlatFunction.present("jacrevWithAux", f);
    return (a, b, c, d, e, h, i) ->
        Gradients.jacrevWithAux(f, argnums, new Object[] {a, b, c, d, e, h, i});
  }

  /**
   * The Hessian of the value, {@code jacfwd(jacrev(f))}, in the first argument, and what else the
   * function returns. {@code G} is its type, which the compiler takes on trust.
   */
  public static <A, B, C, D, E, H, I, R, X, G>
      Fn7<A, B, C, D, E, H, I, Auxiliary<G, X>> hessianWithAux(
          Fn7<A, B, C, D, E, H, I, Auxiliary<R, X>> f) {
    FlatFunction.present("hessianWithAux", f);
    return (a, b, c, d, e, h, i) ->
        Gradients.hessianWithAux(f, Argnums.FIRST, new Object[] {a, b, c, d, e, h, i});
  }

  /**
   * The Hessian of the value, {@code jacfwd(jacrev(f))}, in argument {@code argnum}, and what else
   * the function returns. {@code G} is its type, which the compiler takes on trust.
   */
  public static <A, B, C, D, E, H, I, R, X, G>
      Fn7<A, B, C, D, E, H, I, Auxiliary<G, X>> hessianWithAux(
          Fn7<A, B, C, D, E, H, I, Auxiliary<R, X>> f, int argnum) {
    FlatFunction.present("hessianWithAux", f);
    Argnums argnums = Argnums.of(argnum);
    return (a, b, c, d, e, h, i) ->
        Gradients.hessianWithAux(f, argnums, new Object[] {a, b, c, d, e, h, i});
  }

  /**
   * The Hessian of the value, {@code jacfwd(jacrev(f))}, in the arguments {@code argnums}, and what
   * else the function returns. {@code G} is its type, which the compiler takes on trust.
   */
  public static <A, B, C, D, E, H, I, R, X, G>
      Fn7<A, B, C, D, E, H, I, Auxiliary<G, X>> hessianWithAux(
          Fn7<A, B, C, D, E, H, I, Auxiliary<R, X>> f, Argnums argnums) {
    FlatFunction.present("hessianWithAux", f);
    return (a, b, c, d, e, h, i) ->
        Gradients.hessianWithAux(f, argnums, new Object[] {a, b, c, d, e, h, i});
  }

  /**
   * The pullback of cotangents of the value at these arguments, and what else the function returns.
   */
  public static <A, B, C, D, E, H, I, R, X> Auxiliary<Vjp<R>, X> vjpWithAux(
      Fn7<A, B, C, D, E, H, I, Auxiliary<R, X>> f, A a, B b, C c, D d, E e, H h, I i) {
    return Vjp.withAux(f, a, b, c, d, e, h, i);
  }

  /**
   * The derivative of the value at these arguments as a linear function, and what else the function
   * returns.
   */
  public static <A, B, C, D, E, H, I, R, X> Auxiliary<Linearized<R>, X> linearizeWithAux(
      Fn7<A, B, C, D, E, H, I, Auxiliary<R, X>> f, A a, B b, C c, D d, E e, H h, I i) {
    return Linearized.withAux(f, a, b, c, d, e, h, i);
  }

  /**
   * The value and its tangent, for the arguments {@code primals} and their tangents, and what else
   * the function returns.
   */
  public static <A, B, C, D, E, H, I, R, X> Auxiliary<ValueAndTangent<R>, X> jvpWithAux(
      Fn7<A, B, C, D, E, H, I, Auxiliary<R, X>> f, List<?> primals, List<?> tangents) {
    return ForwardMode.jvpWithAux(f, primals, tangents);
  }

  /**
   * The Jacobian in the first argument, by forward mode, one column at a time, all in a batch: of
   * shape {@code result.shape + argument.shape}.
   */
  public static TensorFn7 jacfwd(TensorFn7 f) {
    FlatFunction.present("jacfwd", f);
    return (a, b, c, d, e, h, i) ->
        (Tensor) Gradients.jacfwd(f, Argnums.FIRST, new Object[] {a, b, c, d, e, h, i});
  }

  /**
   * The Jacobian in the first argument, by forward mode, one column at a time, all in a batch: of
   * shape {@code result.shape + argument.shape}. Of trees, the result's tree with the argument's
   * tree at each leaf.
   */
  public static <A, B, C, D, E, H, I> Fn7<A, B, C, D, E, H, I, Object> jacfwd(
      Fn7<A, B, C, D, E, H, I, ?> f) {
    FlatFunction.present("jacfwd", f);
    return (a, b, c, d, e, h, i) ->
        Gradients.jacfwd(f, Argnums.FIRST, new Object[] {a, b, c, d, e, h, i});
  }

  /**
   * The Jacobian in argument {@code argnum}, by forward mode, one column at a time, all in a batch:
   * of shape {@code result.shape + argument.shape}.
   */
  public static TensorFn7 jacfwd(TensorFn7 f, int argnum) {
    FlatFunction.present("jacfwd", f);
    Argnums argnums = Argnums.of(argnum);
    return (a, b, c, d, e, h, i) ->
        (Tensor) Gradients.jacfwd(f, argnums, new Object[] {a, b, c, d, e, h, i});
  }

  /**
   * The Jacobian in argument {@code argnum}, by forward mode, one column at a time, all in a batch:
   * of shape {@code result.shape + argument.shape}. Of trees, the result's tree with the argument's
   * tree at each leaf.
   */
  public static <A, B, C, D, E, H, I> Fn7<A, B, C, D, E, H, I, Object> jacfwd(
      Fn7<A, B, C, D, E, H, I, ?> f, int argnum) {
    FlatFunction.present("jacfwd", f);
    Argnums argnums = Argnums.of(argnum);
    return (a, b, c, d, e, h, i) ->
        Gradients.jacfwd(f, argnums, new Object[] {a, b, c, d, e, h, i});
  }

  /**
   * The Jacobians in {@code argnums}, by forward mode, one column at a time, all in a batch: of
   * shape {@code result.shape + argument.shape}.
   */
  @SuppressWarnings("unchecked")
  public static Fn7<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, List<Tensor>> jacfwd(
      TensorFn7 f, Argnums argnums) {
    FlatFunction.present("jacfwd", f);
    return (a, b, c, d, e, h, i) ->
        (List<Tensor>) Gradients.jacfwd(f, argnums, new Object[] {a, b, c, d, e, h, i});
  }

  /**
   * The Jacobians in {@code argnums}, by forward mode, one column at a time, all in a batch: of
   * shape {@code result.shape + argument.shape}. Of trees, the result's tree with the List of the
   * arguments' trees at each leaf.
   */
  public static <A, B, C, D, E, H, I> Fn7<A, B, C, D, E, H, I, Object> jacfwd(
      Fn7<A, B, C, D, E, H, I, ?> f, Argnums argnums) {
    FlatFunction.present("jacfwd", f);
    return (a, b, c, d, e, h, i) ->
        Gradients.jacfwd(f, argnums, new Object[] {a, b, c, d, e, h, i});
  }

  /**
   * The Jacobian in the first argument, by reverse mode, one row at a time, all in a batch: of
   * shape {@code result.shape + argument.shape}.
   */
  public static TensorFn7 jacrev(TensorFn7 f) {
    FlatFunction.present("jacrev", f);
    return (a, b, c, d, e, h, i) ->
        (Tensor) Gradients.jacrev(f, Argnums.FIRST, new Object[] {a, b, c, d, e, h, i});
  }

  /**
   * The Jacobian in the first argument, by reverse mode, one row at a time, all in a batch: of
   * shape {@code result.shape + argument.shape}. Of trees, the result's tree with the argument's
   * tree at each leaf.
   */
  public static <A, B, C, D, E, H, I> Fn7<A, B, C, D, E, H, I, Object> jacrev(
      Fn7<A, B, C, D, E, H, I, ?> f) {
    FlatFunction.present("jacrev", f);
    return (a, b, c, d, e, h, i) ->
        Gradients.jacrev(f, Argnums.FIRST, new Object[] {a, b, c, d, e, h, i});
  }

  /**
   * The Jacobian in argument {@code argnum}, by reverse mode, one row at a time, all in a batch: of
   * shape {@code result.shape + argument.shape}.
   */
  public static TensorFn7 jacrev(TensorFn7 f, int argnum) {
    FlatFunction.present("jacrev", f);
    Argnums argnums = Argnums.of(argnum);
    return (a, b, c, d, e, h, i) ->
        (Tensor) Gradients.jacrev(f, argnums, new Object[] {a, b, c, d, e, h, i});
  }

  /**
   * The Jacobian in argument {@code argnum}, by reverse mode, one row at a time, all in a batch: of
   * shape {@code result.shape + argument.shape}. Of trees, the result's tree with the argument's
   * tree at each leaf.
   */
  public static <A, B, C, D, E, H, I> Fn7<A, B, C, D, E, H, I, Object> jacrev(
      Fn7<A, B, C, D, E, H, I, ?> f, int argnum) {
    FlatFunction.present("jacrev", f);
    Argnums argnums = Argnums.of(argnum);
    return (a, b, c, d, e, h, i) ->
        Gradients.jacrev(f, argnums, new Object[] {a, b, c, d, e, h, i});
  }

  /**
   * The Jacobians in {@code argnums}, by reverse mode, one row at a time, all in a batch: of shape
   * {@code result.shape + argument.shape}.
   */
  @SuppressWarnings("unchecked")
  public static Fn7<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, List<Tensor>> jacrev(
      TensorFn7 f, Argnums argnums) {
    FlatFunction.present("jacrev", f);
    return (a, b, c, d, e, h, i) ->
        (List<Tensor>) Gradients.jacrev(f, argnums, new Object[] {a, b, c, d, e, h, i});
  }

  /**
   * The Jacobians in {@code argnums}, by reverse mode, one row at a time, all in a batch: of shape
   * {@code result.shape + argument.shape}. Of trees, the result's tree with the List of the
   * arguments' trees at each leaf.
   */
  public static <A, B, C, D, E, H, I> Fn7<A, B, C, D, E, H, I, Object> jacrev(
      Fn7<A, B, C, D, E, H, I, ?> f, Argnums argnums) {
    FlatFunction.present("jacrev", f);
    return (a, b, c, d, e, h, i) ->
        Gradients.jacrev(f, argnums, new Object[] {a, b, c, d, e, h, i});
  }

  /** The Hessian in the first argument: {@code jacfwd(jacrev(f))}. */
  public static TensorFn7 hessian(TensorFn7 f) {
    FlatFunction.present("hessian", f);
    return jacfwd(jacrev(f));
  }

  /** The Hessian in the first argument: {@code jacfwd(jacrev(f))}. */
  public static <A, B, C, D, E, H, I> Fn7<A, B, C, D, E, H, I, Object> hessian(
      Fn7<A, B, C, D, E, H, I, ?> f) {
    FlatFunction.present("hessian", f);
    return jacfwd(jacrev(f));
  }

  /** The Hessian in argument {@code argnum}: {@code jacfwd(jacrev(f))}. */
  public static TensorFn7 hessian(TensorFn7 f, int argnum) {
    FlatFunction.present("hessian", f);
    return jacfwd(jacrev(f, argnum), argnum);
  }

  /** The Hessian in argument {@code argnum}: {@code jacfwd(jacrev(f))}. */
  public static <A, B, C, D, E, H, I> Fn7<A, B, C, D, E, H, I, Object> hessian(
      Fn7<A, B, C, D, E, H, I, ?> f, int argnum) {
    FlatFunction.present("hessian", f);
    return jacfwd(jacrev(f, argnum), argnum);
  }

  /** The value, and the pullback of cotangents at these arguments. */
  public static <A, B, C, D, E, H, I, R> Vjp<R> vjp(
      Fn7<A, B, C, D, E, H, I, R> f, A a, B b, C c, D d, E e, H h, I i) {
    return new Vjp<>(f, a, b, c, d, e, h, i);
  }

  /** The value, and the pullback of cotangents at these arguments. */
  public static Vjp<Tensor> vjp(
      TensorFn7 f, Tensor a, Tensor b, Tensor c, Tensor d, Tensor e, Tensor h, Tensor i) {
    return new Vjp<>(f, a, b, c, d, e, h, i);
  }

  /** The value, and the derivative at these arguments as a linear function. */
  public static <A, B, C, D, E, H, I, R> Linearized<R> linearize(
      Fn7<A, B, C, D, E, H, I, R> f, A a, B b, C c, D d, E e, H h, I i) {
    return new Linearized<>(f, a, b, c, d, e, h, i);
  }

  /** The value, and the derivative at these arguments as a linear function. */
  public static Linearized<Tensor> linearize(
      TensorFn7 f, Tensor a, Tensor b, Tensor c, Tensor d, Tensor e, Tensor h, Tensor i) {
    return new Linearized<>(f, a, b, c, d, e, h, i);
  }

  /** The value and its tangent, for the arguments {@code primals} and their tangents. */
  public static <A, B, C, D, E, H, I, R> ValueAndTangent<R> jvp(
      Fn7<A, B, C, D, E, H, I, R> f, List<?> primals, List<?> tangents) {
    return ForwardMode.jvp(f, primals, tangents);
  }

  /** The value and its tangent, for the arguments {@code primals} and their tangents. */
  public static ValueAndTangent<Tensor> jvp(TensorFn7 f, List<?> primals, List<?> tangents) {
    return ForwardMode.jvp(f, primals, tangents);
  }

  /** The program that the function's trace gives, for printing and inspection. */
  public static <A, B, C, D, E, H, I, R>
      Fn7<A, B, C, D, E, H, I, org.xlava.ir.ClosedJaxpr> makeJaxpr(Fn7<A, B, C, D, E, H, I, R> f) {
    FlatFunction.present("makeJaxpr", f);
    return (a, b, c, d, e, h, i) -> Inspection.makeJaxpr(f, a, b, c, d, e, h, i);
  }

  /** The program that the function's trace gives, for printing and inspection. */
  public static Fn7<
          Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, org.xlava.ir.ClosedJaxpr>
      makeJaxpr(TensorFn7 f) {
    FlatFunction.present("makeJaxpr", f);
    return (a, b, c, d, e, h, i) -> Inspection.makeJaxpr(f, a, b, c, d, e, h, i);
  }

  /**
   * What the derivative at these arguments in reverse mode keeps from the forward pass for the
   * backward one, and where it is from.
   */
  public static <A, B, C, D, E, H, I, R> List<Residual> savedResiduals(
      Fn7<A, B, C, D, E, H, I, R> f, A a, B b, C c, D d, E e, H h, I i) {
    return SavedResiduals.of(f, a, b, c, d, e, h, i);
  }

  /**
   * What the derivative at these arguments in reverse mode keeps from the forward pass for the
   * backward one, and where it is from.
   */
  public static List<Residual> savedResiduals(
      TensorFn7 f, Tensor a, Tensor b, Tensor c, Tensor d, Tensor e, Tensor h, Tensor i) {
    return SavedResiduals.of(f, a, b, c, d, e, h, i);
  }

  /**
   * The transpose of a function that is linear in all its arguments together, at arguments of the
   * types of {@code examples}: tensors, {@link TensorType}s, or trees of tensors. It takes the
   * result's cotangent to the arguments'.
   */
  public static <A, B, C, D, E, H, I, R> Fn1<R, List<Object>> linearTranspose(
      Fn7<A, B, C, D, E, H, I, R> f, Object... examples) {
    return new LinearTranspose<>(f, examples)::apply;
  }

  /**
   * The transpose of a function that is linear in all its arguments together, at arguments of the
   * types of {@code examples}: tensors, {@link TensorType}s, or trees of tensors. It takes the
   * result's cotangent to the arguments'.
   */
  public static Fn1<Tensor, List<Tensor>> linearTranspose(TensorFn7 f, Object... examples) {
    return new LinearTranspose<>(f, examples)::tensors;
  }

  /**
   * The function traced at arguments of these types, with the tensors that it captured and that may
   * be differentiated as arguments of their own.
   */
  public static <A, B, C, D, E, H, I, R> ClosureConverted<R> closureConvert(
      Fn7<A, B, C, D, E, H, I, R> f, A a, B b, C c, D d, E e, H h, I i) {
    return new ClosureConverted<>(f, a, b, c, d, e, h, i);
  }

  /**
   * Checks the derivatives of the function at these arguments, of first and second order in both
   * modes, against finite differences; an AssertionError says what differs. See {@link
   * GradientCheck}.
   */
  public static <A, B, C, D, E, H, I, R> void checkGrads(
      Fn7<A, B, C, D, E, H, I, R> f, A a, B b, C c, D d, E e, H h, I i) {
    GradientCheck.DEFAULTS.check(f, a, b, c, d, e, h, i);
  }

  /**
   * Checks the derivatives of the function at these arguments, as {@code how} says, against finite
   * differences; an AssertionError says what differs. See {@link GradientCheck}.
   */
  public static <A, B, C, D, E, H, I, R> void checkGrads(
      GradientCheck how, Fn7<A, B, C, D, E, H, I, R> f, A a, B b, C c, D d, E e, H h, I i) {
    how.check(f, a, b, c, d, e, h, i);
  }

  /**
   * The function traced at arguments of these types, with the tensors that it captured and that may
   * be differentiated as arguments of their own.
   */
  public static ClosureConverted<Tensor> closureConvert(
      TensorFn7 f, Tensor a, Tensor b, Tensor c, Tensor d, Tensor e, Tensor h, Tensor i) {
    return new ClosureConverted<>(f, a, b, c, d, e, h, i);
  }

  /**
   * Checks the derivatives of the function at these arguments, of first and second order in both
   * modes, against finite differences; an AssertionError says what differs. See {@link
   * GradientCheck}.
   */
  public static void checkGrads(
      TensorFn7 f, Tensor a, Tensor b, Tensor c, Tensor d, Tensor e, Tensor h, Tensor i) {
    GradientCheck.DEFAULTS.check(f, a, b, c, d, e, h, i);
  }

  /**
   * Checks the derivatives of the function at these arguments, as {@code how} says, against finite
   * differences; an AssertionError says what differs. See {@link GradientCheck}.
   */
  public static void checkGrads(
      GradientCheck how,
      TensorFn7 f,
      Tensor a,
      Tensor b,
      Tensor c,
      Tensor d,
      Tensor e,
      Tensor h,
      Tensor i) {
    how.check(f, a, b, c, d, e, h, i);
  }

  /**
   * Checks the derivatives of the function at these tensors or Java numbers, of first and second
   * order in both modes, against finite differences; an AssertionError says what differs. See
   * {@link GradientCheck}.
   */
  public static void checkGrads(TensorFn7 f, Object... arguments) {
    GradientCheck.DEFAULTS.check(f, arguments);
  }

  /** The gradient, as {@code options} say. */
  public static TensorFn7 grad(TensorFn7 f, GradOptions options) {
    FlatFunction.present("grad", f);
    Argnums argnums = GradOptions.present("grad", options);
    return (a, b, c, d, e, h, i) ->
        Gradients.<Tensor>valueAndGrad("grad", f, argnums, new Object[] {a, b, c, d, e, h, i})
            .grad();
  }

  /**
   * The gradient, as {@code options} say. {@code G} is its type, which the compiler takes on trust.
   */
  public static <A, B, C, D, E, H, I, G> Fn7<A, B, C, D, E, H, I, G> grad(
      Fn7<A, B, C, D, E, H, I, Tensor> f, GradOptions options) {
    FlatFunction.present("grad", f);
    Argnums argnums = GradOptions.present("grad", options);
    return (a, b, c, d, e, h, i) ->
        Gradients.<G>valueAndGrad("grad", f, argnums, new Object[] {a, b, c, d, e, h, i}).grad();
  }

  /** The value and its gradient, as {@code options} say. */
  public static Fn7<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, ValueAndGrad<Tensor>>
      valueAndGrad(TensorFn7 f, GradOptions options) {
    FlatFunction.present("valueAndGrad", f);
    Argnums argnums = GradOptions.present("valueAndGrad", options);
    return (a, b, c, d, e, h, i) ->
        Gradients.<Tensor>valueAndGrad(
            "valueAndGrad", f, argnums, new Object[] {a, b, c, d, e, h, i});
  }

  /**
   * The value and its gradient, as {@code options} say. {@code G} is its type, which the compiler
   * takes on trust.
   */
  public static <A, B, C, D, E, H, I, G> Fn7<A, B, C, D, E, H, I, ValueAndGrad<G>> valueAndGrad(
      Fn7<A, B, C, D, E, H, I, Tensor> f, GradOptions options) {
    FlatFunction.present("valueAndGrad", f);
    Argnums argnums = GradOptions.present("valueAndGrad", options);
    return (a, b, c, d, e, h, i) ->
        Gradients.<G>valueAndGrad("valueAndGrad", f, argnums, new Object[] {a, b, c, d, e, h, i});
  }

  /** The Jacobian by forward mode, as {@code options} say. */
  public static TensorFn7 jacfwd(TensorFn7 f, GradOptions options) {
    FlatFunction.present("jacfwd", f);
    Argnums argnums = GradOptions.present("jacfwd", options);
    return (a, b, c, d, e, h, i) ->
        (Tensor) Gradients.jacfwd(f, argnums, new Object[] {a, b, c, d, e, h, i});
  }

  /**
   * The Jacobian by forward mode, as {@code options} say. {@code G} is its type, which the compiler
   * takes on trust.
   */
  @SuppressWarnings("unchecked")
  public static <A, B, C, D, E, H, I, G> Fn7<A, B, C, D, E, H, I, G> jacfwd(
      Fn7<A, B, C, D, E, H, I, ?> f, GradOptions options) {
    FlatFunction.present("jacfwd", f);
    Argnums argnums = GradOptions.present("jacfwd", options);
    return (a, b, c, d, e, h, i) ->
        (G) Gradients.jacfwd(f, argnums, new Object[] {a, b, c, d, e, h, i});
  }

  /** The Jacobian by reverse mode, as {@code options} say. */
  public static TensorFn7 jacrev(TensorFn7 f, GradOptions options) {
    FlatFunction.present("jacrev", f);
    Argnums argnums = GradOptions.present("jacrev", options);
    return (a, b, c, d, e, h, i) ->
        (Tensor) Gradients.jacrev(f, argnums, new Object[] {a, b, c, d, e, h, i});
  }

  /**
   * The Jacobian by reverse mode, as {@code options} say. {@code G} is its type, which the compiler
   * takes on trust.
   */
  @SuppressWarnings("unchecked")
  public static <A, B, C, D, E, H, I, G> Fn7<A, B, C, D, E, H, I, G> jacrev(
      Fn7<A, B, C, D, E, H, I, ?> f, GradOptions options) {
    FlatFunction.present("jacrev", f);
    Argnums argnums = GradOptions.present("jacrev", options);
    return (a, b, c, d, e, h, i) ->
        (G) Gradients.jacrev(f, argnums, new Object[] {a, b, c, d, e, h, i});
  }

  /** The Hessian, as {@code options} say: {@code jacfwd(jacrev(f))}. */
  public static TensorFn7 hessian(TensorFn7 f, GradOptions options) {
    FlatFunction.present("hessian", f);
    return jacfwd(jacrev(f, options), options);
  }

  /**
   * The function with a derivative of your own: {@code rule} gives its value and tangent, from the
   * Lists of arguments and tangents. It is used wherever the function is differentiated, in reverse
   * mode too.
   */
  public static <A, B, C, D, E, H, I, P, R> Fn7<A, B, C, D, E, H, I, R> customJvp(
      Fn7<A, B, C, D, E, H, I, R> f, JvpRule<List<P>, R> rule) {
    Fn<R> g = new CustomJvp<>(f, rule);
    return (a, b, c, d, e, h, i) -> g.call(a, b, c, d, e, h, i);
  }

  /**
   * The function with a derivative of your own in reverse mode: {@code forward} gives the value and
   * what {@code backward} needs to know, which takes that and the value's cotangent to the
   * arguments', a List; null stands for a zero.
   */
  public static <A, B, C, D, E, H, I, P, R, S> Fn7<A, B, C, D, E, H, I, R> customVjp(
      Fn7<A, B, C, D, E, H, I, R> f,
      Fn7<A, B, C, D, E, H, I, ValueAndResiduals<R, S>> forward,
      Fn2<S, R, List<P>> backward) {
    Fn<R> g = CustomVjp.of(f, forward, backward);
    return (a, b, c, d, e, h, i) -> g.call(a, b, c, d, e, h, i);
  }

  /** The function with a derivative of your own in reverse mode, by rules with options. */
  public static <A, B, C, D, E, H, I, R, S> Fn7<A, B, C, D, E, H, I, R> customVjp(
      Fn7<A, B, C, D, E, H, I, R> f, VjpRule<R, S> rule) {
    Fn<R> g = new CustomVjp<>(f, rule);
    return (a, b, c, d, e, h, i) -> g.call(a, b, c, d, e, h, i);
  }

  /**
   * The function with a derivative of your own: {@code rule} gives its value and tangent, from the
   * Lists of arguments and tangents. It is used wherever the function is differentiated, in reverse
   * mode too.
   */
  public static TensorFn7 customJvp(TensorFn7 f, JvpRule<List<Tensor>, Tensor> rule) {
    Fn<Tensor> g = new CustomJvp<>(f, rule);
    return (a, b, c, d, e, h, i) -> g.call(a, b, c, d, e, h, i);
  }

  /**
   * The function with a derivative of your own in reverse mode: {@code forward} gives the value and
   * what {@code backward} needs to know, which takes that and the value's cotangent to the
   * arguments', a List; null stands for a zero.
   */
  public static <S> TensorFn7 customVjp(
      TensorFn7 f,
      Fn7<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, ValueAndResiduals<Tensor, S>>
          forward,
      Fn2<S, Tensor, List<Tensor>> backward) {
    Fn<Tensor> g = CustomVjp.of(f, forward, backward);
    return (a, b, c, d, e, h, i) -> g.call(a, b, c, d, e, h, i);
  }

  /** The function with a derivative of your own in reverse mode, by rules with options. */
  public static <S> TensorFn7 customVjp(TensorFn7 f, VjpRule<Tensor, S> rule) {
    Fn<Tensor> g = new CustomVjp<>(f, rule);
    return (a, b, c, d, e, h, i) -> g.call(a, b, c, d, e, h, i);
  }

  /**
   * The function whose derivative in reverse mode is the pullback that it returns beside its value:
   * a function from the value's cotangent to the List of the arguments'.
   */
  public static <A, B, C, D, E, H, I, R> Fn7<A, B, C, D, E, H, I, R> customGradient(
      Fn7<A, B, C, D, E, H, I, ValueAndPullback<R, List<?>>> f) {
    Fn<R> g = CustomGradient.of(f, false);
    return (a, b, c, d, e, h, i) -> g.call(a, b, c, d, e, h, i);
  }

  /**
   * The function with a derivative that computes intermediate values again from the arguments
   * instead of keeping them: it takes less memory and more time.
   */
  public static <A, B, C, D, E, H, I, R> Fn7<A, B, C, D, E, H, I, R> checkpoint(
      Fn7<A, B, C, D, E, H, I, R> f) {
    Fn<R> g = new Checkpoint<>(f, CheckpointOptions.DEFAULTS);
    return (a, b, c, d, e, h, i) -> g.call(a, b, c, d, e, h, i);
  }

  /**
   * The function with a derivative that computes intermediate values again, but for those that
   * {@code policy} keeps.
   */
  public static <A, B, C, D, E, H, I, R> Fn7<A, B, C, D, E, H, I, R> checkpoint(
      Fn7<A, B, C, D, E, H, I, R> f, CheckpointPolicy policy) {
    Fn<R> g = Checkpoint.of(f, policy);
    return (a, b, c, d, e, h, i) -> g.call(a, b, c, d, e, h, i);
  }

  /**
   * The function with a derivative that computes intermediate values again, as {@code options} say.
   */
  public static <A, B, C, D, E, H, I, R> Fn7<A, B, C, D, E, H, I, R> checkpoint(
      Fn7<A, B, C, D, E, H, I, R> f, CheckpointOptions options) {
    Fn<R> g = new Checkpoint<>(f, options);
    return (a, b, c, d, e, h, i) -> g.call(a, b, c, d, e, h, i);
  }

  /**
   * The function with a derivative that computes intermediate values again from the arguments
   * instead of keeping them: it takes less memory and more time.
   */
  public static TensorFn7 checkpoint(TensorFn7 f) {
    Fn<Tensor> g = new Checkpoint<>(f, CheckpointOptions.DEFAULTS);
    return (a, b, c, d, e, h, i) -> g.call(a, b, c, d, e, h, i);
  }

  /**
   * The function with a derivative that computes intermediate values again, but for those that
   * {@code policy} keeps.
   */
  public static TensorFn7 checkpoint(TensorFn7 f, CheckpointPolicy policy) {
    Fn<Tensor> g = Checkpoint.of(f, policy);
    return (a, b, c, d, e, h, i) -> g.call(a, b, c, d, e, h, i);
  }

  /**
   * The function with a derivative that computes intermediate values again, as {@code options} say.
   */
  public static TensorFn7 checkpoint(TensorFn7 f, CheckpointOptions options) {
    Fn<Tensor> g = new Checkpoint<>(f, options);
    return (a, b, c, d, e, h, i) -> g.call(a, b, c, d, e, h, i);
  }

  /**
   * The function with a batching rule of your own: {@code rule} is what {@code vmap} of the
   * function does. Reverse mode goes without the rule.
   */
  public static <A, B, C, D, E, H, I, R> Fn7<A, B, C, D, E, H, I, R> customVmap(
      Fn7<A, B, C, D, E, H, I, R> f, VmapRule<R> rule) {
    Fn<R> g = new CustomVmap<>(f, rule);
    return (a, b, c, d, e, h, i) -> g.call(a, b, c, d, e, h, i);
  }

  /** The function that {@code vmap} maps by a loop, one example after the other. */
  public static <A, B, C, D, E, H, I, R> Fn7<A, B, C, D, E, H, I, R> sequentialVmap(
      Fn7<A, B, C, D, E, H, I, R> f) {
    Fn<R> g = CustomVmap.sequential(f);
    return (a, b, c, d, e, h, i) -> g.call(a, b, c, d, e, h, i);
  }

  /**
   * The function with a batching rule of your own: {@code rule} is what {@code vmap} of the
   * function does. Reverse mode goes without the rule.
   */
  public static TensorFn7 customVmap(TensorFn7 f, VmapRule<Tensor> rule) {
    Fn<Tensor> g = new CustomVmap<>(f, rule);
    return (a, b, c, d, e, h, i) -> g.call(a, b, c, d, e, h, i);
  }

  /** The function that {@code vmap} maps by a loop, one example after the other. */
  public static TensorFn7 sequentialVmap(TensorFn7 f) {
    Fn<Tensor> g = CustomVmap.sequential(f);
    return (a, b, c, d, e, h, i) -> g.call(a, b, c, d, e, h, i);
  }

  /**
   * The function with a tangent that is the sum of {@code terms}, one for each argument, or null
   * where it is zero.
   */
  public static TensorFn7 customJvps(TensorFn7 f, @Nullable TangentTerm... terms) {
    Fn<Tensor> g = CustomJvp.ofTerms(f, terms);
    return (a, b, c, d, e, h, i) -> g.call(a, b, c, d, e, h, i);
  }

  /**
   * The result with {@linkplain TensorType#placeholder placeholders} for tensors, without computing
   * it. Arguments are tensors, {@link TensorType}s or trees of them.
   */
  public static <A, B, C, D, E, H, I, R> R evalShape(
      Fn7<A, B, C, D, E, H, I, R> f, Object... arguments) {
    return Inspection.evalShape(f, arguments);
  }

  /**
   * The result's type, without computing it. Arguments are tensors, {@link TensorType}s or Java
   * numbers.
   */
  public static TensorType evalShape(TensorFn7 f, Object... arguments) {
    return Inspection.evalShape(f, arguments).type();
  }
}
