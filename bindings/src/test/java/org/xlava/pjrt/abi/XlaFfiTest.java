package org.xlava.pjrt.abi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.GroupLayout;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.PaddingLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xlava.pjrt.CCompiler;

/**
 * The layouts written by hand against what a C compiler makes of XLA's header, where {@code
 * -Dxlava.ffi.include} says that it is. It comes with JAX's {@code jaxlib}, in {@code include}.
 */
class XlaFfiTest {
  @TempDir Path folder;

  @Test
  void layouts_equalThoseOfTheCCompiler() throws Exception {
    String include = System.getProperty("xlava.ffi.include", "");
    assumeTrue(
        !include.isEmpty() && Files.exists(Path.of(include, "xla/ffi/api/c_api.h")),
        "the header is not at hand");
    Map<String, Long> expected = new TreeMap<>();
    for (GroupLayout struct : XlaFfi.OF_THE_HEADER) {
      String name = struct.name().orElseThrow();
      for (MemoryLayout member : struct.memberLayouts()) {
        if (!(member instanceof PaddingLayout)) {
          String field = member.name().orElseThrow();
          expected.put(
              "offsetof(struct %s, %s)".formatted(name, field),
              XlaFfi.offset((java.lang.foreign.StructLayout) struct, field));
        }
      }
    }
    assertThat(expected).hasSizeGreaterThan(70);
    assertThat(compiled(include, expected)).containsExactlyInAnyOrderEntriesOf(expected);
  }

  private Map<String, Long> compiled(String include, Map<String, Long> expressions)
      throws Exception {
    String prints =
        expressions.keySet().stream()
            .map(e -> "  printf(\"%%lld %s\\n\", (long long)(%s));".formatted(e, e))
            .collect(Collectors.joining("\n"));
    String output =
        new CCompiler(folder)
            .run(
                """
                #include <stdio.h>
                #include "%s/xla/ffi/api/c_api.h"
                int main(void) {
                %s
                }
                """
                    .formatted(include, prints));
    return output
        .lines()
        .map(line -> line.split(" ", 2))
        .collect(Collectors.toMap(parts -> parts[1], parts -> Long.valueOf(parts[0])));
  }
}
