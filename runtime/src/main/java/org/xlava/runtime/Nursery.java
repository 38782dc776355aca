package org.xlava.runtime;

/**
 * The small results that a thread made last. One that leaves comes to {@linkplain DeviceTensor#rest
 * rest}: most are garbage by then, and freeing their buffers here, soon and on the thread that made
 * them, costs a fraction of what it costs to leave them to the collector, which frees thousands at
 * once, long after.
 */
final class Nursery {
  /** Larger results are left to the collector: copying them would cost more than it saves. */
  private static final long MAX_BYTES = 1024;

  private static final int SIZE = 64;
  private static final ThreadLocal<Nursery> OWN = ThreadLocal.withInitial(Nursery::new);

  private final DeviceTensor[] young = new DeviceTensor[SIZE];
  private int next;

  private Nursery() {}

  /** Whether results of this size, on a device whose memory is the host's, are taken in. */
  static boolean takes(long bytes) {
    return bytes <= MAX_BYTES;
  }

  /** Takes in a result that this thread made. */
  static void admit(DeviceTensor result) {
    OWN.get().add(result);
  }

  private void add(DeviceTensor result) {
    DeviceTensor oldest = young[next];
    young[next] = result;
    next = (next + 1) % SIZE;
    if (oldest != null) {
      oldest.rest();
    }
  }
}
