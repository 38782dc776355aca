package org.xlava.pjrt;

/** Want of memory on a device or for it, with what was live in the client. */
public final class OutOfMemoryException extends PjrtException {
  private static final long serialVersionUID = 1L;

  /** What was live. */
  private final ClientMetrics metrics;

  OutOfMemoryException(PjrtException failure, ClientMetrics metrics) {
    super(
        failure.code(),
        "%s; live in the client: %d buffers of %d bytes and %d executables"
            .formatted(
                failure.getMessage(),
                metrics.liveBuffers(),
                metrics.liveBytes(),
                metrics.liveExecutables()),
        failure);
    this.metrics = metrics;
  }

  /** Returns what was live in the client when the memory didn't suffice. */
  public ClientMetrics metrics() {
    return metrics;
  }
}
