package org.xlava.pjrt.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The arrays that an MLIR text has types of. */
final class TextArrays {
  private static final Pattern ARRAY = Pattern.compile("\\b(?:tensor|vector)\\s*<");
  private static final Pattern DIMENSION = Pattern.compile("\\s*(\\d+|\\?)\\s*x");
  private static final Pattern BOUND = Pattern.compile("\\d+|\\?");
  private static final Pattern ELEMENT =
      Pattern.compile("(?:(complex)\\s*<\\s*)?(?:[su]?i|b?f|tf)(\\d+)\\w*\\s*>?\\s*(?:,.*)?");
  private static final Pattern ALIAS = Pattern.compile("[!#][\\w$.-]+");
  private static final int MAX_WIDTH_DIGITS = 3;
  private static final long UNKNOWN = -1;

  private final String text;
  private final Map<String, String> aliases;
  private final LargestArray largest;

  private TextArrays(String text, Map<String, String> aliases, LargestArray largest) {
    this.text = text;
    this.aliases = aliases;
    this.largest = largest;
  }

  /** Adds the arrays of a text, in which aliases may stand for types and attributes. */
  static void add(String text, Map<String, String> aliases, LargestArray largest) {
    new TextArrays(text, aliases, largest).add();
  }

  private void add() {
    Matcher array = ARRAY.matcher(text);
    int end = 0;
    while (end < text.length() && array.find()) {
      end = MlirText.closing(text, array.end() - 1);
      Array type = read(array.end());
      largest.add(type.dims, type.elementBytes);
    }
  }

  /** The dimensions of an array, those that are unknown negative, and what its elements take. */
  record Array(List<Long> dims, int elementBytes) {}

  /** Returns the array whose type or whose type's alias a text begins with, null for no array. */
  static @Nullable Array first(String type, Map<String, String> aliases) {
    Matcher alias = ALIAS.matcher(type);
    String known = alias.lookingAt() ? aliases.getOrDefault(alias.group(), type) : type;
    Matcher array = ARRAY.matcher(known);
    return array.lookingAt()
        ? new TextArrays(known, aliases, new LargestArray()).read(array.end())
        : null;
  }

  private Array read(int start) {
    List<Long> dims = new ArrayList<>();
    int elements = readDims(start, dims);
    int end = MlirText.closing(text, start - 1);
    String rest = text.substring(elements, Math.max(elements, end - 1)).strip();
    bound(dims, rest);
    return new Array(List.copyOf(dims), elementBytes(rest));
  }

  /** Returns the position after the dimensions. */
  private int readDims(int start, List<Long> dims) {
    Matcher dim = DIMENSION.matcher(text);
    int position = start;
    while (dim.region(position, text.length()).lookingAt()) {
      dims.add(number(dim.group(1)));
      position = dim.end();
    }
    return position;
  }

  // An unknown dimension is no larger than its bound, which stands after the element type.
  private void bound(List<Long> dims, String rest) {
    String encoding = rest.substring(rest.indexOf(',') + 1).strip();
    Matcher bound = BOUND.matcher(list(aliases.getOrDefault(encoding, encoding)));
    for (int i = 0; i < dims.size() && bound.find(); i++) {
      dims.set(i, dims.get(i) == UNKNOWN ? number(bound.group()) : dims.get(i));
    }
  }

  private static String list(String encoding) {
    return encoding.substring(Math.max(encoding.indexOf('<'), encoding.indexOf('[')) + 1);
  }

  // What needs more than 64 bits the plugin's parser refuses.
  private static long number(String digits) {
    try {
      return digits.equals("?") ? UNKNOWN : Long.parseLong(digits);
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }

  private int elementBytes(String rest) {
    Matcher alias = ALIAS.matcher(rest);
    String known = alias.lookingAt() ? aliases.getOrDefault(alias.group(), alias.group()) : rest;
    Matcher element = ELEMENT.matcher(known);
    if (!element.matches() || element.group(2).length() > MAX_WIDTH_DIGITS) {
      return LargestArray.WIDEST_BYTES;
    }
    int bytes = (Integer.parseInt(element.group(2)) + 7) / 8;
    return element.group(1) == null ? bytes : 2 * bytes;
  }
}
