package org.xlava.host;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.LongFunction;
import java.util.function.LongToDoubleFunction;
import java.util.stream.LongStream;
import org.xlava.DType;
import org.xlava.HostArray;
import org.xlava.Shape;
import org.xlava.TensorType;

/**
 * The text of an array, as NumPy lays it out: columns aligned, lines of at most 75 characters, only
 * the {@link Edges} of many elements. The dtype follows where JAX puts it.
 */
public final class ArrayPrinter {
  private static final String PREFIX = "Tensor(";
  private static final int LINE = 75;

  private final Shape shape;
  private final Deque<String> words = new ArrayDeque<>();

  private final String comma;

  private ArrayPrinter(Shape shape, HostArray edges, String comma) {
    this.comma = comma;
    this.shape = shape;
    long[] visible = LongStream.range(0, edges.elements()).toArray();
    Arrays.stream(visible).mapToObj(format(edges, visible)).forEach(words::add);
  }

  /** The whole text, {@code Tensor([1., 2.], dtype=float32)}. */
  public static String format(HostArray a) {
    return format(a.type(), Edges.of(a));
  }

  /** The whole text of an array of which there are the {@link Edges}. */
  public static String format(TensorType type, HostArray edges) {
    String dtype = "dtype=" + type.dtype() + (type.weak() ? ", weak_type=True" : "");
    String values = values(type.shape(), edges);
    int lastLine = values.length() - values.lastIndexOf('\n') + 1;
    boolean fits = lastLine + dtype.length() + 2 <= LINE;
    return PREFIX + values + "," + " ".repeat(fits ? 1 : PREFIX.length()) + dtype + ")";
  }

  private static String values(Shape shape, HostArray edges) {
    if (edges.elements() == 0) {
      return "[], shape=" + shape;
    }
    // The comma before the dtype takes a character of each line.
    return new ArrayPrinter(shape, edges, ",").text(0, " ".repeat(PREFIX.length() + 1), LINE - 1);
  }

  /**
   * The values as text for people, as Python's {@code str} gives it: {@code [1. 2.]}, {@code 2.0};
   * of an array of which there are the {@link Edges}.
   */
  public static String plain(Shape shape, HostArray edges) {
    if (edges.elements() == 0) {
      return "[]";
    }
    String text = new ArrayPrinter(shape, edges, "").text(0, " ", LINE);
    return shape.isEmpty() ? scalar(edges.dtype(), text) : text;
  }

  // Where NumPy's arrays have 2. and 1.e-05, its scalars have 2.0 and 1e-05.
  private static String scalar(DType dtype, String text) {
    return switch (dtype.kind()) {
      case FLOAT -> text.replaceFirst("\\.$", ".0").replaceFirst("\\.e", "e");
      case COMPLEX -> "(" + text.replaceAll("\\.(?=[e+\\-j])", "") + ")";
      case BOOL, SIGNED, UNSIGNED, NONE -> text;
    };
  }

  private boolean cut(int axis) {
    return Edges.cut(shape, axis);
  }

  private String text(int axis, String indent, int width) {
    if (axis == shape.size()) {
      return words.remove();
    }
    String items =
        axis == shape.size() - 1 ? row(axis, indent, width - 1) : rows(axis, indent, width - 1);
    return "[" + items.substring(indent.length()) + "]";
  }

  private String rows(int axis, String indent, int width) {
    String separator = comma + "\n".repeat(shape.size() - axis - 1);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < items(axis); i++) {
      boolean dots = cut(axis) && i == Edges.ITEMS;
      text.append(text.isEmpty() ? "" : separator).append(indent);
      text.append(dots ? "..." : text(axis + 1, indent + " ", width));
    }
    return text.toString();
  }

  private String row(int axis, String indent, int width) {
    StringBuilder text = new StringBuilder();
    StringBuilder line = new StringBuilder(indent);
    for (int i = 0; i < items(axis); i++) {
      String word = cut(axis) && i == Edges.ITEMS ? "..." : words.remove();
      line.append(i == 0 ? "" : comma + " ");
      if (line.length() + word.length() > width && line.length() > indent.length()) {
        text.append(line.toString().stripTrailing()).append('\n');
        line = new StringBuilder(indent);
      }
      line.append(word);
    }
    return text.append(line).toString();
  }

  private int items(int axis) {
    return cut(axis) ? 2 * Edges.ITEMS + 1 : shape.get(axis);
  }

  private static LongFunction<String> format(HostArray a, long[] visible) {
    return switch (a.dtype()) {
      case FLOAT0 -> i -> "b''";
      case BOOL -> i -> bool(a.booleanAt(i), a.shape().isEmpty());
      case INT8, INT16, INT32, INT64, UINT8, UINT16, UINT32, UINT64 -> integers(a, visible);
      case BFLOAT16 -> i -> bfloat16(a.doubleAt(i));
      case FLOAT16, FLOAT32, FLOAT64 -> reals(a.dtype(), a::doubleAt, visible, false);
      case COMPLEX64, COMPLEX128 -> complexes(a, visible);
    };
  }

  private static String bool(boolean v, boolean alone) {
    return v ? (alone ? "True" : " True") : "False";
  }

  private static LongFunction<String> integers(HostArray a, long[] visible) {
    int width = Arrays.stream(visible).mapToInt(i -> integer(a, i).length()).max().orElse(0);
    return i -> " ".repeat(width - integer(a, i).length()) + integer(a, i);
  }

  private static String integer(HostArray a, long i) {
    long v = a.longAt(i);
    return a.dtype() == DType.UINT64 ? Long.toUnsignedString(v) : Long.toString(v);
  }

  private static LongFunction<String> reals(
      DType dtype, LongToDoubleFunction value, long[] visible, boolean plus) {
    double[] values = Arrays.stream(visible).mapToDouble(value).toArray();
    FloatFormat format = new FloatFormat(dtype, values, plus);
    return i -> format.format(value.applyAsDouble(i));
  }

  private static LongFunction<String> complexes(HostArray a, long[] visible) {
    DType part = a.dtype().real();
    LongFunction<String> re = reals(part, i -> a.complexAt(i).re(), visible, false);
    LongFunction<String> im = reals(part, i -> a.complexAt(i).im(), visible, true);
    return i -> re.apply(i) + imaginary(im.apply(i));
  }

  private static String imaginary(String padded) {
    String text = padded.stripTrailing();
    return text + "j" + padded.substring(text.length());
  }

  // NumPy leaves bfloat16 to its own text: six significant digits, an exponent where it is below -4
  // or above 5, no trailing zeros, no alignment.
  private static String bfloat16(double v) {
    if (v == 0 || !Double.isFinite(v)) {
      return special(v);
    }
    BigDecimal digits = new BigDecimal(v).round(new MathContext(6, RoundingMode.HALF_EVEN));
    int exponent = digits.precision() - digits.scale() - 1;
    BigDecimal shortest = digits.stripTrailingZeros();
    return exponent < -4 || exponent > 5
        ? shortest.movePointLeft(exponent).toPlainString() + exponentText(exponent)
        : shortest.toPlainString();
  }

  private static String special(double v) {
    String sign = Double.doubleToRawLongBits(v) < 0 ? "-" : "";
    return Double.isNaN(v) ? "nan" : sign + (v == 0 ? "0" : "inf");
  }

  private static String exponentText(int exponent) {
    String digits = Integer.toString(Math.abs(exponent));
    return (exponent < 0 ? "e-" : "e+") + (digits.length() < 2 ? "0" : "") + digits;
  }
}
