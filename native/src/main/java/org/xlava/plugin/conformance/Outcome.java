package org.xlava.plugin.conformance;

/** What came of a check. */
enum Outcome {
  PASSED,
  FAILED,
  UNSUPPORTED
}
