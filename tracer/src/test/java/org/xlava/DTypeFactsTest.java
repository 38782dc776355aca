package org.xlava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The facts of dtypes and what they meet in, against what jax.numpy gives. */
class DTypeFactsTest {
  // finfo: name, dtype, bits, nexp, iexp, nmant, machep, negep, minexp, maxexp, precision, eps,
  // epsneg, max, min, smallest_normal, smallest_subnormal, resolution
  private static final String FLOATS =
      """
       bfloat16 bfloat16 16 8 8 7 -7 -8 -126 128 2 0x1.0p-7 0x1.0p-8
         0x1.fep+127 -0x1.fep+127 0x1.0p-126 0x1.0p-133 0x1.48p-7
       float16 float16 16 5 5 10 -10 -11 -14 16 3 0x1.0p-10 0x1.0p-11
         0x1.ffcp+15 -0x1.ffcp+15 0x1.0p-14 0x1.0p-24 0x1.064p-10
       float32 float32 32 8 8 23 -23 -24 -126 128 6 0x1.0p-23 0x1.0p-24
         0x1.fffffep+127 -0x1.fffffep+127 0x1.0p-126 0x1.0p-149 0x1.0c6f7ap-20
       float64 float64 64 11 11 52 -52 -53 -1022 1024 15 0x1.0p-52 0x1.0p-53
         0x1.fffffffffffffp+1023 -0x1.fffffffffffffp+1023 0x1.0p-1022 0x0.0000000000001p-1022 0x1.203af9ee75616p-50
       complex64 float32 32 8 8 23 -23 -24 -126 128 6 0x1.0p-23 0x1.0p-24
         0x1.fffffep+127 -0x1.fffffep+127 0x1.0p-126 0x1.0p-149 0x1.0c6f7ap-20
       complex128 float64 64 11 11 52 -52 -53 -1022 1024 15 0x1.0p-52 0x1.0p-53
         0x1.fffffffffffffp+1023 -0x1.fffffffffffffp+1023 0x1.0p-1022 0x0.0000000000001p-1022 0x1.203af9ee75616p-50
      """;

  // iinfo
  private static final String INTEGERS =
      """
      int8 iinfo(min=-128, max=127, dtype=int8)
      int16 iinfo(min=-32768, max=32767, dtype=int16)
      int32 iinfo(min=-2147483648, max=2147483647, dtype=int32)
      int64 iinfo(min=-9223372036854775808, max=9223372036854775807, dtype=int64)
      uint8 iinfo(min=0, max=255, dtype=uint8)
      uint16 iinfo(min=0, max=65535, dtype=uint16)
      uint32 iinfo(min=0, max=4294967295, dtype=uint32)
      uint64 iinfo(min=0, max=18446744073709551615, dtype=uint64)
      """;

  // promote_types of all pairs, in the order of the first row
  private static final String MEETS =
      """
      b1 i8 i16 i32 i64 u8 u16 u32 u64 bf16 f16 f32 f64 c64 c128
      i8 i8 i16 i32 i64 i16 i32 i32 f64 bf16 f16 f32 f64 c64 c128
      i16 i16 i16 i32 i64 i16 i32 i32 f64 bf16 f16 f32 f64 c64 c128
      i32 i32 i32 i32 i64 i32 i32 i32 f64 bf16 f16 f32 f64 c64 c128
      i64 i64 i64 i64 i64 i64 i64 i64 f64 bf16 f16 f32 f64 c64 c128
      u8 i16 i16 i32 i64 u8 u16 u32 u64 bf16 f16 f32 f64 c64 c128
      u16 i32 i32 i32 i64 u16 u16 u32 u64 bf16 f16 f32 f64 c64 c128
      u32 i32 i32 i32 i64 u32 u32 u32 u64 bf16 f16 f32 f64 c64 c128
      u64 f64 f64 f64 f64 u64 u64 u64 u64 bf16 f16 f32 f64 c64 c128
      bf16 bf16 bf16 bf16 bf16 bf16 bf16 bf16 bf16 bf16 f32 f32 f64 c64 c128
      f16 f16 f16 f16 f16 f16 f16 f16 f16 f32 f16 f32 f64 c64 c128
      f32 f32 f32 f32 f32 f32 f32 f32 f32 f32 f32 f32 f64 c64 c128
      f64 f64 f64 f64 f64 f64 f64 f64 f64 f64 f64 f64 f64 c128 c128
      c64 c64 c64 c64 c64 c64 c64 c64 c64 c64 c64 c64 c128 c64 c128
      c128 c128 c128 c128 c128 c128 c128 c128 c128 c128 c128 c128 c128 c128 c128
      """;

