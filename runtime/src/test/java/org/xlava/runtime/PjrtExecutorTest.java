package org.xlava.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xlava.Xlava.grad;
import static org.xlava.Xlava.jit;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xlava.Complex;
import org.xlava.Concrete;
import org.xlava.Config;
import org.xlava.DType;
import org.xlava.ExecutionException;
import org.xlava.HostArray;
import org.xlava.Numpy;
import org.xlava.Shape;
import org.xlava.Tensor;
import org.xlava.TensorFn1;
import org.xlava.ir.Literal;
import org.xlava.pjrt.PjrtException;
import org.xlava.spi.Executor;

class PjrtExecutorTest {
  private static Tensor cubic(Tensor x) {
    return x.pow(3).plus(x.pow(2).times(2)).minus(x.times(3)).plus(1);
  }

  @Test
  void executor_isFoundAsService() {
    assertThat(ServiceLoader.load(Executor.class)).hasAtLeastOneElementOfType(PjrtExecutor.class);
    assertThat(Executor.get()).isInstanceOf(PjrtExecutor.class);
  }

  @Test
  void operations_evaluateEagerly() {
    Tensor x = Tensor.of(1f, 2f, 3f);
    assertThat(x.plus(x).times(2)).hasToString("Tensor([ 4.,  8., 12.], dtype=float32)");
    assertThat(Numpy.dot(x, x).item()).isEqualTo(14);
  }

  @Test
  void gradients_printAsJaxDoes() {
    TensorFn1 f = PjrtExecutorTest::cubic;
    TensorFn1 derivative = grad(f);
    assertThat(derivative.apply(1.0)).hasToString("Tensor(4., dtype=float32, weak_type=True)");
    assertThat(grad(derivative).apply(1.0).item()).isEqualTo(10);
    assertThat(jit(derivative).apply(1.0)).hasToString("Tensor(4., dtype=float32, weak_type=True)");
  }

  @Test
  void jit_severalResults_giveEach() {
    var f = jit((Tensor x) -> List.of(x.plus(1), x.times(3)));
    List<Tensor> results = f.apply(Tensor.of(1f, 2f));
    assertThat(results.get(0).toFloatArray()).containsExactly(2, 3);
    assertThat(results.get(1).toFloatArray()).containsExactly(3, 6);
  }

  @Test
  void jit_unusedArgumentsAndRepeatedResults_areFine() {
    var f = jit((Tensor x, Tensor unused) -> List.of(x, x, x.plus(1)));
    List<Tensor> results = f.apply(Tensor.of(1f, 2f), Tensor.of(3, 4));
    assertThat(results.get(0).toFloatArray()).containsExactly(1, 2);
    assertThat(results.get(1).toFloatArray()).containsExactly(1, 2);
    results.get(0).close();
    assertThat(results.get(1).toFloatArray()).containsExactly(1, 2);
    assertThat(results.get(2).toFloatArray()).containsExactly(2, 3);
  }

  @Test
  void jit_noArgumentsOrNoResults_areFine() {
    var constant = jit((List<Tensor> none) -> Numpy.ones(2));
    assertThat(constant.apply(List.of()).toFloatArray()).containsExactly(1, 1);
    var nothing = jit((Tensor x) -> List.<Tensor>of());
    assertThat(nothing.apply(Tensor.of(1f, 2f))).isEmpty();
  }

  @Test
  void jit_literalResult_isATensor() {
    assertThat(jit((Tensor x) -> Tensor.of(3)).apply(Tensor.of(1f, 2f)))
        .hasToString("Tensor(3, dtype=int32, weak_type=True)");
  }

