package org.xlava.operations;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xlava.Xlava.jvp;
import static org.xlava.Xlava.vjp;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.xlava.DType;
import org.xlava.DTypeException;
import org.xlava.Lax;
import org.xlava.Numpy;
import org.xlava.Shape;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TensorFn1;
import org.xlava.TransformException;
import org.xlava.XlavaException;
import org.xlava.primitive.array.Pad;
import org.xlava.primitive.fft.FourierTransform;
import org.xlava.primitive.linalg.DotGeneral;

/** What operations say of operands that don't fit. */
class MessagesTest {
  private static final String AXIS_OF_RANK_2 =
      ": axis must be in [-2, 2) for a tensor of rank 2; got ";

  private record Failure(
      String name, Class<? extends XlavaException> type, Runnable call, String text) {}

  private static Failure shape(String name, Runnable call, String text) {
    return new Failure(name, ShapeException.class, call, text);
  }

  private static Failure dtype(String name, Runnable call, String text) {
    return new Failure(name, DTypeException.class, call, text);
  }

  private static Failure transform(String name, Runnable call, String text) {
    return new Failure(name, TransformException.class, call, text);
  }

  private static Tensor f32(int... shape) {
    return Numpy.full(Shape.of(shape), 1, DType.FLOAT32);
  }

  private static Tensor i32(int... shape) {
    return Numpy.full(Shape.of(shape), 1, DType.INT32);
  }

  private static Tensor c64(int... shape) {
    return Numpy.full(Shape.of(shape), 1, DType.COMPLEX64);
  }

  private static Tensor bool(int... shape) {
    return Numpy.full(Shape.of(shape), true);
  }

  @TestFactory
  Stream<DynamicTest> elementwise_wrongOperands_throw() {
    return tests(
        dtype(
            "sin_integer_throws",
            () -> Lax.sin(i32(3)),
            "sin: operand must have a floating or complex dtype; got i32[3]. Convert it with"
                + " astype"),
        dtype(
            "add_bool_throws",
            () -> Lax.add(bool(2), bool(2)),
            "add: operand must have an integer, floating or complex dtype; got bool[2]. Convert it"
                + " with astype"),
        dtype(
            "add_mixedDtypes_throws",
            () -> Lax.add(f32(3), i32(3)),
            "add: operands must have equal dtypes; got f32[3], i32[3]. Convert one with astype, or"
                + " use the function in Numpy, which promotes"),
        shape(
            "add_mismatchedShapes_throws",
            () -> Lax.add(f32(3), f32(4)),
            "add: operands must have equal shapes, up to scalars and dimensions of size 1; got"
                + " f32[3], f32[4]"),
        shape(
            "add_mismatchedRanks_throws",
            () -> Lax.add(f32(2, 3), f32(3)),
            "add: operands must have equal shapes, up to scalars and dimensions of size 1; got"
                + " f32[2,3], f32[3]"),
        dtype(
            "and_float_throws",
            () -> Lax.and(f32(2), f32(2)),
            "and: operand must have a boolean or integer dtype; got f32[2]. Convert it with"
                + " astype"),
        dtype(
            "real_float_throws",
            () -> Lax.real(f32(2)),
            "real: operand must have a complex dtype; got f32[2]. Convert it with astype"),
        dtype(
            "lt_complex_throws",
            () -> Lax.lt(c64(2), c64(2)),
            "lt: operand must have a boolean, integer or floating dtype; got c64[2]. Convert it"
                + " with astype"),
        dtype(
            "abs_unsigned_throws",
            () -> Lax.abs(Numpy.full(Shape.of(2), 1, DType.UINT8)),
            "abs: operand must have a signed integer, floating or complex dtype; got u8[2]. Convert"
                + " it with astype"),
        dtype(
            "clz_float_throws",
            () -> Lax.clz(f32(2)),
            "clz: operand must have an integer dtype; got f32[2]. Convert it with astype"),
        dtype(
            "erf_complex_throws",
            () -> Lax.erf(c64(2)),
            "erf: operand must have a floating dtype; got c64[2]. Convert it with astype"),
        dtype(
            "rem_complex_throws",
            () -> Lax.rem(c64(2), c64(2)),
            "rem: operand must have an integer or floating dtype; got c64[2]. Convert it with"
                + " astype"),
        dtype(
            "pow_integers_throws",
            () -> Lax.pow(i32(2), i32(2)),
            "pow: the base must have a floating or complex dtype; got i32[2], i32[2]. Use"
                + " Numpy.power, which promotes"),
        dtype(
            "integerPow_negativeOfInteger_throws",
            () -> i32(2).pow(-1),
            "pow: integers cannot be raised to negative powers; got i32[2] to the power" + " -1"),
        dtype(
            "selectN_floatSelector_throws",
            () -> Lax.selectN(f32(2), f32(2), f32(2)),
            "select_n: the selector must be bool or int32; got f32[2]"),
        dtype(
            "selectN_threeCasesOfBool_throws",
            () -> Lax.selectN(bool(2), f32(2), f32(2), f32(2)),
            "select_n: a bool selects from at most two cases; got bool[2], f32[2], f32[2], f32[2]"),
        shape(
            "clamp_mismatchedBound_throws",
            () -> Lax.clamp(f32(2), f32(3), f32(3)),
            "clamp: bounds must be scalars or have the operand's shape; got f32[2], f32[3],"
                + " f32[3]"),
        dtype(
            "bitcast_complexToReal_throws",
            () -> Lax.bitcastConvertType(c64(2), DType.FLOAT32),
            "bitcast_convert_type: must be between real dtypes or between complex ones; got c64[2]"
                + " to float32"),
        shape(
            "bitcast_widerOfOddLength_throws",
            () -> Lax.bitcastConvertType(Numpy.full(Shape.of(3), 1, DType.UINT8), DType.UINT32),
            "bitcast_convert_type: the last dimension must make up one element of uint32; got"
                + " u8[3]"));
  }

