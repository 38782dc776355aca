package org.xlava.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A process of its own that unpacks one of the {@link Wheels} and prints the library's path, after
 * the word "opened" if it was the one that read the wheel.
 */
final class ExtractionProcess {
  private ExtractionProcess() {}

  public static void main(String[] arguments) {
    var wheel = Path.of(arguments[1]);
    var plugin = Wheels.describe(Wheels.content(Integer.parseInt(arguments[2])));
    var library = new Extraction(Path.of(arguments[0]), plugin).library(() -> open(wheel));
    System.out.print(library);
  }

  static String run(Path cache, Path wheel, int size) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                ExtractionProcess.class.getName(),
                cache.toString(),
                wheel.toString(),
                Integer.toString(size))
            .redirectErrorStream(true)
            .start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() == 0 ? output : "failed: " + output;
  }

  private static InputStream open(Path wheel) throws IOException {
    System.out.print("opened ");
    return Files.newInputStream(wheel);
  }
}