  private static final String MEETS_WITH_X64 =
      """
      b1 i8 i16 i32 i64 u8 u16 u32 u64 bf16 f16 f32 f64 c64 c128
      i8 i8 i16 i32 i64 i16 i32 i64 f64 bf16 f16 f32 f64 c64 c128
      i16 i16 i16 i32 i64 i16 i32 i64 f64 bf16 f16 f32 f64 c64 c128
      i32 i32 i32 i32 i64 i32 i32 i64 f64 bf16 f16 f32 f64 c64 c128
      i64 i64 i64 i64 i64 i64 i64 i64 f64 bf16 f16 f32 f64 c64 c128
      u8 i16 i16 i32 i64 u8 u16 u32 u64 bf16 f16 f32 f64 c64 c128
      u16 i32 i32 i32 i64 u16 u16 u32 u64 bf16 f16 f32 f64 c64 c128
      u32 i64 i64 i64 i64 u32 u32 u32 u64 bf16 f16 f32 f64 c64 c128
      u64 f64 f64 f64 f64 u64 u64 u64 u64 bf16 f16 f32 f64 c64 c128
      bf16 bf16 bf16 bf16 bf16 bf16 bf16 bf16 bf16 bf16 f32 f32 f64 c64 c128
      f16 f16 f16 f16 f16 f16 f16 f16 f16 f32 f16 f32 f64 c64 c128
      f32 f32 f32 f32 f32 f32 f32 f32 f32 f32 f32 f32 f64 c64 c128
      f64 f64 f64 f64 f64 f64 f64 f64 f64 f64 f64 f64 f64 c128 c128
      c64 c64 c64 c64 c64 c64 c64 c64 c64 c64 c64 c64 c128 c64 c128
      c128 c128 c128 c128 c128 c128 c128 c128 c128 c128 c128 c128 c128 c128 c128
      """;

  @Test
  void finfo_allFloatingAndComplex_hasJaxsFields() {
    List<String> words = List.of(FLOATS.strip().split("\\s+"));
    for (int i = 0; i < words.size(); i += 18) {
      List<String> want = words.subList(i + 1, i + 18);
      assertThat(fields(Numpy.finfo(DType.of(words.get(i))))).as(words.get(i)).isEqualTo(want);
    }
    assertThat(words).hasSize(6 * 18);
  }

  private static List<String> fields(FInfo f) {
    Stream<Object> whole =
        Stream.of(
            f.dtype(),
            f.bits(),
            f.nexp(),
            f.iexp(),
            f.nmant(),
            f.machep(),
            f.negep(),
            f.minexp(),
            f.maxexp(),
            f.precision());
    Stream<Double> real =
        Stream.of(
            f.eps(),
            f.epsneg(),
            f.max(),
            f.min(),
            f.smallestNormal(),
            f.smallestSubnormal(),
            f.resolution());
    return Stream.concat(whole.map(String::valueOf), real.map(DTypeFactsTest::hex)).toList();
  }

  private static String hex(double v) {
    String text = Double.toHexString(v);
    return v == Double.MIN_VALUE ? text : text.replaceFirst("p(\\d)", "p+$1");
  }

