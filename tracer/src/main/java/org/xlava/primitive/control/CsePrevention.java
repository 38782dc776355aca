package org.xlava.primitive.control;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.xlava.ir.Flags;

/**
 * Behind which of its operands a {@link Remat} is kept from being merged with what is computed
 * before it.
 *
 * @param operands for each operand, whether it is fenced
 * @param others whether operands are that transformations add, such as tangents
 */
public record CsePrevention(List<Boolean> operands, boolean others) {
  public CsePrevention {
    operands = List.copyOf(operands);
  }

  /** With {@code before} and {@code after} more operands around these. */
  CsePrevention between(int before, int after) {
    List<Boolean> all = new ArrayList<>(Collections.nCopies(before, others));
    all.addAll(operands);
    all.addAll(Collections.nCopies(after, others));
    return new CsePrevention(all, others);
  }

  /** Of the operands {@code chosen} only. */
  CsePrevention only(List<Boolean> chosen) {
    return new CsePrevention(Flags.chosen(operands, chosen), others);
  }

  /** The operands at {@code places}, and others where a place is negative, then these. */
  CsePrevention after(int[] places, CsePrevention of) {
    List<Boolean> all = new ArrayList<>();
    for (int place : places) {
      all.add(place < 0 ? others : of.operands.get(place));
    }
    all.addAll(operands);
    return new CsePrevention(all, others);
  }

  /** A boolean where all operands are alike. */
  @Override
  public String toString() {
    boolean alike = operands.stream().allMatch(operand -> operand == others);
    return alike ? String.valueOf(others) : operands.toString();
  }
}
