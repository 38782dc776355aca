package org.xlava.pjrt;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.GroupLayout;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.PaddingLayout;
import java.lang.foreign.UnionLayout;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xlava.pjrt.ffi.PJRT_Api;
import org.xlava.pjrt.ffi.PjrtHeader;

/** The generated layouts and constants against what a C compiler makes of the plugin's header. */
class AbiTest {
  @TempDir Path folder;

  @Test
  void generatedLayouts_equalThoseOfTheCCompiler() throws Exception {
    Map<String, Long> expected = generated();
    assertThat(expected).hasSizeGreaterThan(900);
    assertThat(compiled(expected)).containsExactlyInAnyOrderEntriesOf(expected);
  }

  @Test
  void manifest_namesTheHeaderThatIsUsed() throws Exception {
    Properties manifest = new Properties();
    try (var in = Files.newBufferedReader(Path.of("src/generated/manifest.properties"))) {
      manifest.load(in);
    }
    byte[] header = Files.readAllBytes(CCompiler.INCLUDE.resolve("pjrt_c_api.h"));
    assertThat(manifest)
        .containsEntry(
            "header.sha256",
            HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(header)))
        .containsEntry(
            "header.api", PjrtHeader.PJRT_API_MAJOR() + "." + PjrtHeader.PJRT_API_MINOR());
  }

  // C expressions and the values that the generated code has for them.
  private static Map<String, Long> generated() throws Exception {
    Map<String, Long> values = new TreeMap<>();
    for (Class<?> type : generatedTypes()) {
      addLayout(values, type);
    }
    for (Method method : PjrtHeader.class.getDeclaredMethods()) {
      if (method.getName().startsWith("PJRT_")) {
        values.put(method.getName(), ((Number) method.invoke(null)).longValue());
      }
    }
    return values;
  }

  private static Class<?>[] generatedTypes() throws IOException, URISyntaxException {
    Path classes = Path.of(PJRT_Api.class.getResource("PJRT_Api.class").toURI()).getParent();
    try (Stream<Path> files = Files.list(classes)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("PJRT_") && !name.contains("$"))
          .map(name -> load(name.substring(0, name.length() - ".class".length())))
          .toArray(Class<?>[]::new);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(PJRT_Api.class.getPackageName() + "." + name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void addLayout(Map<String, Long> values, Class<?> type) throws Exception {
    Method layout =
        Stream.of(type.getDeclaredMethods())
            .filter(method -> method.getName().equals("layout"))
            .filter(method -> method.getParameterCount() == 0)
            .findAny()
            .orElse(null);
    if (layout != null) {
      GroupLayout struct = (GroupLayout) layout.invoke(null);
      values.put("sizeof(struct %s)".formatted(type.getSimpleName()), struct.byteSize());
      addMembers(values, type.getSimpleName(), struct, 0);
    }
  }

  private static void addMembers(
      Map<String, Long> values, String struct, GroupLayout group, long start) {
    long offset = start;
    for (MemoryLayout member : group.memberLayouts()) {
      if (member instanceof UnionLayout union) {
        addMembers(values, struct, union, offset);
      } else if (!(member instanceof PaddingLayout)) {
        String field = member.name().orElseThrow();
        values.put("offsetof(struct %s, %s)".formatted(struct, field), offset);
        values.put("sizeof(((struct %s*)0)->%s)".formatted(struct, field), member.byteSize());
      }
      offset += group instanceof UnionLayout ? 0 : member.byteSize();
    }
  }

  private Map<String, Long> compiled(Map<String, Long> expressions) throws Exception {
    String prints =
        expressions.keySet().stream()
            .map(e -> "  printf(\"%%lld %s\\n\", (long long)(%s));".formatted(e, e))
            .collect(joining("\n"));
    String output =
        new CCompiler(folder)
            .run(
                """
                #include <stdio.h>
                #include "pjrt_c_api.h"
                int main(void) {
                %s
                }
                """
                    .formatted(prints));
    Map<String, Long> values = new TreeMap<>();
    output
        .lines()
        .map(line -> line.split(" ", 2))
        .forEach(parts -> values.put(parts[1], Long.valueOf(parts[0])));
    return values;
  }
}
