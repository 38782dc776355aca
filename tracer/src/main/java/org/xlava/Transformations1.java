package org.xlava;

import java.util.Arrays;
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

/** The transformations of functions of one argument; see {@link Xlava}. */
abstract class Transformations1 extends Callbacks {
  Transformations1() {}

  /**
   * The function compiled: traced once for each structure and types of arguments, and run as one
   * program from then on. Java's if and for see the types of the arguments, not their values:
   * select with {@link Numpy#where}. What the function does beside computing its result, such as
   * printing, it does when it is traced only.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="jit"}
   */
  public static <A, R> JitFn1<A, R> jit(Fn1<A, R> f) {
    return new JitFn1<>(f, JitOptions.defaults());
  }

  /**
   * The function compiled: traced once for each structure and types of arguments, and run as one
   * program from then on. Java's if and for see the types of the arguments, not their values:
   * select with {@link Numpy#where}. What the function does beside computing its result, such as
   * printing, it does when it is traced only.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="jit"}
   */
  public static JitTensorFn1 jit(TensorFn1 f) {
    return new JitTensorFn1(f, JitOptions.defaults());
  }

  /** As the other {@code jit}, with static or donated arguments. */
  public static <A, R> JitFn1<A, R> jit(Fn1<A, R> f, JitOptions options) {
    return new JitFn1<>(f, options);
  }

  /** As the other {@code jit}, with static or donated arguments. */
  public static JitTensorFn1 jit(TensorFn1 f, JitOptions options) {
    return new JitTensorFn1(f, options);
  }

  /**
   * The function over batches: applied to each example along axis 0 of all arguments, the results
   * stacked along axis 0.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="vmap"}
   */
  public static <A, R> Fn1<A, R> vmap(Fn1<A, R> f) {
    Fn<R> g = new Vmap<>(f);
    return a -> g.call(a);
  }

  /**
   * The function over batches: applied to each example along axis 0 of all arguments, the results
   * stacked along axis 0.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="vmap"}
   */
  public static TensorFn1 vmap(TensorFn1 f) {
    Fn<Tensor> g = new Vmap<>(f);
    return a -> g.call(a);
  }

  /**
   * The function over batches: applied to each example along the axes {@link Xlava#inAxes} of the
   * arguments, the results stacked along {@link Xlava#outAxes}, both 0 unless given. {@link
   * Xlava#axisName} names the axis for what the examples tell each other, {@link Xlava#axisSize}
   * gives its size where no argument is mapped.
   */
  public static <A, R> Fn1<A, R> vmap(Fn1<A, R> f, VmapOption... options) {
    Fn<R> g = new Vmap<>(f, options);
    return a -> g.call(a);
  }

  /**
   * The function over batches: applied to each example along the axes {@link Xlava#inAxes} of the
   * arguments, the results stacked along {@link Xlava#outAxes}, both 0 unless given. {@link
   * Xlava#axisName} names the axis for what the examples tell each other, {@link Xlava#axisSize}
   * gives its size where no argument is mapped.
   */
  public static TensorFn1 vmap(TensorFn1 f, VmapOption... options) {
    Fn<Tensor> g = new Vmap<>(f, options);
    return a -> g.call(a);
  }

  /**
   * The gradient in the first argument, in that argument's type. The function returns a real
   * floating scalar.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="grad"}
   */
  public static <A> Fn1<A, A> grad(Fn1<A, Tensor> f) {
    FlatFunction.present("grad", f);
    return a -> Gradients.<A>valueAndGrad("grad", f, Argnums.FIRST, new Object[] {a}).grad();
  }

  /**
   * The gradient in the first argument, in that argument's type. The function returns a real
   * floating scalar.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="grad"}
   */
  public static TensorFn1 grad(TensorFn1 f) {
    FlatFunction.present("grad", f);
    return a -> Gradients.<Tensor>valueAndGrad("grad", f, Argnums.FIRST, new Object[] {a}).grad();
  }

  /**
   * The gradient in argument {@code argnum}, in that argument's type. The function returns a real
   * floating scalar.
   */
  public static TensorFn1 grad(TensorFn1 f, int argnum) {
    FlatFunction.present("grad", f);
    Argnums argnums = Argnums.of(argnum);
    return a -> Gradients.<Tensor>valueAndGrad("grad", f, argnums, new Object[] {a}).grad();
  }

  /**
   * The gradient in argument {@code argnum}, in that argument's type. The function returns a real
   * floating scalar. {@code G} is that type, which the compiler takes on trust.
   */
  public static <A, G> Fn1<A, G> grad(Fn1<A, Tensor> f, int argnum) {
    FlatFunction.present("grad", f);
    Argnums argnums = Argnums.of(argnum);
    return a -> Gradients.<G>valueAndGrad("grad", f, argnums, new Object[] {a}).grad();
  }

  /** The gradients in the arguments {@code argnums}, one each. */
  public static Fn1<Tensor, List<Tensor>> grad(TensorFn1 f, Argnums argnums) {
    FlatFunction.present("grad", f);
    return a -> Gradients.<List<Tensor>>valueAndGrad("grad", f, argnums, new Object[] {a}).grad();
  }

