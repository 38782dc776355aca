package org.xlava.transformations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.xlava.Xlava.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.xlava.Argnums;
import org.xlava.Auxiliary;
import org.xlava.AxisSpec;
import org.xlava.Carried;
import org.xlava.Complex;
import org.xlava.ConcretizationException;
import org.xlava.DType;
import org.xlava.DTypeException;
import org.xlava.Fn1;
import org.xlava.Fn2;
import org.xlava.Lax;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TensorFn1;
import org.xlava.TensorType;
import org.xlava.TransformException;
import org.xlava.TreeException;
import org.xlava.Xlava;
import org.xlava.XlavaException;

/** What transformations refuse, by which exception, and what they say. */
class RefusalsTest {
  private static final Tensor V = Tensor.of(1f, 2f, 3f);
  private static final Tensor S = Tensor.of(2.0);
  private static final Tensor I = Tensor.of(new int[] {1, 2, 3});
  private static final String TREE =
      "tree: must be made of tensors, numbers, records, Lists, Maps, arrays and Optionals; got ";

  private record Pair(Tensor a, Tensor b) {}

  private record Mutable(ArrayList<Tensor> list) {}

  private record Anything(Object value) {}

  private static Arguments row(
      Class<? extends XlavaException> type, String message, Callable<?> call) {
    return arguments(type, message, call);
  }

  static Stream<Arguments> derivatives() {
    String floating =
        ". Convert the argument with astype(FLOAT32), or use vjp or the option allowInt()";
    String scalar = ". Reduce the result with sum or mean, or use jacrev";
    return Stream.of(
        row(
            DTypeException.class,
            "grad: inputs must have a floating or complex dtype; got i32[3]" + floating,
            () -> grad((Tensor x) -> x.sum()).apply(I)),
        row(
            DTypeException.class,
            "grad: inputs must have a floating or complex dtype; got i32[]" + floating,
            () -> grad(x -> x.times(x)).apply(3)),
        row(
            DTypeException.class,
            "valueAndGrad: inputs must have a floating or complex dtype; got bool[]" + floating,
            () -> valueAndGrad(x -> x.times(x)).apply(Tensor.of(true))),
        row(
            DTypeException.class,
            "grad: inputs must have a floating or complex dtype; got i32[]" + floating,
            () -> grad((x, y) -> x.times(y).sum(), 1).apply(V, 2)),
        row(
            DTypeException.class,
            "grad: results must be real and have a floating dtype; got c64[]. Use"
                + " the option holomorphic() for a holomorphic function, or vjp",
            () -> grad(x -> x.times(x)).apply(new Complex(1, 2))),
        row(
            DTypeException.class,
            "jacfwd: inputs must have a floating or complex dtype; got i32[3]" + floating,
            () -> jacfwd((Tensor x) -> x).apply(I)),
        row(
            DTypeException.class,
            "jacrev: inputs must have a floating or complex dtype; got i32[3]" + floating,
            () -> jacrev((Tensor x) -> x).apply(I)),
        row(
            ShapeException.class,
            "grad: the function must return a scalar; got f32[3]" + scalar,
            () -> grad(x -> x.times(x)).apply(V)),
        row(
            ShapeException.class,
            "grad: the function must return a scalar; got f32[1]" + scalar,
            () -> grad(x -> x.times(x)).apply(new float[] {1})),
        row(
            ShapeException.class,
            "grad: the function must return a scalar; got a tree of 2 tensors" + scalar,
            () -> grad(RefusalsTest.<Tensor>erased((Tensor x) -> List.of(x, x))).apply(S)),
        row(
            DTypeException.class,
            "grad: results must be real and have a floating dtype; got i32[]. Use vjp",
            () -> grad(x -> x.astype(DType.INT32)).apply(S)),
        row(
            DTypeException.class,
            "grad: results must be real and have a floating dtype; got c64[]. Use"
                + " the option holomorphic() for a holomorphic function, or vjp",
            () -> grad(x -> x.astype(DType.COMPLEX64)).apply(S)),
        row(
            DTypeException.class,
            "jacrev: results must be real and have a floating dtype; got i32[3]. Use vjp",
            () -> jacrev((Tensor x) -> x.astype(DType.INT32)).apply(V)),
        row(
            TransformException.class,
            "grad: argnums must be less than the number of arguments, 2; got 2",
            () -> grad((x, y) -> x.times(y), 2).apply(1.0, 2.0)),
        row(
            TransformException.class,
            "grad: argnums must be less than the number of arguments, 2; got -3",
            () -> grad((x, y) -> x.times(y), -3).apply(1.0, 2.0)),
        row(
            TransformException.class,
            "grad: argnums must name one argument or more, each once; got [0, -2]",
            () -> grad((x, y) -> x.times(y), argnums(0, -2)).apply(S, S)),
        row(
            TransformException.class,
            "grad: argnums must name one argument or more, each once; got []",
            () -> grad((x, y) -> x.times(y), argnums()).apply(S, S)),
        row(
            TransformException.class,
            "argnums: argnums must be indices of arguments; got [null]",
            () -> argnums((Integer) null)),
        row(
            TransformException.class,
            "grad: argnums must be indices of arguments; got null",
            () -> grad((x, y) -> x.times(y), (Argnums) null).apply(S, S)));
  }

