package org.xlava.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xlava.Config;
import org.xlava.DType;

/**
 * Functions of one element and their derivatives are within few units of the last place of what
 * they are by mathematics, in the tails and at zeros too. {@code accuracy.tsv} lists where they
 * aren't, with the error that is allowed there: {@code docs/accuracy.md} says why. With {@code
 * -Daccuracy.all=true} derivatives are taken in all ways, and with {@code -Daccuracy.report=FILE}
 * the largest errors are written to a file.
 */
class TailsTest {
  private static final double[] LIMITS = {4, 16, 16, 64};
  private static final boolean ALL = Boolean.getBoolean("accuracy.all");
  private static final Map<String, Double> ALLOWED = allowed();

  private static final Map<String, Double> LARGEST = new ConcurrentSkipListMap<>();

  @AfterAll
  static void report() throws IOException {
    String file = System.getProperty("accuracy.report");
    if (file != null) {
      List<String> lines = new ArrayList<>();
      LARGEST.forEach((key, error) -> lines.add(key.replace(' ', '\t') + "\t" + error));
      Files.write(Path.of(file), lines);
    }
  }

  static Stream<Reference> references() {
    return Reference.all().stream();
  }

  @ParameterizedTest
  @MethodSource("references")
  void derivatives_inTails_areAccurate(Reference reference) {
    List<String> wrong =
        Config.withX64(
            true,
            () -> {
              List<String> found = new ArrayList<>();
              for (Mode mode : Mode.values()) {
                for (int order = 0; order < Reference.ORDERS; order++) {
                  if (isTaken(mode, order)) {
                    found.addAll(wrong(reference, mode, order));
                  }
                }
              }
              return found;
            });
    assertThat(wrong).isEmpty();
  }

  // Values are the same in all modes; higher orders in other modes are the same rules again.
  private static boolean isTaken(Mode mode, int order) {
    return mode == Mode.FORWARD || ALL && order > 0 || mode == Mode.REVERSE && order == 1;
  }

  private static List<String> wrong(Reference r, Mode mode, int order) {
    double allowed = ALLOWED.getOrDefault(key(r.name(), r.dtype(), order), LIMITS[order]);
    List<String> wrong = new ArrayList<>();
    double[] got =
        mode.derivatives(ElementFunctions.BY_NAME.get(r.name())::apply, order)
            .apply(r.x())
            .toDoubleArray();
    for (int i = 0; i < got.length; i++) {
      double error = r.error(order, i, got[i]);
      LARGEST.merge(key(r.name(), r.dtype(), order), error, Math::max);
      if (error > allowed) {
        wrong.add(
            "%s %s order %d at %s: want %s; got %s"
                .formatted(r, mode, order, r.points()[i], r.derivatives().get(order)[i], got[i]));
      }
    }
    return wrong;
  }

  private static String key(String name, DType dtype, int order) {
    return name + " " + dtype + " " + order;
  }

  private static Map<String, Double> allowed() {
    Map<String, Double> allowed = new HashMap<>();
    try (InputStream file = TailsTest.class.getResourceAsStream("/accuracy.tsv");
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8))) {
      for (String line : lines.lines().toList()) {
        String[] cells = line.split("\t");
        DType dtype = DType.valueOf(cells[1].toUpperCase(Locale.ROOT));
        allowed.put(key(cells[0], dtype, Integer.parseInt(cells[2])), Double.valueOf(cells[3]));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return allowed;
  }

  @Test
  void functions_areThoseOfTheReference() {
    assertThat(references().map(Reference::name).distinct())
        .containsExactlyInAnyOrderElementsOf(ElementFunctions.BY_NAME.keySet());
  }
}
