package org.xlava.pjrt.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.xlava.pjrt.Buffer;
import org.xlava.pjrt.Client;
import org.xlava.pjrt.CompileOptions;
import org.xlava.pjrt.LoadedExecutable;
import org.xlava.pjrt.Program;

/** One run of a program on host arrays. */
final class Execution {
  private Execution() {}

  /** Compiles a program, runs it on the first device, and returns its results. */
  static List<CaseArray> run(
      Client client, Program program, CompileOptions options, List<CaseArray> inputs) {
    List<Buffer> buffers = new ArrayList<>();
    try (LoadedExecutable executable = client.compile(program, options)) {
      inputs.forEach(input -> buffers.add(input.upload(client)));
      Buffer[] results = executable.execute(buffers.toArray(Buffer[]::new));
      buffers.addAll(List.of(results));
      return Stream.of(results).map(r -> new CaseArray(r.type(), r.toByteArray())).toList();
    } finally {
      buffers.forEach(Buffer::close);
    }
  }
}
