package org.xlava.pjrt;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * An operand or result of an {@link FfiCall}: a view of the program's own memory, dense and
 * row-major, in the platform's byte order. Elements of less than a byte are packed, the first one
 * in the lowest bits; a {@code pred} takes a byte.
 */
public final class FfiBuffer {
  private final ArrayType type;
  private final long address;
  private final boolean writable;
  private @Nullable MemorySegment data;

  FfiBuffer(ArrayType type, long address, boolean writable) {
    this.type = type;
    this.address = address;
    this.writable = writable;
  }

  /** Makes the elements accessible to the current thread until the arena is closed. */
  void open(Arena arena) {
    long size = address == 0 ? 0 : sizeInBytes();
    MemorySegment memory = MemorySegment.ofAddress(address).reinterpret(size, arena, null);
    data = writable ? memory : memory.asReadOnly();
  }

  /** Returns the bytes that the elements take here. */
  public long sizeInBytes() {
    int bits = type.elementType().bits();
    return bits < Byte.SIZE
        ? Math.ceilDiv(type.elementCount() * bits, Byte.SIZE)
        : type.sizeInBytes();
  }

  /** Returns the element type and dimensions. */
  public ArrayType type() {
    return type;
  }

  /**
   * Returns the elements: read-only for an operand, writable for a result. The segment is that of
   * the call: access after the handler has returned throws {@link IllegalStateException}, access
   * from another thread {@link WrongThreadException}. A token has no elements.
   */
  public MemorySegment data() {
    if (data == null) {
      throw new IllegalStateException("the buffer is not open");
    }
    return data;
  }

  @Override
  public String toString() {
    return type.toString();
  }
}
