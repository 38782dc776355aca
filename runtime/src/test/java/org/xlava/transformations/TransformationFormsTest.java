package org.xlava.transformations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xlava.Xlava.*;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.xlava.DType;
import org.xlava.Fn1;
import org.xlava.Fn2;
import org.xlava.Numpy;
import org.xlava.Tensor;
import org.xlava.TensorFn1;
import org.xlava.TensorFn2;
import org.xlava.TensorFn4;
import org.xlava.TensorType;
import org.xlava.ValueAndGrad;
import org.xlava.Xlava;

/**
 * Each transformation in the forms in which users write functions: what compiles here is the API.
 */
class TransformationFormsTest {
  private static final Tensor V = Tensor.of(1f, 2f, 3f);
  private static final Tensor M = Tensor.of(new float[][] {{1, 2, 3}, {4, 5, 6}});

  private record Params(Tensor w, Tensor b) {}

  private record Batch(Tensor x, Tensor y) {}

  private static Tensor loss(Params p, Batch batch) {
    return Numpy.matmul(batch.x(), p.w()).plus(p.b()).minus(batch.y()).pow(2).mean();
  }

  private static Tensor tdLoss(Tensor theta, Tensor sTm1, Tensor rT, Tensor sT) {
    Tensor target = rT.plus(Numpy.dot(theta, sT));
    return stopGradient(target).minus(Numpy.dot(theta, sTm1)).pow(2).times(-0.5);
  }

  private static Tensor square(Tensor x) {
    return x.times(x);
  }

  private Tensor scaled(Tensor x) {
    return x.times(3);
  }

  private static Tensor eight(
      Tensor a, Tensor b, Tensor c, Tensor d, Tensor e, Tensor f, Tensor g, Tensor h) {
    return a.times(b).plus(c.times(d)).plus(e.times(f)).plus(g.times(h));
  }

  private static Params params() {
    return new Params(V, Tensor.of(0.5));
  }

  private static Batch batch() {
    return new Batch(M, Tensor.of(1f, 2f));
  }

  private static void same(Object actual, String expected) {
    assertThat(actual).hasToString(expected);
  }

  @Test
  void implicitLambdas_ofOneArgument() {
    same(grad(x -> x.times(x)).apply(3.0), "Tensor(6., dtype=float32, weak_type=True)");
    same(jit(x -> x.times(x)).apply(3.0), "Tensor(9., dtype=float32, weak_type=True)");
    same(vmap(x -> x.times(x)).apply(V), "Tensor([1., 4., 9.], dtype=float32)");
    same(valueAndGrad(x -> x.times(x)).apply(Tensor.of(3.0)).grad().item(), "6.0");
    same(jacfwd(x -> x.times(x)).apply(V).sum(0), "Tensor([2., 4., 6.], dtype=float32)");
    same(jacrev(x -> x.times(x)).apply(V).sum(0), "Tensor([2., 4., 6.], dtype=float32)");
    same(hessian(x -> x.pow(3).sum()).apply(V).sum(0), "Tensor([ 6., 12., 18.], dtype=float32)");
    same(vjp(x -> x.times(x), V).gradient(V), "Tensor([ 2.,  8., 18.], dtype=float32)");
    same(linearize(x -> x.times(x), V).apply(V), "Tensor([ 2.,  8., 18.], dtype=float32)");
    same(jvp(x -> x.times(x), V, V).tangent(), "Tensor([ 2.,  8., 18.], dtype=float32)");
    same(
        makeJaxpr(x -> x.sum()).apply(V),
        "{ lambda ; a:f32[3]. let b:f32[] = reduce_sum[axes=(0,)] a in (b,) }");
    same(evalShape(x -> x.sum(), TensorType.of(DType.INT8, 2, 3)), "i32[]");
  }