  /** The gradients in the arguments {@code argnums}, one each. */
  public static <A> Fn1<A, List<Object>> grad(Fn1<A, Tensor> f, Argnums argnums) {
    FlatFunction.present("grad", f);
    return a -> Gradients.<List<Object>>valueAndGrad("grad", f, argnums, new Object[] {a}).grad();
  }

  /**
   * The value and its gradient in the first argument.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="valueAndGrad"}
   */
  public static <A> Fn1<A, ValueAndGrad<A>> valueAndGrad(Fn1<A, Tensor> f) {
    FlatFunction.present("valueAndGrad", f);
    return a -> Gradients.<A>valueAndGrad("valueAndGrad", f, Argnums.FIRST, new Object[] {a});
  }

  /**
   * The value and its gradient in the first argument.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="valueAndGrad"}
   */
  public static Fn1<Tensor, ValueAndGrad<Tensor>> valueAndGrad(TensorFn1 f) {
    FlatFunction.present("valueAndGrad", f);
    return a -> Gradients.<Tensor>valueAndGrad("valueAndGrad", f, Argnums.FIRST, new Object[] {a});
  }

  /** The value and its gradient in argument {@code argnum}. */
  public static Fn1<Tensor, ValueAndGrad<Tensor>> valueAndGrad(TensorFn1 f, int argnum) {
    FlatFunction.present("valueAndGrad", f);
    Argnums argnums = Argnums.of(argnum);
    return a -> Gradients.<Tensor>valueAndGrad("valueAndGrad", f, argnums, new Object[] {a});
  }

  /** The value and its gradient in argument {@code argnum}. */
  public static <A, G> Fn1<A, ValueAndGrad<G>> valueAndGrad(Fn1<A, Tensor> f, int argnum) {
    FlatFunction.present("valueAndGrad", f);
    Argnums argnums = Argnums.of(argnum);
    return a -> Gradients.<G>valueAndGrad("valueAndGrad", f, argnums, new Object[] {a});
  }

  /** The value and its gradients in the arguments {@code argnums}. */
  public static Fn1<Tensor, ValueAndGrad<List<Tensor>>> valueAndGrad(TensorFn1 f, Argnums argnums) {
    FlatFunction.present("valueAndGrad", f);
    return a -> Gradients.<List<Tensor>>valueAndGrad("valueAndGrad", f, argnums, new Object[] {a});
  }

  /** The value and its gradients in the arguments {@code argnums}. */
  public static <A> Fn1<A, ValueAndGrad<List<Object>>> valueAndGrad(
      Fn1<A, Tensor> f, Argnums argnums) {
    FlatFunction.present("valueAndGrad", f);
    return a -> Gradients.<List<Object>>valueAndGrad("valueAndGrad", f, argnums, new Object[] {a});
  }

  /**
   * The gradient of the value in the first argument, and what else the function returns.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="gradWithAux"}
   */
  public static <A, X> Fn1<A, GradAndAux<A, X>> gradWithAux(Fn1<A, Auxiliary<Tensor, X>> f) {
    FlatFunction.present("gradWithAux", f);
    return a -> {
      ValueAuxAndGrad<X, A> r =
          Gradients.<X, A>valueAuxAndGrad("gradWithAux", f, Argnums.FIRST, new Object[] {a});
      return new GradAndAux<>(r.grad(), r.aux());
    };
  }

  /**
   * The value, what else the function returns, and the gradient of the value in the first argument.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="valueAndGradWithAux"}
   */
  public static <A, X> Fn1<A, ValueAuxAndGrad<X, A>> valueAndGradWithAux(
      Fn1<A, Auxiliary<Tensor, X>> f) {
    FlatFunction.present("valueAndGradWithAux", f);
    return a ->
        Gradients.<X, A>valueAuxAndGrad("valueAndGradWithAux", f, Argnums.FIRST, new Object[] {a});
  }

  /** The gradient of the value in argument {@code argnum}, and what else the function returns. */
  public static <A, X, G> Fn1<A, GradAndAux<G, X>> gradWithAux(
      Fn1<A, Auxiliary<Tensor, X>> f, int argnum) {
    FlatFunction.present("gradWithAux", f);
    Argnums argnums = Argnums.of(argnum);
    return a -> {
      ValueAuxAndGrad<X, G> r =
          Gradients.<X, G>valueAuxAndGrad("gradWithAux", f, argnums, new Object[] {a});
      return new GradAndAux<>(r.grad(), r.aux());
    };
  }

  /**
   * The value, what else the function returns, and the gradient of the value in argument {@code
   * argnum}.
   */
  public static <A, X, G> Fn1<A, ValueAuxAndGrad<X, G>> valueAndGradWithAux(
      Fn1<A, Auxiliary<Tensor, X>> f, int argnum) {
    FlatFunction.present("valueAndGradWithAux", f);
    Argnums argnums = Argnums.of(argnum);
    return a ->
        Gradients.<X, G>valueAuxAndGrad("valueAndGradWithAux", f, argnums, new Object[] {a});
  }

