package org.xlava.runtime;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.xlava.ExecutionException;
import org.xlava.pjrt.Client;
import org.xlava.pjrt.CompileOptions;
import org.xlava.pjrt.LoadedExecutable;
import org.xlava.pjrt.NamedValue;
import org.xlava.pjrt.PjrtException;
import org.xlava.pjrt.Program;
import org.xlava.stablehlo.Quirk;

/**
 * Turns program text into executables: those that the process has, those that the store has, and
 * else by compiling. Threads that ask for the same program at once wait for the first of them; the
 * process forgets an executable when nothing refers to it any more.
 */
final class ProgramCompiler {
  private final Client client;
  private final CompileOptions ordinary;
  private final ProgramKeys keys;
  private final @Nullable ExecutableStore store;
  private final ConcurrentHashMap<String, FutureTask<LoadedExecutable>> underWay =
      new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, Known> known = new ConcurrentHashMap<>();
  private final ReferenceQueue<LoadedExecutable> forgotten = new ReferenceQueue<>();
  private volatile @Nullable Preloader preloader;

  private static final class Known extends WeakReference<LoadedExecutable> {
    final String key;

    Known(String key, LoadedExecutable executable, ReferenceQueue<LoadedExecutable> queue) {
      super(executable, queue);
      this.key = key;
    }
  }

  ProgramCompiler(Client client, @Nullable ExecutableStore store) {
    this.client = client;
    this.ordinary = ordinary(client.platformName());
    this.keys = new ProgramKeys(client, ordinary);
    this.store = store;
  }

  /** Begins to load what the last process of a name used. */
  void preload(String process) {
    long most = CompileCaches.maxPreloaded();
    if (store != null && most > 0 && Runtime.getRuntime().availableProcessors() > 1) {
      preloader = Preloader.start(client, store, keys.of("list of " + process), most);
    }
  }

  /** What the plugin's compiler gets wrong; seen once, and noted in the store. */
  Set<Quirk> quirks() {
    return QuirkProbe.quirks(client, ordinary, store, keys);
  }

  // XLA's fast minimum and maximum on CPUs drop a NaN.
  private static CompileOptions ordinary(String platform) {
    return platform.equals("cpu")
        ? CompileOptions.defaults()
            .withXlaFlag("xla_cpu_enable_fast_min_max", new NamedValue.Bool(false))
        : CompileOptions.defaults();
  }

  /**
   * The executable of a StableHLO module.
   *
   * @param options the compiler's, by name, that aren't as usual
   * @throws ExecutionException when the plugin refuses it, or an option
   */
  LoadedExecutable compile(String text, Map<String, Object> options) {
    return compile(text, FlagOptions.with(ordinary, options), store);
  }

  /**
   * The executable of a module that means nothing to other processes: the store has no part in it.
   */
  LoadedExecutable compileUnstored(String text, Map<String, Object> options) {
    return compile(text, FlagOptions.with(ordinary, options), null);
  }

  /**
   * The executable of a module of another origin, which isn't kept.
   *
   * @throws PjrtException when it isn't for this client, or the plugin refuses it
   */
  LoadedExecutable compileForeign(Program program) {
    return client.compile(program, ordinary);
  }

  private LoadedExecutable compile(
      String text, CompileOptions options, @Nullable ExecutableStore shared) {
    CompileCaches.PROGRAMS.increment();
    String key = keys.of(text, options);
    LoadedExecutable executable = known(key);
    if (executable != null) {
      CompileCaches.MEMORY_HITS.increment();
      return executable;
    }
    return share(key, new FutureTask<>(() -> make(key, text, options, shared)));
  }

  private @Nullable LoadedExecutable known(String key) {
    Known reference = known.get(key);
    return reference == null ? null : reference.get();
  }

  private LoadedExecutable share(String key, FutureTask<LoadedExecutable> mine) {
    FutureTask<LoadedExecutable> others = underWay.putIfAbsent(key, mine);
    if (others != null) {
      CompileCaches.MEMORY_HITS.increment();
      return result(others);
    }
    try {
      mine.run();
    } finally {
      underWay.remove(key);
    }
    return result(mine);
  }

  private static LoadedExecutable result(FutureTask<LoadedExecutable> task) {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ExecutionException("compile: waiting for another thread was interrupted", e);
    } catch (java.util.concurrent.ExecutionException e) {
      throw failure(e.getCause());
    }
  }

  private static ExecutionException failure(@Nullable Throwable cause) {
    return switch (cause) {
      case Error error -> throw error;
      case ExecutionException refused -> refused;
      case null -> new ExecutionException("compile: failed without a reason");
      default -> new ExecutionException(String.valueOf(cause.getMessage()), cause);
    };
  }

  // Another thread may have finished the same program since this one looked.
  private LoadedExecutable make(
      String key, String text, CompileOptions options, @Nullable ExecutableStore shared) {
    LoadedExecutable executable = known(key);
    if (executable != null) {
      CompileCaches.MEMORY_HITS.increment();
      return executable;
    }
    LoadedExecutable made = loadOrCompile(key, text, options, shared);
    remember(key, made);
    return made;
  }

  private LoadedExecutable loadOrCompile(
      String key, String text, CompileOptions options, @Nullable ExecutableStore shared) {
    if (shared == null) {
      return compileNow(text, options);
    }
    LoadedExecutable loaded = load(shared, key);
    if (loaded != null) {
      CompileCaches.DISK_HITS.increment();
      return loaded;
    }
    CompileCaches.DISK_MISSES.increment();
    LoadedExecutable compiled = compileNow(text, options);
    save(shared, key, compiled);
    return compiled;
  }

  private @Nullable LoadedExecutable load(ExecutableStore store, String key) {
    long start = System.nanoTime();
    try {
      LoadedExecutable ahead = preloaded(key);
      if (ahead != null) {
        return ahead;
      }
      byte[] serialized = store.read(key);
      return serialized == null ? null : client.load(serialized);
    } catch (PjrtException e) {
      // From another machine or version after all: compiling replaces it.
      return null;
    } finally {
      addSince(start, CompileCaches.LOADING_NANOS);
    }
  }

  private @Nullable LoadedExecutable preloaded(String key) {
    Preloader loading = preloader;
    LoadedExecutable executable = loading == null ? null : loading.take(key);
    if (executable != null) {
      CompileCaches.PRELOADED.increment();
    }
    return executable;
  }

  private LoadedExecutable compileNow(String text, CompileOptions options) {
    long start = System.nanoTime();
    LoadedExecutable executable;
    try {
      executable = client.compile(Program.generated(text), options);
    } catch (PjrtException e) {
      throw FlagOptions.refused(options, ordinary, e);
    }
    addSince(start, CompileCaches.COMPILING_NANOS);
    CompileCaches.COMPILES.increment();
    return executable;
  }

  private static void addSince(long start, LongAdder nanos) {
    nanos.add(System.nanoTime() - start);
  }

  // Plugins need not be able to serialize.
  private static void save(ExecutableStore store, String key, LoadedExecutable executable) {
    try {
      store.write(key, executable.serialize());
    } catch (PjrtException e) {
      return;
    }
  }

  private void remember(String key, LoadedExecutable executable) {
    for (var gone = forgotten.poll(); gone != null; gone = forgotten.poll()) {
      Known reference = (Known) gone;
      known.remove(reference.key, reference);
    }
    known.put(key, new Known(key, executable, forgotten));
  }
}
