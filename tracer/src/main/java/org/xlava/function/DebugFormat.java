package org.xlava.function;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xlava.Concrete;
import org.xlava.DType;
import org.xlava.HostArray;
import org.xlava.Shape;
import org.xlava.Tensor;
import org.xlava.TransformException;
import org.xlava.Tree;
import org.xlava.TreeDef;
import org.xlava.host.ArrayPrinter;
import org.xlava.host.Edges;
import org.xlava.tree.Flattening;

/**
 * A format of {@code debugPrint} or {@code debugLog} and its arguments: trees of tensors, and other
 * objects, which print as they are.
 */
public final class DebugFormat {
  private static final Pattern PARTS =
      Pattern.compile("\\{\\{|\\}\\}|\\{(\\w*)(?::([^{}]*))?\\}|[{}]");
  private static final Pattern SPEC =
      Pattern.compile("([<>^])?([+ ])?(0)?(\\d+)?(?:\\.(\\d+))?([dfeEsx%])?");

  /** What is printed, as a key: the format with what isn't a tensor, and the trees' structures. */
  record Structure(String function, String format, List<Object> arguments) {
    @Override
    public String toString() {
      return format;
    }
  }

  private final Structure structure;
  private final Tensor[] leaves;

  private DebugFormat(Structure structure, Tensor[] leaves) {
    this.structure = structure;
    this.leaves = leaves;
  }

  /**
   * Takes arguments apart and checks that each has a place.
   *
   * @param function what the user calls
   * @throws TransformException when one has none, or a place has no argument
   */
  public static DebugFormat of(String function, @Nullable String format, Object... arguments) {
    if (format == null || arguments == null) {
      throw new TransformException(function + ": format and arguments must not be null; got null");
    }
    List<Object> parts = new ArrayList<>();
    List<Tensor> leaves = new ArrayList<>();
    for (Object argument : arguments) {
      parts.add(part(argument, parts.size(), leaves));
    }
    Structure structure = new Structure(function, format, List.copyOf(parts));
    check(structure, List.of(arguments));
    return new DebugFormat(structure, leaves.toArray(new Tensor[0]));
  }

  private static Object part(@Nullable Object argument, int index, List<Tensor> leaves) {
    if (argument instanceof Number
        || argument instanceof Boolean
        || argument instanceof CharSequence
        || argument instanceof Character
        || argument instanceof Enum<?>) {
      return argument;
    }
    Tree.Flat flat = Flattening.of(argument, "argument " + index);
    leaves.addAll(flat.leaves());
    return flat.structure();
  }

  private static void check(Structure structure, List<Object> arguments) {
    Places places = new Places(structure, arguments);
    render(places, (value, spec) -> "");
    if (!places.allUsed()) {
      throw places.invalid("each argument must have a place, such as {}, in the format");
    }
  }

  public Structure structure() {
    return structure;
  }

  public Tensor[] leaves() {
    return leaves;
  }

  /** The line with other leaves. */
  public String line(Tensor[] values) {
    Iterator<Tensor> next = Arrays.asList(values).iterator();
    List<Object> arguments = new ArrayList<>();
    for (Object part : structure.arguments) {
      arguments.add(part instanceof TreeDef tree ? tree.unflatten(next) : part);
    }
    return render(new Places(structure, arguments), DebugFormat::text);
  }

  private interface Rendering {
    String of(Object value, String spec);
  }

  private static String render(Places places, Rendering rendering) {
    Matcher matcher = PARTS.matcher(places.structure.format);
    StringBuilder text = new StringBuilder();
    while (matcher.find()) {
      String replacement =
          switch (matcher.group()) {
            case "{{" -> "{";
            case "}}" -> "}";
            case "{", "}" -> throw places.invalid("braces must be doubled or closed");
            default -> rendering.of(places.find(matcher.group(1)), spec(matcher, places));
          };
      matcher.appendReplacement(text, Matcher.quoteReplacement(replacement));
    }
    return matcher.appendTail(text).toString();
  }

