package org.xlava;

import java.util.List;

/**
 * Which arguments of a function are being differentiated, for the forward rule of a {@link
 * VjpRule#withSymbolicZeros rule with symbolic zeros}.
 *
 * @param leaves for each argument, whether each of its leaves has a tangent
 */
public record Perturbed(List<List<Boolean>> leaves) {
  public Perturbed {
    leaves = leaves.stream().map(List::copyOf).toList();
  }

  /** Whether any leaf of the argument {@code index} has a tangent. */
  public boolean argument(int index) {
    return leaves.get(index).contains(true);
  }
}
