package org.xlava.ir;

import java.util.ArrayList;
import java.util.List;

/**
 * The names that an equation was given by {@code namedScope}, from the outermost, and between them
 * the transformations that were in progress; JAX's name stack.
 */
public record NameStack(List<Element> elements) {
  /** No names. */
  public static final NameStack EMPTY = new NameStack(List.of());

  // Spares the look for names while no equation has any.
  private static volatile boolean used;

  /** A scope's name, or a transformation's. */
  public record Element(String name, boolean transformation) {}

  public NameStack {
    elements = List.copyOf(elements);
    used |= !elements.isEmpty();
  }

  /** Whether there have ever been names in this process. */
  public static boolean areUsed() {
    return used;
  }

  /** These names with others inside of them. */
  public NameStack plus(List<Element> inner) {
    List<Element> all = new ArrayList<>(elements);
    all.addAll(inner);
    return new NameStack(all);
  }

  /** The names inside of the {@code outer} first ones. */
  public NameStack inside(int outer) {
    return outer == 0 ? this : new NameStack(elements.subList(outer, elements.size()));
  }

  /** As JAX shows them, such as {@code transpose(jvp(layer))/norm}. */
  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    for (Element element : elements.reversed()) {
      String within = element.transformation() && !parts.isEmpty() ? parts.removeLast() : "";
      parts.add(element.transformation() ? element.name + "(" + within + ")" : element.name);
    }
    return String.join("/", parts.reversed());
  }
}
