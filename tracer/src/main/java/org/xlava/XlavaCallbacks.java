package org.xlava;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.xlava.function.HostCallbacks;
import org.xlava.spi.Executor;

/**
 * Calls of Java functions from inside of programs; see {@link Xlava}. Under {@code jit} a function
 * is called each time that the compiled program runs, on a thread of its own, with the values of
 * that run; it may itself use tensors, compiled functions included. What it throws ends the program
 * with a {@link CallbackException} whose cause it is. A compiled function that calls back has run
 * to its end when the call of it returns.
 */
abstract class XlavaCallbacks extends XlavaControlFlow {
  XlavaCallbacks() {}

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
    HostCallbacks.print(ordering, format, arguments);
  }

  /**
   * Logs a line when the program runs, at level {@code INFO} of the {@link System.Logger} {@code
   * org.xlava.debug}; otherwise as {@link #debugPrint(String, Object...)}.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="debugLog"}
   *
   * @throws TransformException when an argument has no place in the format, or a place no argument
   */
  public static void debugLog(String format, Object... arguments) {
    debugLog(Ordering.UNORDERED, format, arguments);
  }

  /** Logs a line as {@link #debugLog(String, Object...)} does, in order if asked for. */
  public static void debugLog(Ordering ordering, String format, Object... arguments) {
    HostCallbacks.log(ordering, format, arguments);
  }

  /**
   * Stops in {@link Breakpoint#reached} when the program runs, with a tree of tensors: set a
   * debugger's breakpoint on that method, and it shows the values, and the line that this is called
   * from, in the middle of a compiled program, which waits.
   *
   * <p>Under {@code vmap} it stops for each example, under {@code grad} in the forward pass.
   *
   * @see Config#withJitDisabled to step through a function instead
   */
  public static <A> void debugBreakpoint(A values) {
    debugBreakpoint(Ordering.UNORDERED, values);
  }

  /** Stops as {@link #debugBreakpoint(Object)} does, in order if asked for. */
  public static <A> void debugBreakpoint(Ordering ordering, A values) {
    HostCallbacks.breakpoint(ordering, HostCallbacks.NOTHING, values);
  }

  /**
   * Stops as {@link #debugBreakpoint(Object)} does, then calls a function with the values and the
   * line that this is called from. What the function throws ends the program.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="debugBreakpoint"}
   */
  public static <A> void debugBreakpoint(Consumer<? super Breakpoint<A>> callback, A values) {
    debugBreakpoint(Ordering.UNORDERED, callback, values);
  }

  /** Stops as {@link #debugBreakpoint(Consumer, Object)} does, in order if asked for. */
  public static <A> void debugBreakpoint(
      Ordering ordering, Consumer<? super Breakpoint<A>> callback, A values) {
    HostCallbacks.breakpoint(ordering, callback, values);
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
    HostCallbacks.debug(ordering, callback, operand);
  }

  /** Calls a function of two trees as {@link #debugCallback(Consumer, Object)} does. */
  public static <A, B> void debugCallback(BiConsumer<A, B> callback, A a, B b) {
    debugCallback(Ordering.UNORDERED, callback, a, b);
  }

  /** Calls a function of two trees as {@link #debugCallback(Consumer, Object)} does. */
  public static <A, B> void debugCallback(Ordering ordering, BiConsumer<A, B> callback, A a, B b) {
    HostCallbacks.debug(ordering, callback, a, b);
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
    return HostCallbacks.pure(null, callback, result, operand);
  }

  /** What a pure function gives, as for {@link #pureCallback(Fn1, Object, Object)}. */
  public static <A, B, R> R pureCallback(Fn2<A, B, R> callback, R result, A a, B b) {
    return HostCallbacks.pure(null, callback, result, a, b);
  }

  /** What a pure function gives, which {@code vmap} batches in a certain way. */
  public static <A, R> R pureCallback(
      VmapMethod vmapMethod, Fn1<A, R> callback, R result, A operand) {
    return HostCallbacks.pure(vmapMethod, callback, result, operand);
  }

  /** What a pure function gives, which {@code vmap} batches in a certain way. */
  public static <A, B, R> R pureCallback(
      VmapMethod vmapMethod, Fn2<A, B, R> callback, R result, A a, B b) {
    return HostCallbacks.pure(vmapMethod, callback, result, a, b);
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
    return HostCallbacks.io(ordering, callback, result, operand);
  }

  /** What a function of two trees gives that isn't pure. */
  public static <A, B, R> R ioCallback(Fn2<A, B, R> callback, R result, A a, B b) {
    return ioCallback(Ordering.UNORDERED, callback, result, a, b);
  }

  /** What a function of two trees gives that isn't pure, in order if asked for. */
  public static <A, B, R> R ioCallback(
      Ordering ordering, Fn2<A, B, R> callback, R result, A a, B b) {
    return HostCallbacks.io(ordering, callback, result, a, b);
  }

  /** Calls a function that isn't pure and gives nothing. */
  public static <A> void ioCallback(Consumer<A> callback, A operand) {
    ioCallback(Ordering.UNORDERED, callback, operand);
  }

  /** Calls a function that isn't pure and gives nothing, in order if asked for. */
  public static <A> void ioCallback(Ordering ordering, Consumer<A> callback, A operand) {
    HostCallbacks.io(ordering, callback, operand);
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
}