  @SuppressWarnings("unchecked")
  private static <A> Fn1<A, Tensor> erased(Fn1<A, ?> f) {
    return (Fn1<A, Tensor>) (Fn1<A, ?>) f;
  }

  static Stream<Arguments> vectorization() {
    String prefix =
        "vmap: inAxes must be a prefix of the tree that it is for: Lists for Lists, arrays and"
            + " records, Maps for Maps and for records by component; got ";
    String axes = "vmap: inAxes must be axes, NONE, or Lists and Maps of them; got ";
    return Stream.of(
        row(
            ShapeException.class,
            "vmap: mapped axes must have equal sizes; got size 3 on axis 0 of argument 0 of type"
                + " f32[3]; size 2 on axis 0 of argument 1 of type f32[2]",
            () -> vmap((x, y) -> x.plus(y)).apply(V, Tensor.of(1f, 2f))),
        row(
            ShapeException.class,
            "vmap: inAxes must be axes of the arguments; got 0 for argument 0 of type f32[]. Use"
                + " NONE for arguments that aren't mapped",
            () -> vmap(x -> x).apply(S)),
        row(
            ShapeException.class,
            "vmap: inAxes must be axes of the arguments; got -2 for argument 0 of type f32[3]. Use"
                + " NONE for arguments that aren't mapped",
            () -> vmap(x -> x, inAxes(-2)).apply(V)),
        row(
            TransformException.class,
            "vmap: at least one argument must be mapped; got inAxes of NONE only. Use axisSize"
                + " to tell the number of examples",
            () -> vmap((x, y) -> x, inAxes(NONE)).apply(V, V)),
        row(
            TransformException.class,
            "vmap: a result with outAxes NONE must not depend on mapped arguments; got f32[3]"
                + " mapped on axis 0",
            () -> vmap(x -> x, inAxes(0), outAxes(NONE)).apply(V)),
        row(
            ShapeException.class,
            "vmap outAxes: axis must be in [-1, 1) for a tensor of rank 1; got 5",
            () -> vmap(x -> x, inAxes(0), outAxes(5)).apply(V)),
        row(
            TransformException.class,
            "vmap: inAxes must have one entry, or one for each argument; got 3 entries for 2"
                + " arguments",
            () -> vmap((x, y) -> x, inAxes(0, 0, 0)).apply(V, V)),
        row(TransformException.class, axes + "[]", () -> inAxes()),
        row(TransformException.class, axes + "null", () -> inAxes((Object[]) null)),
        row(TransformException.class, axes + "[0, null]", () -> inAxes(0, null)),
        row(
            TransformException.class,
            "vmap: options must be inAxes, outAxes, axisName and axisSize, each at most once; got"
                + " [null]",
            () -> vmap(x -> x, (AxisSpec) null)),
        row(
            TreeException.class,
            "vmap: axes must be integers, NONE, or Lists and Maps of them; got 0.5",
            () -> vmap(x -> x, inAxes(0.5)).apply(V)),
        row(
            TreeException.class,
            "vjp: gradient and tensors need arguments that are tensors; got a Pair. Use apply,"
                + " which gives cotangents of the arguments' own structure",
            () -> vjp((Pair p) -> p.a(), new Pair(V, V)).gradient(V)),
        row(
            TreeException.class,
            "scan: the arrays to scan over must not be null; got null. Without any, give a step of"
                + " the carry alone and the length: scan(step, init, length)",
            () -> Xlava.scan((Tensor c, Tensor x) -> new Carried<>(c, c), V, null)),
        row(
            TreeException.class,
            "vmap: axes must be integers, NONE, or Lists and Maps of them; got Pair[a=null,"
                + " b=null]. Give a Map by the names of the components",
            () -> vmap((Pair p) -> p.a(), inAxes(new Pair(null, null))).apply(new Pair(V, V))),
        row(
            TreeException.class,
            prefix + "[0] for *",
            () -> vmap(x -> x, inAxes(List.of(0))).apply(V)),
        row(
            TreeException.class,
            prefix + "{c=0} for Pair(a=*, b=*)",
            () -> vmap((Pair p) -> p.a(), inAxes(Map.of("c", 0))).apply(new Pair(V, V))),
        row(
            TreeException.class,
            prefix.replace("inAxes", "outAxes") + "[0, 0] for *",
            () -> vmap(x -> x, inAxes(0), outAxes(0, 0)).apply(V)));
  }

