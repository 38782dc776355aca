package org.xlava.pjrt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Compiles and runs small C programs with the machine's {@code cc}. */
public record CCompiler(Path folder) {
  /** The folder of the plugin's own header. */
  static final Path INCLUDE = Path.of(System.getProperty("xlava.plugin.include"));

  /** Returns the output of a program. */
  public String run(String code) throws IOException, InterruptedException {
    Path program = compile(code, "program");
    return output(List.of(program.toString()));
  }

  /** Returns the file of a shared library. */
  Path library(String name, String code) throws IOException, InterruptedException {
    return compile(code, name, "-shared", "-fPIC");
  }

  private Path compile(String code, String name, String... options)
      throws IOException, InterruptedException {
    Path source = Files.writeString(folder.resolve(name + ".c"), code);
    Path result = folder.resolve(name);
    List<String> command =
        new ArrayList<>(List.of("cc", "-I", INCLUDE.toString(), "-o", result.toString()));
    command.addAll(List.of(options));
    command.add(source.toString());
    output(command);
    return result;
  }

  private static String output(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as("%s: %s", command, output).isZero();
    return output;
  }
}
