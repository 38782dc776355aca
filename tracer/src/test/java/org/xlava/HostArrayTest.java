package org.xlava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostArrayTest {
  private static TensorType weak(DType dtype) {
    return TensorType.of(dtype).withWeak(true);
  }

  private static Object onlyValue(Object value, DType dtype) {
    return HostArray.of(value, dtype).valueAt(0);
  }

  @Test
  void of_javaNumbers_areWeakAnd32Bit() {
    for (Object integer : new Object[] {(byte) 7, (short) 7, 7, 7L}) {
      assertThat(HostArray.of(integer).type()).isEqualTo(weak(DType.INT32));
      assertThat(HostArray.of(integer).valueAt(0)).isEqualTo(7L);
    }
    for (Object floating : new Object[] {0.1, 0.1f}) {
      assertThat(HostArray.of(floating).type()).isEqualTo(weak(DType.FLOAT32));
      assertThat(HostArray.of(floating).valueAt(0)).isEqualTo((double) 0.1f);
    }
    assertThat(HostArray.of(Complex.of(1, 2)).type()).isEqualTo(weak(DType.COMPLEX64));
    assertThat(HostArray.of(true).type()).isEqualTo(TensorType.of(DType.BOOL));
  }

  @Test
  void of_javaNumbersWithX64_are64Bit() {
    HostArray third = Config.withX64(true, () -> HostArray.of(0.1));
    assertThat(third.type()).isEqualTo(weak(DType.FLOAT64));
    assertThat(third.doubleAt(0)).isEqualTo(0.1);
    HostArray big = Config.withX64(true, () -> HostArray.of(1L << 40));
    assertThat(big.type()).isEqualTo(weak(DType.INT64));
    assertThat(big.longAt(0)).isEqualTo(1L << 40);
    HostArray z = Config.withX64(true, () -> HostArray.of(Complex.of(0.1, -2)));
    assertThat(z.type()).isEqualTo(weak(DType.COMPLEX128));
    assertThat(z.complexAt(0)).isEqualTo(Complex.of(0.1, -2));
  }

  @Test
  void of_longBeyondInt32_throws() {
    String message =
        "Tensor.of: an integer must fit int32 while 64-bit dtypes are off; got 1099511627776;"
            + " call Config.enableX64(true)";
    for (Object value :
        List.of(
            1L << 40,
            List.of(1, 1L << 40),
            new Long[] {1L << 40},
            new long[] {1, 1L << 40},
            new long[][] {{1}, {1L << 40}},
            List.of(new int[] {1}, new long[] {1L << 40}))) {
      assertThatThrownBy(() -> HostArray.of(value))
          .isInstanceOf(DTypeException.class)
          .hasMessage(message);
    }
  }

  @Test
  void of_longArray_isInt32_whereElementsFit_andWrapsWhereTheDtypeIsGiven() {
    HostArray a = HostArray.of(new long[] {Integer.MIN_VALUE, Integer.MAX_VALUE});
    assertThat(a.type()).isEqualTo(TensorType.of(DType.INT32, 2));
    assertThat(a.toIntArray()).containsExactly(Integer.MIN_VALUE, Integer.MAX_VALUE);
    for (DType dtype : List.of(DType.INT32, DType.INT64)) {
      assertThat(HostArray.of(new long[] {(1L << 40) + 3, -1}, dtype).toIntArray())
          .containsExactly(3, -1);
    }
  }

  @Test
  void of_primitiveArrays_haveTheirDtypes() {
    assertThat(HostArray.of(new boolean[] {true, false}).toBooleanArray())
        .containsExactly(true, false);
    assertThat(HostArray.of(new byte[] {1, -2}).toByteArray()).containsExactly(1, -2);
    assertThat(HostArray.of(new short[] {3}).type()).isEqualTo(TensorType.of(DType.INT16, 1));
    assertThat(HostArray.of(new int[] {3, 4}).toIntArray()).containsExactly(3, 4);
    assertThat(HostArray.of(new float[] {1.5f}).toFloatArray()).containsExactly(1.5f);
    HostArray doubles = HostArray.of(new double[] {0.1, 1e300});
    assertThat(doubles.dtype()).isEqualTo(DType.FLOAT32);
    assertThat(doubles.toFloatArray()).containsExactly(0.1f, Float.POSITIVE_INFINITY);
  }

  @Test
  void of_primitiveArraysWithX64_keepTheirWidth() {
    HostArray doubles = Config.withX64(true, () -> HostArray.of(new double[] {0.1}));
    assertThat(doubles.toDoubleArray()).containsExactly(0.1);
    HostArray longs = Config.withX64(true, () -> HostArray.of(new long[] {1L << 40}));
    assertThat(longs.toLongArray()).containsExactly(1L << 40);
    HostArray ints = Config.withX64(true, () -> HostArray.of(new int[] {5}));
    assertThat(ints.dtype()).isEqualTo(DType.INT32);
  }

  @Test
  void of_nested_isRowMajor() {
    HostArray a = HostArray.of(new int[][][] {{{1, 2}, {3, 4}, {5, 6}}});
    assertThat(a.type()).isEqualTo(TensorType.of(DType.INT32, 1, 3, 2));
    assertThat(a.toIntArray()).containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void of_listsAndBoxes_takeTheWidestType() {
    assertThat(HostArray.of(List.of(1, 2.5f, true)).type())
        .isEqualTo(TensorType.of(DType.FLOAT32, 3));
    assertThat(HostArray.of(List.of(true, (byte) 2)).type())
        .isEqualTo(TensorType.of(DType.INT8, 2));
    assertThat(HostArray.of(new Integer[] {1, 2}).type()).isEqualTo(TensorType.of(DType.INT32, 2));
    HostArray mixed = HostArray.of(List.of(new int[] {1, 2}, new LinkedList<>(List.of(0.5, 3L))));
    assertThat(mixed.type()).isEqualTo(TensorType.of(DType.FLOAT32, 2, 2));
    assertThat(mixed.toFloatArray()).containsExactly(1f, 2f, 0.5f, 3f);
    HostArray complex = HostArray.of(new Object[] {Complex.of(0, 1), 2});
    assertThat(complex.toComplexArray()).containsExactly(Complex.of(0, 1), Complex.of(2, 0));
  }

  @Test
  void of_empty_keepsWhatTheTypeSays() {
    assertThat(HostArray.of(new double[0]).type()).isEqualTo(TensorType.of(DType.FLOAT32, 0));
    assertThat(HostArray.of(new int[0][]).type()).isEqualTo(TensorType.of(DType.INT32, 0, 0));
    assertThat(HostArray.of(new short[2][0]).type()).isEqualTo(TensorType.of(DType.INT16, 2, 0));
    assertThat(HostArray.of(List.of()).type()).isEqualTo(TensorType.of(DType.FLOAT32, 0));
    assertThat(HostArray.of(List.of(List.of(), List.of())).type())
        .isEqualTo(TensorType.of(DType.FLOAT32, 2, 0));
    assertThat(HostArray.of(new Boolean[0]).type()).isEqualTo(TensorType.of(DType.BOOL, 0));
  }

  @Test
  void of_raggedLengths_throws() {
    assertThatThrownBy(() -> HostArray.of(new double[][] {{1, 2, 3}, {4, 5}}))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "Tensor.of: nested arrays must be rectangular; got lengths 3 and 2 at axis 1, index"
                + " [1]");
    assertThatThrownBy(() -> HostArray.of(new int[][] {{}, {4}}))
        .hasMessageContaining("got lengths 0 and 1 at axis 1, index [1]");
  }

  @Test
  void of_raggedDepths_throws() {
    assertThatThrownBy(() -> HostArray.of(List.of(List.of(1), 2)))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "Tensor.of: nested arrays must be rectangular;"
                + " got an element at index [1] beside elements at depth 2");
    assertThatThrownBy(() -> HostArray.of(List.of(1, List.of(2))))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "Tensor.of: nested arrays must be rectangular;"
                + " got an array at index [1] beside elements at depth 1");
  }

  @Test
  void of_noNumbers_throws() {
    String elements = "Tensor.of: elements must be Java numbers, booleans or Complex; got ";
    assertThatThrownBy(() -> HostArray.of(List.of(List.of(1, "a"))))
        .isInstanceOf(DTypeException.class)
        .hasMessage(elements + "java.lang.String at index [0, 1]");
    assertThatThrownBy(() -> HostArray.of(Arrays.asList(1.0, null)))
        .isInstanceOf(DTypeException.class)
        .hasMessage(elements + "null at index [1]");
    assertThatThrownBy(() -> HostArray.of(new float[][] {{1}, null}))
        .isInstanceOf(DTypeException.class)
        .hasMessage(elements + "null at index [1]");
    assertThatThrownBy(() -> HostArray.of(new char[] {'a'}))
        .isInstanceOf(DTypeException.class)
        .hasMessage(elements + "char[]; convert it to int[]");
  }

  @Test
  void of_noNumber_throws() {
    assertThatThrownBy(() -> HostArray.of(BigInteger.ONE))
        .isInstanceOf(DTypeException.class)
        .hasMessage(
            "Tensor.of: value must be a Java number, a boolean or a Complex,"
                + " or nested arrays or lists of them; got java.math.BigInteger");
    assertThatThrownBy(() -> HostArray.of((Object) null)).hasMessageEndingWith("got null");
  }

  @Test
  void of_listThatContainsItself_throws() {
    List<Object> list = new ArrayList<>();
    list.add(list);
    assertThatThrownBy(() -> HostArray.of(list))
        .isInstanceOf(ShapeException.class)
        .hasMessage("Tensor.of: nested arrays must have at most 64 dimensions; got more");
  }

  @Test
  void of_dtype_castsOnce() {
    HostArray halves =
        HostArray.of(new double[] {1 + 0x1p-9 + 0x1p-40, 1 + 0x1p-9}, DType.BFLOAT16);
    assertThat(halves.type()).isEqualTo(TensorType.of(DType.BFLOAT16, 2));
    assertThat(onlyValue(new double[] {1 + 0x1p-8 + 0x1p-40}, DType.BFLOAT16))
        .isEqualTo(1 + 0x1p-7);
    assertThat(halves.toDoubleArray()).containsExactly(1, 1);
    assertThat(onlyValue(1 + 0x1p-11, DType.FLOAT16)).isEqualTo(1.0);
    assertThat(HostArray.of(1.0, DType.FLOAT64).type()).isEqualTo(TensorType.of(DType.FLOAT32));
    assertThat(HostArray.of(3, DType.FLOAT16).type().weak()).isFalse();
  }

  @Test
  void of_dtype_wrapsIntegersAndSaturatesFloats() {
    assertThat(onlyValue(300, DType.INT8)).isEqualTo(44L);
    assertThat(onlyValue(-1, DType.UINT32)).isEqualTo(0xFFFF_FFFFL);
    assertThat(onlyValue(300.7, DType.INT8)).isEqualTo(127L);
    assertThat(onlyValue(-300.7, DType.INT8)).isEqualTo(-128L);
    assertThat(onlyValue(-5.7, DType.INT32)).isEqualTo(-5L);
    assertThat(onlyValue(-5.7, DType.UINT8)).isEqualTo(0L);
    assertThat(onlyValue(Double.NaN, DType.INT16)).isEqualTo(0L);
    assertThat(onlyValue(Double.NaN, DType.BOOL)).isEqualTo(true);
    assertThat(onlyValue(Complex.of(2.9, 7), DType.INT32)).isEqualTo(2L);
    assertThat(onlyValue(Complex.of(0, 7), DType.BOOL)).isEqualTo(true);
    assertThat(onlyValue(true, DType.COMPLEX64)).isEqualTo(Complex.of(1, 0));
  }

  @Test
  void astype_uint64_isUnsigned() {
    HostArray top = HostArray.of(new long[] {-1, Long.MIN_VALUE, 5}, DType.INT64);
    assertThat(top.toLongArray()).containsExactly(-1, 0, 5);
    MemorySegment bits = MemorySegment.ofArray(new long[] {-1, Long.MIN_VALUE | 1, 5});
    HostArray unsigned = HostArray.of(bits, DType.UINT64, Shape.of(3));
    assertThat(unsigned.toDoubleArray()).containsExactly(0x1p64, 0x1p63, 5);
    assertThat(unsigned.astype(DType.FLOAT32).toFloatArray()).containsExactly(0x1p64f, 0x1p63f, 5);
    HostArray large = HostArray.of(new float[] {0x1.8p63f, 0x1p64f, -1, Float.NaN, 3.5f});
    assertThat(large.astype(DType.UINT64).toLongArray())
        .containsExactly(0xC000_0000_0000_0000L, -1, 0, 0, 3);
  }

  @Test
  void of_segment_checksItsSize() {
    MemorySegment six = MemorySegment.ofArray(new byte[6]);
    assertThatThrownBy(() -> HostArray.of(six, DType.FLOAT32, Shape.of(2)))
        .isInstanceOf(ShapeException.class)
        .hasMessage("Tensor.of: data for f32[2] must have 8 bytes; got 6");
  }

  @Test
  void of_segmentOfBools_makesThemZerosAndOnes() {
    MemorySegment bytes = MemorySegment.ofArray(new byte[] {0, 1, 2, -1});
    HostArray bools = HostArray.of(bytes, DType.BOOL, Shape.of(4));
    assertThat(bools.toBooleanArray()).containsExactly(false, true, true, true);
    assertThat(bools.data().toArray(java.lang.foreign.ValueLayout.JAVA_BYTE))
        .containsExactly(0, 1, 1, 1);
  }

  @Test
  void of_array_copies() {
    float[] values = {1, 2};
    HostArray a = HostArray.of(values);
    values[0] = 9;
    assertThat(a.toFloatArray()).containsExactly(1, 2);
    assertThat(a.data().isReadOnly()).isTrue();
    assertThat(a.data().byteSize()).isEqualTo(8);
  }

  @Test
  void of_tenMillionElements_keepsThem() {
    double[] values = new double[10_000_000];
    Arrays.setAll(values, i -> i);
    float[] result = HostArray.of(values).toFloatArray();
    assertThat(result).hasSize(values.length);
    assertThat(result[9_999_999]).isEqualTo(9_999_999f);
  }

  @Test
  void reads_ofAnotherKind_throw() {
    HostArray floats = HostArray.of(new float[] {1.5f});
    assertThatThrownBy(floats::toIntArray)
        .isInstanceOf(DTypeException.class)
        .hasMessage("toIntArray: dtype must be an integer one; got f32[1]; use astype(INT32)");
    assertThatThrownBy(() -> floats.longAt(0)).hasMessageStartingWith("longAt: dtype must be");
    assertThatThrownBy(floats::toBooleanArray)
        .hasMessage("toBooleanArray: dtype must be bool; got f32[1]; use astype(BOOL)");
    assertThatThrownBy(floats::toByteArray)
        .hasMessage("toByteArray: dtype must be int8 or uint8; got f32[1]; use astype(INT8)");
    assertThatThrownBy(() -> HostArray.of(Complex.of(1, 2)).toFloatArray())
        .hasMessage(
            "toFloatArray: dtype must be a floating-point or integer one; got c64[];"
                + " take the real or imaginary part");
    assertThatThrownBy(() -> HostArray.of(true).toDoubleArray())
        .hasMessage(
            "toDoubleArray: dtype must be a floating-point or integer one; got bool[];"
                + " use astype(FLOAT64)");
    assertThatThrownBy(() -> HostArray.of(true).toComplexArray())
        .hasMessage(
            "toComplexArray: dtype must be that of a number; got bool[]; use astype(COMPLEX64)");
  }

  @Test
  void toIntArray_uint32BeyondInt_throws() {
    HostArray a = HostArray.of(new int[] {1, -1}, DType.UINT32);
    assertThat(a.toLongArray()).containsExactly(1, 0xFFFF_FFFFL);
    assertThatThrownBy(a::toIntArray)
        .isInstanceOf(DTypeException.class)
        .hasMessage(
            "toIntArray: every element must fit an int; got 4294967295 of uint32 at flat index 1;"
                + " use toLongArray()");
  }

  @Test
  void valueAt_everyKind_isTheKindsBox() {
    assertThat(HostArray.of(new boolean[] {false, true}).valueAt(1)).isEqualTo(true);
    assertThat(HostArray.of(new byte[] {1, -2}).valueAt(1)).isEqualTo(-2L);
    assertThat(HostArray.of(new byte[] {-2}, DType.UINT8).valueAt(0)).isEqualTo(254L);
    assertThat(HostArray.of(0.5, DType.FLOAT16).valueAt(0)).isEqualTo(0.5);
    assertThat(HostArray.of(Complex.of(1, 2)).valueAt(0)).isEqualTo(Complex.of(1, 2));
  }

  @Test
  void valueAt_outside_throws() {
    HostArray a = HostArray.of(new int[] {1, 2});
    for (long i : new long[] {-1, 2}) {
      assertThatThrownBy(() -> a.valueAt(i))
          .isInstanceOf(ShapeException.class)
          .hasMessage("element: flat index must be in [0, 2); got " + i);
    }
  }

  @Test
  void toNestedArray_givesNaturalElements() {
    assertThat(HostArray.of(List.of(List.of(1.5f, 2f), List.of(3f, 4f))).toNestedArray())
        .isEqualTo(new float[][] {{1.5f, 2}, {3, 4}});
    assertThat(HostArray.of(new int[][] {{-1}}, DType.UINT8).toNestedArray())
        .isEqualTo(new short[][] {{255}});
    assertThat(HostArray.of(new int[] {-1}, DType.UINT16).toNestedArray())
        .isEqualTo(new int[] {0xFFFF});
    assertThat(HostArray.of(new boolean[][][] {{{true}}}).toNestedArray())
        .isEqualTo(new boolean[][][] {{{true}}});
    assertThat(HostArray.of(new Complex[] {Complex.of(1, 2)}).toNestedArray())
        .isEqualTo(new Complex[] {Complex.of(1, 2)});
    assertThat(HostArray.of(2.5).toNestedArray()).isEqualTo(2.5f);
    assertThat(HostArray.of(new int[3][0]).toNestedArray()).isEqualTo(new int[3][0]);
  }

  @Test
  void withWeak_changesOnlyThat() {
    HostArray a = HostArray.of(2.5).withWeak(false);
    assertThat(a.type()).isEqualTo(TensorType.of(DType.FLOAT32));
    assertThat(a.withWeak(false)).isSameAs(a);
    assertThat(a.doubleAt(0)).isEqualTo(2.5);
  }
}
