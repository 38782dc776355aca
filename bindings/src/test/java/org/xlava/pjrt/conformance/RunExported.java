package org.xlava.pjrt.conformance;

import java.io.IOException;
import java.util.List;

/**
 * Runs modules that JAX exported, in all their forms: {@code [--plugin PATH] FOLDER...}, where a
 * folder is a module's or one of several. Prints a line for each that fails and the counts last;
 * the exit status is 1 if one failed.
 */
public final class RunExported {
  private RunExported() {}

  public static void main(String[] arguments) throws IOException {
    CommandLine.run(
        "run-exported [--plugin PATH] FOLDER...",
        Integer.MAX_VALUE,
        ExportedCase::read,
        List.of(arguments));
  }
}
