package org.xlava.pjrt;

import java.util.concurrent.CompletableFuture;

/**
 * Work under way on a device, which ends in success or in an error. Any number of threads may wait
 * for it. Freed by {@link #close}, by its client's, or by the collector; the work goes on.
 */
public final class Event implements AutoCloseable {
  private final ChildHandle handle;
  private final Client client;

  Event(Client client, long address) {
    this.client = client;
    this.handle = new ChildHandle(this, client.state, ChildHandle.Kind.EVENT, address, 0);
  }

  /** Returns the client that the work is of. */
  public Client client() {
    return client;
  }

  /**
   * Returns whether the work has ended, be it with an error; doesn't wait for it.
   *
   * @throws ClosedException if the event was closed
   */
  public boolean isReady() {
    acquire();
    try {
      return client.state.api.isReady("event", handle.address);
    } finally {
      handle.release();
    }
  }

  /**
   * Waits until the work has ended. An interrupt ends the wait, not the work.
   *
   * @throws PjrtException if it failed, or with {@link StatusCode#CANCELLED} if the thread is
   *     interrupted
   * @throws ClosedException if the event was closed before the call
   */
  public void await() {
    acquire();
    try {
      client.state.check("await", client.state.api.await("await", handle.address));
    } finally {
      handle.release();
    }
  }

  /**
   * Returns a future that ends with the work, exceptionally with its {@link PjrtException} if it
   * failed. Closing the event doesn't end it. What depends on it runs on the common pool unless
   * told otherwise.
   *
   * @throws ClosedException if the event was closed
   */
  public CompletableFuture<Void> future() {
    acquire();
    try {
      return Completion.future(client.state, "await", handle.address);
    } finally {
      handle.release();
    }
  }

  private void acquire() {
    if (!handle.acquire()) {
      throw new ClosedException("event: must not be used after close()");
    }
  }

  /** Frees the event, after the calls that use it; a second close does nothing. */
  @Override
  public void close() {
    handle.close();
  }
}
