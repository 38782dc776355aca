package org.xlava.pjrt;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Keys and values by which the processes of one computation find each other, as plugins of GPUs and
 * TPUs ask for when several processes share their devices: each process makes its client with the
 * same store, and with the options by which the plugin knows who it is ({@code node_id} and {@code
 * num_nodes} for CUDA). The CPU plugins ask for nothing: their clients are of one process.
 *
 * <p>A plugin calls a store from its own threads, while the client is made and later, so a store
 * must be safe for several threads at once. What a method throws comes back as the error of the
 * call that needed it.
 */
public interface KeyValueStore {
  /**
   * Returns the value of a key as soon as it has one.
   *
   * @throws PjrtException with {@link StatusCode#DEADLINE_EXCEEDED} if it has none in time
   */
  byte[] get(String key, Duration timeout);

  /** Returns the value that a key has by now. */
  Optional<byte[]> tryGet(String key);

  /** Gives a key its value. */
  void put(String key, byte[] value);

  /** Returns a new store in the memory of this process, for clients of this process. */
  static KeyValueStore inMemory() {
    return new MemoryKeyValueStore();
  }

  /**
   * Returns the store that a folder is, for processes that share it. A folder serves one run: what
   * an earlier one left there would be taken for this one's.
   *
   * @throws PjrtException if the folder can't be made or written to
   */
  static KeyValueStore inFolder(Path folder) {
    return FolderKeyValueStore.open(folder);
  }
}
