package org.xlava.primitive.control;

import java.util.List;
import java.util.Map;

/**
 * How the call of a program is compiled and run where it is evaluated as it is.
 *
 * @param donated the places of the operands, ascending, whose memory the program may reuse
 * @param keepsUnused whether operands that the program doesn't use are its parameters all the same
 * @param compilerOptions the compiler's options by name: strings, booleans, longs and doubles
 */
public record JitSettings(
    List<Integer> donated, boolean keepsUnused, Map<String, Object> compilerOptions) {
  /** Nothing out of the ordinary. */
  public static final JitSettings NONE = new JitSettings(List.of(), false, Map.of());

  public JitSettings {
    donated = List.copyOf(donated);
    compilerOptions = Map.copyOf(compilerOptions);
  }

  /** Whether there is nothing out of the ordinary. */
  public boolean areNone() {
    return donated.isEmpty() && !keepsUnused && compilerOptions.isEmpty();
  }

  /** The same with other operands donated. */
  public JitSettings donating(List<Integer> places) {
    return places.equals(donated) ? this : new JitSettings(places, keepsUnused, compilerOptions);
  }
}
