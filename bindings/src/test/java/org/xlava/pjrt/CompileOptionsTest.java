package org.xlava.pjrt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompileOptionsTest {
  private static String hex(CompileOptions options) {
    return HexFormat.of().formatHex(options.toByteArray());
  }

  private static CompileOptions options(int replicas, int partitions, Integer... ids) {
    return new CompileOptions(replicas, partitions, List.of(ids), false, false, Map.of());
  }

  @Test
  void defaults_sayOneReplicaAndOnePartition() {
    assertThat(hex(CompileOptions.defaults())).isEqualTo("1a0420012801");
  }

  // The bytes that jaxlib's own CompileOptions gives for the same fields.
  @Test
  void everyField_isEncodedAsXlaReadsIt() {
    assertThat(hex(options(2, 1, 1, 0).withSpmdPartitioning(true).withShardy(true)))
        .isEqualTo("1a15" + "20022801" + "3001" + "4a0a080210011a040a020100" + "980101");
  }

  @Test
  void flags_areEncodedByType() {
    CompileOptions options =
        CompileOptions.defaults()
            .withXlaFlag("a", new NamedValue.Text("True"))
            .withXlaFlag("x", new NamedValue.Int64(3))
            .withXlaFlag("y", new NamedValue.Bool(true))
            .withXlaFlag("z", new NamedValue.Float32(1.5f));
    assertThat(hex(options))
        .isEqualTo(
            "1a0420012801"
                + "3a0b0a016112060a0454727565"
                + "3a070a017812021803"
                + "3a070a017912021001"
                + "3a0e0a017a120921000000000000f83f");
  }

  @Test
  void counts_belowOne_throw() {
    assertThatThrownBy(() -> CompileOptions.defaults().withReplicas(0))
        .hasMessage("compile options: replicas and partitions must be at least 1; got 0 and 1");
    assertThatThrownBy(() -> CompileOptions.defaults().withPartitions(-1))
        .hasMessage("compile options: replicas and partitions must be at least 1; got 1 and -1");
  }

  @Test
  void deviceIds_ofAnotherCount_throw() {
    assertThatThrownBy(() -> options(2, 2, 0, 1))
        .hasMessage(
            "compile options: 2 replicas of 2 partitions need as many device ids; got [0, 1]");
  }

  @Test
  void deviceIds_twiceTheSame_throw() {
    assertThatThrownBy(() -> options(2, 1, 1, 1))
        .hasMessage("compile options: device ids must be different and not negative; got [1, 1]");
    assertThatThrownBy(() -> options(1, 1, -3))
        .hasMessage("compile options: device ids must be different and not negative; got [-3]");
  }

  @Test
  void flag_withoutNameOrWithAList_throws() {
    assertThatThrownBy(() -> CompileOptions.defaults().withXlaFlag("", new NamedValue.Bool(true)))
        .hasMessage(
            "compile options: a flag needs a name and a single value; got  = Bool[value=true]");
    assertThatThrownBy(
            () ->
                CompileOptions.defaults()
                    .withXlaFlag("f", new NamedValue.Int64List(Arrays.asList(1L, 2L))))
        .hasMessageStartingWith("compile options: a flag needs a name and a single value; got f");
  }
}
