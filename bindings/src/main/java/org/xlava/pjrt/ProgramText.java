package org.xlava.pjrt;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks of an MLIR text for what parses but ends the process inside the compiler: functions
 * without a body, functions that call themselves, and bitcasts between bits and wider elements. It
 * reads no more of the language than that takes; what it doesn't recognise it lets through.
 */
final class ProgramText {
  private static final Pattern FUNCTION =
      Pattern.compile("\\bfunc\\.func\\s+(?:(?:public|private|nested)\\s+)?(@[\\w$.-]+)\\s*\\(");
  private static final Pattern CALL =
      Pattern.compile("(?:\\bcall\\s+|\\bcallee\\s*=\\s*|\\bdecomposition\\s*=\\s*)(@[\\w$.-]+)");
  private static final Pattern BITCAST =
      Pattern.compile(
          "bitcast_convert\\b[^\\n]*?:\\s*\\(tensor<([^>]*)>\\)\\s*->\\s*tensor<([^>]*)>");
  private static final Pattern BIT = Pattern.compile("(?:.*x)?i1(?:,.*)?");
  private static final Pattern RESULT_TYPE = Pattern.compile("\\G\\s*->\\s*");
  private static final Pattern ATTRIBUTES = Pattern.compile("\\G\\s*attributes\\s*(?=\\{)");
  private static final Pattern TYPE_NAME = Pattern.compile("\\G[!\\w.]+");
  private static final Pattern BODY = Pattern.compile("\\G\\s*\\{");

  private final String text;
  private final Map<String, Set<String>> calls = new HashMap<>();

  private ProgramText(String text) {
    this.text = text;
  }

  /** Throws if a text has what the plugin's compiler doesn't survive. */
  static void check(byte[] code) {
    ProgramText text = new ProgramText(blank(new String(code, StandardCharsets.UTF_8)));
    text.checkBitcasts();
    text.checkFunctions();
    text.checkRecursion();
  }

  // Strings and comments are blanked, so that what they say is not taken for code.
  private static String blank(String code) {
    char[] blanked = code.toCharArray();
    for (int i = 0; i < blanked.length; i++) {
      int end = code.charAt(i) == '"' ? stringEnd(code, i) : commentEnd(code, i);
      for (; i < end; i++) {
        blanked[i] = ' ';
      }
    }
    return new String(blanked);
  }

  private static int stringEnd(String code, int start) {
    int i = start + 1;
    while (i < code.length() && code.charAt(i) != '"' && code.charAt(i) != '\n') {
      i += code.charAt(i) == '\\' ? 2 : 1;
    }
    return Math.min(i, code.length());
  }

  private static int commentEnd(String code, int start) {
    if (!code.startsWith("//", start)) {
      return start;
    }
    int end = code.indexOf('\n', start);
    return end < 0 ? code.length() : end;
  }

  private void checkBitcasts() {
    Matcher bitcast = BITCAST.matcher(text);
    while (bitcast.find()) {
      boolean fromBits = BIT.matcher(bitcast.group(1)).matches();
      boolean toBits = BIT.matcher(bitcast.group(2)).matches();
      if (fromBits != toBits) {
        throw PjrtException.invalid(
            "program: bitcast_convert must not mix i1 with wider elements; got tensor<%s> to"
                    .formatted(bitcast.group(1))
                + " tensor<%s>".formatted(bitcast.group(2)));
      }
    }
  }

  private void checkFunctions() {
    Matcher function = FUNCTION.matcher(text);
    while (function.find()) {
      int signatureEnd = signatureEnd(function.end() - 1);
      Matcher body = BODY.matcher(text);
      if (!body.find(signatureEnd)) {
        throw PjrtException.invalid(
            "program: functions must have a body; got a declaration of " + function.group(1));
      }
      calls.put(function.group(1), callees(body.end() - 1, closing(body.end() - 1)));
    }
  }

  private Set<String> callees(int start, int end) {
    Set<String> callees = new HashSet<>();
    Matcher call = CALL.matcher(text).region(start, end);
    while (call.find()) {
      callees.add(call.group(1));
    }
    return callees;
  }

  // From the parenthesis of the parameters to the end of what stands before the body.
  private int signatureEnd(int parenthesis) {
    int position = closing(parenthesis);
    Matcher results = RESULT_TYPE.matcher(text);
    if (results.find(position)) {
      position = typeEnd(results.end());
    }
    Matcher attributes = ATTRIBUTES.matcher(text);
    return attributes.find(position) ? closing(attributes.end()) : position;
  }

  private int typeEnd(int start) {
    Matcher name = TYPE_NAME.matcher(text);
    int position = name.find(start) ? name.end() : start;
    return position < text.length() && "(<".indexOf(text.charAt(position)) >= 0
        ? closing(position)
        : position;
  }

  /** Returns the position after the bracket that closes the one at a position. */
  private int closing(int opening) {
    int depth = 0;
    for (int i = opening; i < text.length(); i++) {
      char character = text.charAt(i);
      if ("([{<".indexOf(character) >= 0) {
        depth++;
      } else if (")]}>".indexOf(character) >= 0 && !isArrow(i)) {
        depth--;
        if (depth == 0) {
          return i + 1;
        }
      }
    }
    return text.length();
  }

  private boolean isArrow(int position) {
    return text.charAt(position) == '>' && position > 0 && text.charAt(position - 1) == '-';
  }

  private void checkRecursion() {
    Set<String> finished = new HashSet<>();
    for (String function : calls.keySet()) {
      visit(function, new LinkedHashSet<>(), finished);
    }
  }

  private void visit(String function, Set<String> callers, Set<String> finished) {
    if (finished.contains(function)) {
      return;
    }
    if (!callers.add(function)) {
      throw PjrtException.invalid(
          "program: functions must not call themselves; got a cycle through " + function);
    }
    for (String callee : calls.getOrDefault(function, Set.of())) {
      visit(callee, callers, finished);
    }
    callers.remove(function);
    finished.add(function);
  }
}
