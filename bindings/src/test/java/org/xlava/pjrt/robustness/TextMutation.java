package org.xlava.pjrt.robustness;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Seeded damage of a program's text by its tokens: more of it parses than of damaged bytes. */
final class TextMutation {
  private static final Pattern TOKEN =
      Pattern.compile("\\s+|[%@#!^]?[\\w.$]+|->|\"[^\"\\n]*\"|.", Pattern.DOTALL);
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
  private static final Pattern TYPE = Pattern.compile("(?:\\d+x)*(?:[iuf]+\\d+\\w*|bf16)");
  private static final String[] NUMBERS = {
    "0", "1", "2", "3", "-1", "7", "64", "2147483647", "4294967296", "9223372036854775807", "1e30"
  };
  private static final String[] TYPES = {
    "f32",
    "f64",
    "i1",
    "i4",
    "i8",
    "i32",
    "ui64",
    "bf16",
    "f8E5M2",
    "f16",
    "i64",
    "?xf32",
    "0xf32",
    "64xi1",
    "4xf32",
    "1x1xf32",
    "3x2xi32",
    "1000000x1000000xf32",
    "9223372036854775807xf32",
    "*xf32",
    "i3",
    "index",
    "2xindex",
    "i128",
    "2xi2",
    "8x8xui8",
    "complex<f64>",
    "tuple<f32>"
  };
  private static final int MAX_EDITS = 3;

  private TextMutation() {}

  static String of(Random random, String text) {
    List<String> tokens = new ArrayList<>();
    Matcher token = TOKEN.matcher(text);
    while (token.find()) {
      tokens.add(token.group());
    }
    int edits = 1 + random.nextInt(MAX_EDITS);
    for (int i = 0; i < edits && !tokens.isEmpty(); i++) {
      edit(random, tokens);
    }
    return String.join("", tokens);
  }

  private static void edit(Random random, List<String> tokens) {
    int place = random.nextInt(tokens.size());
    String other = tokens.get(random.nextInt(tokens.size()));
    switch (random.nextInt(6)) {
      case 0 -> tokens.set(place, other);
      case 1 -> tokens.remove(place);
      case 2 -> tokens.add(place, other);
      default -> tokens.set(place, alike(random, tokens, place));
    }
  }

  // Another token of the same kind as one of those that follow a place.
  private static String alike(Random random, List<String> tokens, int place) {
    String token = tokens.get(place);
    if (NUMBER.matcher(token).matches()) {
      return NUMBERS[random.nextInt(NUMBERS.length)];
    }
    if (TYPE.matcher(token).matches()) {
      return TYPES[random.nextInt(TYPES.length)];
    }
    for (int i = 0; i < 200; i++) {
      String other = tokens.get(random.nextInt(tokens.size()));
      if (kind(other) == kind(token)) {
        return other;
      }
    }
    return token;
  }

  private static int kind(String token) {
    char first = token.charAt(0);
    return Character.isLetter(first) ? 'a' : Character.isWhitespace(first) ? ' ' : first;
  }
}
