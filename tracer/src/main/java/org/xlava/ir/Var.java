package org.xlava.ir;

import org.jspecify.annotations.Nullable;
import org.xlava.TensorType;

/**
 * A variable of a {@link Jaxpr}. Ids number the inputs and then the equations' outputs from zero,
 * so that equal programs are equal records.
 */
public record Var(int id, TensorType type) implements Atom {
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Var v && id == v.id && type.equals(v.type);
  }

  // Written out, since what the compiler generates of a record is linked when it is first called,
  // which takes a millisecond of every process.
  @Override
  public int hashCode() {
    return 31 * id + type.hashCode();
  }
}
