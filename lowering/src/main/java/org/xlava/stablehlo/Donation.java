package org.xlava.stablehlo;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.xlava.TensorType;
import org.xlava.ir.Jaxpr;

/** Which results a program puts in the memory of which of its inputs. */
record Donation(Map<Integer, Integer> resultOfInput) {
  static final Donation NONE = new Donation(Map.of());

  /** Gives each donated input the first result of its type that is still without one. */
  static Donation of(Jaxpr program, List<Integer> donated) {
    Map<Integer, Integer> resultOfInput = new HashMap<>();
    Set<Integer> taken = new HashSet<>();
    TensorType[] results = program.outputTypes();
    for (int input : donated) {
      int result = first(results, program.inputs().get(input).type(), taken);
      if (result >= 0) {
        taken.add(result);
        resultOfInput.put(input, result);
      }
    }
    return new Donation(resultOfInput);
  }

  private static int first(TensorType[] results, TensorType type, Set<Integer> taken) {
    for (int i = 0; i < results.length; i++) {
      boolean fits = results[i].withWeak(false).equals(type.withWeak(false));
      if (fits && !taken.contains(i)) {
        return i;
      }
    }
    return -1;
  }

  /** What a parameter's declaration says of it. */
  String attribute(int input) {
    Integer result = resultOfInput.get(input);
    return result == null ? "" : " {tf.aliasing_output = " + result + " : i32}";
  }
}
