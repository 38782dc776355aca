package org.xlava.pjrt.conformance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.xlava.pjrt.CompileOptions;
import org.xlava.pjrt.NamedValue;

/**
 * Runs a folder of StableHLO cases: {@code [--plugin PATH] [--fuse] FOLDER}. Prints a line for each
 * that fails and the counts last; the exit status is 1 if one failed.
 *
 * <p>The cases say what each operation gives to the last places. Compilers that fuse operations
 * round fewer times in between, so programs are compiled without fusion unless told otherwise.
 */
public final class RunStablehlo {
  private static final String USAGE = "run-stablehlo [--plugin PATH] [--fuse] FOLDER";
  static final CompileOptions FUSED = CompileOptions.defaults();
  static final CompileOptions UNFUSED =
      FUSED.withXlaFlag("xla_disable_hlo_passes", new NamedValue.Text("fusion"));

  private RunStablehlo() {}

  public static void main(String[] arguments) throws IOException {
    List<String> rest = new ArrayList<>(List.of(arguments));
    CompileOptions options = rest.remove("--fuse") ? FUSED : UNFUSED;
    CommandLine.run(USAGE, 1, folder -> cases(folder, options), rest);
  }

  static List<StablehloCase> cases(Path folder, CompileOptions options) throws IOException {
    List<StablehloCase> cases = new ArrayList<>();
    for (Path file : StablehloCase.files(folder)) {
      cases.add(StablehloCase.read(file, options));
    }
    return cases;
  }
}
