package org.xlava.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the dtypes of sums with JAX's, for each pair of dtypes and kinds of Java numbers. */
class PromotionGoldenTest {
  static List<String> tables() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/goldens/promotion.jsonl"));
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("tables")
  void sums_ofEachPairOfDtypes_haveJaxsDtype(String table) {
    assertThat(PromotionTable.differences(JsonParser.parseString(table).getAsJsonObject()))
        .isEmpty();
  }
}
