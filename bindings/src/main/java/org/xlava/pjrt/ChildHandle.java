package org.xlava.pjrt;

/** A native object that lives in a client: a buffer, an executable or an event. */
final class ChildHandle extends NativeHandle {
  /** What the object is; {@code destructor} is the name in the messages and the metrics. */
  enum Kind {
    BUFFER,
    EXECUTABLE,
    EVENT
  }

  final ClientState client;
  final Kind kind;
  final long bytes;
  final int stripe;

  /** Makes the handle of an owner and enters it in the client's books. */
  ChildHandle(Object owner, ClientState client, Kind kind, long address, long bytes) {
    super(owner, address, 0);
    this.client = client;
    this.kind = kind;
    this.bytes = bytes;
    this.stripe = LiveHandles.stripe();
    client.enter(this);
  }

  /** Whether the object is what is being computed, or the end of that, and is used any more. */
  boolean isPending() {
    if (kind == Kind.EXECUTABLE || !acquire()) {
      return false;
    }
    try {
      return kind == Kind.EVENT
          ? !client.api.isReady("event", address)
          : !client.api.isBufferReady(address);
    } catch (PjrtException e) {
      // A buffer that was deleted, for example.
      return false;
    } finally {
      release();
    }
  }

  @Override
  void destroy() {
    client.destroy(this);
  }
}
