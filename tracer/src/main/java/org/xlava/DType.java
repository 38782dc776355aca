package org.xlava;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The element type of a {@link Tensor}. Names are NumPy's; {@link #shortName()} is the form that
 * programs print and {@link #stablehlo()} the one that StableHLO uses. It is an option of functions
 * that can be told in which dtype they are to give their result: {@code Numpy.zeros(Shape.of(2, 3),
 * DType.INT32)}. While 64-bit types are off, one of 64 bits stands for its {@link #canonical}.
 */
public enum DType implements TensorOption, ReductionOption {
  BOOL("bool", "i1", 8, Kind.BOOL),
  INT8("int8", "i8", 8, Kind.SIGNED),
  INT16("int16", "i16", 16, Kind.SIGNED),
  INT32("int32", "i32", 32, Kind.SIGNED),
  INT64("int64", "i64", 64, Kind.SIGNED),
  UINT8("uint8", "ui8", 8, Kind.UNSIGNED),
  UINT16("uint16", "ui16", 16, Kind.UNSIGNED),
  UINT32("uint32", "ui32", 32, Kind.UNSIGNED),
  UINT64("uint64", "ui64", 64, Kind.UNSIGNED),
  BFLOAT16("bfloat16", "bf16", 16, Kind.FLOAT),
  FLOAT16("float16", "f16", 16, Kind.FLOAT),
  FLOAT32("float32", "f32", 32, Kind.FLOAT),
  FLOAT64("float64", "f64", 64, Kind.FLOAT),
  COMPLEX64("complex64", "complex<f32>", 64, Kind.COMPLEX),
  COMPLEX128("complex128", "complex<f64>", 128, Kind.COMPLEX),
  /**
   * The dtype of tangents and gradients of integers and booleans, which have no derivative: of the
   * value's shape, with no numbers in it. Elements take a byte, which is zero.
   */
  FLOAT0("float0", "i1", 8, Kind.NONE);

  /** What kind of number a dtype holds. */
  public enum Kind {
    BOOL,
    SIGNED,
    UNSIGNED,
    FLOAT,
    COMPLEX,
    /** No number at all. */
    NONE
  }

  private static final Map<String, DType> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(DType::toString, Function.identity()));

  private final String name;
  private final String stablehlo;
  private final int bits;
  private final Kind kind;

  DType(String name, String stablehlo, int bits, Kind kind) {
    this.name = name;
    this.stablehlo = stablehlo;
    this.bits = bits;
    this.kind = kind;
  }

  /**
   * The dtype of a NumPy name such as {@code "float32"}.
   *
   * @throws DTypeException when there is none of that name
   */
  public static DType of(String name) {
    DType dtype = BY_NAME.get(name);
    if (dtype == null) {
      throw new DTypeException("dtype: must be one of " + BY_NAME.keySet() + "; got " + name);
    }
    return dtype;
  }

  /** The width of one element in bits; a bool takes a byte. */
  public int bits() {
    return bits;
  }

  /** The size of one element in bytes. */
  public int bytes() {
    return bits / 8;
  }

  public Kind kind() {
    return kind;
  }

  /** True for signed and unsigned integers, not for bool. */
  public boolean isInteger() {
    return kind == Kind.SIGNED || kind == Kind.UNSIGNED;
  }

  /** True for real floating-point dtypes. */
  public boolean isFloating() {
    return kind == Kind.FLOAT;
  }

  public boolean isComplex() {
    return kind == Kind.COMPLEX;
  }

  /** True for floating-point and complex dtypes: those that have derivatives. */
  public boolean isInexact() {
    return isFloating() || isComplex();
  }

  /** The dtype of the real part of a complex dtype; other dtypes are their own. */
  public DType real() {
    return switch (this) {
      case COMPLEX64 -> FLOAT32;
      case COMPLEX128 -> FLOAT64;
      default -> this;
    };
  }

  /** The complex dtype whose parts hold this floating dtype: complex128 for 64 bits. */
  public DType complex() {
    return this == FLOAT64 || this == COMPLEX128 ? COMPLEX128 : COMPLEX64;
  }

  /** This dtype, or its 32-bit counterpart while 64-bit types are not enabled. */
  public DType canonical() {
    if (Config.x64Enabled()) {
      return this;
    }
    return switch (this) {
      case INT64 -> INT32;
      case UINT64 -> UINT32;
      case FLOAT64 -> FLOAT32;
      case COMPLEX128 -> COMPLEX64;
      default -> this;
    };
  }

  /** The form that programs print, such as {@code f32}, {@code i32}, {@code u8}, {@code c64}. */
  public String shortName() {
    return switch (kind) {
      case BOOL -> "bool";
      case SIGNED -> "i" + bits;
      case UNSIGNED -> "u" + bits;
      case FLOAT -> stablehlo;
      case COMPLEX -> "c" + bits;
      case NONE -> name;
    };
  }

  /** StableHLO's element type, such as {@code f32}, {@code ui8}, {@code complex<f32>}. */
  public String stablehlo() {
    return stablehlo;
  }

  /** NumPy's name, such as {@code float32}. */
  @Override
  public String toString() {
    return name;
  }
}
