package org.xlava.pjrt.conformance;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.xlava.pjrt.Client;
import org.xlava.pjrt.PjrtException;

/** A program with inputs whose results are known. */
interface ConformanceCase {
  /** Returns the name that a failure is reported under. */
  String id();

  /** Runs the program and returns how its results differ from the known ones. */
  List<String> differences(Client client) throws IOException;

  /** Returns why a client had to refuse the program with this error, if it had to. */
  default Optional<String> reasonToRefuse(Client client, PjrtException error) throws IOException {
    return Optional.empty();
  }
}
