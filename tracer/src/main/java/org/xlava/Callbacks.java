package org.xlava;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.xlava.function.Arguments;
import org.xlava.function.FlatFunction;
import org.xlava.function.Labels;
import org.xlava.host.DebugFormat;
import org.xlava.primitive.callback.Callback;
import org.xlava.primitive.callback.HostFunction;
import org.xlava.spi.Executor;
import org.xlava.transform.Trace;
import org.xlava.tree.Flattening;

/**
 * Calls of Java functions from inside of programs; see {@link Xlava}. Under {@code jit} a function
 * is called each time that the compiled program runs, on a thread of its own, with the values of
 * that run; it may itself use tensors, compiled functions included. What it throws ends the program
 * with a {@link CallbackException} whose cause it is. A compiled function that calls back has run
 * to its end when the call of it returns.
 */
abstract class Callbacks {
  Callbacks() {}

  // --- debugging

  /**
   * Prints a line to {@link System#out} when the program runs. {@code {}} in the format stands for
   * the next argument, {@code {1}} for the one of that index, {@code {name}} for an entry of a
   * {@code Map} that is the only argument; {@code {:.3f}} and the like format a scalar as Python
   * does; braces are doubled to print them. Tensors print as NumPy does.
   *
   * <p>Under {@code vmap} it prints a line for each example, under {@code grad} in the forward
   * pass.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="debugPrint"}
   *
   * @throws TransformException when an argument has no place in the format, or a place no argument
   */
  public static void debugPrint(String format, Object... arguments) {
    debugPrint(Ordering.UNORDERED, format, arguments);
  }

  /** Prints a line as {@link #debugPrint(String, Object...)} does, in order if asked for. */
  public static void debugPrint(Ordering ordering, String format, Object... arguments) {
    DebugFormat line = DebugFormat.of(format, arguments);
    bind(
        Callback.Kind.DEBUG,
        new HostFunction("debugPrint", line.structure(), line::print),
        List.of(),
        ordering,
        null,
        line.leaves());
  }

  /**
   * Calls a function when the program runs, with a tree of tensors.
   *
   * <p>Under {@code vmap} it is called for each example, under {@code grad} in the forward pass.
   */
  public static <A> void debugCallback(Consumer<A> callback, A operand) {
    debugCallback(Ordering.UNORDERED, callback, operand);
  }

  /** Calls a function as {@link #debugCallback(Consumer, Object)} does, in order if asked for. */
  public static <A> void debugCallback(Ordering ordering, Consumer<A> callback, A operand) {
    consume(Callback.Kind.DEBUG, "debugCallback", ordering, callback, consuming(callback), operand);
  }

  /** Calls a function of two trees as {@link #debugCallback(Consumer, Object)} does. */
  public static <A, B> void debugCallback(BiConsumer<A, B> callback, A a, B b) {
    debugCallback(Ordering.UNORDERED, callback, a, b);
  }

  /** Calls a function of two trees as {@link #debugCallback(Consumer, Object)} does. */
  public static <A, B> void debugCallback(Ordering ordering, BiConsumer<A, B> callback, A a, B b) {
    consume(Callback.Kind.DEBUG, "debugCallback", ordering, callback, consuming(callback), a, b);
  }

  // --- pure functions

  /**
   * What a pure function of tensors gives, such as one of another library. It may be called any
   * number of times, or not at all if nothing uses its result.
   *
   * <p>It has no derivative: {@code customJvp} gives it one. Under {@code vmap} it needs a {@link
   * VmapMethod}.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="pureCallback"}
   *
   * @param result a tree of tensors of the types that the function gives, of which only the types
   *     count, such as {@link TensorType#placeholder}
   * @throws DTypeException when a result is of a 64-bit dtype while these are off
   */
  public static <A, R> R pureCallback(Fn1<A, R> callback, R result, A operand) {
    return call(Callback.Kind.PURE, Ordering.UNORDERED, null, callback, result, operand);
  }

  /** What a pure function gives, as for {@link #pureCallback(Fn1, Object, Object)}. */
  public static <A, B, R> R pureCallback(Fn2<A, B, R> callback, R result, A a, B b) {
    return call(Callback.Kind.PURE, Ordering.UNORDERED, null, callback, result, a, b);
  }

  /** What a pure function gives, which {@code vmap} batches in a certain way. */
  public static <A, R> R pureCallback(
      VmapMethod vmapMethod, Fn1<A, R> callback, R result, A operand) {
    return call(Callback.Kind.PURE, Ordering.UNORDERED, vmapMethod, callback, result, operand);
  }

  /** What a pure function gives, which {@code vmap} batches in a certain way. */
  public static <A, B, R> R pureCallback(
      VmapMethod vmapMethod, Fn2<A, B, R> callback, R result, A a, B b) {
    return call(Callback.Kind.PURE, Ordering.UNORDERED, vmapMethod, callback, result, a, b);
  }

  // --- functions with effects

  /**
   * What a function gives that isn't pure: it is called once each time that the program gets there.
   *
   * <p>It has no derivative. Under {@code vmap} it is called for each example in a loop, unless it
   * is ordered, which {@code vmap} refuses.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="ioCallback"}
   *
   * @param result a tree of tensors of the types that the function gives, of which only the types
   *     count, such as {@link TensorType#placeholder}
   * @throws DTypeException when a result is of a 64-bit dtype while these are off
   */
  public static <A, R> R ioCallback(Fn1<A, R> callback, R result, A operand) {
    return ioCallback(Ordering.UNORDERED, callback, result, operand);
  }

