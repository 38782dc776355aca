package org.xlava.function;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xlava.TreeDef;

/**
 * A user's rule over trees as one of leaves, for arguments of one structure. Equal for equal
 * arguments, so that programs with it are.
 */
abstract class FlatRule {
  private record Identity(Object rule, List<Object> fixed, List<TreeDef> structure) {}

  /** The arguments that aren't differentiated. */
  final List<Object> fixed;

  /** The structures of the others. */
  final List<TreeDef> arguments;

  /** What messages call the function. */
  final String label;

  private final Identity identity;
  private volatile @Nullable TreeDef result;

  FlatRule(Object rule, List<Object> fixed, List<TreeDef> arguments, String label) {
    this.fixed = fixed;
    this.arguments = arguments;
    this.label = label;
    this.identity = new Identity(rule, fixed, arguments);
  }

  /** Remembers the structure of the value that the rule gives. */
  final void gave(TreeDef structure) {
    result = structure;
  }

  /** The structure of the function's result, known once the rule was applied. */
  final TreeDef structure() {
    TreeDef known = result;
    if (known == null) {
      throw new IllegalStateException("the rule of " + label + " has not been applied");
    }
    return known;
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof FlatRule f && getClass() == f.getClass() && identity.equals(f.identity);
  }

  @Override
  public final int hashCode() {
    return identity.hashCode();
  }
}
