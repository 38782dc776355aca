package org.xlava.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The replay itself: what it reports, and that wrong results don't pass. */
class ReplayTest {
  private static final String ONE_TWO = "0000803f00000040";

  /** A case of one operation on [1, 2]; {@code want} is the bytes that the results should have. */
  private static String golden(String primitive, String params, String operands, String want) {
    return """
    {"id": "a/case", "source": "", "x64": false, "inputs": [%s], "wrt": [0],
     "evals": {"value": [%s], "jvp": [%s]}, "tol": null,
     "program": {"consts": [], "invars": [["x", "float32[2]"]],
      "eqns": [{"prim": "%s", "params": %s, "in": %s, "out": [["y", "float32[2]"]]}],
      "outvars": ["y"]}}
    """
        .formatted(
            array(ONE_TWO), array(want), array("0000803f0000803f"), primitive, params, operands);
  }

  private static String array(String hex) {
    return """
    {"dtype": "float32", "shape": [2], "weak": false, "hex": "%s"}\
    """
        .formatted(hex);
  }

  private static Report replay(String golden) {
    return new Replay(false).line(golden);
  }

  @Test
  void line_equalResults_pass() {
    Report report =
        replay(golden("add", "{}", "[\"x\", {\"lit\": 0.0, \"type\": \"float32[]\"}]", ONE_TWO));

    assertThat(report).isEqualTo(Report.passed(2));
  }

  @Test
  void line_unequalResult_failsAtItsIndex() {
    Report report = replay(golden("neg", "{}", "[\"x\"]", "000080bf00000040"));

    assertThat(report.failed()).isEqualTo(2);
    assertThat(report.lines())
        .containsExactly(
            "a/case value: at [1] got -2.0, want 2.0; 1 of 2 differ",
            "a/case jvp: at [0] got -1.0, want 1.0; 2 of 2 differ");
  }

  @Test
  void line_otherType_fails() {
    Report report = replay(golden("reduce_sum", "{\"axes\": [0]}", "[\"x\"]", ONE_TWO));

    assertThat(report.lines()).first().isEqualTo("a/case value: got type f32[], want f32[2]");
  }

  @Test
  void line_throwingOperation_failsWithItsMessage() {
    Report report = replay(golden("not", "{}", "[\"x\"]", ONE_TWO));

    assertThat(report.failed()).isEqualTo(2);
    assertThat(report.lines())
        .first()
        .asString()
        .startsWith("a/case value: org.xlava.DTypeException: not: operand must have");
  }

  @Test
  void line_emptyArray_isZerosWithoutTangent() {
    String params = "{\"dtype\": \"float32\", \"shape\": [2], \"memory_space\": 1}";

    Report report = replay(golden("empty", params, "[]", "0000000000000000"));

    assertThat(report.lines())
        .containsExactly("a/case jvp: at [0] got 0.0, want 1.0; 2 of 2 differ");
  }

  @Test
  void line_platformIndex_isTheCpus() {
    assertThat(platformIndex("[[\"tpu\"], [\"cpu\", \"gpu\"], null]")).hasToString("1");
    assertThat(platformIndex("[[\"mosaic\"], null]")).hasToString("1");
    assertThat(platformIndex("[[\"cpu\"], null]")).hasToString("0");
    assertThatThrownBy(() -> platformIndex("[[\"tpu\"]]"))
        .isInstanceOf(UnsupportedException.class)
        .hasMessage("platform_index platforms=[[\"tpu\"]]");
  }

  private static Object platformIndex(String platforms) {
    JsonObject params = new JsonObject();
    params.add("platforms", JsonParser.parseString(platforms));
    Operation index = PrimitiveTable.read(new Params("platform_index", params));
    return index.apply(List.of()).getFirst().intValue();
  }

  @Test
  void line_unknownPrimitive_isUnsupportedInAllChecks() {
    Report report = replay(golden("frobnicate", "{}", "[\"x\"]", ONE_TWO));

    assertThat(report).isEqualTo(Report.unsupported(2, "a/case: unsupported frobnicate"));
  }

  @Test
  void line_unknownParameter_isUnsupported() {
    Report report = replay(golden("neg", "{\"axis\": 3, \"accuracy\": null}", "[\"x\"]", ONE_TWO));

    assertThat(report.lines()).containsExactly("a/case: unsupported neg axis=3");
  }

  @Test
  void line_unknownDtype_isUnsupported() {
    Report report =
        replay(
            golden(
                "convert_element_type",
                "{\"new_dtype\": \"int4\", \"weak_type\": false}",
                "[\"x\"]",
                ONE_TWO));

    assertThat(report.lines()).containsExactly("a/case: unsupported dtype int4");
  }

  @Test
  void run_manyCases_reportsInTheFilesOrder(@TempDir Path folder) throws IOException {
    String good =
        golden("add_any", "{}", "[\"x\", {\"lit\": 0.0, \"type\": \"float32[]\"}]", ONE_TWO);
    String bad = golden("neg", "{}", "[\"x\"]", ONE_TWO).replace("a/case", "b/case");
    String other = golden("frobnicate", "{}", "[\"x\"]", ONE_TWO).replace("a/case", "c/case");
    Path file =
        Files.write(folder.resolve("cases.jsonl"), oneLineEach(List.of(bad, good, "", other, "{")));
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    Report total =
        ReplayGoldens.run(true, List.of(file), new PrintStream(out, true, StandardCharsets.UTF_8));

    assertThat(total).hasToString("2 passed, 3 failed, 2 unsupported");
    assertThat(out.toString(StandardCharsets.UTF_8).lines().map(l -> l.replaceAll(": .*", "")))
        .containsExactly("b/case value", "b/case jvp", "c/case", file + ":5 read");
  }

  private static List<String> oneLineEach(List<String> cases) {
    return cases.stream().map(c -> c.replace("\n", "")).toList();
  }
}