  /**
   * The gradient of the value in the arguments {@code argnums}, and what else the function returns.
   */
  public static <A, X> Fn1<A, GradAndAux<List<Object>, X>> gradWithAux(
      Fn1<A, Auxiliary<Tensor, X>> f, Argnums argnums) {
    FlatFunction.present("gradWithAux", f);
    return a -> {
      ValueAuxAndGrad<X, List<Object>> r =
          Gradients.<X, List<Object>>valueAuxAndGrad("gradWithAux", f, argnums, new Object[] {a});
      return new GradAndAux<>(r.grad(), r.aux());
    };
  }

  /**
   * The value, what else the function returns, and the gradient of the value in the arguments
   * {@code argnums}.
   */
  public static <A, X> Fn1<A, ValueAuxAndGrad<X, List<Object>>> valueAndGradWithAux(
      Fn1<A, Auxiliary<Tensor, X>> f, Argnums argnums) {
    FlatFunction.present("valueAndGradWithAux", f);
    return a ->
        Gradients.<X, List<Object>>valueAuxAndGrad(
            "valueAndGradWithAux", f, argnums, new Object[] {a});
  }

  /**
   * The Jacobian of the value by forward mode in the first argument, and what else the function
   * returns. {@code G} is its type, which the compiler takes on trust.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="jacfwdWithAux"}
   */
  public static <A, R, X, G> Fn1<A, Auxiliary<G, X>> jacfwdWithAux(Fn1<A, Auxiliary<R, X>> f) {
    FlatFunction.present("jacfwdWithAux", f);
    return a -> Gradients.jacfwdWithAux(f, Argnums.FIRST, new Object[] {a});
  }

  /**
   * The Jacobian of the value by forward mode in argument {@code argnum}, and what else the
   * function returns. {@code G} is its type, which the compiler takes on trust.
   */
  public static <A, R, X, G> Fn1<A, Auxiliary<G, X>> jacfwdWithAux(
      Fn1<A, Auxiliary<R, X>> f, int argnum) {
    FlatFunction.present("jacfwdWithAux", f);
    Argnums argnums = Argnums.of(argnum);
    return a -> Gradients.jacfwdWithAux(f, argnums, new Object[] {a});
  }

  /**
   * The Jacobian of the value by forward mode in the arguments {@code argnums}, and what else the
   * function returns. {@code G} is its type, which the compiler takes on trust.
   */
  public static <A, R, X, G> Fn1<A, Auxiliary<G, X>> jacfwdWithAux(
      Fn1<A, Auxiliary<R, X>> f, Argnums argnums) {
    FlatFunction.present("jacfwdWithAux", f);
    return a -> Gradients.jacfwdWithAux(f, argnums, new Object[] {a});
  }

  /**
   * The Jacobian of the value by reverse mode in the first argument, and what else the function
   * returns. {@code G} is its type, which the compiler takes on trust.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="jacrevWithAux"}
   */
  public static <A, R, X, G> Fn1<A, Auxiliary<G, X>> jacrevWithAux(Fn1<A, Auxiliary<R, X>> f) {
    FlatFunction.present("jacrevWithAux", f);
    return a -> Gradients.jacrevWithAux(f, Argnums.FIRST, new Object[] {a});
  }

  /**
   * The Jacobian of the value by reverse mode in argument {@code argnum}, and what else the
   * function returns. {@code G} is its type, which the compiler takes on trust.
   */
  public static <A, R, X, G> Fn1<A, Auxiliary<G, X>> jacrevWithAux(
      Fn1<A, Auxiliary<R, X>> f, int argnum) {
    FlatFunction.present("jacrevWithAux", f);
    Argnums argnums = Argnums.of(argnum);
    return a -> Gradients.jacrevWithAux(f, argnums, new Object[] {a});
  }

  /**
   * The Jacobian of the value by reverse mode in the arguments {@code argnums}, and what else the
   * function returns. {@code G} is its type, which the compiler takes on trust.
   */
  public static <A, R, X, G> Fn1<A, Auxiliary<G, X>> jacrevWithAux(
      Fn1<A, Auxiliary<R, X>> f, Argnums argnums) {
    FlatFunction.present("jacrevWithAux", f);
    return a -> Gradients.jacrevWithAux(f, argnums, new Object[] {a});
  }

  /**
   * The Hessian of the value, {@code jacfwd(jacrev(f))}, in the first argument, and what else the
   * function returns. {@code G} is its type, which the compiler takes on trust.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="hessianWithAux"}
   */
  public static <A, R, X, G> Fn1<A, Auxiliary<G, X>> hessianWithAux(Fn1<A, Auxiliary<R, X>> f) {
    FlatFunction.present("hessianWithAux", f);
    return a -> Gradients.hessianWithAux(f, Argnums.FIRST, new Object[] {a});
  }

  /**
   * The Hessian of the value, {@code jacfwd(jacrev(f))}, in argument {@code argnum}, and what else
   * the function returns. {@code G} is its type, which the compiler takes on trust.
   */
  public static <A, R, X, G> Fn1<A, Auxiliary<G, X>> hessianWithAux(
      Fn1<A, Auxiliary<R, X>> f, int argnum) {
    FlatFunction.present("hessianWithAux", f);
    Argnums argnums = Argnums.of(argnum);
    return a -> Gradients.hessianWithAux(f, argnums, new Object[] {a});
  }

