package org.xlava.pjrt.conformance;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
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
import org.xlava.pjrt.Program;

/**
 * A StableHLO module with inputs and what it must give: a file {@code ID.mlir} and an {@code
 * ID.json} beside it.
 */
record StablehloCase(
    String id,
    Path program,
    CompileOptions options,
    List<CaseArray> inputs,
    List<Expected> expected)
    implements ConformanceCase {
  /** A result and how close to it is close enough. */
  record Expected(CaseArray array, Closeness closeness) {}

  /** Returns the case files of a folder, or of its folder {@code cases}, in order. */
  static List<Path> files(Path folder) throws IOException {
    Path cases = Files.isDirectory(folder.resolve("cases")) ? folder.resolve("cases") : folder;
    try (Stream<Path> files = Files.list(cases)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  static StablehloCase read(Path file, CompileOptions options) throws IOException {
    JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    String id = file.getFileName().toString().replaceFirst("\\.json$", "");
    return new StablehloCase(
        id,
        file.resolveSibling(id + ".mlir"),
        options,
        objects(json, "inputs").stream().map(CaseArray::read).toList(),
        objects(json, "expected").stream()
            .map(e -> new Expected(CaseArray.read(e), Closeness.read(e)))
            .toList());
  }

  static List<JsonObject> objects(JsonObject json, String name) {
    JsonArray array = json.getAsJsonArray(name);
    return array.asList().stream().map(JsonElement::getAsJsonObject).toList();
  }

  @Override
  public List<String> differences(Client client) throws IOException {
    Program module = Program.mlir(Files.readAllBytes(program));
    List<CaseArray> results = Execution.run(client, module, options, inputs);
    if (results.size() != expected.size()) {
      return List.of("got %d results, want %d".formatted(results.size(), expected.size()));
    }
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      Expected want = expected.get(i);
      Optional<String> difference = want.closeness().difference(results.get(i), want.array());
      String place = "result " + i + ": ";
      difference.ifPresent(d -> differences.add(place + d));
    }
    return differences;
  }
}
