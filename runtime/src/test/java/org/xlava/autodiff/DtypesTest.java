package org.xlava.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.xlava.Xlava.*;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.xlava.Complex;
import org.xlava.Config;
import org.xlava.DType;
import org.xlava.DTypeException;
import org.xlava.Fn1;
import org.xlava.GradOption;
import org.xlava.Lax;
import org.xlava.Linearized;
import org.xlava.Numpy;
import org.xlava.Shape;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TensorFn1;
import org.xlava.TensorFn2;
import org.xlava.TransformException;
import org.xlava.Tree;
import org.xlava.ValueAndGrad;
import org.xlava.ValueAndTangent;
import org.xlava.Vjp;

/** Derivatives in complex arguments, and in integers, which have none. */
class DtypesTest {
  private static final Tensor Z = Tensor.of(new Complex(1, 2));

  private static void assertComplex(Tensor actual, double re, double im) {
    Complex c = (Complex) actual.toArray();
    assertThat(c.re()).isCloseTo(re, within(1e-5));
    assertThat(c.im()).isCloseTo(im, within(1e-5));
  }

  // du/dx - i du/dy of |z|² = x² + y²
  @Test
  void grad_ofARealFunctionOfAComplexArgument_isByJaxsConvention() {
    TensorFn1 square = z -> Numpy.abs(z).pow(2);
    assertComplex(grad(square).apply(Z), 2, -4);
    assertComplex(jit(grad(square)).apply(Z), 2, -4);
    assertComplex(jacrev(square).apply(Z), 2, -4);
    ValueAndGrad<Tensor> both = valueAndGrad(square).apply(Z);
    assertThat(both.value().item()).isCloseTo(5, within(1e-5));
    assertComplex(both.grad(), 2, -4);
  }

  @Test
  void holomorphicDerivatives_areComplexNumbers() {
    TensorFn1 cube = z -> z.times(z).times(z);
    GradOption h = holomorphic();
    // 3z², 6z at 1 + 2i
    assertComplex(grad(cube, h).apply(Z), -9, 12);
    assertComplex(valueAndGrad(cube, h).apply(Z).grad(), -9, 12);
    assertComplex(jacfwd(cube, h).apply(Z), -9, 12);
    assertComplex(jacrev(cube, h).apply(Z), -9, 12);
    assertComplex(hessian(cube, h).apply(Z), 6, 12);
    assertComplex(grad(grad(cube, h), h).apply(Z), 6, 12);
    TensorFn2 product = (a, b) -> a.times(b);
    assertComplex(grad(product, 1, h).apply(Z, Tensor.of(new Complex(0, 1))), 1, 2);
    Fn1<List<Tensor>, List<Tensor>> tree = grad((List<Tensor> z) -> z.get(0).times(z.get(1)), h);
    assertComplex(tree.apply(List.of(Z, Tensor.of(new Complex(0, 1)))).get(1), 1, 2);
  }

  @Test
  void holomorphicDerivatives_ofWhatIsReal_throw() {
    GradOption h = holomorphic();
    TensorFn1 square = z -> z.times(z);
    assertThatThrownBy(() -> grad(square, h).apply(1.0))
        .isInstanceOf(DTypeException.class)
        .hasMessage("grad: inputs of a holomorphic function must have a complex dtype; got f32[]");
    assertThatThrownBy(() -> grad((TensorFn1) Lax::real, h).apply(Z))
        .isInstanceOf(DTypeException.class)
        .hasMessage("grad: results of a holomorphic function must have a complex dtype; got f32[]");
    assertThatThrownBy(() -> jacfwd((TensorFn1) Lax::real, h).apply(Z))
        .isInstanceOf(DTypeException.class)
        .hasMessage(
            "jacfwd: results of a holomorphic function must have a complex dtype; got f32[]");
    assertThatThrownBy(() -> jacfwd(square).apply(Z))
        .isInstanceOf(DTypeException.class)
        .hasMessage(
            "jacfwd: inputs must be real; got c64[]. Use the option holomorphic() for a holomorphic"
                + " function, or jvp");
    assertThatThrownBy(() -> jacrev(square).apply(Z))
        .isInstanceOf(DTypeException.class)
        .hasMessage(
            "jacrev: results must be real and have a floating dtype; got c64[]. Use"
                + " the option holomorphic() for a holomorphic function, or vjp");
  }