  @Test
  void implicitLambdas_ofTwoArguments() {
    same(grad((x, y) -> x.times(y)).apply(3.0, 2.0).item(), "2.0");
    same(grad((x, y) -> x.times(y), 1).apply(3.0, 2.0).item(), "3.0");
    same(grad((x, y) -> x.times(y), -1).apply(3.0, 2.0).item(), "3.0");
    List<Tensor> both =
        grad((x, y) -> x.times(y), argnums(1, 0)).apply(Tensor.of(3.0), Tensor.of(2.0));
    same(both.stream().map(Tensor::item).toList(), "[3.0, 2.0]");
    same(valueAndGrad((x, y) -> x.times(y), 1).apply(V.get(1), V.get(2)).grad().item(), "2.0");
    same(
        valueAndGrad((x, y) -> x.times(y), argnums(1)).apply(V.get(1), V.get(2)).grad(),
        "[Tensor(2., dtype=float32)]");
    same(jit((x, y) -> x.minus(y)).apply(V, 2), "Tensor([-1.,  0.,  1.], dtype=float32)");
    same(
        vmap((x, y) -> x.times(y), inAxes(0, NONE)).apply(V, 2),
        "Tensor([2., 4., 6.], dtype=float32)");
    same(
        vmap((x, y) -> x.times(y), inAxes(1, NONE), outAxes(1)).apply(M, V.get(1)).shape(),
        "(2, 3)");
    same(jacfwd((x, y) -> x.times(y), 1).apply(V, V).sum(0), "Tensor([1., 2., 3.], dtype=float32)");
    same(jacrev((x, y) -> x.times(y), 1).apply(V, V).sum(0), "Tensor([1., 2., 3.], dtype=float32)");
    same(
        hessian((x, y) -> x.times(x).times(y).sum()).apply(V, V).sum(0),
        "Tensor([2., 4., 6.], dtype=float32)");
    same(vjp((x, y) -> x.times(y), V, V).tensors(V).get(1).sum().item(), "14.0");
    same(linearize((x, y) -> x.times(y), V, V).apply(V, V).sum().item(), "28.0");
    same(jvp((x, y) -> x.times(y), List.of(V, V), List.of(V, V)).tangent().sum().item(), "28.0");
    same(makeJaxpr((x, y) -> y).apply(V, M), "{ lambda ; a:f32[3] b:f32[2,3]. let  in (b,) }");
    same(evalShape((x, y) -> x.plus(y), V, M), "f32[2,3]");
  }

  @Test
  void jacobiansAndHessians_inSeveralArguments() {
    List<Tensor> forward = jacfwd((x, y) -> x.times(y), argnums(0, 1)).apply(V, M.get(1));
    same(forward.get(0).sum(0), "Tensor([4., 5., 6.], dtype=float32)");
    same(forward.get(1).sum(0), "Tensor([1., 2., 3.], dtype=float32)");
    List<Tensor> reverse = jacrev((x, y) -> x.times(y), argnums(1)).apply(V, M.get(1));
    same(reverse.get(0).sum(0), "Tensor([1., 2., 3.], dtype=float32)");
    same(
        hessian((x, y) -> x.times(y.pow(3)).sum(), 1).apply(V, V).sum(0),
        "Tensor([ 6., 24., 54.], dtype=float32)");
    Object mixed = jacrev((Tensor x, Params p) -> p.w().times(x), argnums(0, 1)).apply(V, params());
    same(((Params) ((List<?>) mixed).get(1)).b().shape(), "(3,)");
  }

  @Test
  void typedLambdas() {
    same(grad((Tensor x) -> x.times(x)).apply(3.0).item(), "6.0");
    same(jacfwd(grad((Tensor x) -> Numpy.dot(x, x))).apply(V).sum(0).toFloatArray()[0], "2.0");
    same(jit((Tensor x, Tensor y) -> x.plus(y)).apply(1, 2).item(), "3.0");
    same(jvp((Tensor x) -> x.times(x), List.of(V), List.of(V)).value().sum().item(), "14.0");
    List<Tensor> results = jit((Tensor x) -> List.of(x, x.sum())).apply(V);
    same(results.get(1).item(), "6.0");
  }