  static Stream<Arguments> tangents() {
    return Stream.of(
        row(
            ShapeException.class,
            "jvp: the tangents must have the shape of f32[3]; got f32[]",
            () -> jvp(x -> x, V, S)),
        row(
            DTypeException.class,
            "jvp: the tangents must have the dtype of f32[3]; got i32[3]",
            () -> jvp(x -> x, V, I)),
        row(
            TransformException.class,
            "call: the function takes 2 arguments; got 1",
            () -> jvp((x, y) -> x, List.of(V), List.of(V))),
        row(
            TreeException.class,
            "jvp: the tangents must have the structure [*, *]; got [*]",
            () -> jvp((x, y) -> x, List.of(V, V), List.of(V))),
        row(
            TreeException.class,
            "jvp: the tangents must have the structure [Pair(a=*, b=*), *]; got [[*, *], *]; they"
                + " differ: expected Pair(a=*, b=*) at [0], got [*, *]",
            () ->
                jvp(
                    (Pair p, Tensor y) -> y,
                    List.of(new Pair(V, V), V),
                    List.of(List.of(V, V), V))),
        row(TreeException.class, TREE + "null as the tangents[0]", () -> jvp(x -> x, V, null)),
        row(
            ShapeException.class,
            "vjp: the cotangent must have the shape of f32[3]; got f32[]",
            () -> vjp(x -> x, V).apply(S)),
        row(
            DTypeException.class,
            "vjp: the cotangent must have the dtype of f32[3]; got i32[3]",
            () -> vjp(x -> x, V).apply(I)),
        row(
            TreeException.class,
            "vjp: the cotangent must have the structure {a: *, b: Optional[*]}; got {a: *}",
            () ->
                vjp((Tensor x) -> Map.of("a", x, "b", java.util.Optional.of(x)), V)
                    .apply(Map.of("a", V))),
        row(TreeException.class, TREE + "null as the cotangent", () -> vjp(x -> x, V).apply(null)),
        row(
            TreeException.class,
            "linearize: the tangents must have the structure [*]; got [*, *]",
            () -> linearize(x -> x, V).apply(V, V)),
        row(
            ShapeException.class,
            "linearize: the tangents must have the shape of f32[3]; got f32[]",
            () -> linearize(x -> x, V).apply(S)));
  }

