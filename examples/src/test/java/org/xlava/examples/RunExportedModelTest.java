package org.xlava.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RunExportedModelTest {
  @Test
  void main_findsTheClassOfEachPicture() throws IOException {
    assertThat(output())
        .startsWith("classify_lines: [f32[3,5,5]] -> [f32[3,3]], StableHLO ")
        .containsSubsequence(
            "#####\n.....\nhorizontal (", "\n.#...\nvertical (", "\n.#...\ndiagonal (");
  }

  private static String output() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream standard = System.out;
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      RunExportedModel.main(new String[0]);
    } finally {
      System.setOut(standard);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