  @Test
  void jit_resultIsArgument_isATensorOfItsOwn() {
    TensorFn1 same = jit((Tensor x) -> x);
    Tensor x = Tensor.of(1f, 2f);
    Tensor y = same.apply(x);
    x.close();
    assertThat(y.toFloatArray()).containsExactly(1, 2);
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void upload_everyDtype_comesBack(DType dtype) {
    byte[] bytes = new byte[3 * dtype.bytes()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (dtype == DType.BOOL ? i & 1 : 3 * i + 1);
    }
    HostArray host = HostArray.of(MemorySegment.ofArray(bytes), dtype, Shape.of(3, 1));
    Concrete tensor = Executor.get().upload(host);
    assertThat(tensor.type()).isEqualTo(host.type());
    assertThat(tensor.toHost().data().mismatch(host.data())).isEqualTo(-1);
  }

  @Test
  void upload_noElements_comesBack() {
    Tensor empty = Tensor.of(new float[0]);
    assertThat(empty.plus(empty).toFloatArray()).isEmpty();
    assertThat(empty).hasToString("Tensor([], shape=(0,), dtype=float32)");
  }

  @ParameterizedTest
  @EnumSource(value = DType.class, mode = EnumSource.Mode.EXCLUDE, names = "FLOAT0")
  void scalar_everyDtype_reachesTheDevice(DType dtype) {
    Object value = dtype == DType.BOOL ? true : dtype.isComplex() ? new Complex(3, -2) : 3;
    Concrete scalar = Concrete.of(Literal.of(dtype, false, value));
    Tensor doubled =
        Config.withX64(
            true,
            () -> dtype == DType.BOOL ? Numpy.logicalAnd(scalar, scalar) : scalar.plus(scalar));
    Object expected =
        switch (dtype.kind()) {
          case BOOL -> true;
          case SIGNED, UNSIGNED -> 6L;
          case FLOAT -> 6.0;
          case COMPLEX -> new Complex(6, -4);
          case NONE -> false;
        };
    assertThat(doubled).isInstanceOf(DeviceTensor.class);
    assertThat(doubled.dtype()).isEqualTo(dtype);
    assertThat(((Concrete) doubled).toHost().valueAt(0)).isEqualTo(expected);
  }

  @Test
  void scalars_zerosOfBothSigns_stayApart() {
    Tensor one = Tensor.of(1f);
    assertThat(one.div(Concrete.of(Literal.of(DType.FLOAT32, false, 0.0))).toFloatArray())
        .containsExactly(Float.POSITIVE_INFINITY);
    assertThat(one.div(Concrete.of(Literal.of(DType.FLOAT32, false, -0.0))).toFloatArray())
        .containsExactly(Float.NEGATIVE_INFINITY);
  }

  @Test
  void maxAndMin_ofNan_areNan() {
    Tensor x = Tensor.of(Float.NaN, 1f, Float.NaN);
    Tensor y = Tensor.of(1f, Float.NaN, Float.NaN);
    assertThat(Numpy.maximum(x, y).toFloatArray()).containsOnly(Float.NaN);
    assertThat(Numpy.minimum(x, y).toFloatArray()).containsOnly(Float.NaN);
    assertThat(jit((Tensor a, Tensor b) -> Numpy.maximum(a, b)).apply(x, y).toFloatArray())
        .containsOnly(Float.NaN);
  }

  @Test
  void arithmetic_isNotReassociated() {
    // 1e8 + 1 - 1e8 is 0 in float32 as written, 1 if rearranged.
    TensorFn1 f = jit((Tensor x) -> x.plus(1f).minus(x));
    assertThat(f.apply(Tensor.of(1e8f, 0f)).toFloatArray()).containsExactly(0, 1);
  }

  @Test
  void arithmetic_keepsInfinitiesAndNan() {
    Tensor x = Tensor.of(Float.POSITIVE_INFINITY, Float.NaN);
    assertThat(jit((Tensor y) -> y.minus(y)).apply(x).toFloatArray()).containsOnly(Float.NaN);
    assertThat(jit((Tensor y) -> y.times(0)).apply(x).toFloatArray()).containsOnly(Float.NaN);
  }

  @Test
  void execute_closedOperand_throws() {
    Tensor x = Tensor.of(1f, 2f, 3f);
    x.close();
    assertThatThrownBy(() -> x.plus(1))
        .isInstanceOf(ExecutionException.class)
        .hasMessage(
            "plus: tensors must be open; got a closed f32[3]. Close a tensor after its last use;"
                + " one that is to outlive its TensorScope needs scope.keep(tensor)");
    assertThatThrownBy(() -> jit(PjrtExecutorTest::cubic).apply(x))
        .isInstanceOf(ExecutionException.class)
        .hasMessageStartingWith("jit: tensors must be open; got a closed f32[3].");
  }

  @Test
  void execute_resultTooLarge_throws() {
    Tensor x = Tensor.of(1f, 2f);
    assertThatThrownBy(() -> Numpy.broadcastTo(x, 1 << 20, 1 << 20, 2).blockUntilReady())
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(PjrtException.class)
        .hasMessageContaining("ut of memory");
  }
}