  static Stream<Arguments> trees() {
    Map<String, Tensor> nullKey = new HashMap<>();
    nullKey.put(null, V);
    return Stream.of(
        row(
            TreeException.class,
            TREE + "null as argument 0",
            () -> jit((Tensor x) -> x).apply((Tensor) null)),
        row(
            TreeException.class,
            TREE + "null as argument 1",
            () -> jit((Tensor x, Tensor y) -> y).apply(S, (Tensor) null)),
        row(
            TreeException.class,
            TREE + "null as argument 0.b",
            () -> jit((Pair p) -> p.a()).apply(new Pair(V, null))),
        row(
            TreeException.class,
            TREE + "null as argument 0[1]",
            () -> vmap((List<Tensor> x) -> V).apply(Arrays.asList(V, null))),
        row(
            TreeException.class,
            TREE + "a null key as argument 0",
            () -> jit((Map<String, Tensor> x) -> V).apply(nullKey)),
        row(
            TreeException.class,
            TREE
                + "an object of type java.lang.String as argument 0. Let the function capture it,"
                + " or name the argument in staticArgnums of jit",
            () -> jit((String x) -> x).apply("a")),
        row(
            TreeException.class,
            TREE
                + "an object of type java.lang.String as argument 0.value. Mark the component"
                + " @Static to have it stay as it is",
            () -> jit((Anything x) -> x).apply(new Anything("a"))),
        row(
            TreeException.class,
            TREE + "an object of type float[] as argument 0. Make a tensor of it with Tensor.of",
            () -> jit((float[] x) -> x[0]).apply(new float[] {1})),
        row(
            TreeException.class,
            "tree: the components of "
                + Mutable.class.getName()
                + " must be declared as Tensor, List, Map, Optional, arrays or records; got"
                + " [List]",
            () -> jit((Mutable x) -> x).apply(new Mutable(new ArrayList<>(List.of(V))))),
        row(
            TreeException.class,
            TREE + "null as the result",
            () -> jit((Tensor x) -> (Tensor) null).apply(V)),
        row(
            TreeException.class,
            TREE + "null as the result",
            () -> grad((Tensor x) -> (Tensor) null).apply(V)),
        row(
            TreeException.class,
            TREE + "an object of type java.lang.String as the result",
            () -> vmap((Tensor x) -> "a").apply(V)),
        row(
            TreeException.class,
            TREE + "null as the result[1]",
            () -> makeJaxpr((Tensor x) -> Arrays.asList(x, null)).apply(V)),
        row(TreeException.class, TREE + "null", () -> stopGradient((Object) null)),
        row(
            TransformException.class,
            "call: the function takes 2 arguments; got 3",
            () -> jit((x, y) -> x).call(1, 2, 3)),
        row(
            TransformException.class,
            "call: the function takes 1 argument; got 0",
            () -> jit((Tensor x) -> x).call()),
        row(
            DTypeException.class,
            "Tensor.of: value must be a Java number, a boolean or a Complex, or nested arrays or"
                + " lists of them; got null",
            () -> jit(x -> x).apply((Object) null)));
  }

