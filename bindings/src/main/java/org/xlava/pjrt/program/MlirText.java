package org.xlava.pjrt.program;

/**
 * An MLIR text in which what strings and comments say can't be taken for code: both are blanked.
 * The strings that are code stay: the names of operations in their generic form, without the
 * quotes, and the names that functions are given there, with an {@code @} in front.
 */
final class MlirText {
  private static final String SYMBOL = "sym_name";

  private final String code;
  private final char[] blanked;

  private MlirText(String code) {
    this.code = code;
    this.blanked = code.toCharArray();
  }

  static String blank(String code) {
    MlirText text = new MlirText(code);
    for (int i = 0; i < code.length(); i++) {
      i = code.charAt(i) == '"' ? text.blankString(i) : text.blankComment(i);
    }
    return new String(text.blanked);
  }

  /** Returns the position after the bracket that closes the one at a position, or the end. */
  static int closing(String text, int opening) {
    int depth = 0;
    for (int i = opening; i < text.length(); i++) {
      char character = text.charAt(i);
      if ("([{<".indexOf(character) >= 0) {
        depth++;
      } else if (")]}>".indexOf(character) >= 0 && !isArrow(text, i)) {
        depth--;
        if (depth == 0) {
          return i + 1;
        }
      }
    }
    return text.length();
  }

  private static boolean isArrow(String text, int position) {
    return text.charAt(position) == '>' && position > 0 && text.charAt(position - 1) == '-';
  }

  /** Returns the last position of the string. */
  private int blankString(int start) {
    int end = stringEnd(start);
    boolean isOperation =
        skipSpaces(end + 1) < code.length() && code.charAt(skipSpaces(end + 1)) == '(';
    boolean isSymbol = followsSymbol(start);
    for (int i = start; i <= end && i < blanked.length; i++) {
      boolean keep =
          (isOperation || isSymbol) && i > start && i < end && isNamePart(code.charAt(i));
      blanked[i] = keep ? blanked[i] : ' ';
    }
    if (isSymbol) {
      blanked[start] = '@';
    }
    return end;
  }

  private static boolean isNamePart(char character) {
    return Character.isLetterOrDigit(character) || "_$.-".indexOf(character) >= 0;
  }

  private int stringEnd(int start) {
    int i = start + 1;
    while (i < code.length() && code.charAt(i) != '"' && code.charAt(i) != '\n') {
      i += code.charAt(i) == '\\' ? 2 : 1;
    }
    return Math.min(i, code.length());
  }

  private int skipSpaces(int start) {
    int i = start;
    while (i < code.length() && Character.isWhitespace(code.charAt(i))) {
      i++;
    }
    return i;
  }

  private boolean followsSymbol(int start) {
    int i = start - 1;
    while (i >= 0 && (Character.isWhitespace(code.charAt(i)) || code.charAt(i) == '=')) {
      i--;
    }
    return i < start - 1 && code.startsWith(SYMBOL, i + 1 - SYMBOL.length());
  }

  /** Returns the last position of the comment that begins at a position, which itself if none. */
  private int blankComment(int start) {
    if (!code.startsWith("//", start)) {
      return start;
    }
    int line = code.indexOf('\n', start);
    int end = line < 0 ? code.length() : line;
    for (int i = start; i < end; i++) {
      blanked[i] = ' ';
    }
    return end;
  }
}
