package org.xlava.pjrt;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Options for one execution, immutable.
 *
 * @param launchId a number that is the same on all devices of one run; programs with collectives
 *     that are started from several threads or processes are told apart by it
 * @param keptArguments the places of arguments that stay the caller's although the program would
 *     have them donated, ascending
 */
public record ExecuteOptions(int launchId, List<Integer> keptArguments) {
  private static final ExecuteOptions DEFAULTS = new ExecuteOptions(0, List.of());

  /**
   * Sorts and copies the list.
   *
   * @throws PjrtException if a place is negative
   */
  public ExecuteOptions {
    if (keptArguments == null || keptArguments.stream().anyMatch(Objects::isNull)) {
      throw PjrtException.invalid(
          "execute options: places of arguments must not be null; got null");
    }
    keptArguments = keptArguments.stream().distinct().sorted().toList();
    if (!keptArguments.isEmpty() && keptArguments.getFirst() < 0) {
      throw PjrtException.invalid(
          "execute options: places of arguments must not be negative; got " + keptArguments);
    }
  }

  /** Returns the options of an ordinary execution: donation as the program says. */
  public static ExecuteOptions defaults() {
    return DEFAULTS;
  }

  /** Returns these options with a launch id. */
  public ExecuteOptions withLaunchId(int id) {
    return new ExecuteOptions(id, keptArguments);
  }

  /** Returns these options with arguments that are not donated whatever the program says. */
  public ExecuteOptions withKeptArguments(int... places) {
    return new ExecuteOptions(launchId, Arrays.stream(places).boxed().toList());
  }

  void check(int parameters) {
    if (!keptArguments.isEmpty() && keptArguments.getLast() >= parameters) {
      throw PjrtException.invalid(
          "execute: kept arguments must be among the program's %d; got %s"
              .formatted(parameters, keptArguments));
    }
  }
}
