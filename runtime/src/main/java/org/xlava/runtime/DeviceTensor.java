package org.xlava.runtime;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.xlava.Concrete;
import org.xlava.ExecutionException;
import org.xlava.HostArray;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.ir.Literal;
import org.xlava.pjrt.Buffer;
import org.xlava.pjrt.PjrtException;
import org.xlava.primitive.Primitive;

/**
 * A tensor on a device. Tensors that differ in the weakness of their type share one buffer, which
 * lives until all of them are closed or collected.
 */
final class DeviceTensor implements Concrete {
  private final TensorType type;
  private final Buffer buffer;
  private volatile boolean closed;

  // How many open tensors share the buffer; null while it is this one alone. Guarded by the buffer.
  private @Nullable Owners owners;

  /** The scope that closes this tensor; belongs to the scope's thread. */
  @Nullable TensorScope scope;

  private static final class Owners {
    int count = 1;
  }

  DeviceTensor(TensorType type, Buffer buffer) {
    this.type = type;
    this.buffer = buffer;
  }

  @Override
  public TensorType type() {
    return type;
  }

  /** The buffer, as an operand of {@code primitive}. */
  Buffer buffer(Primitive primitive) {
    if (closed) {
      throw closed(primitive.operation(), null);
    }
    return buffer;
  }

  private Buffer open(String operation) {
    if (closed) {
      throw closed(operation, null);
    }
    return buffer;
  }

  private ExecutionException closed(String operation, @Nullable PjrtException cause) {
    return new ExecutionException(
        operation
            + ": tensors must be open; got a closed "
            + type
            + ". Close a tensor after its last use; one that is to outlive its TensorScope needs"
            + " scope.keep(tensor)",
        cause);
  }

  private ExecutionException failed(String operation, PjrtException e) {
    return buffer.isClosed() ? closed(operation, e) : new ExecutionException(e.getMessage(), e);
  }

  @Override
  public HostArray toHost() {
    MemorySegment data = room(type.bytes());
    try {
      open("toHost").copyTo(data);
    } catch (PjrtException e) {
      throw failed("toHost", e);
    }
    return HostArray.of(data, type);
  }

  private static MemorySegment room(long bytes) {
    return bytes <= Integer.MAX_VALUE - 8
        ? MemorySegment.ofArray(new byte[(int) bytes])
        : Arena.ofAuto().allocate(bytes, Long.BYTES);
  }

  @Override
  public Tensor blockUntilReady() {
    try {
      open("blockUntilReady").awaitReady();
    } catch (PjrtException e) {
      throw failed("blockUntilReady", e);
    }
    return this;
  }

  @Override
  public @Nullable Literal literal() {
    return null;
  }

  @Override
  public Concrete withWeak(boolean weak) {
    return weak == type.weak() ? this : TensorScope.enter(sharing(type.withWeak(weak)));
  }

  @Override
  public Concrete share() {
    return sharing(type);
  }

  private DeviceTensor sharing(TensorType sharedType) {
    synchronized (buffer) {
      DeviceTensor other = new DeviceTensor(sharedType, open("share"));
      if (owners == null) {
        owners = new Owners();
      }
      owners.count++;
      other.owners = owners;
      return other;
    }
  }

  @Override
  public boolean isDeleted() {
    return closed || buffer.isDeleted();
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    synchronized (buffer) {
      if (!closed) {
        closed = true;
        if (owners == null || --owners.count == 0) {
          buffer.close();
        }
      }
    }
  }

  @Override
  public String toString() {
    return toHost().toString();
  }
}