  /** What a function gives that isn't pure, in order if asked for. */
  public static <A, R> R ioCallback(Ordering ordering, Fn1<A, R> callback, R result, A operand) {
    return call(Callback.Kind.IO, ordering, null, callback, result, operand);
  }

  /** What a function of two trees gives that isn't pure. */
  public static <A, B, R> R ioCallback(Fn2<A, B, R> callback, R result, A a, B b) {
    return ioCallback(Ordering.UNORDERED, callback, result, a, b);
  }

  /** What a function of two trees gives that isn't pure, in order if asked for. */
  public static <A, B, R> R ioCallback(
      Ordering ordering, Fn2<A, B, R> callback, R result, A a, B b) {
    return call(Callback.Kind.IO, ordering, null, callback, result, a, b);
  }

  /** Calls a function that isn't pure and gives nothing. */
  public static <A> void ioCallback(Consumer<A> callback, A operand) {
    ioCallback(Ordering.UNORDERED, callback, operand);
  }

  /** Calls a function that isn't pure and gives nothing, in order if asked for. */
  public static <A> void ioCallback(Ordering ordering, Consumer<A> callback, A operand) {
    consume(Callback.Kind.IO, "ioCallback", ordering, callback, consuming(callback), operand);
  }

  /**
   * Waits until the programs with effects that were started before, on any thread, have run to
   * their ends. Only those of other threads, and those whose waiting was interrupted, can still be
   * running.
   *
   * @throws TransformException when it is called from a function that such a program calls
   */
  public static void effectsBarrier() {
    Executor.get().effectsBarrier();
  }

  // --- binding

  // What tells one function from another: the user's, and the trees that it takes and gives.
  private record Source(Object function, List<TreeDef> operands, @Nullable TreeDef result) {
    @Override
    public String toString() {
      return Labels.of(function);
    }
  }

  private static <A> @Nullable Fn1<A, List<Tensor>> consuming(@Nullable Consumer<A> f) {
    return f == null
        ? null
        : a -> {
          f.accept(a);
          return List.of();
        };
  }

  private static <A, B> @Nullable Fn2<A, B, List<Tensor>> consuming(@Nullable BiConsumer<A, B> f) {
    return f == null
        ? null
        : (a, b) -> {
          f.accept(a, b);
          return List.of();
        };
  }

  private static void consume(
      Callback.Kind kind,
      String name,
      Ordering ordering,
      Object callback,
      @Nullable Fn<List<Tensor>> consumer,
      Object... operands) {
    Fn<List<Tensor>> f = FlatFunction.present(name, consumer);
    Arguments flat = Arguments.flatten(operands);
    Source source = new Source(callback, flat.structure(), null);
    UnaryOperator<Tensor[]> body = leaves -> new FlatFunction<>(f, flat.structure()).apply(leaves);
    bind(kind, new HostFunction(name, source, body), List.of(), ordering, null, flat.leaves());
  }

  private static <R> R call(
      Callback.Kind kind,
      Ordering ordering,
      @Nullable VmapMethod vmapMethod,
      @Nullable Fn<R> callback,
      @Nullable R result,
      Object... operands) {
    String name = kind == Callback.Kind.PURE ? "pureCallback" : "ioCallback";
    Fn<R> f = FlatFunction.present(name, callback);
    Tree.Flat declared = Flattening.of(result, "the declared result", true);
    Arguments flat = Arguments.flatten(operands);
    List<TensorType> types =
        declared.leaves().stream().map(t -> declarable(name, t.type())).toList();
    Source source = new Source(f, flat.structure(), declared.structure());
    UnaryOperator<Tensor[]> body =
        leaves -> declared(name, new FlatFunction<>(f, flat.structure()), leaves, declared);
    Tensor[] values =
        bind(
            kind, new HostFunction(name, source, body), types, ordering, vmapMethod, flat.leaves());
    return FlatFunction.unflatten(declared.structure(), values);
  }

  private static TensorType declarable(String name, TensorType type) {
    if (type.dtype().canonical() != type.dtype()) {
      throw new DTypeException(
          name
              + ": results must not be 64-bit while 64-bit dtypes are off; got "
              + type
              + ". Enable them with Config.enableX64(true)");
    }
    return type.withWeak(false);
  }

  private static Tensor[] declared(
      String name, FlatFunction<?> f, Tensor[] operands, Tree.Flat declared) {
    Tensor[] results = f.apply(operands);
    TreeDef.Difference difference = declared.structure().difference(f.structure());
    if (difference != null) {
      throw new CallbackException(
          name + ": the function must return the structure that was declared; " + difference);
    }
    return results;
  }

  private static Tensor[] bind(
      Callback.Kind kind,
      HostFunction function,
      List<TensorType> results,
      Ordering ordering,
      @Nullable VmapMethod vmapMethod,
      Tensor[] operands) {
    boolean ordered = ordering == Ordering.ORDERED;
    return Trace.bind(new Callback(kind, function, results, ordered, vmapMethod), operands);
  }
}
