package org.xlava.runtime;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xlava.Concrete;
import org.xlava.DType;
import org.xlava.ExecutionException;
import org.xlava.HostArray;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.XlavaException;
import org.xlava.host.ArrayPrinter;
import org.xlava.host.Edges;
import org.xlava.ir.Literal;
import org.xlava.pjrt.Buffer;
import org.xlava.pjrt.PjrtException;
import org.xlava.primitive.Primitive;

/**
 * A tensor on a device. Tensors that differ in the weakness of their type share one buffer, which
 * lives until all of them are closed or collected.
 *
 * <p>A small result that nobody closes may come to {@link #rest}: its elements are then kept on the
 * heap and its buffer is freed, and made again if the tensor is an operand once more. A {@link
 * #part} of an array rests from the beginning.
 */
final class DeviceTensor implements Concrete {
  private static final int MAX_JAVA_LENGTH = Integer.MAX_VALUE - 8;

  private final TensorType type;

  // Null while the tensor rests. Guarded by this, as are the next two.
  private volatile @Nullable Buffer buffer;
  // The elements on the heap, once they were needed there; those of a part are in its array then.
  private volatile @Nullable MemorySegment elements;
  // A tensor comes to rest once at most, so that its users seldom lose its buffer.
  private boolean rested;
  private volatile boolean pinned;

  private final @Nullable DeviceTensor array;
  private final long offset;
  private volatile boolean closed;
  private volatile boolean donated;

  // How many open tensors share the buffer; null while it is this one alone. Guarded by this.
  private @Nullable Owners owners;

  /** The scope that closes this tensor; belongs to the scope's thread. */
  @Nullable TensorScope scope;

  private static final class Owners {
    int count = 1;
  }

  DeviceTensor(TensorType type, Buffer buffer) {
    this(type, buffer, null, null, 0);
  }

  private DeviceTensor(
      TensorType type,
      @Nullable Buffer buffer,
      @Nullable MemorySegment elements,
      @Nullable DeviceTensor array,
      long offset) {
    this.type = type;
    this.buffer = buffer;
    this.elements = elements;
    this.array = array;
    this.offset = offset;
  }

  /** A tensor at rest, whose elements get a buffer when they are first needed on the device. */
  static DeviceTensor resting(TensorType type, MemorySegment elements) {
    return new DeviceTensor(type, null, elements, null, 0);
  }

  /** A tensor whose elements are those of {@code array}, which stays open, from a byte on. */
  static DeviceTensor part(TensorType type, DeviceTensor array, long offset) {
    return new DeviceTensor(type, null, null, array, offset);
  }

  @Override
  public TensorType type() {
    return type;
  }

  /** The buffer, as an operand of {@code primitive}. */
  Buffer buffer(Primitive primitive) {
    Buffer current = buffer;
    return current == null || closed ? wake(primitive.operation()) : current;
  }

  private Buffer wake(String operation) {
    boolean slept = buffer == null;
    Buffer current = awake(operation);
    if (slept && !pinned) {
      Nursery.admit(this);
    }
    return current;
  }

  /** The buffer, made again if the tensor rests. */
  private synchronized Buffer awake(String operation) {
    if (closed) {
      throw closed(operation, null);
    }
    Buffer current = buffer;
    if (current == null) {
      boolean small = Nursery.takes(type.bytes());
      MemorySegment known = elements(operation);
      current = Backend.get().upload(known, type);
      buffer = current;
      pinned |= rested || !small;
      elements = small ? known : null;
    }
    return current;
  }

  /** The elements on the heap, as an operand of {@code primitive}; waits for them. */
  MemorySegment elements(Primitive primitive) {
    MemorySegment known = elements;
    return known == null || closed ? elements(primitive.operation()) : known;
  }

  private synchronized MemorySegment elements(String operation) {
    if (closed) {
      throw closed(operation, null);
    }
    MemorySegment known = elements;
    if (known == null) {
      known =
          array == null ? copy(operation) : array.elements(operation).asSlice(offset, type.bytes());
      elements = known;
    }
    return known;
  }

  private MemorySegment copy(String operation) {
    MemorySegment copy = room(type.bytes());
    try {
      Objects.requireNonNull(buffer).copyTo(copy);
    } catch (PjrtException e) {
      throw failed(operation, e);
    }
    return copy;
  }

  /** Frees the buffer and keeps the elements on the heap, unless the tensor is closed or shared. */
  synchronized void rest() {
    Buffer current = buffer;
    if (closed || pinned || current == null) {
      return;
    }
    // Whoever asks for the buffer from here on waits for this to end.
    buffer = null;
    rested = true;
    if (elements != null) {
      current.close();
      return;
    }
    MemorySegment moved = room(type.bytes());
    try {
      current.moveTo(moved);
      elements = moved;
    } catch (PjrtException e) {
      buffer = current; // A computation that failed says so when it is read.
    }
  }