  /**
   * The Hessian of the value, {@code jacfwd(jacrev(f))}, in the arguments {@code argnums}, and what
   * else the function returns. {@code G} is its type, which the compiler takes on trust.
   */
  public static <A, R, X, G> Fn1<A, Auxiliary<G, X>> hessianWithAux(
      Fn1<A, Auxiliary<R, X>> f, Argnums argnums) {
    FlatFunction.present("hessianWithAux", f);
    return a -> Gradients.hessianWithAux(f, argnums, new Object[] {a});
  }

  /**
   * The pullback of cotangents of the value at these arguments, and what else the function returns.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="vjpWithAux"}
   */
  public static <A, R, X> Auxiliary<Vjp<R>, X> vjpWithAux(Fn1<A, Auxiliary<R, X>> f, A a) {
    return Vjp.withAux(f, a);
  }

  /**
   * The derivative of the value at these arguments as a linear function, and what else the function
   * returns.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="linearizeWithAux"}
   */
  public static <A, R, X> Auxiliary<Linearized<R>, X> linearizeWithAux(
      Fn1<A, Auxiliary<R, X>> f, A a) {
    return Linearized.withAux(f, a);
  }

  /**
   * The value at {@code primal} and its tangent for the argument's {@code tangent}, and what else
   * the function returns.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="jvpWithAux"}
   */
  public static <A, R, X> Auxiliary<ValueAndTangent<R>, X> jvpWithAux(
      Fn1<A, Auxiliary<R, X>> f, A primal, A tangent) {
    return ForwardMode.jvpWithAux(f, Arrays.asList(primal), Arrays.asList(tangent));
  }

  /**
   * The Jacobian in the first argument, by forward mode, one column at a time, all in a batch: of
   * shape {@code result.shape + argument.shape}.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="jacfwd"}
   */
  public static TensorFn1 jacfwd(TensorFn1 f) {
    FlatFunction.present("jacfwd", f);
    return a -> (Tensor) Gradients.jacfwd(f, Argnums.FIRST, new Object[] {a});
  }

  /**
   * The Jacobian in the first argument, by forward mode, one column at a time, all in a batch: of
   * shape {@code result.shape + argument.shape}. Of trees, the result's tree with the argument's
   * tree at each leaf.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="jacfwd"}
   */
  public static <A> Fn1<A, Object> jacfwd(Fn1<A, ?> f) {
    FlatFunction.present("jacfwd", f);
    return a -> Gradients.jacfwd(f, Argnums.FIRST, new Object[] {a});
  }

  /**
   * The Jacobian in argument {@code argnum}, by forward mode, one column at a time, all in a batch:
   * of shape {@code result.shape + argument.shape}.
   */
  public static TensorFn1 jacfwd(TensorFn1 f, int argnum) {
    FlatFunction.present("jacfwd", f);
    Argnums argnums = Argnums.of(argnum);
    return a -> (Tensor) Gradients.jacfwd(f, argnums, new Object[] {a});
  }

  /**
   * The Jacobian in argument {@code argnum}, by forward mode, one column at a time, all in a batch:
   * of shape {@code result.shape + argument.shape}. Of trees, the result's tree with the argument's
   * tree at each leaf.
   */
  public static <A> Fn1<A, Object> jacfwd(Fn1<A, ?> f, int argnum) {
    FlatFunction.present("jacfwd", f);
    Argnums argnums = Argnums.of(argnum);
    return a -> Gradients.jacfwd(f, argnums, new Object[] {a});
  }

  /**
   * The Jacobians in {@code argnums}, by forward mode, one column at a time, all in a batch: of
   * shape {@code result.shape + argument.shape}.
   */
  @SuppressWarnings("unchecked")
  public static Fn1<Tensor, List<Tensor>> jacfwd(TensorFn1 f, Argnums argnums) {
    FlatFunction.present("jacfwd", f);
    return a -> (List<Tensor>) Gradients.jacfwd(f, argnums, new Object[] {a});
  }

  /**
   * The Jacobians in {@code argnums}, by forward mode, one column at a time, all in a batch: of
   * shape {@code result.shape + argument.shape}. Of trees, the result's tree with the List of the
   * arguments' trees at each leaf.
   */
  public static <A> Fn1<A, Object> jacfwd(Fn1<A, ?> f, Argnums argnums) {
    FlatFunction.present("jacfwd", f);
    return a -> Gradients.jacfwd(f, argnums, new Object[] {a});
  }

  /**
   * The Jacobian in the first argument, by reverse mode, one row at a time, all in a batch: of
   * shape {@code result.shape + argument.shape}.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="jacrev"}
   */
  public static TensorFn1 jacrev(TensorFn1 f) {
    FlatFunction.present("jacrev", f);
    return a -> (Tensor) Gradients.jacrev(f, Argnums.FIRST, new Object[] {a});
  }

