package org.xlava.ir;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Lists of booleans that say which of the inputs or outputs of a program are meant. */
public final class Flags {
  private Flags() {}

  public static List<Boolean> of(boolean[] flags) {
    return IntStream.range(0, flags.length).mapToObj(i -> flags[i]).toList();
  }

  public static boolean[] toArray(List<Boolean> flags) {
    boolean[] result = new boolean[flags.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = flags.get(i);
    }
    return result;
  }

  public static List<Boolean> not(List<Boolean> flags) {
    return flags.stream().map(flag -> !flag).toList();
  }

  /** How many are set. */
  public static int count(List<Boolean> flags) {
    return Collections.frequency(flags, true);
  }

  /** The values that are {@code chosen}. */
  public static <T> List<T> chosen(List<T> values, List<Boolean> chosen) {
    return IntStream.range(0, values.size()).filter(chosen::get).mapToObj(values::get).toList();
  }
}