  @Test
  void options_ofSeveralArguments_holdForAllOfThem() {
    TensorFn2 product = (a, b) -> a.times(b);
    Tensor i = Tensor.of(new Complex(0, 1));
    List<Tensor> both = grad(product, argnums(1, 0), holomorphic(), allowInt()).apply(Z, i);
    assertComplex(both.get(0), 1, 2);
    assertComplex(both.get(1), 0, 1);
    Tensor second = grad((a, b) -> a.times(b), 1, holomorphic()).apply(Z, i);
    assertComplex(second, 1, 2);
  }

  @Test
  void options_givenTwice_throw() {
    TensorFn1 square = z -> z.times(z);
    assertThatThrownBy(() -> grad(square, holomorphic(), holomorphic()))
        .isInstanceOf(TransformException.class)
        .hasMessage(
            "grad: options must be holomorphic and allowInt, each at most once; got [Holomorphic[],"
                + " Holomorphic[]]");
    assertThatThrownBy(() -> jacrev(square, (GradOption) null))
        .hasMessageStartingWith("jacrev: options must be")
        .hasMessageEndingWith("got [null]");
  }

  @Test
  void gradient_inIntegers_isFloat0() {
    TensorFn1 f = n -> n.times(2.0).sum();
    Tensor g = grad(f, allowInt()).apply(Tensor.of(1, 2));
    assertThat(g.type()).hasToString("float0[2]");
    assertThat(g).hasToString("Tensor([b'', b''], dtype=float0)");
    assertThat(grad(f, allowInt()).apply(Tensor.of(true)).type()).hasToString("float0[]");
    assertThat(jit(grad(f, allowInt())).apply(Tensor.of(1, 2)).type()).hasToString("float0[2]");
    Fn1<List<Tensor>, List<Tensor>> tree =
        grad((List<Tensor> x) -> x.get(0).times(x.get(1)), allowInt());
    List<Tensor> gradients = tree.apply(List.of(Tensor.of(2f), Tensor.of(3)));
    assertThat(gradients.get(0).item()).isEqualTo(3);
    assertThat(gradients.get(1).type()).hasToString("float0[]");
  }

  @Test
  void jvp_ofIntegers_takesAndGivesFloat0() {
    Tensor none = Lax.full(Tensor.of(1).type().tangent(), 0);
    ValueAndTangent<Tensor> same = jvp(n -> n, Tensor.of(1), none);
    assertThat(same.value().intValue()).isEqualTo(1);
    assertThat(same.tangent().type()).hasToString("float0[]");
    ValueAndTangent<Tensor> scaled = jvp(n -> n.times(2.0), Tensor.of(1), none);
    assertThat(scaled.tangent().type()).hasToString("f32[]");
    assertThat(scaled.tangent().item()).isZero();
    TensorFn2 f = (x, n) -> x.times(n);
    assertThat(jvp(f, List.of(2.0, 3), List.of(1.0, none)).tangent().item()).isEqualTo(3);
    TensorFn1 compiled = jit((TensorFn1) n -> jvp((TensorFn1) v -> v.plus(1), n, none).tangent());
    assertThat(compiled.apply(3).type()).hasToString("float0[]");
    assertThatThrownBy(() -> jvp((TensorFn1) n -> n, Tensor.of(1), Tensor.of(1)))
        .isInstanceOf(DTypeException.class)
        .hasMessage(
            "jvp: the tangents must have the dtype float0 for a value of type i32[]; got i32[]."
                + " Integers and booleans have no tangent: give Lax.full(x.type().tangent(), 0)");
  }

  @Test
  void vjp_ofIntegers_givesFloat0() {
    Vjp<Tensor> ofInt = vjp(n -> n, Tensor.of(1));
    assertThat(ofInt.gradient(Tensor.of(1)).type()).hasToString("float0[]");
    assertThat(vjp(n -> n.times(2.0), Tensor.of(1)).gradient(Tensor.of(1.0)).type())
        .hasToString("float0[]");
    List<Tensor> both =
        vjp((x, n) -> x.times(n), Tensor.of(2f), Tensor.of(3)).tensors(Tensor.of(1f));
    assertThat(both.get(0).item()).isEqualTo(3);
    assertThat(both.get(1).type()).hasToString("float0[]");
    // An index has no derivative, but what it picks does.
    Tensor table = Tensor.of(1f, 2f, 3f);
    List<Tensor> picked =
        vjp((x, i) -> Lax.dynamicSlice(x, new Tensor[] {i}, Shape.of(1)).sum(), table, Tensor.of(1))
            .tensors(Tensor.of(1f));
    assertThat(picked.get(0).toFloatArray()).containsExactly(0, 1, 0);
    assertThat(picked.get(1).type()).hasToString("float0[]");
  }

