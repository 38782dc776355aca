package org.xlava.operations;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.xlava.HostArray;

/**
 * What JAX made of one list of inputs of a row.
 *
 * @param wrt the inputs that derivatives are taken in
 * @param jvp the tangents of the results that have derivatives, for tangents made by {@link Probes}
 * @param vjp the cotangents of the inputs {@code wrt}, for cotangents made by {@link Probes}
 */
record Recorded(
    String row,
    int number,
    boolean x64,
    List<HostArray> inputs,
    List<Integer> wrt,
    List<HostArray> value,
    Optional<List<HostArray>> jvp,
    Optional<List<HostArray>> vjp) {

  static List<Recorded> read(String resource) {
    var stream = Objects.requireNonNull(Recorded.class.getResourceAsStream(resource), resource);
    try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      List<String> lines = reader.lines().toList();
      return java.util.stream.IntStream.range(0, lines.size())
          .mapToObj(i -> parse(lines.get(i), i))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Recorded parse(String line, int number) {
    JsonObject json = JsonParser.parseString(line).getAsJsonObject();
    return new Recorded(
        json.get("row").getAsString(),
        number + 1,
        json.get("x64").getAsBoolean(),
        arrays(json.get("inputs")),
        json.getAsJsonArray("wrt").asList().stream().map(JsonElement::getAsInt).toList(),
        arrays(json.get("value")),
        optional(json, "jvp"),
        optional(json, "vjp"));
  }

  private static Optional<List<HostArray>> optional(JsonObject json, String name) {
    return Optional.ofNullable(json.get(name)).map(Recorded::arrays);
  }

  private static List<HostArray> arrays(JsonElement json) {
    JsonArray array = json.getAsJsonArray();
    return array.asList().stream().map(e -> RecordedArrays.parse(e.getAsString())).toList();
  }

  /** The row, the line in the file and the types of the inputs. */
  @Override
  public String toString() {
    return row + " line " + number + " " + inputs.stream().map(HostArray::type).toList();
  }
}
