package org.xlava.runtime;

import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.xlava.pjrt.Client;
import org.xlava.pjrt.LoadedExecutable;
import org.xlava.pjrt.PjrtException;

/**
 * Loads, in a thread of its own, what the last process of the same name took from a store, so that
 * it is there when it is asked for. Which executables those are is noted in the store when the
 * process ends. What is loaded and not asked for is softly held, so that the collector drops it in
 * time; what can't be loaded is as good as not on the list.
 */
final class Preloader {
  private static final long MAX_BYTES = 64L << 20;
  private static final Duration MAX_WAIT = Duration.ofSeconds(2);
  private static final String SEPARATOR = "\n";

  private final Client client;
  private final ExecutableStore store;
  private final String list;
  private final long most;
  private final Map<String, FutureTask<SoftReference<LoadedExecutable>>> ahead =
      new ConcurrentHashMap<>();
  private final LinkedHashSet<String> used = new LinkedHashSet<>();
  private final Thread thread;
  private volatile boolean ending;
  private List<String> before = List.of();
  private final AtomicLong bytes = new AtomicLong();

  private Preloader(Client client, ExecutableStore store, String list, long most) {
    this.client = client;
    this.store = store;
    this.list = list;
    this.most = most;
    this.thread =
        Thread.ofPlatform()
            .name("xlava-preloader")
            .daemon()
            .inheritInheritableThreadLocals(false)
            .unstarted(this::loadAll);
  }

  /**
   * Starts to load what is on a list of the store.
   *
   * @param list the key of the list
   * @param most how many executables are noted and loaded
   * @return nothing where there is no time to: the process is ending
   */
  static @Nullable Preloader start(Client client, ExecutableStore store, String list, long most) {
    Preloader preloader = new Preloader(client, store, list, most);
    try {
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(preloader::end));
    } catch (IllegalStateException e) {
      return null;
    }
    preloader.readList();
    preloader.thread.start();
    return preloader;
  }

  private void readList() {
    byte[] keys = store.read(list);
    if (keys == null) {
      return;
    }
    before = new String(keys, StandardCharsets.US_ASCII).lines().limit(most).toList();
    for (String key : before) {
      ahead.put(key, new FutureTask<>(() -> new SoftReference<>(load(key))));
    }
  }

  private void loadAll() {
    for (String key : before) {
      var task = ahead.get(key);
      if (ending || bytes.get() > MAX_BYTES) {
        return;
      }
      if (task != null) {
        task.run();
      }
    }
  }

  private @Nullable LoadedExecutable load(String key) {
    try {
      byte[] serialized = store.read(key);
      if (serialized == null) {
        return null;
      }
      bytes.addAndGet(serialized.length);
      return client.load(serialized);
    } catch (PjrtException e) {
      // Whoever asks for it tries again, and then compiles it.
      return null;
    }
  }

  /**
   * Notes that an executable is used, and returns it if it was on the list and could be loaded; one
   * that is being loaded is waited for.
   */
  @Nullable LoadedExecutable take(String key) {
    synchronized (used) {
      if (used.size() < most) {
        used.add(key);
      }
    }
    var task = ahead.remove(key);
    if (task == null) {
      return null;
    }
    task.run();
    return result(task);
  }

  private static @Nullable LoadedExecutable result(
      FutureTask<SoftReference<LoadedExecutable>> task) {
    try {
      return task.get().get();
    } catch (InterruptedException e) {
      // Loading it here can't be interrupted, so it needn't be waited for.
      Thread.currentThread().interrupt();
      return null;
    } catch (ExecutionException e) {
      // Whoever asks for it tries again, and reports what happens then.
      return null;
    }
  }

  // Where the end of a process tears libraries down, no thread should be in one.
  private void end() {
    ending = true;
    try {
      thread.join(MAX_WAIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    saveList();
  }

  private void saveList() {
    List<String> now;
    synchronized (used) {
      now = List.copyOf(used);
    }
    if (!now.isEmpty() && !now.equals(before) && store.isWritable()) {
      store.write(list, String.join(SEPARATOR, now).getBytes(StandardCharsets.US_ASCII));
    }
  }
}
