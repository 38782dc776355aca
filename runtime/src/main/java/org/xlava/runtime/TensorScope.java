package org.xlava.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xlava.ExecutionException;
import org.xlava.Tensor;
import org.xlava.Tree;

/**
 * Closes the device tensors that its thread makes while it is open, when it closes:
 *
 * <pre>{@code
 * try (TensorScope scope = TensorScope.open()) {
 *   params = scope.keep(step.apply(params, batch));
 * }
 * }</pre>
 *
 * <p>Scopes nest; what one keeps belongs to the scope around it, or to the collector. Tensors that
 * a jitted function captured while it was traced are the function's and stay open. The functions
 * that {@code vjp} and {@code linearize} return hold tensors of the scope they were made in.
 */
public final class TensorScope implements AutoCloseable {
  private static final ThreadLocal<@Nullable TensorScope> INNERMOST = new ThreadLocal<>();
  private static final int FIRST_SWEEP = 64;

  // Spares threads that have no scope the look into the thread local, while nobody has one. A
  // thread sees at least its own write, and needs no other's.
  private static boolean everOpened;

  private final Thread thread = Thread.currentThread();
  private final @Nullable TensorScope outer;
  private final List<DeviceTensor> tensors = new ArrayList<>();
  private int nextSweep = FIRST_SWEEP;
  private boolean closed;

  private TensorScope(@Nullable TensorScope outer) {
    this.outer = outer;
  }

  /** Opens a scope within the innermost one of this thread. */
  public static TensorScope open() {
    everOpened = true;
    TensorScope scope = new TensorScope(INNERMOST.get());
    INNERMOST.set(scope);
    return scope;
  }

  /** Gives a new tensor to the innermost scope of this thread, if there is one. */
  static DeviceTensor enter(DeviceTensor tensor) {
    if (everOpened) {
      TensorScope innermost = INNERMOST.get();
      if (innermost != null) {
        innermost.add(tensor);
      }
    }
    return tensor;
  }

  private void add(DeviceTensor tensor) {
    if (tensors.size() == nextSweep) {
      tensors.removeIf(t -> t.scope != this || t.isClosed());
      nextSweep = Math.max(FIRST_SWEEP, 2 * tensors.size());
    }
    tensor.scope = this;
    tensors.add(tensor);
  }

  /**
   * Lets the tensors of a tree outlive this scope, and returns the tree.
   *
   * @param tree a tensor, or records, lists, maps, arrays and optionals of tensors
   * @throws org.xlava.TreeException when the tree holds something else
   */
  public <T> T keep(T tree) {
    checkThread("keep");
    for (Tensor leaf : Tree.leaves(tree)) {
      if (leaf instanceof DeviceTensor tensor && tensor.scope == this) {
        release(tensor);
      }
    }
    return tree;
  }

  private void release(DeviceTensor tensor) {
    if (outer == null) {
      tensor.scope = null;
    } else {
      outer.add(tensor);
    }
  }

  /** How many tensors the scope remembers. */
  int size() {
    return tensors.size();
  }

  private void checkThread(String operation) {
    if (Thread.currentThread() != thread) {
      throw new ExecutionException(
          "TensorScope.%s: must be called on the thread that opened the scope, %s; got %s"
              .formatted(operation, thread.getName(), Thread.currentThread().getName()));
    }
  }

  /** Closes the tensors of this scope and of scopes within it that are still open. */
  @Override
  public void close() {
    checkThread("close");
    while (!closed) {
      Objects.requireNonNull(INNERMOST.get()).closeInnermost();
    }
  }

  private void closeInnermost() {
    closed = true;
    INNERMOST.set(outer);
    for (DeviceTensor tensor : tensors) {
      if (tensor.scope == this) {
        tensor.close();
      }
    }
    tensors.clear();
  }
}