  @TestFactory
  Stream<DynamicTest> arrays_wrongOperands_throw() {
    return tests(
        shape(
            "reduceSum_axisOutOfRange_throws",
            () -> Lax.reduceSum(f32(2, 3), List.of(2)),
            "reduceSum" + AXIS_OF_RANK_2 + "2"),
        shape(
            "reduceSum_repeatedAxes_throws",
            () -> Lax.reduceSum(f32(2, 3), List.of(1, -1)),
            "reduceSum: axes must be distinct; got [1, -1]"),
        dtype(
            "rfft_complexOperand_throws",
            () -> Lax.fft(c64(4), FourierTransform.Kind.RFFT, List.of(4)),
            "fft: operand of RFFT must be float32 or float64; got c64[4]"),
        shape(
            "numpyPad_pairsOfOtherAxes_throws",
            () -> Numpy.pad(f32(2, 3), new int[][] {{1, 1}, {0, 0}, {0, 0}}),
            "pad: there must be one pair, or one for each axis; got 3 for f32[2,3]"),
        shape(
            "numpyPad_noPair_throws",
            () -> Numpy.pad(f32(2, 3), new int[][] {{1}}),
            "pad: widths must be pairs of how many before and after; got [[1]]"),
        shape(
            "constantValues_noPair_throws",
            () -> Numpy.constantValues(new Number[][] {{1, 2, 3}}),
            "constantValues: must be pairs of what is put before and after; got [[1, 2, 3]]"),
        shape(
            "irfft_otherLength_throws",
            () -> Lax.fft(c64(2, 4), FourierTransform.Kind.IRFFT, List.of(2, 4)),
            "fft: the last dimensions, one to three, must be [2, 3] for IRFFT of lengths [2, 4];"
                + " got c64[2,4]"),
        shape(
            "fft_fourLengths_throws",
            () -> Lax.fft(c64(1, 1, 1, 1), FourierTransform.Kind.FFT, List.of(1, 1, 1, 1)),
            "fft: the last dimensions, one to three, must be [1, 1, 1, 1] for FFT of lengths"
                + " [1, 1, 1, 1]; got c64[1,1,1,1]"),
        dtype(
            "reduceAnd_float_throws",
            () -> Lax.reduceAnd(f32(2), List.of(0)),
            "reduce_and: operand must have a boolean or integer dtype; got f32[2]. Convert it with"
                + " astype"),
        shape(
            "argmax_emptyAxis_throws",
            () -> Lax.argmax(f32(2, 0), 1, DType.INT32),
            "argmax: the reduced axis must not be empty; got f32[2,0] and axis 1"),
        shape(
            "broadcastInDim_mismatchedSize_throws",
            () -> Lax.broadcastInDim(f32(2), Shape.of(3), List.of(0)),
            "broadcast_in_dim: broadcast_dimensions must map each operand dimension, in increasing"
                + " order, to one of equal size or from size 1; got f32[2] with"
                + " broadcast_dimensions [0] into [3]"),
        shape(
            "broadcastTo_smallerRank_throws",
            () -> Lax.broadcastTo(f32(2, 3), Shape.of(3)),
            "broadcast_to: the operand's dimensions, aligned at the last, must be of size 1 or the"
                + " shape's; got f32[2,3] to [3]"),
        shape(
            "reshape_otherNumberOfElements_throws",
            () -> Lax.reshape(f32(2, 3), Shape.of(4)),
            "reshape: the number of elements must stay the same; got f32[2,3] (6) to [4] (4)"),
        shape(
            "transpose_noPermutation_throws",
            () -> Lax.transpose(f32(2, 3), List.of(0, 0)),
            "transpose: permutation must hold each axis of the operand once; got f32[2,3] and"
                + " [0, 0]"),
        shape(
            "squeeze_sizeNotOne_throws",
            () -> Lax.squeeze(f32(1, 2), List.of(1)),
            "squeeze: dimensions must have size 1; got f32[1,2] and dimensions [1]"),
        shape(
            "rev_axisOutOfRange_throws",
            () -> Lax.rev(f32(2, 3), List.of(5)),
            "rev" + AXIS_OF_RANK_2 + "5"),
        shape(
            "slice_pastTheEnd_throws",
            () -> Lax.slice(f32(3), List.of(1), List.of(4), List.of(1)),
            "slice: needs 0 <= start <= limit <= size and a positive stride for each dimension; got"
                + " f32[3] with start_indices [1], limit_indices [4], strides [1]"),
        shape(
            "pad_tooFewDimensions_throws",
            () -> Lax.pad(f32(2, 3), f32(), List.of(new Pad.Dim(1, 1, 0))),
            "pad: needs a padding for each dimension and a scalar to pad with; got f32[2,3], f32[]"
                + " and padding [(1, 1, 0)]"),
        shape(
            "pad_cutsTooMuch_throws",
            () -> Lax.pad(f32(2), f32(), List.of(new Pad.Dim(-3, 0, 0))),
            "pad: needs results and interior padding of no negative size; got f32[2], f32[] and"
                + " padding [(-3, 0, 0)]"),
        shape(
            "concatenate_mismatchedShapes_throws",
            () -> Lax.concatenate(List.of(f32(2, 3), f32(3, 3)), 1),
            "concatenate: operands must have equal shapes but for dimension 1; got f32[2,3],"
                + " f32[3,3]"),
        shape(
            "concatenate_nothing_throws",
            () -> Lax.concatenate(List.of(), 0),
            "concatenate: needs at least one operand; got none"),
        shape(
            "split_otherTotal_throws",
            () -> Lax.split(f32(5), List.of(1, 2), 0),
            "split: sizes must add up to the size of axis 0; got f32[5] and [1, 2]"),
        dtype(
            "iota_bool_throws",
            () -> Lax.iota(DType.BOOL, Shape.of(2), 0),
            "iota: operand must have an integer, floating or complex dtype; got bool[2]. Convert it"
                + " with astype"),
        shape(
            "dotGeneral_mismatchedContraction_throws",
            () -> dot(f32(3, 4), f32(5, 2), List.of(1), List.of(0)),
            "dot_general: contracting dimensions must match; got lhs axis 1 of f32[3,4] (4), rhs"
                + " axis 0 of f32[5,2] (5)"),
        shape(
            "dotGeneral_unequalNumbers_throws",
            () -> dot(f32(3, 4), f32(4, 2), List.of(1), List.of()),
            "dot_general: must have as many contracting dimensions in lhs as in rhs; got [1] and"
                + " []"));
  }

