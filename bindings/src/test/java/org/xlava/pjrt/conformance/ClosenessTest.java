package org.xlava.pjrt.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xlava.pjrt.ArrayType;
import org.xlava.pjrt.ElementType;

class ClosenessTest {
  private static CaseArray floats(float... values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      bytes.putFloat(value);
    }
    return new CaseArray(ArrayType.of(ElementType.F32, values.length), bytes.array());
  }

  @Test
  void exact_ofAnotherBit_differs() {
    Closeness exact = new Closeness.Exact();
    assertThat(exact.difference(floats(1, 2), floats(1, 2))).isEmpty();
    assertThat(exact.difference(floats(1, Math.nextUp(2f)), floats(1, 2)))
        .hasValue("f32[2] at 1: got 0x40000001 (2.000000238418579), want 0x40000000 (2.0)");
    assertThat(exact.difference(floats(-0f), floats(0f))).isPresent();
    assertThat(exact.difference(floats(1), floats(1, 1))).hasValue("got a f32[1], want a f32[2]");
  }

  @Test
  void ulps_countNumbersBetween() {
    Closeness two = new Closeness.Ulps(2);
    float far = Math.nextUp(Math.nextUp(2f));
    assertThat(two.difference(floats(far), floats(2))).isEmpty();
    assertThat(two.difference(floats(Math.nextUp(far)), floats(2))).isPresent();
    assertThat(two.difference(floats(-Float.MIN_VALUE), floats(Float.MIN_VALUE))).isEmpty();
    assertThat(two.difference(floats(-1), floats(1))).isPresent();
  }

  @Test
  void within_addsAbsoluteAndRelative() {
    Closeness within = new Closeness.Within(0.5, 0.25);
    assertThat(within.difference(floats(5.5f), floats(4))).isEmpty();
    assertThat(within.difference(floats(5.75f), floats(4))).isPresent();
    assertThat(within.difference(floats(Float.POSITIVE_INFINITY), floats(Float.POSITIVE_INFINITY)))
        .isEmpty();
    assertThat(within.difference(floats(3e38f), floats(Float.POSITIVE_INFINITY))).isPresent();
  }

  @Test
  void nan_isOnlyAsGoodAsNan() {
    for (Closeness closeness :
        new Closeness[] {
          new Closeness.Exact(), new Closeness.Ulps(1), new Closeness.Within(1e30, 1)
        }) {
      float other = Float.intBitsToFloat(0xFFC00001);
      assertThat(closeness.difference(floats(other), floats(Float.NaN))).isEmpty();
      assertThat(closeness.difference(floats(1), floats(Float.NaN))).isPresent();
      assertThat(closeness.difference(floats(Float.NaN), floats(1))).isPresent();
    }
  }

  @Test
  void integers_belowAByte_compareTheirBits() {
    ArrayType type = ArrayType.of(ElementType.S4, 1);
    CaseArray extended = new CaseArray(type, new byte[] {(byte) 0xFA});
    CaseArray plain = new CaseArray(type, new byte[] {0x0A});
    assertThat(new Closeness.Exact().difference(extended, plain)).isEmpty();
    assertThat(new Closeness.Ulps(9).difference(extended, new CaseArray(type, new byte[] {0x0B})))
        .hasValue("s4[1] at 0: got 0xa, want 0xb");
  }

  // The greatest number, the smallest above zero and a NaN of each format, from its definition.
  @ParameterizedTest
  @CsvSource({
    "F16, 7bff, 65504, 1, 0x1p-24, 7e00",
    "BF16, 7f7f, 0x1.fep127, 1, 0x1p-133, 7fc0",
    "F32, 7f7fffff, 0x1.fffffep127, 1, 0x1p-149, 7fc00000",
    "F64, 7fefffffffffffff, 0x1.fffffffffffffp1023, 1, 0x1p-1074, 7ff8000000000000",
    "F8E5M2, 7b, 57344, 1, 0x1p-16, 7e",
    "F8E4M3, 77, 240, 1, 0x1p-9, 7c",
    "F8E3M4, 6f, 15.5, 1, 0x1p-6, 78",
    "F8E4M3FN, 7e, 448, 1, 0x1p-9, 7f",
    "F8E4M3FNUZ, 7f, 240, 1, 0x1p-10, 80",
    "F8E4M3B11FNUZ, 7f, 30, 1, 0x1p-13, 80",
    "F8E5M2FNUZ, 7f, 57344, 1, 0x1p-17, 80",
    "F8E8M0FNU, fe, 0x1p127, 0, 0x1p-127, ff"
  })
  void formats_haveTheirNumbers(
      ElementType type, String greatest, String value, String smallest, String above, String nan) {
    FloatFormat format = FloatFormat.of(type).orElseThrow();
    assertThat(format.toDouble(Long.parseUnsignedLong(greatest, 16))).isEqualTo(parse(value));
    assertThat(format.toDouble(Long.parseUnsignedLong(smallest, 16))).isEqualTo(parse(above));
    assertThat(format.toDouble(Long.parseUnsignedLong(nan, 16))).isNaN();
  }

  private static double parse(String number) {
    return Double.parseDouble(number);
  }
}
