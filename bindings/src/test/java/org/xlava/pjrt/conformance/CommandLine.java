package org.xlava.pjrt.conformance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.xlava.pjrt.spi.PluginSearch;

/** The arguments of a tool: {@code [--plugin PATH] FOLDER...}. */
record CommandLine(Path plugin, List<Path> folders) {
  /** The reading of cases from a folder. */
  interface Reader {
    List<? extends ConformanceCase> cases(Path folder) throws IOException;
  }

  /** Runs the cases of the folders in the arguments, and ends the process. */
  static void run(String usage, int maxFolders, Reader reader, List<String> arguments)
      throws IOException {
    CommandLine line = parse(arguments);
    if (line.folders.isEmpty() || line.folders.size() > maxFolders || line.hasOption()) {
      System.err.println("usage: " + usage);
      System.exit(2);
    }
    List<ConformanceCase> cases = new ArrayList<>();
    for (Path folder : line.folders) {
      cases.addAll(reader.cases(folder));
    }
    ConformanceRun.Tally tally = ConformanceRun.run(line.plugin, cases, System.out);
    System.out.println(tally);
    System.exit(tally.failed() == 0 ? 0 : 1);
  }

  private boolean hasOption() {
    return folders.stream().anyMatch(folder -> folder.toString().startsWith("-"));
  }

  private static CommandLine parse(List<String> arguments) {
    List<String> rest = arguments;
    PluginSearch search = PluginSearch.here();
    if (rest.size() > 1 && rest.getFirst().equals("--plugin")) {
      search = search.withPath(Path.of(rest.get(1)));
      rest = rest.subList(2, rest.size());
    }
    return new CommandLine(search.library(), rest.stream().map(Path::of).toList());
  }
}