  /** A buffer given to an execution; it is {@code whole} if no other tensor shares it. */
  record Given(Buffer buffer, boolean whole) {}

  /** Gives the buffer away; the tensor can't be used any more. */
  synchronized Given giveAway(String operation) {
    Buffer current = awake(operation);
    donated = true;
    closed = true;
    return new Given(current, owners == null || lastOf(owners));
  }

  private ExecutionException closed(String operation, @Nullable PjrtException cause) {
    if (donated) {
      return new ExecutionException(
          operation
              + ": tensors must not be used after they were donated; got a donated "
              + type
              + ". Use what the function returned, or don't name the argument in donateArgnums",
          cause);
    }
    return new ExecutionException(
        operation
            + ": tensors must be open; got a closed "
            + type
            + ". Close a tensor after its last use; one that is to outlive its TensorScope needs"
            + " scope.keep(tensor)",
        cause);
  }

  private XlavaException failed(String operation, PjrtException e) {
    return closed ? closed(operation, e) : HostCalls.failure(e);
  }

  @Override
  public HostArray toHost() {
    Buffer current = buffer;
    if (current == null || closed) {
      return atRest();
    }
    MemorySegment data = room(type.bytes());
    return read(current, data) ? HostArray.of(data, type) : atRest();
  }

  // Straight into the array: through a HostArray large data would be copied twice.
  @Override
  public float[] toFloatArray() {
    Buffer current = buffer;
    long elements = type.shape().elements();
    if (current == null || closed || type.dtype() != DType.FLOAT32 || elements > MAX_JAVA_LENGTH) {
      return toHost().toFloatArray();
    }
    float[] data = new float[(int) elements];
    return read(current, MemorySegment.ofArray(data)) ? data : atRest().toFloatArray();
  }

  @Override
  public void copyElements(MemorySegment target) {
    Buffer current = buffer;
    if (current == null || closed || !read(current, target)) {
      MemorySegment.copy(elements("copyTo"), 0, target, 0, type.bytes());
    }
  }

  /** Copies the elements, unless the tensor came to rest meanwhile. */
  private boolean read(Buffer current, MemorySegment target) {
    try {
      current.copyTo(target);
      return true;
    } catch (PjrtException e) {
      if (cameToRest(current)) {
        return false;
      }
      throw failed("toHost", e);
    }
  }

  private boolean cameToRest(Buffer before) {
    return !closed && buffer != before;
  }

  private HostArray atRest() {
    return HostArray.of(elements("toHost"), type);
  }

  private static MemorySegment room(long bytes) {
    return bytes <= MAX_JAVA_LENGTH
        ? MemorySegment.ofArray(new byte[(int) bytes])
        : Arena.ofAuto().allocate(bytes, Long.BYTES);
  }

  @Override
  public Tensor blockUntilReady() {
    Buffer current = buffer;
    if (closed) {
      throw closed("blockUntilReady", null);
    }
    if (current == null) {
      current = settled();
    }
    if (array != null) {
      array.blockUntilReady();
    } else if (current != null) {
      awaitReady(current);
    }
    return this;
  }

  /** The buffer once no other thread is bringing the tensor to rest. */
  private synchronized @Nullable Buffer settled() {
    return buffer;
  }

  // A tensor that came to rest meanwhile is ready.
  private void awaitReady(Buffer current) {
    try {
      current.awaitReady();
    } catch (PjrtException e) {
      if (!cameToRest(current)) {
        throw failed("blockUntilReady", e);
      }
    }
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

  private synchronized DeviceTensor sharing(TensorType sharedType) {
    if (buffer == null && !closed) {
      return new DeviceTensor(sharedType, null, elements, array, offset);
    }
    DeviceTensor other = new DeviceTensor(sharedType, awake("share"));
    if (owners == null) {
      owners = new Owners();
    }
    synchronized (owners) {
      owners.count++;
    }
    other.owners = owners;
    pinned = true;
    other.pinned = true;
    return other;
  }

  @Override
  public boolean isDeleted() {
    Buffer current = buffer;
    return closed || current != null && current.isDeleted() && current == buffer;
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    elements = null;
    Buffer current = buffer;
    if (current != null && (owners == null || lastOf(owners))) {
      current.close();
    }
  }

  private static boolean lastOf(Owners owners) {
    synchronized (owners) {
      return --owners.count == 0;
    }
  }

  @Override
  public HostArray edges() {
    if (closed) {
      throw closed("toString", null);
    }
    return EdgesProgram.pays(type) ? EdgesProgram.run(this) : Edges.of(toHost());
  }

  @Override
  public String toString() {
    return ArrayPrinter.format(type, edges());
  }
}
