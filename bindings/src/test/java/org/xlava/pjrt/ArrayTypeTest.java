package org.xlava.pjrt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xlava.pjrt.ffi.PjrtHeader;

class ArrayTypeTest {
  @Test
  void of_dims_tellsCountAndSize() {
    ArrayType type = ArrayType.of(ElementType.C64, 2, 0, 3);
    assertThat(type.rank()).isEqualTo(3);
    assertThat(type.dim(2)).isEqualTo(3);
    assertThat(type.elementCount()).isZero();
    assertThat(ArrayType.of(ElementType.C64, 2, 3).sizeInBytes()).isEqualTo(48);
    assertThat(ArrayType.of(ElementType.S4, 5).sizeInBytes()).isEqualTo(5);
    assertThat(ArrayType.of(ElementType.F64).elementCount()).isEqualTo(1);
  }

  @Test
  void equals_comparesElementTypeAndDims() {
    ArrayType type = ArrayType.of(ElementType.F32, 2, 3);
    assertThat(type)
        .isEqualTo(ArrayType.of(ElementType.F32, 2, 3))
        .hasSameHashCodeAs(ArrayType.of(ElementType.F32, 2, 3))
        .isNotEqualTo(ArrayType.of(ElementType.F32, 3, 2))
        .isNotEqualTo(ArrayType.of(ElementType.S32, 2, 3))
        .hasToString("f32[2,3]");
  }

  @Test
  void dims_areCopies() {
    long[] dims = {2, 3};
    ArrayType type = ArrayType.of(ElementType.F32, dims);
    dims[0] = 7;
    type.dims()[1] = 7;
    assertThat(type.dims()).containsExactly(2, 3);
  }

  @Test
  void of_negativeDimension_throws() {
    assertThatThrownBy(() -> ArrayType.of(ElementType.F32, 2, -1))
        .isInstanceOf(PjrtException.class)
        .hasMessage("shape: dimensions must not be negative; got f32[2,-1]");
  }

  @Test
  void of_overflowingSize_throws() {
    assertThatThrownBy(() -> ArrayType.of(ElementType.F64, 1L << 40, 1L << 40))
        .isInstanceOf(PjrtException.class)
        .hasMessage(
            "shape: size must be less than 2^63 bytes; got f64[1099511627776,1099511627776]");
    assertThatThrownBy(() -> ArrayType.of(ElementType.F64, 1L << 60))
        .hasMessageStartingWith("shape: size must be less than 2^63 bytes");
  }

  @Test
  void of_tooManyDimensions_throws() {
    assertThatThrownBy(() -> ArrayType.of(ElementType.F32, new long[65]))
        .hasMessage("shape: at most 64 dimensions are supported; got 65");
  }

  @Test
  void of_null_throws() {
    assertThatThrownBy(() -> ArrayType.of(null, 1))
        .hasMessage("shape: element type and dimensions must not be null; got null");
  }

  @ParameterizedTest
  @EnumSource
  void elementType_hasTheHeadersCode(ElementType type) throws ReflectiveOperationException {
    Object code = PjrtHeader.class.getMethod("PJRT_Buffer_Type_" + type.name()).invoke(null);
    assertThat(type.ordinal()).isEqualTo(code);
    assertThat(ElementType.ofNative(type.ordinal())).isEqualTo(type);
  }

  @Test
  void elementType_ofUnknownCode_throws() {
    assertThatThrownBy(() -> ElementType.ofNative(99))
        .hasMessage("element type: must be a known code; got 99");
    assertThatThrownBy(() -> ElementType.ofXla(99))
        .hasMessage("element type: must be a known XLA code; got 99");
  }

  @ParameterizedTest
  @EnumSource
  void statusCode_hasTheHeadersCode(StatusCode code) throws ReflectiveOperationException {
    Object number = PjrtHeader.class.getMethod("PJRT_Error_Code_" + code.name()).invoke(null);
    assertThat(StatusCode.of((int) number)).isEqualTo(code);
  }

  @Test
  void statusCode_ofUnknownCode_isUnknown() {
    assertThat(StatusCode.of(-1)).isEqualTo(StatusCode.UNKNOWN);
    assertThat(StatusCode.of(17)).isEqualTo(StatusCode.UNKNOWN);
  }
}