  @Test
  void iinfo_allIntegers_hasJaxsFields() {
    for (String line : INTEGERS.lines().toList()) {
      IInfo info = Numpy.iinfo(DType.of(line.substring(0, line.indexOf(' '))));
      assertThat(info).hasToString(line.substring(line.indexOf(' ') + 1));
      assertThat(info.bits()).isEqualTo(info.dtype().bits());
    }
    assertThat(Numpy.iinfo(DType.INT8).max()).isEqualTo(127);
    assertThat(Numpy.iinfo(DType.UINT32).max()).isEqualTo(0xFFFFFFFFL);
    assertThat(Numpy.iinfo(DType.INT64).min()).isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void facts_otherKinds_throw() {
    assertThatThrownBy(() -> Numpy.finfo(DType.INT32))
        .isInstanceOf(DTypeException.class)
        .hasMessage("finfo: needs a floating or complex dtype; got int32");
    assertThatThrownBy(() -> Numpy.iinfo(DType.BOOL))
        .isInstanceOf(DTypeException.class)
        .hasMessage("iinfo: needs an integer dtype; got bool");
  }

  @Test
  void promoteTypes_allPairs_isJaxs() {
    assertThat(meets(false)).isEqualTo(MEETS);
    assertThat(meets(true)).isEqualTo(MEETS_WITH_X64);
  }

  private static String meets(boolean x64) {
    StringBuilder rows = new StringBuilder();
    for (DType a : columns()) {
      List<String> row =
          columns().stream()
              .map(b -> shortName(Config.withX64(x64, () -> Numpy.promoteTypes(a, b))))
              .toList();
      rows.append(String.join(" ", row)).append("\n");
    }
    return rows.toString();
  }

  private static List<DType> columns() {
    return Stream.of(DType.values()).filter(d -> d != DType.FLOAT0).toList();
  }

  private static String shortName(DType dtype) {
    return dtype == DType.BOOL ? "b1" : dtype.shortName();
  }

  @Test
  void promoteTypes_float0_throws() {
    assertThatThrownBy(() -> Numpy.promoteTypes(DType.FLOAT0, DType.INT32))
        .isInstanceOf(DTypeException.class)
        .hasMessageStartingWith("promoteTypes: float0 has no numbers")
        .hasMessageContaining("got float0, int32");
  }

  @Test
  void resultType_weakOperands_countByKind() {
    TensorType weakInt = new TensorType(DType.INT32, Shape.SCALAR, true);
    TensorType weakFloat = new TensorType(DType.FLOAT32, Shape.SCALAR, true);
    assertThat(Numpy.resultType(1)).isEqualTo(DType.INT32);
    assertThat(Numpy.resultType(1L << 40)).isEqualTo(DType.INT32);
    assertThat(Numpy.resultType(1.0)).isEqualTo(DType.FLOAT32);
    assertThat(Numpy.resultType(true)).isEqualTo(DType.BOOL);
    assertThat(Numpy.resultType(new Complex(0, 1))).isEqualTo(DType.COMPLEX64);
    assertThat(Numpy.resultType(1, 2.0)).isEqualTo(DType.FLOAT32);
    assertThat(Numpy.resultType(DType.BFLOAT16, 1.0)).isEqualTo(DType.BFLOAT16);
    assertThat(Numpy.resultType(DType.INT8, 1.0)).isEqualTo(DType.FLOAT32);
    assertThat(Numpy.resultType(DType.INT8, 300)).isEqualTo(DType.INT8);
    assertThat(Numpy.resultType(DType.UINT8, DType.INT8)).isEqualTo(DType.INT16);
    assertThat(Numpy.resultType(DType.FLOAT64, 1)).isEqualTo(DType.FLOAT32);
    assertThat(Numpy.resultType(TensorType.of(DType.INT32), DType.BFLOAT16))
        .isEqualTo(DType.BFLOAT16);
    assertThat(Numpy.resultType(weakInt, DType.INT8)).isEqualTo(DType.INT8);
    assertThat(Numpy.resultType(weakFloat, weakInt)).isEqualTo(DType.FLOAT32);
    assertThat(Numpy.resultType(Lax.literal(2.5), DType.FLOAT16)).isEqualTo(DType.FLOAT16);
  }

  @Test
  void resultType_with64Bits_isWide() {
    Config.withX64(
        true,
        () -> {
          assertThat(Numpy.resultType(1)).isEqualTo(DType.INT64);
          assertThat(Numpy.resultType(1.0)).isEqualTo(DType.FLOAT64);
          assertThat(Numpy.resultType(DType.INT64)).isEqualTo(DType.INT64);
          return assertThat(Numpy.resultType(DType.UINT32, DType.INT32)).isEqualTo(DType.INT64);
        });
  }

  @Test
  void resultType_noneOrOther_throws() {
    assertThatThrownBy(Numpy::resultType)
        .isInstanceOf(DTypeException.class)
        .hasMessage("resultType: needs a tensor, dtype or number; got none");
    assertThatThrownBy(() -> Numpy.resultType("f32"))
        .isInstanceOf(DTypeException.class)
        .hasMessage("resultType: needs a tensor, dtype or number; got java.lang.String");
  }
}
