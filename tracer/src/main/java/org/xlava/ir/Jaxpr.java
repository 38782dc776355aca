package org.xlava.ir;

import java.lang.ref.WeakReference;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xlava.TensorType;
import org.xlava.primitive.Effect;

/**
 * A program: typed inputs, equations in order, outputs. Variables are numbered inputs first, so
 * that programs of equal structure are equal, and equality can be a cache key. What is derived from
 * a program (its derivative, its batched form, its compiled form) is kept with it by {@link
 * #derived}.
 */
public final class Jaxpr {
  private static final Map<Jaxpr, WeakReference<Jaxpr>> INTERNED = new WeakHashMap<>();

  private record AlongKey(String axisName) {}

  private static final Object NAMED = new Object();

  private record PrunedKey(List<Boolean> wanted, List<Boolean> kept) {}

  private final List<Var> inputs;
  private final List<Equation> equations;
  private final List<Atom> outputs;
  private final ConcurrentHashMap<Object, Object> derived = new ConcurrentHashMap<>();
  private int hash;
  private volatile @Nullable Set<Effect> effects;

  public Jaxpr(List<Var> inputs, List<Equation> equations, List<? extends Atom> outputs) {
    this.inputs = List.copyOf(inputs);
    this.equations = List.copyOf(equations);
    this.outputs = List.copyOf(outputs);
  }

  public List<Var> inputs() {
    return inputs;
  }

  public List<Equation> equations() {
    return equations;
  }

  public List<Atom> outputs() {
    return outputs;
  }

  public TensorType[] inputTypes() {
    return inputs.stream().map(Var::type).toArray(TensorType[]::new);
  }

  public TensorType[] outputTypes() {
    return outputs.stream().map(Atom::type).toArray(TensorType[]::new);
  }

  /** One more than the largest variable id. */
  public int variables() {
    int n = inputs.size();
    for (Equation e : equations) {
      n += e.outputs().size();
    }
    return n;
  }

  /**
   * The value kept under {@code key}, made by {@code maker} the first time. The maker may itself
   * use this cache; when two threads race, both get the first one's value.
   */
  @SuppressWarnings("unchecked")
  public <T> T derived(Object key, Supplier<T> maker) {
    Object known = derived.get(key);
    if (known == null) {
      T made = maker.get();
      Object first = derived.putIfAbsent(key, made);
      known = first == null ? made : first;
    }
    return (T) known;
  }

  /**
   * The one program that stands for all that are equal to this one, so that what is derived from it
   * is made once, and calls of equal programs are compared at a glance. One with named scopes
   * stands for itself, since equal ones may have other names.
   */
  public Jaxpr interned() {
    if (NameStack.areUsed() && isNamed()) {
      return this;
    }
    synchronized (INTERNED) {
      WeakReference<Jaxpr> known = INTERNED.get(this);
      Jaxpr first = known == null ? null : known.get();
      if (first == null) {
        INTERNED.put(this, new WeakReference<>(this));
      }
      return first == null ? this : first;
    }
  }

  /** Whether an equation here, or in a program that is called, is in a named scope. */
  boolean isNamed() {
    return derived(NAMED, () -> equations.stream().anyMatch(Equation::isNamed));
  }

  /** What running this program does beside computing its outputs. */
  public Set<Effect> effects() {
    Set<Effect> known = effects;
    if (known == null) {
      known =
          equations.stream()
              .flatMap(e -> e.primitive().effects().stream())
              .collect(Collectors.toUnmodifiableSet());
      effects = known;
    }
    return known;
  }

  /** Whether running this program must keep the order of effects. */
  public boolean isOrdered() {
    return effects().stream().anyMatch(Effect::isOrdered);
  }

  /**
   * Part of a program.
   *
   * @param inputs which of the whole program's inputs it takes
   */
  public record Pruned(Jaxpr program, List<Boolean> inputs) {}

  /** This program without the equations whose results nothing uses and that have no effect. */
  public Jaxpr withoutDeadCode() {
    return DeadCode.remove(
            this,
            Collections.nCopies(outputs.size(), true),
            Collections.nCopies(inputs.size(), true))
        .program();
  }

  /**
   * The part of this program that gives those of its outputs that are {@code wanted}, from the
   * inputs that it needs for it and those that are {@code kept}. Called programs lose what is dead
   * in them too.
   */
  public Pruned pruned(List<Boolean> wanted, List<Boolean> kept) {
    return derived(
        new PrunedKey(wanted, kept),
        () -> {
          Pruned part = DeadCode.remove(this, wanted, kept);
          return new Pruned(part.program.interned(), part.inputs);
        });
  }

  /** Whether one of the equations communicates along the named axis. */
  public boolean communicatesAlong(String axisName) {
    return derived(
        new AlongKey(axisName),
        () -> equations.stream().anyMatch(e -> e.primitive().communicatesAlong(axisName)));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof Jaxpr p
            && hashCode() == p.hashCode()
            && inputs.equals(p.inputs)
            && equations.equals(p.equations)
            && outputs.equals(p.outputs);
  }

  @Override
  public int hashCode() {
    if (hash == 0) {
      hash = 31 * (31 * inputs.hashCode() + equations.hashCode()) + outputs.hashCode();
    }
    return hash;
  }

  /** The program in JAX's notation. */
  @Override
  public String toString() {
    return JaxprPrinter.print(this, 0);
  }
}
