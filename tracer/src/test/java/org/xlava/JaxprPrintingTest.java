package org.xlava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xlava.Xlava.*;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The text of traced programs. It is JAX's, but for parameters that Xlava doesn't have ({@code
 * sharding}), {@code add} for {@code add_any}, and programs of calls, which are all printed before.
 */
class JaxprPrintingTest {
  private static final Tensor SCALAR = TensorType.of(DType.FLOAT32).placeholder();
  private static final Tensor VECTOR = TensorType.of(DType.FLOAT32, 3).placeholder();
  private static final Tensor MATRIX = TensorType.of(DType.FLOAT32, 2, 3).placeholder();

  private static void prints(Object program, String expected) {
    assertThat(program).hasToString(expected.stripTrailing());
  }

  @Test
  void oneEquation_isOneLine() {
    prints(
        makeJaxpr(x -> x.plus(2.5)).apply(VECTOR),
        "{ lambda ; a:f32[3]. let b:f32[3] = add a 2.5:f32[] in (b,) }");
  }

  @Test
  void noEquation() {
    prints(
        makeJaxpr((x, y) -> x).apply(VECTOR, MATRIX),
        "{ lambda ; a:f32[3] b:f32[2,3]. let  in (a,) }");
  }

  @Test
  void literalsAndUnusedResults() {
    prints(
        makeJaxpr(grad(x -> Numpy.sin(x).times(x).sum())).apply(VECTOR),
        """
        { lambda ; a:f32[3]. let
            b:f32[3] = sin a
            c:f32[3] = cos a
            d:f32[3] = mul b a
            _:f32[] = reduce_sum[axes=(0,)] d
            e:f32[3] = broadcast_in_dim[broadcast_dimensions=() shape=(3,)] 1.0:f32[]
            f:f32[3] = mul b e
            g:f32[3] = mul e a
            h:f32[3] = mul g c
            i:f32[3] = add f h
          in (i,) }
        """);
  }

  @Test
  void severalResults() {
    prints(
        makeJaxpr(
                (Tensor x) ->
                    List.of(
                        x.gt(0), x.unaryMinus(), x.pow(2), x.pow(2.5), x.max(), Numpy.argmax(x)))
            .apply(VECTOR),
        """
        { lambda ; a:f32[3]. let
            b:bool[3] = gt a 0.0:f32[]
            c:f32[3] = neg a
            d:f32[3] = integer_pow[y=2] a
            e:f32[3] = pow a 2.5:f32[]
            f:f32[] = reduce_max[axes=(0,)] a
            g:i32[] = argmax[axes=(0,) index_dtype=int32] a
          in (b, c, d, e, f, g) }
        """);
  }

  @Test
  void shapes_casts_slices() {
    prints(
        makeJaxpr(
                x ->
                    Lax.slice(x.transpose().reshape(6), List.of(1), List.of(4), List.of(1))
                        .astype(DType.INT32))
            .apply(MATRIX),
        """
        { lambda ; a:f32[2,3]. let
            b:f32[3,2] = transpose[permutation=(1, 0)] a
            c:f32[6] = reshape[new_sizes=(6,)] b
            d:f32[3] = slice[limit_indices=(4,) start_indices=(1,) strides=None] c
            e:i32[3] = convert_element_type[new_dtype=int32 weak_type=False] d
          in (e,) }
        """);
  }

  @Test
  void longParameters_areOnLinesOfTheirOwn() {
    prints(
        makeJaxpr((x, y) -> Numpy.dot(x, y)).apply(VECTOR, VECTOR),
        """
        { lambda ; a:f32[3] b:f32[3]. let
            c:f32[] = dot_general[
              dimension_numbers=(([0], [0]), ([], []))
              preferred_element_type=float32
            ] a b
          in (c,) }
        """);
  }

  @Test
  void nestedJit_isOneProgramHoweverOftenCalled() {
    TensorFn1 f = jit(x -> Numpy.sin(x).times(2.0));
    prints(
        makeJaxpr((Tensor x) -> f.apply(f.apply(x))).apply(VECTOR),
        """
        let f = { lambda ; a:f32[3]. let
            b:f32[3] = sin a
            c:f32[3] = mul b 2.0:f32[]
          in (c,) } in
        { lambda ; d:f32[3]. let
            e:f32[3] = jit[name=f jaxpr=f] d
            f:f32[3] = jit[name=f jaxpr=f] e
          in (f,) }
        """);
  }

