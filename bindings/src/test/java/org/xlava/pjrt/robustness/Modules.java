package org.xlava.pjrt.robustness;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** The sound modules that are damaged, which {@code modules.py} among the resources makes. */
final class Modules {
  private static final List<String> TEXTS = List.of("control.mlir", "shapes.mlir", "kinds.mlir");
  private static final List<String> BYTECODES =
      List.of("control.mlirbc", "shapes.mlirbc", "kinds.mlirbc");
  private static final List<String> ARTIFACTS = List.of("control.vhlo", "shapes.vhlo");

  private Modules() {}

  static String text(Random random) {
    return new String(any(random, TEXTS), StandardCharsets.UTF_8);
  }

  static byte[] bytecode(Random random) {
    return any(random, BYTECODES);
  }

  static byte[] artifact(Random random) {
    return any(random, ARTIFACTS);
  }

  private static byte[] any(Random random, List<String> names) {
    return read("/robustness/" + names.get(random.nextInt(names.size())));
  }

  static byte[] read(String name) {
    try (InputStream in = Modules.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
