package org.xlava.pjrt.program;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes {@code chlo.mulhi}, the upper half of an integer product, as StableHLO: plugins older than
 * the operation know no other form of it. Elements of less than 64 bits are multiplied at twice
 * their width. For 64 bits the halves are multiplied one by one, where with {@code a = a1 * 2^32 +
 * a0} and {@code b} likewise
 *
 * <pre>{@code
 * t = a1 * b0 + (a0 * b0 >> 32)
 * u = a0 * b1 + (t mod 2^32)
 * high = a1 * b1 + (t >> 32) + (u >> 32)
 * }</pre>
 *
 * and no intermediate overflows; the upper halves and shifts are signed if the elements are.
 */
final class MulhiExpansion {
  private static final String NAME = "chlo.mulhi";
  private static final Pattern OPERATION =
      Pattern.compile(
          "(?<result>%[\\w$.-]+)\\s*=\\s*(?:\"chlo\\.mulhi\"\\(\\s*(?<a>%[\\w$.#-]+)\\s*,"
              + "\\s*(?<b>%[\\w$.#-]+)\\s*\\)\\s*(?:\\{\\s*}\\s*)?:\\s*\\(\\s*(?<t>tensor<[^<>]*>)\\s*,"
              + "\\s*\\k<t>\\s*\\)\\s*->\\s*\\k<t>"
              + "|chlo\\.mulhi\\s+(?<c>%[\\w$.#-]+)\\s*,\\s*(?<d>%[\\w$.#-]+)\\s*:"
              + "\\s*(?<s>tensor<[^<>]*>)(?:\\s*,\\s*\\k<s>\\s*->\\s*\\k<s>)?)");
  private static final Pattern TYPE = Pattern.compile("tensor<((?:\\d+x)*)(ui|i)(\\d+)>");

  private static final String HIGH_BY_CONVERTING =
      """
      {r}_a = stablehlo.convert {a} : ({type}) -> {wide}
      {r}_b = stablehlo.convert {b} : ({type}) -> {wide}
      {r}_p = stablehlo.multiply {r}_a, {r}_b : {wide}
      {r}_n = stablehlo.constant dense<{bits}> : {wide}
      {r}_h = stablehlo.shift_right_logical {r}_p, {r}_n : {wide}
      {r} = stablehlo.convert {r}_h : ({wide}) -> {type}
      """;

  private static final String HIGH_BY_HALVES =
      """
      {r}_n = stablehlo.constant dense<32> : {type}
      {r}_m = stablehlo.constant dense<4294967295> : {type}
      {r}_a0 = stablehlo.and {a}, {r}_m : {type}
      {r}_a1 = stablehlo.{shift} {a}, {r}_n : {type}
      {r}_b0 = stablehlo.and {b}, {r}_m : {type}
      {r}_b1 = stablehlo.{shift} {b}, {r}_n : {type}
      {r}_00 = stablehlo.multiply {r}_a0, {r}_b0 : {type}
      {r}_c = stablehlo.shift_right_logical {r}_00, {r}_n : {type}
      {r}_10 = stablehlo.multiply {r}_a1, {r}_b0 : {type}
      {r}_t = stablehlo.add {r}_10, {r}_c : {type}
      {r}_t0 = stablehlo.and {r}_t, {r}_m : {type}
      {r}_t1 = stablehlo.{shift} {r}_t, {r}_n : {type}
      {r}_01 = stablehlo.multiply {r}_a0, {r}_b1 : {type}
      {r}_u = stablehlo.add {r}_01, {r}_t0 : {type}
      {r}_u1 = stablehlo.{shift} {r}_u, {r}_n : {type}
      {r}_11 = stablehlo.multiply {r}_a1, {r}_b1 : {type}
      {r}_s = stablehlo.add {r}_11, {r}_t1 : {type}
      {r} = stablehlo.add {r}_s, {r}_u1 : {type}
      """;

  private MulhiExpansion() {}

  /** Returns a text with the operation expanded wherever its type is static. */
  static String expand(String text) {
    return text.contains(NAME)
        ? OPERATION.matcher(text).replaceAll(MulhiExpansion::replacement)
        : text;
  }

  private static String replacement(MatchResult operation) {
    boolean generic = operation.group("a") != null;
    Matcher type = TYPE.matcher(operation.group(generic ? "t" : "s"));
    if (!type.matches()) {
      return Matcher.quoteReplacement(operation.group());
    }
    String left = operation.group(generic ? "a" : "c");
    String right = operation.group(generic ? "b" : "d");
    // A result of a digit is no prefix of a name.
    String result = operation.group("result");
    String prefix = "%mulhi_" + result.substring(1);
    String body =
        template(type.group(1), type.group(2), Integer.parseInt(type.group(3)))
            .replace("{r} =", result + " =")
            .replace("{r}", prefix)
            .replace("{a}", left)
            .replace("{b}", right)
            .replace("{type}", type.group());
    return Matcher.quoteReplacement(body.stripTrailing());
  }

  private static String template(String dims, String sign, int bits) {
    return bits == Long.SIZE
        ? HIGH_BY_HALVES.replace(
            "{shift}", sign.equals("ui") ? "shift_right_logical" : "shift_right_arithmetic")
        : HIGH_BY_CONVERTING
            .replace("{wide}", "tensor<" + dims + sign + 2 * Math.max(bits, 8) + ">")
            .replace("{bits}", String.valueOf(bits));
  }
}