  private static String spec(Matcher matcher, Places places) {
    String spec = matcher.group(2) == null ? "" : matcher.group(2);
    if (!SPEC.matcher(spec).matches()) {
      throw places.invalid(
          "a format of a scalar must be [<>^][+][0][width][.precision][dfeEsx%], got " + spec);
    }
    return spec;
  }

  /** The arguments by place: in order, by index or by name. */
  private static final class Places {
    private final Structure structure;
    private final List<Object> arguments;
    private final boolean[] used;
    private int next;

    Places(Structure structure, List<Object> arguments) {
      this.structure = structure;
      this.arguments = arguments;
      this.used = new boolean[arguments.size()];
    }

    boolean allUsed() {
      for (boolean u : used) {
        if (!u) {
          return false;
        }
      }
      return true;
    }

    Object find(String name) {
      if (!name.isEmpty() && !Character.isDigit(name.charAt(0))) {
        return named(name);
      }
      int index = name.isEmpty() ? next++ : Integer.parseInt(name);
      if (index >= used.length) {
        throw invalid("each place must have an argument");
      }
      used[index] = true;
      return arguments.get(index);
    }

    private Object named(String name) {
      boolean single = arguments.size() == 1;
      if (single && arguments.getFirst() instanceof Map<?, ?> map && map.get(name) != null) {
        used[0] = true;
        return map.get(name);
      }
      throw invalid("a name must be that of an entry in the one argument, a Map");
    }

    TransformException invalid(String requirement) {
      return new TransformException(
          "%s: %s; got \"%s\" and %d arguments"
              .formatted(structure.function, requirement, structure.format, arguments.size()));
    }
  }

  // --- values

  private static String text(Object value, String spec) {
    return spec.isEmpty() ? plain(value) : formatted(value, spec);
  }

  private static String plain(Object value) {
    return switch (value) {
      case Concrete t -> ArrayPrinter.plain(t.shape(), t.edges());
      case Tensor t -> ArrayPrinter.plain(t.shape(), Edges.of(t.toHost()));
      case Double d -> ArrayPrinter.plain(Shape.SCALAR, HostArray.of(d, DType.FLOAT64));
      default -> String.valueOf(value);
    };
  }

  private static String formatted(Object value, String spec) {
    Matcher m = SPEC.matcher(spec);
    boolean valid = m.matches();
    assert valid;
    String body = body(value, m.group(6), m.group(5), m.group(2));
    int width = m.group(4) == null ? 0 : Integer.parseInt(m.group(4));
    int missing = Math.max(0, width - body.length());
    if (m.group(3) != null) {
      int sign = body.startsWith("-") || body.startsWith("+") ? 1 : 0;
      return body.substring(0, sign) + "0".repeat(missing) + body.substring(sign);
    }
    String side = m.group(1) != null ? m.group(1) : isNumber(value) ? ">" : "<";
    int left = side.equals("<") ? 0 : side.equals(">") ? missing : missing / 2;
    return " ".repeat(left) + body + " ".repeat(missing - left);
  }

  private static boolean isNumber(Object value) {
    return value instanceof Number || value instanceof Tensor;
  }

  private static String body(
      Object value, @Nullable String kind, @Nullable String precision, @Nullable String sign) {
    if (kind == null && precision == null || "s".equals(kind) || !isNumber(value)) {
      return plain(value);
    }
    String flag = sign == null ? "" : sign;
    String digits = precision == null ? "" : "." + precision;
    if (kind != null && (kind.equals("d") || kind.equals("x"))) {
      long v = value instanceof Tensor t ? t.longValue() : ((Number) value).longValue();
      return String.format(Locale.ROOT, kind.equals("x") ? "%x" : "%" + flag + "d", v);
    }
    double v = value instanceof Tensor t ? t.item() : ((Number) value).doubleValue();
    return switch (kind) {
      case "%" -> String.format(Locale.ROOT, "%" + flag + digits + "f%%", v * 100);
      case "e", "E" -> String.format(Locale.ROOT, "%" + flag + digits + kind, v);
      case null, default -> String.format(Locale.ROOT, "%" + flag + digits + "f", v);
    };
  }
}
