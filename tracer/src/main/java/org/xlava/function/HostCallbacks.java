package org.xlava.function;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.xlava.Breakpoint;
import org.xlava.CallbackException;
import org.xlava.DTypeException;
import org.xlava.Fn;
import org.xlava.Fn1;
import org.xlava.Fn2;
import org.xlava.Ordering;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.Tree;
import org.xlava.TreeDef;
import org.xlava.VmapMethod;
import org.xlava.primitive.callback.Callback;
import org.xlava.primitive.callback.HostFunction;
import org.xlava.transform.Sources;
import org.xlava.transform.Trace;
import org.xlava.tree.Flattening;

/** Java functions of trees as operations of programs. */
public final class HostCallbacks {
  /** Does nothing at a breakpoint. */
  public static final Consumer<Object> NOTHING = breakpoint -> {};

  private static final System.Logger LOG = System.getLogger("org.xlava.debug");

  private HostCallbacks() {}

  // What tells one breakpoint from another.
  private record Stop(@Nullable Object callback, String line) {}

  // What tells one function from another: the user's, and the trees that it takes and gives.
  private record Source(Object function, List<TreeDef> operands, @Nullable TreeDef result) {
    @Override
    public String toString() {
      return Labels.of(function);
    }
  }

  public static void print(Ordering ordering, String format, Object... arguments) {
    write("debugPrint", System.out::println, ordering, format, arguments);
  }

  public static void log(Ordering ordering, String format, Object... arguments) {
    write("debugLog", line -> LOG.log(Level.INFO, line), ordering, format, arguments);
  }

  private static void write(
      String name, Consumer<String> out, Ordering ordering, String format, Object... arguments) {
    DebugFormat line = DebugFormat.of(name, format, arguments);
    UnaryOperator<Tensor[]> body =
        leaves -> {
          out.accept(line.line(leaves));
          return new Tensor[0];
        };
    HostFunction function = new HostFunction(name, line.structure(), body);
    bind(Callback.Kind.DEBUG, function, List.of(), ordering, null, line.leaves());
  }

  /** Calls {@link Breakpoint#reached}, then the callback, with the values and the caller's line. */
  public static <A> void breakpoint(
      Ordering ordering, Consumer<? super Breakpoint<A>> callback, A values) {
    Stop stop = new Stop(callback, Sources.caller());
    Consumer<A> reached =
        callback == null
            ? null
            : operand -> {
              Breakpoint<A> breakpoint = new Breakpoint<>(stop.line, operand);
              Breakpoint.reached(breakpoint);
              callback.accept(breakpoint);
            };
    Fn1<A, List<Tensor>> consumer = consuming(reached);
    consume(Callback.Kind.DEBUG, "debugBreakpoint", ordering, stop, consumer, values);
  }

  public static <A> void debug(Ordering ordering, Consumer<A> callback, A operand) {
    consume(Callback.Kind.DEBUG, "debugCallback", ordering, callback, consuming(callback), operand);
  }

  public static <A, B> void debug(Ordering ordering, BiConsumer<A, B> callback, A a, B b) {
    consume(Callback.Kind.DEBUG, "debugCallback", ordering, callback, consuming(callback), a, b);
  }

  public static <A> void io(Ordering ordering, Consumer<A> callback, A operand) {
    consume(Callback.Kind.IO, "ioCallback", ordering, callback, consuming(callback), operand);
  }

  public static <R> R io(Ordering ordering, Fn<R> callback, R result, Object... operands) {
    return call(Callback.Kind.IO, ordering, null, callback, result, operands);
  }

  public static <R> R pure(
      @Nullable VmapMethod vmapMethod, Fn<R> callback, R result, Object... operands) {
    return call(Callback.Kind.PURE, Ordering.UNORDERED, vmapMethod, callback, result, operands);
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