  @Test
  void gradOfJit_splitsTheProgram() {
    TensorFn1 f = jit(x -> Numpy.sin(x).times(2.0));
    prints(
        makeJaxpr(grad(f)).apply(SCALAR),
        """
        let f = { lambda ; a:f32[]. let
            b:f32[] = sin a
            c:f32[] = cos a
            d:f32[] = mul b 2.0:f32[]
          in (d, c) } in
        let f1 = { lambda ; e:f32[] f:f32[]. let
            g:f32[] = mul f 2.0:f32[]
            h:f32[] = mul g e
          in (h,) } in
        { lambda ; i:f32[]. let
            _:f32[] j:f32[] = jit[name=f jaxpr=f] i
            k:f32[] = jit[name=f jaxpr=f1] j 1.0:f32[]
          in (k,) }
        """);
  }

  @Test
  void linearizeOfJit_passesResidualsThatAreArgumentsBy() {
    TensorFn1 f = jit(x -> Numpy.sin(x.times(x)));
    prints(
        makeJaxpr((Tensor x) -> linearize(f, x).apply(x)).apply(SCALAR),
        """
        let f = { lambda ; a:f32[]. let
            b:f32[] = mul a a
            c:f32[] = sin b
            d:f32[] = cos b
          in (c, d) } in
        let f1 = { lambda ; e:f32[] f:f32[] g:f32[]. let
            h:f32[] = mul g e
            i:f32[] = mul e g
            j:f32[] = add h i
            k:f32[] = mul j f
          in (k,) } in
        { lambda ; l:f32[]. let
            _:f32[] m:f32[] = jit[name=f jaxpr=f] l
            n:f32[] = jit[name=f jaxpr=f1] l m l
          in (n,) }
        """);
  }

  @Test
  void vmap_ofElementwise() {
    prints(
        makeJaxpr(vmap((x, y) -> x.times(y), inAxes(0, NONE))).apply(MATRIX, VECTOR),
        """
        { lambda ; a:f32[2,3] b:f32[3]. let
            c:f32[1,3] = broadcast_in_dim[broadcast_dimensions=(1,) shape=(1, 3)] b
            d:f32[2,3] = mul a c
          in (d,) }
        """);
  }

  @Test
  void capturedTensors_standBeforeTheSemicolon() {
    prints(
        makeJaxpr((Tensor x) -> x.plus(VECTOR)).apply(VECTOR),
        "{ lambda a:f32[3]; b:f32[3]. let c:f32[3] = add b a in (c,) }");
  }

  @Test
  void variables_afterZ_haveTwoLetters() {
    String text =
        makeJaxpr(
                (Tensor x) -> {
                  Tensor y = x;
                  for (int i = 0; i < 27; i++) {
                    y = Numpy.sin(y);
                  }
                  return y;
                })
            .apply(SCALAR)
            .toString();
    assertThat(text).contains("z:f32[] = sin y", "aa:f32[] = sin z").endsWith("in (ab,) }");
  }

  @Test
  void programsOfProgramsCalledTwice_printEachOnce() {
    TensorFn1 f = x -> Numpy.sin(x);
    for (int i = 0; i < 40; i++) {
      TensorFn1 inner = jit(f);
      f = x -> inner.apply(inner.apply(x));
    }
    assertThat(makeJaxpr(f).apply(SCALAR).toString().lines().filter(l -> l.startsWith("let")))
        .hasSize(40);
  }

  @Test
  void equalPrograms_areOneObject() {
    TensorFn1 f = x -> Numpy.sin(x).times(3);
    assertThat(makeJaxpr(f).apply(VECTOR).jaxpr()).isSameAs(makeJaxpr(f).apply(VECTOR).jaxpr());
    assertThat(makeJaxpr(f).apply(VECTOR).jaxpr()).isNotEqualTo(makeJaxpr(f).apply(SCALAR).jaxpr());
  }

  @Test
  void negativeZero_andZero_areDifferentPrograms() {
    assertThat(makeJaxpr((Tensor x) -> x.times(0.0)).apply(VECTOR).jaxpr())
        .isNotEqualTo(makeJaxpr((Tensor x) -> x.times(-0.0)).apply(VECTOR).jaxpr());
  }
}