  /**
   * The Jacobian in the first argument, by reverse mode, one row at a time, all in a batch: of
   * shape {@code result.shape + argument.shape}. Of trees, the result's tree with the argument's
   * tree at each leaf.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="jacrev"}
   */
  public static <A> Fn1<A, Object> jacrev(Fn1<A, ?> f) {
    FlatFunction.present("jacrev", f);
    return a -> Gradients.jacrev(f, Argnums.FIRST, new Object[] {a});
  }

  /**
   * The Jacobian in argument {@code argnum}, by reverse mode, one row at a time, all in a batch: of
   * shape {@code result.shape + argument.shape}.
   */
  public static TensorFn1 jacrev(TensorFn1 f, int argnum) {
    FlatFunction.present("jacrev", f);
    Argnums argnums = Argnums.of(argnum);
    return a -> (Tensor) Gradients.jacrev(f, argnums, new Object[] {a});
  }

  /**
   * The Jacobian in argument {@code argnum}, by reverse mode, one row at a time, all in a batch: of
   * shape {@code result.shape + argument.shape}. Of trees, the result's tree with the argument's
   * tree at each leaf.
   */
  public static <A> Fn1<A, Object> jacrev(Fn1<A, ?> f, int argnum) {
    FlatFunction.present("jacrev", f);
    Argnums argnums = Argnums.of(argnum);
    return a -> Gradients.jacrev(f, argnums, new Object[] {a});
  }

  /**
   * The Jacobians in {@code argnums}, by reverse mode, one row at a time, all in a batch: of shape
   * {@code result.shape + argument.shape}.
   */
  @SuppressWarnings("unchecked")
  public static Fn1<Tensor, List<Tensor>> jacrev(TensorFn1 f, Argnums argnums) {
    FlatFunction.present("jacrev", f);
    return a -> (List<Tensor>) Gradients.jacrev(f, argnums, new Object[] {a});
  }

  /**
   * The Jacobians in {@code argnums}, by reverse mode, one row at a time, all in a batch: of shape
   * {@code result.shape + argument.shape}. Of trees, the result's tree with the List of the
   * arguments' trees at each leaf.
   */
  public static <A> Fn1<A, Object> jacrev(Fn1<A, ?> f, Argnums argnums) {
    FlatFunction.present("jacrev", f);
    return a -> Gradients.jacrev(f, argnums, new Object[] {a});
  }

  /**
   * The Hessian in the first argument: {@code jacfwd(jacrev(f))}.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="hessian"}
   */
  public static TensorFn1 hessian(TensorFn1 f) {
    FlatFunction.present("hessian", f);
    return jacfwd(jacrev(f));
  }

  /**
   * The Hessian in the first argument: {@code jacfwd(jacrev(f))}.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="hessian"}
   */
  public static <A> Fn1<A, Object> hessian(Fn1<A, ?> f) {
    FlatFunction.present("hessian", f);
    return jacfwd(jacrev(f));
  }

  /** The Hessian in argument {@code argnum}: {@code jacfwd(jacrev(f))}. */
  public static TensorFn1 hessian(TensorFn1 f, int argnum) {
    FlatFunction.present("hessian", f);
    return jacfwd(jacrev(f, argnum), argnum);
  }

  /** The Hessian in argument {@code argnum}: {@code jacfwd(jacrev(f))}. */
  public static <A> Fn1<A, Object> hessian(Fn1<A, ?> f, int argnum) {
    FlatFunction.present("hessian", f);
    return jacfwd(jacrev(f, argnum), argnum);
  }

  /**
   * The value, and the pullback of cotangents at these arguments.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="vjp"}
   */
  public static <A, R> Vjp<R> vjp(Fn1<A, R> f, A a) {
    return new Vjp<>(f, a);
  }

  /**
   * The value, and the pullback of cotangents at these arguments.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="vjp"}
   */
  public static Vjp<Tensor> vjp(TensorFn1 f, Tensor a) {
    return new Vjp<>(f, a);
  }

  /**
   * The value, and the derivative at these arguments as a linear function.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="linearize"}
   */
  public static <A, R> Linearized<R> linearize(Fn1<A, R> f, A a) {
    return new Linearized<>(f, a);
  }

  /**
   * The value, and the derivative at these arguments as a linear function.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="linearize"}
   */
  public static Linearized<Tensor> linearize(TensorFn1 f, Tensor a) {
    return new Linearized<>(f, a);
  }

  /**
   * The value at {@code primal} and its tangent for the argument's {@code tangent}.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="jvp"}
   */
  public static <A, R> ValueAndTangent<R> jvp(Fn1<A, R> f, A primal, A tangent) {
    return ForwardMode.jvp(f, Arrays.asList(primal), Arrays.asList(tangent));
  }

  /**
   * The value at {@code primal} and its tangent for the argument's {@code tangent}.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="jvp"}
   */
  public static ValueAndTangent<Tensor> jvp(TensorFn1 f, Tensor primal, Tensor tangent) {
    return ForwardMode.jvp(f, Arrays.asList(primal), Arrays.asList(tangent));
  }

