package org.xlava.transformations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.xlava.Export;
import org.xlava.Exported;
import org.xlava.TensorType;

/** Reads modules that JAX exported, which aren't part of the project, where they are found. */
class SharedExportsTest {
  private static final Path MODULES =
      Path.of(System.getProperty("xlava.exported", "../../shared/exported"));

  @Test
  void modules_haveTheTypesOfTheirFiles_andComeBackTheSame() throws IOException {
    assumeTrue(Files.isDirectory(MODULES), () -> "no " + MODULES);
    try (Stream<Path> folders = Files.list(MODULES)) {
      for (Path folder : folders.filter(f -> Files.exists(f.resolve("meta.json"))).toList()) {
        Exported exported = Export.read(folder.resolve("exported.bin"));
        JsonObject meta =
            JsonParser.parseString(Files.readString(folder.resolve("meta.json"))).getAsJsonObject();
        assertThat(shapes(exported.inTypes())).isEqualTo(shapes(meta.getAsJsonArray("inputs")));
        assertThat(shapes(exported.outTypes())).isEqualTo(shapes(meta.getAsJsonArray("outputs")));
        Exported again = Export.deserialize(exported.serialize());
        assertThat(again.mlirModule()).isEqualTo(exported.mlirModule());
        assertThat(again.inTypes()).isEqualTo(exported.inTypes());
      }
    }
  }

  private static List<List<Integer>> shapes(List<TensorType> types) {
    return types.stream().map(t -> IntStream.of(t.shape().dims()).boxed().toList()).toList();
  }

  private static List<List<Integer>> shapes(JsonArray arrays) {
    List<List<Integer>> shapes = new ArrayList<>();
    for (JsonElement array : arrays) {
      List<Integer> shape = new ArrayList<>();
      array.getAsJsonObject().getAsJsonArray("shape").forEach(d -> shape.add(d.getAsInt()));
      shapes.add(shape);
    }
    return shapes;
  }
}
