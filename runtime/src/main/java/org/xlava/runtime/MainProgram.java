package org.xlava.runtime;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.xlava.Concrete;
import org.xlava.ir.Nesting;
import org.xlava.primitive.PrunedCall;
import org.xlava.primitive.control.JitCall;

/**
 * What a call is compiled as: the call without the operands that its program doesn't use.
 *
 * @param operands the places of those that it does use; null if it is all of them
 */
@SuppressWarnings("ArrayRecordComponent")
record MainProgram(JitCall call, int @Nullable [] operands) {
  static MainProgram of(JitCall whole) {
    List<Boolean> results = Collections.nCopies(whole.jaxpr().outputs().size(), true);
    PrunedCall used = pruned(whole, results);
    return whole.settings().keepsUnused() || !used.operands().contains(false)
        ? new MainProgram(whole, null)
        : new MainProgram((JitCall) used.call(), places(used.operands()));
  }

  private static PrunedCall pruned(JitCall whole, List<Boolean> results) {
    try {
      return whole.pruned(results);
    } catch (StackOverflowError e) {
      throw Nesting.tooDeep("lower", e);
    }
  }

  private static int[] places(List<Boolean> used) {
    return IntStream.range(0, used.size()).filter(used::get).toArray();
  }

  /** Those of a call's operands that the program takes. */
  static Concrete[] chosen(Concrete[] all, int[] places) {
    Concrete[] chosen = new Concrete[places.length];
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = all[places[i]];
    }
    return chosen;
  }
}