  /** The value and its tangent, for the arguments {@code primals} and their tangents. */
  public static ValueAndTangent<Tensor> jvp(TensorFn1 f, List<?> primals, List<?> tangents) {
    return ForwardMode.jvp(f, primals, tangents);
  }

  /**
   * The program that the function's trace gives, for printing and inspection.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="makeJaxpr"}
   */
  public static <A, R> Fn1<A, org.xlava.ir.ClosedJaxpr> makeJaxpr(Fn1<A, R> f) {
    FlatFunction.present("makeJaxpr", f);
    return a -> Inspection.makeJaxpr(f, a);
  }

  /**
   * The program that the function's trace gives, for printing and inspection.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="makeJaxpr"}
   */
  public static Fn1<Tensor, org.xlava.ir.ClosedJaxpr> makeJaxpr(TensorFn1 f) {
    FlatFunction.present("makeJaxpr", f);
    return a -> Inspection.makeJaxpr(f, a);
  }

  /**
   * What the derivative at these arguments in reverse mode keeps from the forward pass for the
   * backward one, and where it is from.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="savedResiduals"}
   */
  public static <A, R> List<Residual> savedResiduals(Fn1<A, R> f, A a) {
    return SavedResiduals.of(f, a);
  }

  /**
   * What the derivative at these arguments in reverse mode keeps from the forward pass for the
   * backward one, and where it is from.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="savedResiduals"}
   */
  public static List<Residual> savedResiduals(TensorFn1 f, Tensor a) {
    return SavedResiduals.of(f, a);
  }

  /**
   * The transpose of a function that is linear in all its arguments together, at arguments of the
   * types of {@code examples}: tensors, {@link TensorType}s, or trees of tensors. It takes the
   * result's cotangent to the argument's.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="linearTranspose"}
   */
  public static <A, R> Fn1<R, A> linearTranspose(Fn1<A, R> f, Object example) {
    return new LinearTranspose<>(f, example)::first;
  }

  /**
   * The transpose of a function that is linear in all its arguments together, at arguments of the
   * types of {@code examples}: tensors, {@link TensorType}s, or trees of tensors. It takes the
   * result's cotangent to the argument's.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="linearTranspose"}
   */
  public static TensorFn1 linearTranspose(TensorFn1 f, Object example) {
    return new LinearTranspose<>(f, example)::first;
  }

  /**
   * The function traced at arguments of these types, with the tensors that it captured and that may
   * be differentiated as arguments of their own.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="closureConvert"}
   */
  public static <A, R> ClosureConverted<R> closureConvert(Fn1<A, R> f, A a) {
    return new ClosureConverted<>(f, a);
  }

  /**
   * Checks the derivatives of the function at these arguments, of first and second order in both
   * modes, against finite differences; an AssertionError says what differs. See {@link
   * GradientCheck}.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="checkGrads"}
   */
  public static <A, R> void checkGrads(Fn1<A, R> f, A a) {
    GradientCheck.DEFAULTS.check(f, a);
  }

  /**
   * Checks the derivatives of the function at these arguments, as {@code how} says, against finite
   * differences; an AssertionError says what differs. See {@link GradientCheck}.
   */
  public static <A, R> void checkGrads(GradientCheck how, Fn1<A, R> f, A a) {
    how.check(f, a);
  }

  /**
   * The function traced at arguments of these types, with the tensors that it captured and that may
   * be differentiated as arguments of their own.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="closureConvert"}
   */
  public static ClosureConverted<Tensor> closureConvert(TensorFn1 f, Tensor a) {
    return new ClosureConverted<>(f, a);
  }

  /**
   * Checks the derivatives of the function at these arguments, of first and second order in both
   * modes, against finite differences; an AssertionError says what differs. See {@link
   * GradientCheck}.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="checkGrads"}
   */
  public static void checkGrads(TensorFn1 f, Tensor a) {
    GradientCheck.DEFAULTS.check(f, a);
  }

  /**
   * Checks the derivatives of the function at these arguments, as {@code how} says, against finite
   * differences; an AssertionError says what differs. See {@link GradientCheck}.
   */
  public static void checkGrads(GradientCheck how, TensorFn1 f, Tensor a) {
    how.check(f, a);
  }

  /**
   * Checks the derivatives of the function at these tensors or Java numbers, of first and second
   * order in both modes, against finite differences; an AssertionError says what differs. See
   * {@link GradientCheck}.
   */
  public static void checkGrads(TensorFn1 f, Object... arguments) {
    GradientCheck.DEFAULTS.check(f, arguments);
  }

  /** The gradient, as {@code options} say. */
  public static TensorFn1 grad(TensorFn1 f, GradOptions options) {
    FlatFunction.present("grad", f);
    Argnums argnums = GradOptions.present("grad", options);
    return a -> Gradients.<Tensor>valueAndGrad("grad", f, argnums, new Object[] {a}).grad();
  }

  /**
   * The gradient, as {@code options} say. {@code G} is its type, which the compiler takes on trust.
   */
  public static <A, G> Fn1<A, G> grad(Fn1<A, Tensor> f, GradOptions options) {
    FlatFunction.present("grad", f);
    Argnums argnums = GradOptions.present("grad", options);
    return a -> Gradients.<G>valueAndGrad("grad", f, argnums, new Object[] {a}).grad();
  }

