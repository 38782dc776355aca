package org.xlava.pjrt.robustness;

import java.util.Random;
import org.xlava.pjrt.Client;

/** The kinds of attempts. */
enum Attempts {
  TEXT(Programs::text),
  TEXT_BYTES(Programs::textBytes),
  BYTECODE(Programs::bytecode),
  ARTIFACT(Programs::artifact),
  EXPORTED(Programs::exported),
  EXECUTABLE(HostileBytes::executable),
  CLIENT_OPTIONS(HostileOptions::clientOptions),
  COMPILE_OPTIONS(HostileOptions::compileOptions),
  UPLOAD(HostileArrays::upload),
  VIEWS(HostileArrays::views),
  STAGED(HostileArrays::staged),
  CALLS(HostileCalls::calls);

  private final Attempt attempt;

  Attempts(Attempt attempt) {
    this.attempt = attempt;
  }

  void make(Client client, long seed) {
    attempt.make(client, new Random(seed * 31 + ordinal()));
  }
}
