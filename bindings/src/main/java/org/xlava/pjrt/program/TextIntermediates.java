package org.xlava.pjrt.program;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The arrays of an MLIR text that have no type in it: what a padding makes before it crops, and
 * what a dynamic operation makes whose shape is a constant.
 */
final class TextIntermediates {
  private static final List<String> MAKERS =
      List.of("stablehlo.pad", "stablehlo.dynamic_pad", "stablehlo.dynamic_broadcast_in_dim");
  // The definition of a value, a constant or another, or an operation that makes such an array.
  private static final Pattern STEP =
      Pattern.compile(
          "(%[\\w$-]+)\\s*+=\\s*+(stablehlo\\.constant\\b)?"
              + "|\\bstablehlo\\.(pad|dynamic_pad|dynamic_broadcast_in_dim)\\b");
  private static final Pattern OPERAND = Pattern.compile("[\\s(]*+(%[\\w$-]++(?:#\\d++)?)\\s*+,?");
  private static final Pattern OPERAND_TYPES = Pattern.compile(":\\s*+\\((?=\\s*+(?:tensor\\b|!))");
  // The names are longer in the generic form.
  private static final Pattern LOW = Pattern.compile("(?<![%\\w])(?:edge_padding_)?low\\s*+=");
  private static final Pattern HIGH = Pattern.compile("(?<![%\\w])(?:edge_padding_)?high\\s*+=");
  private static final Pattern INTERIOR = Pattern.compile("(?<![%\\w])interior(?:_padding)?\\s*+=");
  private static final Pattern VALUE = Pattern.compile("(#[\\w$.-]+)|\\bdense\\b");
  private static final Pattern OPENING = Pattern.compile("\\s*+(?:(#[\\w$.-]++)|\\w*\\s*+[\\[<])");
  private static final Pattern TYPE = Pattern.compile("\\s*+:\\s*+");
  private static final Pattern NUMBER =
      Pattern.compile("(-?)\\b(?:0x([0-9a-fA-F]++)|(\\d++))(?![\\w.])");
  private static final Pattern HEX = Pattern.compile("\"0x([0-9a-fA-F]*)\"");
  private static final int HEX_RADIX = 16;

  private final String original;
  private final String text;
  private final Map<String, String> aliases;
  private final LargestArray largest;
  private final Map<String, Integer> constants = new HashMap<>();

  private TextIntermediates(
      String original, String text, Map<String, String> aliases, LargestArray largest) {
    this.original = original;
    this.text = text;
    this.aliases = aliases;
    this.largest = largest;
  }

  /** Adds the arrays that a text, given with its strings and with them blanked, has no types of. */
  static void add(String original, String text, Map<String, String> aliases, LargestArray largest) {
    if (MAKERS.stream().anyMatch(text::contains)) {
      new TextIntermediates(original, text, aliases, largest).add();
    }
  }

  // A name that is defined in several functions means the last before its use.
  private void add() {
    Matcher step = STEP.matcher(text);
    while (step.find()) {
      if (step.group(3) != null) {
        add(step.group(3), step.end());
      } else if (step.group(2) != null) {
        constants.put(step.group(1), step.end());
      } else {
        constants.remove(step.group(1));
      }
    }
  }

  private void add(String maker, int start) {
    Matcher types = OPERAND_TYPES.matcher(text);
    if (types.find(start)) {
      int end = MlirText.closing(text, types.end() - 1);
      TextArrays.Array operand =
          TextArrays.first(text.substring(types.end(), end).strip(), aliases);
      if (operand != null && maker.equals("dynamic_broadcast_in_dim")) {
        largest.add(constant(operands(start), 1), operand.elementBytes());
      } else if (operand != null) {
        largest.addPadded(
            operand.dims(),
            maker.equals("pad") ? padding(start, types.start()) : padding(operands(start)),
            operand.elementBytes());
      }
    }
  }

  private LargestArray.Padding padding(int start, int end) {
    return new LargestArray.Padding(
        list(LOW, start, end), list(HIGH, start, end), list(INTERIOR, start, end));
  }

  private LargestArray.Padding padding(List<String> operands) {
    return new LargestArray.Padding(
        constant(operands, 2), constant(operands, 3), constant(operands, 4));
  }

  private List<Long> list(Pattern name, int start, int end) {
    Matcher named = name.matcher(text).region(start, end).useTransparentBounds(true);
    return named.find() ? integers(named.end()) : List.of();
  }

  private List<String> operands(int start) {
    List<String> operands = new ArrayList<>();
    Matcher operand = OPERAND.matcher(text);
    int position = start;
    while (operand.region(position, text.length()).lookingAt()) {
      operands.add(operand.group(1));
      position = operand.end();
    }
    return operands;
  }

  private List<Long> constant(List<String> operands, int index) {
    Integer start = index < operands.size() ? constants.get(operands.get(index)) : null;
    Matcher value = VALUE.matcher(text);
    return start != null && value.find(start) ? integers(value.start()) : List.of();
  }

  // The integers of an attribute, which may be an alias; one for each element if it has a type.
  private List<Long> integers(int start) {
    Matcher opening = OPENING.matcher(text).region(start, text.length());
    if (!opening.lookingAt()) {
      return List.of();
    }
    if (opening.group(1) != null) {
      String alias = aliases.getOrDefault(opening.group(1), "");
      return alias.startsWith("#")
          ? List.of()
          : new TextIntermediates(alias, alias, aliases, largest).integers(0);
    }
    int end = MlirText.closing(text, opening.end() - 1);
    TextArrays.Array type = type(end);
    List<Long> integers = integers(original.substring(opening.end() - 1, end), type.elementBytes());
    long count =
        type.dims().stream().reduce(1L, (a, b) -> Math.min(a * b, LargestArray.LONGEST_LIST));
    return integers.size() == 1 && count > 1
        ? Collections.nCopies((int) count, integers.getFirst())
        : integers;
  }

  private TextArrays.Array type(int end) {
    Matcher type = TYPE.matcher(text).region(end, text.length());
    TextArrays.Array known = null;
    if (type.lookingAt()) {
      int bracket = text.indexOf('<', type.end());
      int close = bracket < 0 ? text.length() : MlirText.closing(text, bracket);
      known = TextArrays.first(text.substring(type.end(), close), aliases);
    }
    return known == null ? new TextArrays.Array(List.of(), Long.BYTES) : known;
  }

  private static List<Long> integers(String list, int bytes) {
    Matcher hex = HEX.matcher(list);
    if (hex.find()) {
      return ofBytes(hex.group(1), bytes);
    }
    List<Long> integers = new ArrayList<>();
    Matcher number = NUMBER.matcher(list);
    while (integers.size() < LargestArray.LONGEST_LIST && number.find()) {
      BigInteger value =
          number.group(2) != null
              ? new BigInteger(number.group(2), HEX_RADIX)
              : new BigInteger(number.group(3));
      boolean isLarge = value.bitLength() >= Long.SIZE;
      long absolute = isLarge ? Long.MAX_VALUE : value.longValue();
      integers.add(number.group(1).isEmpty() ? absolute : -absolute);
    }
    return integers;
  }

  private static List<Long> ofBytes(String digits, int bytes) {
    List<Long> integers = new ArrayList<>();
    int length = Math.min(digits.length() / 2, LargestArray.LONGEST_LIST * bytes);
    byte[] data = HexFormat.of().parseHex(digits, 0, 2 * length);
    for (int i = 0; i + bytes <= data.length; i += bytes) {
      integers.add(LargestArray.integer(data, i, bytes));
    }
    return integers;
  }
}