  private static Tensor dot(Tensor x, Tensor y, List<Integer> xs, List<Integer> ys) {
    DotGeneral.Dims dims = new DotGeneral.Dims(xs, ys, List.of(), List.of());
    return Lax.dotGeneral(x, y, dims, DotGeneral.Precision.DEFAULT, null);
  }

  @TestFactory
  Stream<DynamicTest> derivatives_ofWhatHasNone_throw() {
    TensorFn1 order = x -> Lax.polygamma(x, f32(2));
    TensorFn1 next = x -> Lax.nextafter(x, f32(2));
    String none =
        ": this operation has no derivative in this operand; wrap it in stopGradient or give a"
            + " customJvp";
    return tests(
        transform(
            "polygamma_jvpInOrder_throws", () -> jvp(order, f32(2), f32(2)), "polygamma" + none),
        transform("nextafter_vjp_throws", () -> vjp(next, f32(2)), "nextafter" + none));
  }

  @TestFactory
  Stream<DynamicTest> numpy_wrongOperands_throw() {
    return tests(
        shape(
            "add_shapesThatDontBroadcast_throws",
            () -> f32(2, 3).plus(f32(4)),
            "plus: shapes must broadcast: dimensions, aligned at the last, equal or 1; got"
                + " f32[2,3], f32[4]"),
        dtype(
            "negative_bool_throws",
            () -> Numpy.negative(bool(2)),
            "negative: operand must have an integer, floating or complex dtype; got bool[2]."
                + " Convert it with astype"),
        dtype(
            "positive_bool_throws",
            () -> Numpy.positive(bool(2)),
            "positive: operand must have an integer, floating or complex dtype; got bool[2]."
                + " Convert it with astype"),
        dtype(
            "signbit_complex_throws",
            () -> Numpy.signbit(c64(2)),
            "signbit: operand must not be complex; got c64[2]"),
        dtype(
            "floor_complex_throws",
            () -> Numpy.floor(c64(2)),
            "floor: operand must have a floating dtype; got c64[2]. Convert it with astype"),
        dtype(
            "round_bool_throws",
            () -> Numpy.round(bool(2)),
            "round: operand must be a number; got bool[2]"),
        dtype(
            "round_integerToTens_throws",
            () -> Numpy.round(i32(2), -1),
            "round: integers can only be rounded to a number of decimals of at least 0; got -1 for"
                + " i32[2]"),
        dtype(
            "isposinf_complex_throws",
            () -> Numpy.isposinf(c64(2)),
            "isposinf: operand must not be complex; got c64[2]"),
        dtype(
            "hypot_complex_throws",
            () -> Numpy.hypot(c64(2), c64(2)),
            "hypot: operands must not be complex; got c64[2], c64[2]"),
        dtype(
            "clip_complex_throws",
            () -> Numpy.clip(c64(2), 0, 1),
            "clip: operands must not be complex; got c64[2]"),
        dtype(
            "subtract_bools_throws",
            () -> bool(2).minus(bool(2)),
            "minus: operand must have an integer, floating or complex dtype; got bool[2]. Convert"
                + " it with astype"),
        dtype(
            "add_tooLargeInteger_throws",
            () -> i32(2).plus(1L << 40),
            "plus: an integer must fit int32 while 64-bit types are off; got 1099511627776."
                + " Call Config.enableX64(true), or use a double"));
  }

