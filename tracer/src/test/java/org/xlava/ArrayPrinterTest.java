package org.xlava;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * Against what JAX prints: {@code printing.jsonl}, written by {@code src/test/python/printing.py}.
 */
class ArrayPrinterTest {
  private record Case(String dtype, List<Integer> shape, boolean weak, String bytes, String text) {
    HostArray values() {
      TensorType type = new TensorType(DType.of(dtype), Shape.of(shape), weak);
      return HostArray.of(MemorySegment.ofArray(HexFormat.of().parseHex(bytes)), type);
    }
  }

  private static List<Case> cases() throws IOException {
    var stream = ArrayPrinterTest.class.getResourceAsStream("printing.jsonl");
    var utf8 = new InputStreamReader(Objects.requireNonNull(stream), StandardCharsets.UTF_8);
    Gson gson = new Gson();
    try (BufferedReader lines = new BufferedReader(utf8)) {
      return lines.lines().map(line -> gson.fromJson(line, Case.class)).toList();
    }
  }

  @Test
  void toString_everyCase_printsWhatJaxPrints() throws IOException {
    SoftAssertions softly = new SoftAssertions();
    List<Case> cases = cases();
    for (Case c : cases) {
      softly.assertThat(c.values().toString()).as(c.dtype + c.shape + c.bytes).isEqualTo(c.text);
    }
    softly.assertAll();
    assertThat(cases).hasSizeGreaterThan(400);
    assertThat(cases).extracting(Case::dtype).contains(names());
  }

  private static String[] names() {
    return Arrays.stream(DType.values())
        .filter(d -> d != DType.FLOAT0)
        .map(DType::toString)
        .toArray(String[]::new);
  }

  @Test
  void toString_vector_alignsColumns() {
    assertThat(HostArray.of(new float[] {1.2f, 2.4f, -1.2f}))
        .hasToString("Tensor([ 1.2,  2.4, -1.2], dtype=float32)");
  }

  @Test
  void toString_matrix_indentsRowsUnderTheFirst() {
    assertThat(HostArray.of(new float[][] {{2, 0, 0}, {0, 2, 0}, {0, 0, 2}}))
        .hasToString(
            """
            Tensor([[2., 0., 0.],
                    [0., 2., 0.],
                    [0., 0., 2.]], dtype=float32)\
            """);
  }

  @Test
  void toString_weakScalar_saysSo() {
    assertThat(HostArray.of(3)).hasToString("Tensor(3, dtype=int32, weak_type=True)");
    assertThat(HostArray.of(4.0)).hasToString("Tensor(4., dtype=float32, weak_type=True)");
  }

  @Test
  void toString_empty_printsTheShape() {
    HostArray empty = HostArray.of(MemorySegment.NULL, DType.FLOAT32, Shape.of(0, 3));
    assertThat(empty).hasToString("Tensor([], shape=(0, 3), dtype=float32)");
  }

  @Test
  void toString_otherDefaultLocale_keepsPointsAndDigits() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      assertThat(HostArray.of(new double[] {1.5, 2e9}))
          .hasToString("Tensor([1.5e+00, 2.0e+09], dtype=float32)");
    } finally {
      Locale.setDefault(before);
    }
  }
}
