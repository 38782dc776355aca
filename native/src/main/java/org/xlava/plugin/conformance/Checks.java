package org.xlava.plugin.conformance;

import java.util.List;
import java.util.stream.Stream;

/** All checks, in the order in which they are made. */
final class Checks {
  static final List<Check> ALL =
      Stream.of(
              ClientChecks.all(),
              ProgramChecks.all(),
              BufferChecks.all(),
              ExecutionChecks.all(),
              DeviceChecks.all(),
              RefusalChecks.all())
          .flatMap(List::stream)
          .toList();

  private Checks() {}
}
