package org.xlava.pjrt.program;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks of an MLIR text for what parses but ends the process inside the compiler: functions
 * without a body, functions that call themselves, bitcasts between bits and wider elements, and
 * arrays that no machine has room for. It reads no more of the language than that takes; what it
 * doesn't recognise it lets through.
 */
final class ProgramText {
  private static final Pattern FUNCTION =
      Pattern.compile("\\bfunc\\.func\\s+(?:(?:public|private|nested)\\s+)?(@[\\w$.-]+)\\s*\\(");
  private static final Pattern GENERIC_FUNCTION =
      Pattern.compile("\\bfunc\\.func\\s*\\(\\s*\\)\\s*(?=<\\{|\\()");
  private static final Pattern SYMBOL = Pattern.compile("\\bsym_name\\s*=\\s*(@[\\w$.-]*)");
  private static final Pattern CALL =
      Pattern.compile(
          "(?:\\bcall\\s+|\\b(?:callee|decomposition)\\s*=\\s*"
              + "|\\bcalled_computations\\s*=\\s*\\[[^\\]]*?)(@[\\w$.-]+)");
  private static final Pattern BITCAST = Pattern.compile("\\bbitcast_convert\\b");
  private static final Pattern NEXT_VALUE = Pattern.compile("\\n[ \\t]*+%");
  private static final Pattern CONVERSION =
      Pattern.compile(
          ":\\s*+\\((tensor<[^>]*+>|![\\w$.-]++)\\)\\s*+->\\s*+(tensor<[^>]*+>|![\\w$.-]++)");
  private static final Pattern BIT = Pattern.compile("tensor<(?:.*x)?i1(?:,.*)?>");
  private static final Pattern RESULT_TYPE = Pattern.compile("\\s*->\\s*");
  private static final Pattern ATTRIBUTES = Pattern.compile("\\s*attributes\\s*(?=\\{)");
  private static final Pattern TYPE_NAME = Pattern.compile("[!\\w.]+");
  private static final Pattern BODY = Pattern.compile("\\s*\\{");
  private static final Pattern GENERIC_BODY = Pattern.compile("\\s*\\(\\s*\\{");
  private static final Pattern VHLO = Pattern.compile("\\bvhlo\\.\\w+_v\\d");
  private static final Pattern ALIAS =
      Pattern.compile("(?m)^[ \\t]*+([!#][\\w$.-]++)\\s*+=\\s*+(.*)$");
  private static final Pattern ALIAS_USE = Pattern.compile("![\\w$.-]+");

  private final String text;
  private final CallGraph calls = new CallGraph();
  private final Map<String, String> aliases = new HashMap<>();

  private ProgramText(String text) {
    this.text = text;
  }

  /** Throws if a text has what the plugin's compiler doesn't survive; returns its largest array. */
  static LargestArray check(String original) {
    ProgramText text = new ProgramText(MlirText.blank(original));
    text.checkDialects();
    text.checkAliases();
    text.checkBitcasts();
    text.readFunctions();
    text.readGenericFunctions();
    text.calls.check();
    return text.largestArray(original);
  }

  /**
   * Throws if a text that Xlava's lowering wrote has what a user's function can bring about: casts
   * between bits and wider elements, calls that go too deep, and arrays that no machine has room
   * for. What it has no part of isn't looked for: VHLO, aliases, functions in the generic form.
   */
  static LargestArray checkGenerated(String original) {
    ProgramText text = new ProgramText(MlirText.blank(original));
    text.checkBitcasts();
    text.readFunctions();
    text.calls.check();
    return text.largestArray(original);
  }

  private LargestArray largestArray(String original) {
    LargestArray largest = new LargestArray();
    TextArrays.add(text, aliases, largest);
    TextIntermediates.add(original, text, aliases, largest);
    return largest;
  }

  private void checkDialects() {
    if (VHLO.matcher(text).find()) {
      throw new RefusedException(
          "program: VHLO must come as a portable artifact, which is bytecode; got it as text");
    }
  }

  // An alias that names another twice, that one a third twice, and so on, is a type without end.
  private void checkAliases() {
    Map<String, Long> sizes = new HashMap<>();
    Matcher alias = ALIAS.matcher(text);
    while (alias.find()) {
      long size = 1;
      Matcher use = ALIAS_USE.matcher(alias.group(2));
      while (use.find()) {
        size += sizes.getOrDefault(use.group(), 1L);
      }
      if (size > BytecodeNesting.LARGEST) {
        throw new RefusedException(
            "program: types must have at most %d parts; got more in %s"
                .formatted(BytecodeNesting.LARGEST, alias.group(1)));
      }
      sizes.put(alias.group(1), size);
      aliases.put(alias.group(1), aliased(alias.group(2).strip()));
    }
  }

