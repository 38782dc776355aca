package org.xlava.runtime;

import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.xlava.Concrete;
import org.xlava.TensorType;
import org.xlava.primitive.Primitive;

/**
 * The compiled programs of single operations, by primitive and operand types. Lookups go first to
 * an array with one place for each hash, which needs no key object; its entries are immutable, so
 * that threads may read and write it in any order. Beyond a bound the oldest programs are dropped.
 */
final class EagerPrograms {
  private static final int PLACES = 1024;

  private final int maxPrograms;

  private record Entry(Application application, CompiledProgram program) {}

  private final @Nullable Entry[] recent = new Entry[PLACES];
  private final ConcurrentHashMap<Application, Entry> all = new ConcurrentHashMap<>();
  private final Queue<Application> oldestFirst = new ConcurrentLinkedQueue<>();

  EagerPrograms(int maxPrograms) {
    this.maxPrograms = maxPrograms;
  }

  /** The program of {@code primitive} on operands of the types of {@code operands}. */
  CompiledProgram get(Primitive primitive, Concrete[] operands) {
    int hash = Application.hash(primitive, operands);
    int place = place(hash);
    Entry entry = recent[place];
    if (entry == null || !entry.application.isOf(hash, primitive, operands)) {
      entry = find(Application.of(primitive, operands));
      recent[place] = entry;
    }
    return entry.program;
  }

  private static int place(int hash) {
    return (hash ^ hash >>> 16) & (PLACES - 1);
  }

  private Entry find(Application application) {
    Entry known = all.get(application);
    return known != null ? known : add(application);
  }

  // Threads that race here compile once: what they compile is the same text.
  private Entry add(Application application) {
    Entry made = new Entry(application, CompiledProgram.of(application));
    Entry first = all.putIfAbsent(application, made);
    if (first != null) {
      return first;
    }
    oldestFirst.add(application);
    if (all.size() > maxPrograms) {
      forget(oldestFirst.remove());
    }
    return made;
  }

  private void forget(Application application) {
    all.remove(application);
    recent[place(application.hash)] = null;
  }

  /** A primitive on operands of certain types. */
  static final class Application {
    final Primitive primitive;
    final TensorType[] types;
    private final int hash;

    private Application(Primitive primitive, TensorType[] types, int hash) {
      this.primitive = primitive;
      this.types = types;
      this.hash = hash;
    }

    static Application of(Primitive primitive, Concrete[] operands) {
      TensorType[] types = new TensorType[operands.length];
      for (int i = 0; i < types.length; i++) {
        types[i] = operands[i].type();
      }
      return new Application(primitive, types, hash(primitive, operands));
    }

    private static int hash(Primitive primitive, Concrete[] operands) {
      int hash = primitive.hashCode();
      for (Concrete operand : operands) {
        hash = 31 * hash + operand.type().hashCode();
      }
      return hash;
    }

    private boolean isOf(int otherHash, Primitive other, Concrete[] operands) {
      if (hash != otherHash || operands.length != types.length || !primitive.equals(other)) {
        return false;
      }
      for (int i = 0; i < types.length; i++) {
        if (!types[i].equals(operands[i].type())) {
          return false;
        }
      }
      return true;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Application a
          && hash == a.hash
          && primitive.equals(a.primitive)
          && Arrays.equals(types, a.types);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }
}