  @TestFactory
  Stream<DynamicTest> numpyArrays_wrongOperands_throw() {
    return tests(
        shape("sum_axisOutOfRange_throws", () -> f32(2, 3).sum(-3), "sum" + AXIS_OF_RANK_2 + "-3"),
        shape("mean_axisOutOfRange_throws", () -> f32(2, 3).mean(2), "mean" + AXIS_OF_RANK_2 + "2"),
        shape(
            "max_ofNothing_throws",
            () -> f32(0, 3).max(0),
            "max: the reduced axes must not be empty; got f32[0,3] and axis 0"),
        shape(
            "argmax_ofNothing_throws",
            () -> Numpy.argmax(f32(0)),
            "argmax: the reduced axis must not be empty; got f32[0] and axis 0"),
        shape(
            "dot_mismatchedSizes_throws",
            () -> Numpy.dot(f32(3), f32(4)),
            "dot: contracted dimensions must match; got axis 0 of f32[3] and axis 0 of f32[4]"),
        shape(
            "matmul_scalar_throws",
            () -> Numpy.matmul(f32(), f32(3)),
            "matmul: operands must have at least one dimension; got f32[], f32[3]. Use multiply for"
                + " scalars"),
        shape(
            "matmul_mismatchedSizes_throws",
            () -> Numpy.matmul(f32(2, 3), f32(4, 2)),
            "matmul: the last dimension of the first operand must equal the last but one of the"
                + " second, and the others must broadcast; got f32[2,3], f32[4,2]"),
        shape(
            "tensordot_tooManyAxes_throws",
            () -> Numpy.tensordot(f32(2), f32(2), 2),
            "tensordot: the number of axes must be from 0 to the smaller rank; got 2 for f32[2],"
                + " f32[2]"),
        shape(
            "trace_vector_throws",
            () -> Numpy.trace(f32(2)),
            "trace: needs at least two dimensions; got f32[2]"),
        shape(
            "reshape_unknownThatDoesntDivide_throws",
            () -> f32(2, 3).reshape(4, -1),
            "reshape: the sizes must divide the number of elements; got f32[2,3] to [4, -1]"),
        shape(
            "repeat_negative_throws",
            () -> Numpy.repeat(f32(2), -1, 0),
            "repeat: repetitions must not be negative; got -1"),
        shape(
            "tile_negative_throws",
            () -> Numpy.tile(f32(2), -1),
            "tile: repetitions must not be negative; got -1"),
        shape(
            "concatenate_none_throws",
            () -> Numpy.concatenate(List.of(), 0),
            "concatenate: needs at least one tensor; got none"),
        shape(
            "concatenate_scalars_throws",
            () -> Numpy.concatenate(List.of(f32(), f32()), 0),
            "concatenate: axis must be in [0, 0) for a tensor of rank 0; got 0"),
        shape(
            "stack_none_throws",
            () -> Numpy.stack(List.of(), 0),
            "stack: needs at least one tensor; got none"),
        shape(
            "stack_mismatchedShapes_throws",
            () -> Numpy.stack(List.of(f32(2), f32(3)), 0),
            "stack: shapes must be equal; got f32[2] and f32[3]"),
        shape(
            "split_unequalParts_throws",
            () -> Numpy.split(f32(5), 2, 0),
            "split: the parts must be equal; got f32[5] into 2 along 0"),
        shape(
            "get_tooManyIndices_throws",
            () -> f32(2).get(0, 0),
            "get: the index has entries for 2 dimensions of 1; got 0, 0 for f32[2]"),
        dtype(
            "dynamicSlice_startsOfTwoDtypes_throws",
            () ->
                Lax.dynamicSlice(
                    f32(2, 3),
                    new Tensor[] {Tensor.of(0, DType.UINT32), Tensor.of(0)},
                    Shape.of(1, 1)),
            "dynamic_slice: starts must be integers of one dtype; got f32[2,3], u32[], i32[]. Use"
                + " astype"),
        shape(
            "dynamicSlice_tooFewStarts_throws",
            () -> Lax.dynamicSlice(f32(2, 3), new Tensor[] {Tensor.of(0)}, Shape.of(1, 1)),
            "dynamic_slice: needs a start for each dimension; got 1 for f32[2,3]"),
        shape(
            "get_outOfBounds_throws",
            () -> f32(2, 3).get(1, -4),
            "get: index -4 is out of bounds for axis 1 of f32[2,3]"),
        shape(
            "diag_threeDimensions_throws",
            () -> Numpy.diag(f32(1, 2, 3)),
            "diag: needs a vector or a matrix; got f32[1,2,3]"),
        shape(
            "triu_vector_throws",
            () -> Numpy.triu(f32(2)),
            "triu: needs at least two dimensions; got f32[2]"),
        shape(
            "arange_noStep_throws",
            () -> Numpy.arange(0, 5, 0),
            "arange: step must lead from start to stop in less than 2^31 steps; got 0.0, 5.0, 0.0"),
        shape(
            "linspace_negativeNumber_throws",
            () -> Numpy.linspace(0, 1, -1),
            "linspace: the number of samples must not be negative; got -1"),
        shape(
            "zeros_negativeSize_throws",
            () -> Numpy.zeros(2, -1),
            "zeros: dimensions must be non-negative; got [2, -1]"));
  }