  @Test
  void methodReferences() {
    same(grad(TransformationFormsTest::square).apply(3.0).item(), "6.0");
    same(jit(this::scaled).apply(3.0).item(), "9.0");
    same(jit(Numpy::add).apply(3.0, 2).item(), "5.0");
    same(grad(Numpy::tanh).apply(0.0).item(), "1.0");
    same(grad(Tensor::abs).apply(-2.0).item(), "-1.0");
    same(vmap(Numpy::dot).apply(M, M), "Tensor([14., 77.], dtype=float32)");
    TensorFn1 sum = Tensor::sum;
    same(grad(sum).apply(V), "Tensor([1., 1., 1.], dtype=float32)");
    same(evalShape(TransformationFormsTest::square, V), "f32[3]");
  }

  @Test
  void eightArguments() {
    var f = jit(grad(TransformationFormsTest::eight, 7));
    same(f.apply(1., 1., 1., 1., 1., 1., 5., 1.).item(), "5.0");
    var mapped = vmap(TransformationFormsTest::eight, inAxes(0, 0, 0, 0, NONE, 0, 0, 0));
    same(mapped.apply(V, V, V, V, 1.0, V, V, V), "Tensor([ 4., 14., 30.], dtype=float32)");
    same(
        jvp(
                TransformationFormsTest::eight,
                List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0),
                List.of(1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0))
            .tangent()
            .item(),
        "9.0");
  }

  @Test
  void perExampleGradients_ofTheTutorial() {
    TensorFn4 f = jit(vmap(grad(TransformationFormsTest::tdLoss), inAxes(NONE, 0, 0, 0)));
    Tensor theta = Tensor.of(0.1f, -0.1f, 0f);
    Tensor sTm1 = Tensor.of(new float[][] {{1, 2, -1}, {1, 2, -1}});
    Tensor sT = Tensor.of(new float[][] {{2, 1, 0}, {2, 1, 0}});
    same(
        f.apply(theta, sTm1, Tensor.of(1f, 1f), sT),
        "Tensor([[ 1.2,  2.4, -1.2],\n        [ 1.2,  2.4, -1.2]], dtype=float32)");
  }

  @Test
  void records_asArgumentsAndGradients() {
    Fn2<Params, Batch, ValueAndGrad<Params>> step =
        jit(valueAndGrad(TransformationFormsTest::loss));
    ValueAndGrad<Params> at = step.apply(params(), batch());
    same(at.value().item(), "556.25");
    same(at.grad().b().item(), "44.0");
    same(at.grad().w(), "Tensor([135.5, 179.5, 223.5], dtype=float32)");
    Fn2<Params, Batch, Batch> inBatch = grad(TransformationFormsTest::loss, 1);
    same(inBatch.apply(params(), batch()).y(), "Tensor([-13.5, -30.5], dtype=float32)");
    Batch batch = batch();
    Params gradient = grad((Params p) -> loss(p, batch)).apply(params());
    same(gradient.b().item(), "44.0");
    same(vjp(p -> loss(p, batch), params()).apply(Tensor.of(1f)).size(), "1");
    same(jvp(p -> loss(p, batch), params(), params()).tangent().shape(), "()");
    same(
        evalShape((Params p) -> p, new Params(TensorType.of(DType.FLOAT16, 3).placeholder(), V))
            .w(),
        "Placeholder<f16[3]>");
  }

  @Test
  void records_nestedDerivatives_areMapsOfRecords() {
    Batch batch = batch();
    Object hessian = hessian((Params p) -> loss(p, batch)).apply(params());
    assertThat(hessian).isInstanceOf(Map.class);
    Params row = (Params) ((Map<?, ?>) hessian).get("w");
    same(row.w().shape(), "(3, 3)");
    same(row.b(), "Tensor([5., 7., 9.], dtype=float32)");
    Object jacobian = jacrev((Tensor x) -> new Params(x.times(2), x.sum())).apply(V);
    same(((Params) jacobian).b(), "Tensor([1., 1., 1.], dtype=float32)");
  }

  @Test
  void lists_maps_arrays_optionals() {
    same(
        jit((List<Tensor> x) -> x.get(0).plus(x.get(1))).apply(List.of(V, V)),
        "Tensor([2., 4., 6.], dtype=float32)");
    Map<String, Tensor> map =
        jit((Map<String, Tensor> x) -> Map.of("z", x.get("a"), "b", x.get("a").sum()))
            .apply(Map.of("a", V));
    same(map.keySet(), "[b, z]");
    same(map.get("b").item(), "6.0");
    Tensor[] gradients =
        grad((Tensor[] x) -> x[0].times(x[1]).sum()).apply(new Tensor[] {V, M.get(1)});
    same(gradients[0], "Tensor([4., 5., 6.], dtype=float32)");
    same(
        jit((Optional<Tensor> x) -> x.map(Tensor::sum)).apply(Optional.of(V)).orElseThrow().item(),
        "6.0");
    same(
        jit((Optional<Tensor> x) -> x.isEmpty() ? V : x.get()).apply(Optional.empty()),
        V.toString());
    same(
        jvp((List<Tensor> x) -> x.get(0).times(x.get(1)), List.of(V, V), List.of(V, V)).tangent(),
        "Tensor([ 2.,  8., 18.], dtype=float32)");
    List<Tensor> gradient =
        grad((List<Tensor> x) -> x.get(0).times(x.get(1)).sum()).apply(List.of(V, M.get(0)));
    same(gradient.get(1), V.toString());
  }

  @Test
  void localRecords_withStaticComponents() {
    record Scaled(Tensor x, int by, String name) {}
    Scaled gradient = grad((Scaled s) -> s.x().times(s.by()).sum()).apply(new Scaled(V, 3, "n"));
    same(gradient.x(), "Tensor([3., 3., 3.], dtype=float32)");
    same(gradient.by() + gradient.name(), "3n");
  }

  @Test
  void vmap_axesOfTrees() {
    Fn1<Params, Tensor> f = p -> p.w().times(p.b());
    Params wide = new Params(M, Tensor.of(1f, 2f, 3f));
    String expected = "(3, 2)";
    same(vmap(f, inAxes(List.of(1, 0))).apply(wide).shape(), expected);
    same(vmap(f, inAxes(Map.of("w", 1, "b", 0))).apply(wide).shape(), expected);
    same(vmap(f, inAxes(Map.of("w", -1, "b", 0)), outAxes(-1)).apply(wide).shape(), "(2, 3)");
    var two =
        vmap((Tensor x) -> Map.of("a", x, "b", V), inAxes(0), outAxes(Map.of("a", 1, "b", NONE)));
    same(two.apply(M).get("a").shape(), "(3, 2)");
    same(two.apply(M).get("b").shape(), "(3,)");
  }

  @Test
  void vmap_ofVmap_isAnOuterProduct() {
    TensorFn2 f = vmap(vmap((x, y) -> x.times(y), inAxes(NONE, 0)), inAxes(0, NONE));
    same(f.apply(V, M.get(0)), Numpy.outer(V, V).toString());
  }

  @Test
  void stopGradient_ofTrees() {
    same(
        grad((Tensor x) -> stopGradient(List.of(x, x)).get(1).times(x))
            .apply(Tensor.of(2.0))
            .item(),
        "2.0");
    Params stopped = stopGradient(params());
    same(stopped.b().item(), "0.5");
    same(Xlava.stopGradient(Tensor.of(3)).dtype(), "int32");
  }

  @Test
  void numbers_mixWithTensors() {
    TensorFn2 f = (x, y) -> x.plus(y);
    same(f.apply(1, 2), "Tensor(3, dtype=int32, weak_type=True)");
    same(f.apply(V, 1), "Tensor([2., 3., 4.], dtype=float32)");
    same(f.apply(1, V), "Tensor([2., 3., 4.], dtype=float32)");
    same(f.apply(new int[] {1, 2, 3}, V), "Tensor([2., 4., 6.], dtype=float32)");
  }
}
