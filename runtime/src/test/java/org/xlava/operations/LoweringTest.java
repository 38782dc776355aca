package org.xlava.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.xlava.Config;
import org.xlava.DType;
import org.xlava.HostArray;
import org.xlava.Xlava;
import org.xlava.ir.Jaxpr;
import org.xlava.stablehlo.StableHlo;

/**
 * The StableHLO of each row, one module for each kind of dtype, against golden files. Run with
 * {@code -Dgolden.update=true} to write them anew.
 */
class LoweringTest {
  private static final Path FOLDER = Path.of("src/test/resources/lowering");

  @TestFactory
  Stream<DynamicTest> lowering_isAsTheGoldenFile() {
    return Table.PRIMITIVES.rows().stream()
        .map(row -> DynamicTest.dynamicTest(row.name(), () -> check(row)));
  }

  private static void check(Row row) throws IOException {
    Path file = FOLDER.resolve(row.name() + ".mlir");
    String text = modules(row);
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, text);
    }
    assertThat(text).isEqualTo(Files.readString(file));
  }

  private static String modules(Row row) {
    Set<DType.Kind> seen = EnumSet.noneOf(DType.Kind.class);
    return Table.PRIMITIVES.cases().stream()
        .filter(c -> c.row() == row && (seen.add(kind(c))))
        .map(LoweringTest::lower)
        .collect(Collectors.joining("\n"));
  }

  private static DType.Kind kind(Table.Case c) {
    List<HostArray> inputs = c.recorded().inputs();
    return inputs.isEmpty() ? DType.Kind.FLOAT : inputs.getLast().dtype().kind();
  }

  private static String lower(Table.Case c) {
    Jaxpr program =
        Config.withX64(
            c.recorded().x64(),
            () -> Xlava.makeJaxpr(c.row().function()).apply(c.inputs()).jaxpr());
    return StableHlo.lower(program, c.row().name());
  }

  @Test
  void everyGoldenFile_hasItsRow() throws IOException {
    Set<String> names =
        Table.PRIMITIVES.rows().stream().map(r -> r.name() + ".mlir").collect(Collectors.toSet());
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(names);
    }
  }
}