  @TestFactory
  Stream<DynamicTest> values_thatAreNoTensors_throw() {
    return tests(
        shape(
            "of_raggedArray_throws",
            () -> Tensor.of(new float[][] {{1, 2}, {3}}),
            "Tensor.of: nested arrays must be rectangular; got lengths 2 and 1 at axis 1, index"
                + " [1]"),
        dtype(
            "of_strings_throws",
            () -> Tensor.of((Object) new String[] {"a"}),
            "Tensor.of: elements must be Java numbers, booleans or Complex; got java.lang.String"
                + " at index [0]"),
        shape(
            "item_ofSeveral_throws",
            () -> f32(2).item(),
            "item: needs a tensor of exactly one element; got f32[2]"),
        dtype(
            "toIntArray_ofFloats_throws",
            () -> f32(2).toIntArray(),
            "toIntArray: dtype must be an integer one; got f32[2]; use astype(INT32)"));
  }

  private static Stream<DynamicTest> tests(Failure... failures) {
    return Stream.of(failures).map(f -> DynamicTest.dynamicTest(f.name(), () -> check(f)));
  }

  private static void check(Failure f) {
    assertThatThrownBy(() -> f.call().run())
        .isExactlyInstanceOf(f.type())
        .message()
        .isEqualTo(f.text());
  }
}