  /** The value and its gradient, as {@code options} say. */
  public static Fn1<Tensor, ValueAndGrad<Tensor>> valueAndGrad(TensorFn1 f, GradOptions options) {
    FlatFunction.present("valueAndGrad", f);
    Argnums argnums = GradOptions.present("valueAndGrad", options);
    return a -> Gradients.<Tensor>valueAndGrad("valueAndGrad", f, argnums, new Object[] {a});
  }

  /**
   * The value and its gradient, as {@code options} say. {@code G} is its type, which the compiler
   * takes on trust.
   */
  public static <A, G> Fn1<A, ValueAndGrad<G>> valueAndGrad(Fn1<A, Tensor> f, GradOptions options) {
    FlatFunction.present("valueAndGrad", f);
    Argnums argnums = GradOptions.present("valueAndGrad", options);
    return a -> Gradients.<G>valueAndGrad("valueAndGrad", f, argnums, new Object[] {a});
  }

  /** The Jacobian by forward mode, as {@code options} say. */
  public static TensorFn1 jacfwd(TensorFn1 f, GradOptions options) {
    FlatFunction.present("jacfwd", f);
    Argnums argnums = GradOptions.present("jacfwd", options);
    return a -> (Tensor) Gradients.jacfwd(f, argnums, new Object[] {a});
  }

  /**
   * The Jacobian by forward mode, as {@code options} say. {@code G} is its type, which the compiler
   * takes on trust.
   */
  @SuppressWarnings("unchecked")
  public static <A, G> Fn1<A, G> jacfwd(Fn1<A, ?> f, GradOptions options) {
    FlatFunction.present("jacfwd", f);
    Argnums argnums = GradOptions.present("jacfwd", options);
    return a -> (G) Gradients.jacfwd(f, argnums, new Object[] {a});
  }

  /** The Jacobian by reverse mode, as {@code options} say. */
  public static TensorFn1 jacrev(TensorFn1 f, GradOptions options) {
    FlatFunction.present("jacrev", f);
    Argnums argnums = GradOptions.present("jacrev", options);
    return a -> (Tensor) Gradients.jacrev(f, argnums, new Object[] {a});
  }

  /**
   * The Jacobian by reverse mode, as {@code options} say. {@code G} is its type, which the compiler
   * takes on trust.
   */
  @SuppressWarnings("unchecked")
  public static <A, G> Fn1<A, G> jacrev(Fn1<A, ?> f, GradOptions options) {
    FlatFunction.present("jacrev", f);
    Argnums argnums = GradOptions.present("jacrev", options);
    return a -> (G) Gradients.jacrev(f, argnums, new Object[] {a});
  }

  /** The Hessian, as {@code options} say: {@code jacfwd(jacrev(f))}. */
  public static TensorFn1 hessian(TensorFn1 f, GradOptions options) {
    FlatFunction.present("hessian", f);
    return jacfwd(jacrev(f, options), options);
  }

  /**
   * The function with a derivative of your own: {@code rule} gives its value and tangent, from the
   * argument and its tangent. It is used wherever the function is differentiated, in reverse mode
   * too.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="customJvp"}
   */
  public static <A, R> Fn1<A, R> customJvp(Fn1<A, R> f, JvpRule<A, R> rule) {
    Fn<R> g = new CustomJvp<>(f, rule);
    return a -> g.call(a);
  }

  /**
   * The function with a derivative of your own in reverse mode: {@code forward} gives the value and
   * what {@code backward} needs to know, which takes that and the value's cotangent to the
   * argument's.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="customVjp"}
   */
  public static <A, R, S> Fn1<A, R> customVjp(
      Fn1<A, R> f, Fn1<A, ValueAndResiduals<R, S>> forward, Fn2<S, R, A> backward) {
    Fn<R> g = CustomVjp.ofOne(f, forward, backward);
    return a -> g.call(a);
  }

  /** The function with a derivative of your own in reverse mode, by rules with options. */
  public static <A, R, S> Fn1<A, R> customVjp(Fn1<A, R> f, VjpRule<R, S> rule) {
    Fn<R> g = new CustomVjp<>(f, rule);
    return a -> g.call(a);
  }

  /**
   * The function with a derivative of your own: {@code rule} gives its value and tangent, from the
   * argument and its tangent. It is used wherever the function is differentiated, in reverse mode
   * too.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="customJvp"}
   */
  public static TensorFn1 customJvp(TensorFn1 f, JvpRule<Tensor, Tensor> rule) {
    Fn<Tensor> g = new CustomJvp<>(f, rule);
    return a -> g.call(a);
  }

  /**
   * The function with a derivative of your own in reverse mode: {@code forward} gives the value and
   * what {@code backward} needs to know, which takes that and the value's cotangent to the
   * argument's.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="customVjp"}
   */
  public static <S> TensorFn1 customVjp(
      TensorFn1 f,
      Fn1<Tensor, ValueAndResiduals<Tensor, S>> forward,
      Fn2<S, Tensor, Tensor> backward) {
    Fn<Tensor> g = CustomVjp.ofOne(f, forward, backward);
    return a -> g.call(a);
  }

