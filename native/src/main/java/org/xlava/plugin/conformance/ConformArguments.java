package org.xlava.plugin.conformance;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.xlava.pjrt.ClientOptions;
import org.xlava.pjrt.NamedValue;
import org.xlava.pjrt.PjrtException;
import org.xlava.pjrt.StatusCode;

/**
 * What the command is called with.
 *
 * @param path the plugin's file, null for the one that is found on this machine
 * @param options what clients are made with, as {@code NAME=VALUE}
 * @param only what the names of checks must contain
 * @param seconds how long a check may take
 * @param verbose whether checks that pass are printed too
 */
record ConformArguments(
    @Nullable Path path, List<String> options, String only, int seconds, boolean verbose) {
  static final String USAGE =
      "usage: xlava conform [PATH] [--option NAME=VALUE]... [--only TEXT] [--timeout SECONDS]"
          + " [--verbose]";
  private static final int SECONDS = 120;

  /**
   * Reads arguments.
   *
   * @throws PjrtException with the usage if they can't be understood
   */
  static ConformArguments parse(String... arguments) {
    Path path = null;
    List<String> options = new ArrayList<>();
    String only = "";
    int seconds = SECONDS;
    boolean verbose = false;
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--option" -> options.add(option(value(arguments, ++i)));
        case "--only" -> only = value(arguments, ++i);
        case "--timeout" -> seconds = positive(value(arguments, ++i));
        case "--verbose" -> verbose = true;
        default -> path = path(path, arguments[i]);
      }
    }
    return new ConformArguments(path, List.copyOf(options), only, seconds, verbose);
  }

  private static Path path(@Nullable Path earlier, String argument) {
    try {
      if (earlier == null && !argument.startsWith("-")) {
        return Path.of(argument);
      }
    } catch (InvalidPathException e) {
      throw wrong(argument, e);
    }
    throw wrong(argument, null);
  }

  private static String value(String[] arguments, int index) {
    if (index >= arguments.length) {
      throw wrong(arguments[index - 1] + " without a value", null);
    }
    return arguments[index];
  }

  private static String option(String text) {
    if (text.indexOf('=') < 1) {
      throw wrong(text, null);
    }
    return text;
  }

  private static int positive(String text) {
    try {
      int number = Integer.parseInt(text);
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw wrong(text, e);
    }
    throw wrong(text, null);
  }

  private static PjrtException wrong(String argument, @Nullable Exception cause) {
    PjrtException wrong =
        new PjrtException(StatusCode.INVALID_ARGUMENT, USAGE + "; got " + argument);
    if (cause != null) {
      wrong.initCause(cause);
    }
    return wrong;
  }

  /** Returns options of {@code NAME=VALUE}: truth values, integers, other numbers, else text. */
  static ClientOptions clientOptions(List<String> options) {
    ClientOptions read = ClientOptions.none();
    for (String option : options) {
      int equals = option.indexOf('=');
      read = read.with(option.substring(0, equals), namedValue(option.substring(equals + 1)));
    }
    return read;
  }

  private static NamedValue namedValue(String text) {
    if (text.matches("true|false")) {
      return new NamedValue.Bool(Boolean.parseBoolean(text));
    }
    if (text.matches("-?\\d{1,18}")) {
      return new NamedValue.Int64(Long.parseLong(text));
    }
    if (text.toLowerCase(Locale.ROOT).matches("-?\\d+\\.\\d*(e-?\\d+)?")) {
      return new NamedValue.Float32(Float.parseFloat(text));
    }
    return new NamedValue.Text(text);
  }
}
