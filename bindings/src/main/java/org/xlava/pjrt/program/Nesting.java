package org.xlava.pjrt.program;

/**
 * A check of how deep the brackets of an MLIR text nest: the plugin's parser recurses with them and
 * has no limit but the thread's stack, whose end is the end of the process. The threads that
 * compile let it go several times as deep as this limit.
 */
final class Nesting {
  /** The deepest nesting that is let through. */
  static final int LIMIT = 1000;

  private final byte[] text;
  private int position;
  private int brackets;
  private int angles;

  private Nesting(byte[] text) {
    this.text = text;
  }

  /** Throws if the brackets of a text nest deeper than {@link #LIMIT}. */
  static void check(byte[] text) {
    new Nesting(text).scan();
  }

  private void scan() {
    for (; position < text.length; position++) {
      step(text[position]);
      if (brackets > LIMIT || angles > LIMIT) {
        throw new RefusedException(
            "program: brackets must nest at most %d deep; got more at byte %d"
                .formatted(LIMIT, position));
      }
    }
  }

  private void step(byte character) {
    switch (character) {
      case '(', '[', '{' -> brackets++;
      case ')', ']', '}' -> brackets = Math.max(0, brackets - 1);
      case '<' -> angles++;
      case '>' -> angles = isArrow() ? angles : Math.max(0, angles - 1);
      case '"' -> skipString();
      case '/' -> skipComment();
      default -> {}
    }
  }

  private boolean isArrow() {
    return position > 0 && text[position - 1] == '-';
  }

  private void skipString() {
    for (position++; position < text.length && text[position] != '"'; position++) {
      position += text[position] == '\\' ? 1 : 0;
      if (position < text.length && text[position] == '\n') {
        return;
      }
    }
  }

  private void skipComment() {
    if (position + 1 < text.length && text[position + 1] == '/') {
      while (position < text.length && text[position] != '\n') {
        position++;
      }
    }
  }
}