  /** The function with a derivative of your own in reverse mode, by rules with options. */
  public static <S> TensorFn1 customVjp(TensorFn1 f, VjpRule<Tensor, S> rule) {
    Fn<Tensor> g = new CustomVjp<>(f, rule);
    return a -> g.call(a);
  }

  /**
   * The function whose derivative in reverse mode is the pullback that it returns beside its value:
   * a function from the value's cotangent to the argument's.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="customGradient"}
   */
  public static <A, R> Fn1<A, R> customGradient(Fn1<A, ValueAndPullback<R, A>> f) {
    Fn<R> g = CustomGradient.of(f, true);
    return a -> g.call(a);
  }

  /**
   * The function with a derivative that computes intermediate values again from the arguments
   * instead of keeping them: it takes less memory and more time.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="checkpoint"}
   */
  public static <A, R> Fn1<A, R> checkpoint(Fn1<A, R> f) {
    Fn<R> g = new Checkpoint<>(f, CheckpointOptions.DEFAULTS);
    return a -> g.call(a);
  }

  /**
   * The function with a derivative that computes intermediate values again, but for those that
   * {@code policy} keeps.
   */
  public static <A, R> Fn1<A, R> checkpoint(Fn1<A, R> f, CheckpointPolicy policy) {
    Fn<R> g = Checkpoint.of(f, policy);
    return a -> g.call(a);
  }

  /**
   * The function with a derivative that computes intermediate values again, as {@code options} say.
   */
  public static <A, R> Fn1<A, R> checkpoint(Fn1<A, R> f, CheckpointOptions options) {
    Fn<R> g = new Checkpoint<>(f, options);
    return a -> g.call(a);
  }

  /**
   * The function with a derivative that computes intermediate values again from the arguments
   * instead of keeping them: it takes less memory and more time.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="checkpoint"}
   */
  public static TensorFn1 checkpoint(TensorFn1 f) {
    Fn<Tensor> g = new Checkpoint<>(f, CheckpointOptions.DEFAULTS);
    return a -> g.call(a);
  }

  /**
   * The function with a derivative that computes intermediate values again, but for those that
   * {@code policy} keeps.
   */
  public static TensorFn1 checkpoint(TensorFn1 f, CheckpointPolicy policy) {
    Fn<Tensor> g = Checkpoint.of(f, policy);
    return a -> g.call(a);
  }

  /**
   * The function with a derivative that computes intermediate values again, as {@code options} say.
   */
  public static TensorFn1 checkpoint(TensorFn1 f, CheckpointOptions options) {
    Fn<Tensor> g = new Checkpoint<>(f, options);
    return a -> g.call(a);
  }

  /**
   * The function with a batching rule of your own: {@code rule} is what {@code vmap} of the
   * function does. Reverse mode goes without the rule.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="customVmap"}
   */
  public static <A, R> Fn1<A, R> customVmap(Fn1<A, R> f, VmapRule<R> rule) {
    Fn<R> g = new CustomVmap<>(f, rule);
    return a -> g.call(a);
  }

  /**
   * The function that {@code vmap} maps by a loop, one example after the other.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="sequentialVmap"}
   */
  public static <A, R> Fn1<A, R> sequentialVmap(Fn1<A, R> f) {
    Fn<R> g = CustomVmap.sequential(f);
    return a -> g.call(a);
  }

  /**
   * The function with a batching rule of your own: {@code rule} is what {@code vmap} of the
   * function does. Reverse mode goes without the rule.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="customVmap"}
   */
  public static TensorFn1 customVmap(TensorFn1 f, VmapRule<Tensor> rule) {
    Fn<Tensor> g = new CustomVmap<>(f, rule);
    return a -> g.call(a);
  }

  /**
   * The function that {@code vmap} maps by a loop, one example after the other.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="sequentialVmap"}
   */
  public static TensorFn1 sequentialVmap(TensorFn1 f) {
    Fn<Tensor> g = CustomVmap.sequential(f);
    return a -> g.call(a);
  }

  /**
   * The function with a tangent that is the sum of {@code terms}, one for each argument, or null
   * where it is zero.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="customJvps"}
   */
  public static TensorFn1 customJvps(TensorFn1 f, @Nullable TangentTerm... terms) {
    Fn<Tensor> g = CustomJvp.ofTerms(f, terms);
    return a -> g.call(a);
  }

  /**
   * The result with {@linkplain TensorType#placeholder placeholders} for tensors, without computing
   * it. Arguments are tensors, {@link TensorType}s or trees of them.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="evalShape"}
   */
  public static <A, R> R evalShape(Fn1<A, R> f, Object... arguments) {
    return Inspection.evalShape(f, arguments);
  }

  /**
   * The result's type, without computing it. Arguments are tensors, {@link TensorType}s or Java
   * numbers.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="evalShape"}
   */
  public static TensorType evalShape(TensorFn1 f, Object... arguments) {
    return Inspection.evalShape(f, arguments).type();
  }
}