  static Stream<Arguments> functions() {
    TensorFn1 none = null;
    Fn1<Tensor, Tensor> ofTrees = null;
    Fn2<Tensor, Tensor, Auxiliary<Tensor, Tensor>> aux = null;
    Argnums both = argnums(0, 1);
    return Stream.of(
        absent("jit", () -> jit(none)),
        absent("jit", () -> jit(ofTrees)),
        absent("vmap", () -> vmap(none)),
        absent("vmap", () -> vmap(ofTrees, inAxes(1))),
        absent("grad", () -> grad(none)),
        absent("grad", () -> grad(ofTrees)),
        absent("grad", () -> grad(none, 0)),
        absent("grad", () -> grad(none, both)),
        absent("grad", () -> grad(none, holomorphic())),
        absent("valueAndGrad", () -> valueAndGrad(none)),
        absent("gradWithAux", () -> gradWithAux(aux)),
        absent("valueAndGradWithAux", () -> valueAndGradWithAux(aux, 1)),
        absent("jacfwd", () -> jacfwd(none)),
        absent("jacfwdWithAux", () -> jacfwdWithAux(aux)),
        absent("jacrev", () -> jacrev(ofTrees)),
        absent("jacrevWithAux", () -> jacrevWithAux(aux, both)),
        absent("hessian", () -> hessian(none)),
        absent("hessian", () -> hessian(none, 0)),
        absent("hessianWithAux", () -> hessianWithAux(aux)),
        absent("makeJaxpr", () -> makeJaxpr(none)),
        absent("evalShape", () -> evalShape(none, V)),
        absent("jvp", () -> jvp(none, V, V)),
        absent("vjp", () -> vjp(none, V)),
        absent("linearize", () -> linearize(none, V)),
        absent("linearTranspose", () -> linearTranspose(none, V)),
        absent("closureConvert", () -> closureConvert(none, V)),
        absent("savedResiduals", () -> savedResiduals(none, V)),
        absent("checkGrads", Executors.callable(() -> checkGrads(none, V))),
        absent("checkpoint", () -> checkpoint(none)),
        absent("customVmap", () -> sequentialVmap(none)));
  }

  private static Arguments absent(String name, Callable<?> call) {
    return row(TransformException.class, name + ": needs a function; got null", call);
  }

  static Stream<Arguments> placeholders() {
    Tensor placeholder = TensorType.of(DType.FLOAT32, 3).placeholder();
    String end =
        ": operands must have values; got Placeholder<f32[3]>, which evalShape takes and gives for"
            + " a tensor of that type";
    return Stream.of(
        row(ConcretizationException.class, "plus" + end, () -> placeholder.plus(1)),
        row(ConcretizationException.class, "toFloatArray" + end, placeholder::toFloatArray),
        row(ConcretizationException.class, "jit" + end, () -> jit(x -> x).apply(placeholder)));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource({"derivatives", "vectorization", "tangents", "trees", "functions", "placeholders"})
  void refused(Class<? extends XlavaException> type, String message, Callable<?> call) {
    assertThatThrownBy(call::call).isInstanceOf(type).hasMessage(message);
    assertThat(V.plus(1).toFloatArray()).containsExactly(2, 3, 4);
  }

  @Test
  void parameterDeclaredAsNumber_ofATracedFunction_isExplained() {
    assertThatThrownBy(() -> jit((Double x) -> x + 1).apply(2.0))
        .isInstanceOf(TreeException.class)
        .hasMessage(
            "tree: the function must declare as Tensor what numbers and tensors are passed to; got"
                + " a cast to java.lang.Double. Name the argument in staticArgnums of jit if it is"
                + " to stay a Java value")
        .hasCauseInstanceOf(ClassCastException.class);
  }

  @Test
  void otherClassCasts_ofTheFunction_passThrough() {
    assertThatThrownBy(
            () ->
                jit((Tensor x) -> {
                      Object text = "a";
                      return x.times((Integer) text);
                    })
                    .apply(S))
        .isInstanceOf(ClassCastException.class)
        .hasMessageContaining("java.lang.String cannot be cast");
  }

  @Test
  void integerArguments_besideTheDifferentiatedOnes_areFine() {
    assertThat(grad((x, y) -> x.times(y).sum()).apply(V, 2).toFloatArray())
        .containsExactly(2, 2, 2);
    assertThat(vjp((x, y) -> x.times(y), V, I).apply(V))
        .hasToString(
            "[Tensor([1., 4., 9.], dtype=float32), Tensor([b'', b'', b''], dtype=float0)]");
    assertThat(
            jvp((x, y) -> x.times(y), List.of(V, I), List.of(V, Lax.full(I.type().tangent(), 0)))
                .tangent()
                .toFloatArray())
        .containsExactly(1, 4, 9);
  }

  @Test
  void numbers_asTangents_takeTheDtypeOfTheirPrimals() {
    assertThat(jvp((Tensor x) -> x.times(x), List.of(2.0), List.of(1)).tangent().item())
        .isEqualTo(4);
  }
}