  private void checkBitcasts() {
    if (!text.contains("bitcast_convert")) {
      return;
    }
    Matcher bitcast = BITCAST.matcher(text);
    int start = bitcast.find() ? bitcast.end() : text.length();
    while (start < text.length()) {
      int next = bitcast.find() ? bitcast.end() : text.length();
      checkBitcast(start, next);
      start = next;
    }
  }

  // The types stand at the end of the operation, before the value that the next one defines.
  private void checkBitcast(int start, int end) {
    Matcher value = NEXT_VALUE.matcher(text).region(start, end);
    Matcher types = CONVERSION.matcher(text).region(start, value.find() ? value.start() : end);
    if (types.find()) {
      String from = aliased(types.group(1));
      String to = aliased(types.group(2));
      if (BIT.matcher(from).matches() != BIT.matcher(to).matches()) {
        throw new RefusedException(
            "program: bitcast_convert must not mix i1 with wider elements; got %s to %s"
                .formatted(from, to));
      }
    }
  }

  private String aliased(String type) {
    return aliases.getOrDefault(type, type);
  }

  private void readFunctions() {
    Matcher function = FUNCTION.matcher(text);
    while (function.find()) {
      int signatureEnd = signatureEnd(function.end() - 1);
      Matcher body = BODY.matcher(text);
      if (!isAt(body, signatureEnd)) {
        throw withoutBody(function.group(1));
      }
      int start = body.end() - 1;
      calls.add(function.group(1), callees(start, MlirText.closing(text, start)));
    }
  }

  // "func.func"() <{properties}> ({ body }) {attributes} : () -> (), the name in either.
  private void readGenericFunctions() {
    Matcher function = GENERIC_FUNCTION.matcher(text);
    while (function.find()) {
      int properties = function.end();
      int regions =
          text.charAt(properties) == '<' ? MlirText.closing(text, properties) : properties;
      int end = MlirText.closing(text, Math.min(skipSpaces(regions), text.length()));
      int type = text.indexOf(':', end);
      String name = symbol(properties, regions, end, type < 0 ? text.length() : type);
      Matcher body = GENERIC_BODY.matcher(text);
      if (!isAt(body, regions)
          || text.substring(body.end(), end).replaceAll("[\\s{})]", "").isEmpty()) {
        throw withoutBody(name);
      }
      calls.add(name, callees(body.end(), end));
    }
  }

  private int skipSpaces(int start) {
    int i = start;
    while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private String symbol(int start, int end, int otherStart, int otherEnd) {
    Matcher symbol = SYMBOL.matcher(text).region(start, end);
    if (symbol.find() || symbol.region(otherStart, otherEnd).find()) {
      return symbol.group(1);
    }
    return "@";
  }

  private static RefusedException withoutBody(String function) {
    return new RefusedException(
        "program: functions must have a body; got a declaration of " + function);
  }

  private Set<String> callees(int start, int end) {
    Set<String> callees = new HashSet<>();
    int symbol = text.indexOf('@', start);
    if (symbol < 0 || symbol >= end) {
      return callees;
    }
    Matcher call = CALL.matcher(text).region(start, end);
    while (call.find()) {
      callees.add(call.group(1));
    }
    return callees;
  }

  // From the parenthesis of the parameters to the end of what stands before the body.
  private int signatureEnd(int parenthesis) {
    int position = MlirText.closing(text, parenthesis);
    Matcher results = RESULT_TYPE.matcher(text);
    if (isAt(results, position)) {
      position = typeEnd(results.end());
    }
    Matcher attributes = ATTRIBUTES.matcher(text);
    return isAt(attributes, position) ? MlirText.closing(text, attributes.end()) : position;
  }

  private boolean isAt(Matcher matcher, int position) {
    return matcher.region(position, text.length()).lookingAt();
  }

  private int typeEnd(int start) {
    Matcher name = TYPE_NAME.matcher(text);
    int position = isAt(name, start) ? name.end() : start;
    return position < text.length() && "(<".indexOf(text.charAt(position)) >= 0
        ? MlirText.closing(text, position)
        : position;
  }
}
