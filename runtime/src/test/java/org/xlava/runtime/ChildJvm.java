package org.xlava.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runs a class of the tests in a JVM of its own. */
final class ChildJvm {
  private ChildJvm() {}

  /** The exit status of a child, and what it wrote to both its outputs. */
  record Result(int status, String output) {}

  /** Runs {@code main} with JVM options; nothing but those says where a plugin is. */
  static Result run(Class<?> main, List<String> options, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-Xmx512m");
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("XLAVA_") || name.startsWith("PJRT_"));
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes());
    return new Result(process.waitFor(), output);
  }

  /** The option that names the plugin of this JVM's own tests. */
  static String plugin() {
    return "-Dxlava.plugin=" + System.getProperty("xlava.plugin");
  }
}
