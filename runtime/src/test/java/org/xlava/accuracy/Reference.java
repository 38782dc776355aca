package org.xlava.accuracy;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.xlava.DType;
import org.xlava.Lax;
import org.xlava.Tensor;

/**
 * A function of one element at many points: its derivatives of order 0 to 3 there, computed with
 * 3000 bits and rounded, as {@code src/test/python/tails.py} writes them.
 */
record Reference(String name, DType dtype, double[] points, List<double[]> derivatives) {
  static final int ORDERS = 4;

  static List<Reference> all() {
    try (InputStream file = Reference.class.getResourceAsStream("/tails.bin.gz");
        DataInputStream in =
            new DataInputStream(
                new BufferedInputStream(new GZIPInputStream(Objects.requireNonNull(file))))) {
      List<Reference> all = new ArrayList<>();
      for (int n = in.readInt(); n > 0; n--) {
        String name = in.readUTF();
        all.add(read(in, name, DType.FLOAT64));
        all.add(read(in, name, DType.FLOAT32));
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Reference read(DataInputStream in, String name, DType dtype) throws IOException {
    int size = in.readInt();
    double[] points = numbers(in, size, dtype);
    List<double[]> derivatives = new ArrayList<>();
    for (int order = 0; order < ORDERS; order++) {
      derivatives.add(numbers(in, size, dtype));
    }
    return new Reference(name, dtype, points, derivatives);
  }

  private static double[] numbers(DataInputStream in, int size, DType dtype) throws IOException {
    double[] numbers = new double[size];
    for (int i = 0; i < size; i++) {
      numbers[i] = dtype == DType.FLOAT64 ? in.readDouble() : in.readFloat();
    }
    return numbers;
  }

  @Override
  public String toString() {
    return name + " " + dtype;
  }

  Tensor x() {
    return Lax.convertElementType(Tensor.of(points), dtype);
  }

  /**
   * How far {@code got} is from the derivative at point {@code i}, in its units of the last place;
   * infinite where only one of them is NaN or infinite, or where a function of zero has the other
   * sign. What differs by less than 2¹⁰ times the least normal number is equal: the device's
   * arithmetic has no subnormal numbers.
   */
  double error(int order, int i, double got) {
    double want = derivatives.get(order)[i];
    if (Double.isNaN(want) || Double.isInfinite(want)) {
      return Double.compare(got, want) == 0 ? 0 : Double.POSITIVE_INFINITY;
    }
    if (want == 0 && got == 0) {
      boolean signed = order == 0 && points[i] == 0;
      return signed && 1 / got != 1 / want ? Double.POSITIVE_INFINITY : 0;
    }
    double difference = Math.abs(got - want);
    double tiny = 1024 * (dtype == DType.FLOAT64 ? Double.MIN_NORMAL : Float.MIN_NORMAL);
    double eps = dtype == DType.FLOAT64 ? Math.ulp(1.0) : Math.ulp(1f);
    if (difference <= tiny) {
      return 0;
    }
    return Double.isNaN(difference)
        ? Double.POSITIVE_INFINITY
        : difference / (eps * Math.abs(want));
  }
}
