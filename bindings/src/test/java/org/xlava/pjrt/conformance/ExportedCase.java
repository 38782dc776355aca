package org.xlava.pjrt.conformance;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.xlava.pjrt.Client;
import org.xlava.pjrt.CompileOptions;
import org.xlava.pjrt.ExportedModule;
import org.xlava.pjrt.PjrtException;
import org.xlava.pjrt.Program;

/** One form of a module that JAX exported, in a folder with inputs and JAX's results. */
record ExportedCase(Path folder, Form form) implements ConformanceCase {
  /** The file that the program is read from. */
  enum Form {
    TEXT("module.mlir"),
    PORTABLE_ARTIFACT("module.mlirbc"),
    SERIALIZATION("exported.bin");

    private final String file;

    Form(String file) {
      this.file = file;
    }
  }

  private static final String META = "meta.json";

  /** Returns the forms of the module in a folder, or of those in the folders within. */
  static List<ExportedCase> read(Path folder) throws IOException {
    List<ExportedCase> cases = new ArrayList<>();
    for (Path module : folders(folder)) {
      for (Form form : Form.values()) {
        if (Files.exists(module.resolve(form.file))) {
          cases.add(new ExportedCase(module, form));
        }
      }
    }
    return cases;
  }

  private static List<Path> folders(Path folder) throws IOException {
    if (Files.exists(folder.resolve(META))) {
      return List.of(folder);
    }
    try (Stream<Path> inner = Files.list(folder)) {
      return inner.filter(f -> Files.exists(f.resolve(META))).sorted().toList();
    }
  }

  @Override
  public String id() {
    return folder.getFileName() + "/" + form.file;
  }

  private Program program() throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve(form.file));
    return form == Form.SERIALIZATION ? ExportedModule.read(bytes).program() : Program.mlir(bytes);
  }

  private List<CaseArray> arguments(List<CaseArray> inputs) throws IOException {
    if (form != Form.SERIALIZATION) {
      return inputs;
    }
    ExportedModule module = ExportedModule.read(Files.readAllBytes(folder.resolve(form.file)));
    return module.kept(inputs);
  }

  @Override
  public List<String> differences(Client client) throws IOException {
    JsonObject meta =
        JsonParser.parseString(Files.readString(folder.resolve(META))).getAsJsonObject();
    List<CaseArray> inputs = arguments(arrays(meta, "inputs"));
    List<CaseArray> wanted = arrays(meta, "outputs");
    List<CaseArray> got = Execution.run(client, program(), CompileOptions.defaults(), inputs);
    if (got.size() != wanted.size()) {
      return List.of("got %d results, want %d".formatted(got.size(), wanted.size()));
    }
    double tolerance = meta.get("tolerance").getAsDouble();
    return differences(got, wanted, new Closeness.Within(tolerance, tolerance));
  }

  private static List<String> differences(
      List<CaseArray> got, List<CaseArray> wanted, Closeness closeness) {
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < got.size(); i++) {
      String place = "result " + i + ": ";
      closeness
          .difference(got.get(i), wanted.get(i))
          .ifPresent(difference -> differences.add(place + difference));
    }
    return differences;
  }

  private List<CaseArray> arrays(JsonObject meta, String name) throws IOException {
    List<CaseArray> arrays = new ArrayList<>();
    for (JsonObject array : StablehloCase.objects(meta, name)) {
      byte[] data = Files.readAllBytes(folder.resolve(array.get("file").getAsString()));
      arrays.add(new CaseArray(CaseArray.type(array), data));
    }
    return arrays;
  }

  /** A plugin can't read operations that are newer than the StableHLO it was built with. */
  @Override
  public Optional<String> reasonToRefuse(Client client, PjrtException error) throws IOException {
    Optional<String> needed = program().stablehloVersion();
    Optional<String> known = client.plugin().stablehloVersion();
    return needed.isPresent()
            && known.isPresent()
            && compare(needed.get(), known.get()) > 0
            && error.getMessage().contains("vhlo")
        ? Optional.of(
            "it has an operation of StableHLO %s, and the plugin knows %s"
                .formatted(needed.get(), known.get()))
        : Optional.empty();
  }

  private static int compare(String version, String other) {
    return Runtime.Version.parse(version.replaceFirst("(\\.0)+$", ""))
        .compareTo(Runtime.Version.parse(other.replaceFirst("(\\.0)+$", "")));
  }
}