  @Test
  void linearize_ofIntegers_takesFloat0() {
    Linearized<Tensor> l = linearize((x, n) -> x.times(n), Tensor.of(2f), Tensor.of(3));
    Tensor none = Lax.full(Tensor.of(3).type().tangent(), 0);
    assertThat(l.apply(1f, none).item()).isEqualTo(3);
    assertThatThrownBy(() -> l.apply(1f, 1)).isInstanceOf(DTypeException.class);
    assertThat(linearize(n -> n, Tensor.of(3)).apply(none).type()).hasToString("float0[]");
  }

  @Test
  void float0_takesPartInNoArithmetic() {
    Tensor none = Lax.full(Tensor.of(1, 2).type().tangent(), 0);
    assertThatThrownBy(() -> none.plus(none))
        .isInstanceOf(DTypeException.class)
        .hasMessageStartingWith(
            "plus: operand must have an integer, floating or complex dtype; got float0[2]");
    assertThatThrownBy(() -> none.plus(Tensor.of(1f)))
        .isInstanceOf(DTypeException.class)
        .hasMessage(
            "plus: float0 has no numbers and meets no other dtype; got float0[2], f32[]. It is"
                + " the dtype of gradients of integers; take none in them");
    assertThat(none.reshape(2, 1).type()).hasToString("float0[2,1]");
    assertThat(vmap(x -> x).apply(none).type()).hasToString("float0[2]");
  }

  @Test
  void derivatives_atTangentsOfOtherShapes_throw() {
    Tensor x = Tensor.of(1f, 2f);
    assertThatThrownBy(() -> jvp(Numpy::sin, x, Tensor.of(1f, 2f, 3f)))
        .isInstanceOf(ShapeException.class)
        .hasMessage("jvp: the tangents must have the shape of f32[2]; got f32[3]");
    assertThatThrownBy(() -> vjp(Numpy::sin, x).gradient(Tensor.of(1f, 2f, 3f)))
        .isInstanceOf(ShapeException.class)
        .hasMessage("vjp: the cotangent must have the shape of f32[2]; got f32[3]");
    assertThatThrownBy(() -> vjp(Numpy::sin, x).gradient(x.astype(DType.INT32)))
        .isInstanceOf(DTypeException.class)
        .hasMessage("vjp: the cotangent must have the dtype of f32[2]; got i32[2]");
  }

  // The dtypes are JAX's: a column is of the result's, a row of the argument's.
  @Test
  void jacobians_ofMixedWidths_haveJaxsDtypes() {
    Config.withX64(
        true,
        () -> {
          List<Tensor> at = List.of(Tensor.of(2.0, 5.0), Tensor.of(3f).astype(DType.FLOAT32));
          Fn1<List<Tensor>, List<Tensor>> f =
              p ->
                  List.of(
                      p.get(0).times(p.get(1)),
                      p.get(1).times(p.get(1)),
                      p.get(0).astype(DType.FLOAT32).plus(p.get(1)));
          assertThat(types(jacfwd(f).apply(at)))
              .containsExactly("f64[2,2]", "f64[2]", "f32[2]", "f32[]", "f32[2,2]", "f32[2]");
          assertThat(types(jacrev(f).apply(at)))
              .containsExactly("f64[2,2]", "f32[2]", "f64[2]", "f32[]", "f64[2,2]", "f32[2]");
          Fn1<List<Tensor>, Tensor> cubic = p -> p.get(0).pow(2).times(p.get(1)).sum();
          assertThat(types(hessian(cubic).apply(at)))
              .containsExactly("f64[2,2]", "f64[2]", "f32[2]", "f32[]");
          List<Tensor> second = Tree.leaves(hessian(cubic).apply(at));
          assertThat(second.get(1).toDoubleArray()).containsExactly(4, 10);
          assertThat(second.get(3).item()).isZero();
          return at;
        });
  }

  private static List<String> types(Object tree) {
    return Tree.leaves(tree).stream().map(t -> t.type().toString()).toList();
  }
}
