package org.xlava.examples;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.xlava.pjrt.Buffer;
import org.xlava.pjrt.Client;
import org.xlava.pjrt.ExportedModule;
import org.xlava.pjrt.LoadedExecutable;
import org.xlava.pjrt.Plugin;
import org.xlava.pjrt.spi.PluginSearch;

/**
 * Classifies pictures with a model that JAX trained and exported, without Python. The model is read
 * from a file if one is given: it must take three pictures of 5 by 5 {@code f32}.
 */
public final class RunExportedModel {
  private static final String MODEL = "classify_lines.jaxexport";
  private static final List<String> CLASSES = List.of("horizontal", "vertical", "diagonal");

  private static final String PICTURES =
      """
      .....
      .....
      .....
      #####
      .....

      .#...
      .#...
      .#...
      .#...
      .#...

      ..#..
      ...#.
      ....#
      #....
      .#...
      """;

  private RunExportedModel() {}

  /** Prints pictures with the class that the model finds in each. */
  public static void main(String[] args) throws IOException {
    ExportedModule model = ExportedModule.read(args.length > 0 ? file(args[0]) : resource());
    System.out.printf(
        "%s: %s -> %s, StableHLO %s%n",
        model.name(),
        model.inputs(),
        model.outputs(),
        model.program().stablehloVersion().orElse("of unknown version"));
    print(classify(model));
  }

  private static byte[] file(String path) throws IOException {
    return Files.readAllBytes(Path.of(path));
  }

  private static byte[] resource() throws IOException {
    try (InputStream in = RunExportedModel.class.getResourceAsStream(MODEL)) {
      if (in == null) {
        throw new IOException("no resource " + MODEL);
      }
      return in.readAllBytes();
    }
  }

  /** Returns the probability of each class, picture by picture. */
  private static float[] classify(ExportedModule model) {
    Plugin plugin = Plugin.load(PluginSearch.here().library());
    try (Client client = plugin.createClient();
        LoadedExecutable executable = client.compile(model.program());
        Buffer pictures =
            client.upload(MemorySegment.ofArray(cells()), model.keptTypes().getFirst());
        Buffer result = executable.execute(pictures)[0]) {
      float[] probabilities = new float[(int) result.type().elementCount()];
      result.copyTo(MemorySegment.ofArray(probabilities));
      return probabilities;
    }
  }

  private static float[] cells() {
    String cells = PICTURES.replace("\n", "");
    float[] values = new float[cells.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = cells.charAt(i) == '#' ? 1 : 0;
    }
    return values;
  }

  private static void print(float[] probabilities) {
    List<String> pictures = List.of(PICTURES.split("\n\n"));
    for (int i = 0; i < pictures.size(); i++) {
      int best = best(probabilities, i * CLASSES.size());
      System.out.printf(
          "%n%s%n%s (%.0f %%)%n",
          pictures.get(i).strip(),
          CLASSES.get(best),
          100 * probabilities[i * CLASSES.size() + best]);
    }
  }

  private static int best(float[] probabilities, int start) {
    int best = 0;
    for (int i = 1; i < CLASSES.size(); i++) {
      best = probabilities[start + i] > probabilities[start + best] ? i : best;
    }
    return best;
  }
}
