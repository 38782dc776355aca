package org.xlava.pjrt.program;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the attributes and types of the dialects that StableHLO programs are made of are encoded, by
 * the codes that their encodings begin with. An encoding is written in letters:
 *
 * <ul>
 *   <li>{@code v} an unsigned and {@code s} a signed integer, {@code b} a byte, {@code d} a double
 *   <li>{@code A} the place of an attribute, {@code T} of a type, {@code S} of a string, {@code R}
 *       of a resource
 *   <li>{@code n} an integer and {@code f} a floating-point number of the width of the last type
 *   <li>{@code B} bytes after their number, {@code Z} the strings of a tensor
 *   <li>{@code ?A} an attribute or none, in one integer; {@code o}, {@code O} the same with an
 *       integer or a byte in front that says which
 *   <li>{@code [...]} a list of such after its length
 * </ul>
 */
final class BytecodeEncodings {
  private static final String[] BUILTIN_ATTRIBUTES = {
    "[A]", "[AA]", "S", "ST", "A", "A[A]", "T", "", "Tn", "Tf", "AA", "Avv", "[A]", "[A]A", "AA",
    "", "TR", "TvB", "TB", "TvZ", "TAA", "A", "A[v]"
  };
  private static final String[] BUILTIN_TYPES = {
    "v", "", "[T][T]", "", "", "", "", "", "", "T", "[s]TA", "A[s]TA", "", "[s]T", "A[s]T", "[T]",
    "T", "AT", "T", "[s]T", "[b][s]T", "", "", "", "", "", "", "", "", "", "", "", ""
  };
  private static final String[] VHLO_ATTRIBUTES = {
    null, "[A]", "v", "v", "v", "v", "[AA]", "v", "Tf", "Tn", "[s]s[s]", "v", "v", "v", "S", "TB",
    "v", "T", "[s]", "v", "ddsA", "ss", "Ao", "AA", "As", "A?A"
  };
  private static final String[] VHLO_TYPES = {
    "",
    "T",
    "",
    "",
    "",
    "",
    "",
    "",
    "[T][T]",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "[s]T",
    "A[s]T",
    "",
    "[T]",
    "vTTdsss",
    "T",
    "",
    "",
    "",
    "",
    "vTTvss[d][s]",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "[s]T",
    "[T]"
  };
  private static final String[] STABLEHLO_ATTRIBUTES = {
    null,
    "ss",
    "v",
    "v",
    "ss[s]ss[s]ss[s]",
    "[s][s][s][s]",
    "v",
    "[s][s][s][s][s]s",
    "v",
    "v",
    "v",
    "[s][s][s][s][s]s",
    "v",
    "[s]",
    "[s]s[s]",
    "TTTsssb",
    "v",
    "ddsA",
    "A[A]",
    "ss",
    "SO",
    "Ss",
    "AO"
  };
  private static final String[] STABLEHLO_TYPES = {"", "[T]"};
  private static final String[] CHLO_ATTRIBUTES = {"v", "v"};

  static final String VHLO = "vhlo";
  static final String STABLEHLO = "stablehlo";
  static final String BUILTIN = "builtin";

  private static final Map<String, String[]> ATTRIBUTES =
      Map.of(
          BUILTIN,
          BUILTIN_ATTRIBUTES,
          VHLO,
          VHLO_ATTRIBUTES,
          STABLEHLO,
          STABLEHLO_ATTRIBUTES,
          "chlo",
          CHLO_ATTRIBUTES);
  private static final Map<String, String[]> TYPES =
      Map.of(BUILTIN, BUILTIN_TYPES, VHLO, VHLO_TYPES, STABLEHLO, STABLEHLO_TYPES);

  private BytecodeEncodings() {}

  /** Returns whether a dialect's encodings are known. */
  static boolean knows(String dialect, boolean isType) {
    return (isType ? TYPES : ATTRIBUTES).containsKey(dialect);
  }

  /** Returns the encoding of a code, null for codes that the dialect doesn't have. */
  static @Nullable String of(String dialect, boolean isType, long code) {
    String[] encodings = (isType ? TYPES : ATTRIBUTES).getOrDefault(dialect, new String[0]);
    return code >= 0 && code < encodings.length ? encodings[(int) code] : null;
  }
}
