package org.xlava.primitive.callback;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.xlava.CallbackException;
import org.xlava.Concrete;
import org.xlava.Config;
import org.xlava.HostArray;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.ir.Equation;
import org.xlava.ir.Jaxpr;
import org.xlava.primitive.Call;
import org.xlava.transform.Sources;
import org.xlava.transform.Trace;

/**
 * A Java function of tensors that programs call. Two are equal if they were made from equal {@code
 * source}s, so that tracing a function twice gives equal programs.
 */
public final class HostFunction {
  private static final AtomicLong COUNT = new AtomicLong();

  private final long id = COUNT.incrementAndGet();
  private final Object source;
  private final boolean x64 = Config.x64Enabled();
  private final String operation;
  private final UnaryOperator<Tensor[]> body;

  // Where the program that calls it was traced, which the stack of a call doesn't show.
  private final String place = Trace.staging() ? Sources.caller() : "";

  /**
   * @param operation what messages call it by
   * @param source the user's function, and what else tells this function from others
   * @param body takes concrete tensors, and gives tensors
   */
  public HostFunction(String operation, Object source, UnaryOperator<Tensor[]> body) {
    this.operation = operation;
    this.source = source;
    this.body = body;
  }

  /** The number by which compiled programs refer to this function, in this process only. */
  public long id() {
    return id;
  }

  /** The functions that {@code program} calls, those of programs that it calls included. */
  public static List<HostFunction> calledBy(Jaxpr program) {
    List<HostFunction> functions = new ArrayList<>();
    for (Equation e : program.equations()) {
      if (e.primitive() instanceof Callback callback) {
        functions.add(callback.function());
      } else if (e.primitive() instanceof Call call) {
        call.programs().forEach(p -> functions.addAll(calledBy(p)));
      }
    }
    return List.copyOf(functions);
  }

  /**
   * Calls the function outside of all transformations.
   *
   * @throws CallbackException when it throws, or its results aren't of types {@code results}
   */
  Concrete[] call(Tensor[] operands, TensorType[] results) {
    Tensor[] values;
    try {
      values = Trace.evaluating(() -> Config.withX64(x64, () -> body.apply(operands)));
    } catch (CallbackException e) {
      throw e;
    } catch (Throwable e) {
      throw new CallbackException(
          "%s: the function must not throw; got %s%s".formatted(operation, e, calledAt()), e);
    }
    Concrete[] checked = new Concrete[results.length];
    for (int i = 0; i < checked.length; i++) {
      checked[i] = checked(i, values[i], results[i]);
    }
    return checked;
  }

  /** As {@link #call}, with the results copied to the host. */
  public HostArray[] callOnHost(Tensor[] operands, TensorType[] results) {
    Concrete[] values = call(operands, results);
    return Config.withX64(
        x64, () -> Arrays.stream(values).map(Concrete::toHost).toArray(HostArray[]::new));
  }

  private Concrete checked(int i, Tensor value, TensorType expected) {
    if (value instanceof Concrete c
        && c.dtype() == expected.dtype()
        && c.shape().equals(expected.shape())) {
      return c.withWeak(false);
    }
    throw new CallbackException(
        "%s: the function must return the types that were declared, %s for result %d; got %s%s"
            .formatted(operation, expected, i, value.type(), calledAt()));
  }

  private String calledAt() {
    return place.isEmpty() ? "" : ". It is called at " + place;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof HostFunction f && x64 == f.x64 && source.equals(f.source);
  }

  @Override
  public int hashCode() {
    return source.hashCode();
  }

  @Override
  public String toString() {
    return String.valueOf(source);
  }
}
