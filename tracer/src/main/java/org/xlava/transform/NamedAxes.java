package org.xlava.transform;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.xlava.TransformException;
import org.xlava.primitive.BatchAxis;

/**
 * The named axes of the {@code vmap}s in progress on a thread, innermost first: those that
 * collectives may communicate along. What is traced within them holds only where they are the same.
 */
public record NamedAxes(List<BatchAxis> axes) {
  private static final NamedAxes NONE = new NamedAxes(List.of());
  private static final ThreadLocal<NamedAxes[]> CURRENT =
      ThreadLocal.withInitial(() -> new NamedAxes[] {NONE});

  public NamedAxes {
    axes = List.copyOf(axes);
  }

  public static NamedAxes current() {
    return CURRENT.get()[0];
  }

  /**
   * The number of examples along the axis {@code name}.
   *
   * @throws TransformException when no surrounding {@code vmap} has it
   */
  public int size(String operation, String name) {
    return axes.stream()
        .filter(a -> name.equals(a.name()))
        .mapToInt(BatchAxis::size)
        .findFirst()
        .orElseThrow(() -> unbound(operation, name, toString()));
  }

  /** The failure to find the axis {@code name}. */
  public static TransformException unbound(String operation, String name, String bound) {
    return new TransformException(
        operation
            + ": axis names must be bound by a surrounding vmap; got "
            + name
            + " within "
            + bound
            + ". Give it to vmap: vmap(f, axisName(\""
            + name
            + "\"))");
  }

  /** Runs {@code body} with {@code axis} bound, if it has a name. */
  public static <R> R within(BatchAxis axis, Supplier<R> body) {
    if (axis.name() == null) {
      return body.get();
    }
    NamedAxes[] slot = CURRENT.get();
    NamedAxes outer = slot[0];
    List<BatchAxis> all = new ArrayList<>(List.of(axis));
    all.addAll(outer.axes);
    slot[0] = new NamedAxes(all);
    try {
      return body.get();
    } finally {
      slot[0] = outer;
    }
  }

  /** The names and sizes as messages put them. */
  @Override
  public String toString() {
    return axes.isEmpty()
        ? "no named axes"
        : "the axes " + axes.stream().map(a -> a.name() + "=" + a.size()).toList();
  }
}
