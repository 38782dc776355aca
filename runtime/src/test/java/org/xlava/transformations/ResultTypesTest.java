package org.xlava.transformations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.xlava.Numpy.*;
import static org.xlava.Xlava.*;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.xlava.DType;
import org.xlava.Shape;
import org.xlava.Tensor;
import org.xlava.TensorType;

/** Dtype, shape and weakness of results, as JAX 0.10.2 gives them. */
class ResultTypesTest {
  static Stream<Arguments> expressions() {
    Tensor v = Tensor.of(1f, 2f, 3f);
    Tensor w = Tensor.of(2.0);
    Tensor wi = Tensor.of(2);
    Tensor i = Tensor.of(new int[] {1, 2, 3});
    Tensor b = Tensor.of(true, false, true);
    Tensor h = v.astype(DType.FLOAT16);
    Tensor u = i.astype(DType.UINT8);
    Tensor s = w.astype(DType.FLOAT32);
    return Stream.of(
        row("v*w", "f32[3]", () -> v.times(w)),
        row("w*w", "f32[] weak", () -> w.times(w)),
        row("wi*wi", "i32[] weak", () -> wi.times(wi)),
        row("wi/wi", "f32[] weak", () -> wi.div(wi)),
        row("i*w", "f32[3] weak", () -> i.times(w)),
        row("i*wi", "i32[3]", () -> i.times(wi)),
        row("b*wi", "i32[3] weak", () -> b.times(wi)),
        row("b*w", "f32[3] weak", () -> b.times(w)),
        row("h*w", "f16[3]", () -> h.times(w)),
        row("h*v", "f32[3]", () -> h.times(v)),
        row("u*wi", "u8[3]", () -> u.times(wi)),
        row("u+i", "i32[3]", () -> u.plus(i)),
        row("i+h", "f16[3]", () -> i.plus(h)),
        row("sin(w)", "f32[] weak", () -> sin(w)),
        row("sin(wi)", "f32[] weak", () -> sin(wi)),
        row("sin(i)", "f32[3]", () -> sin(i)),
        row("w**2", "f32[] weak", () -> w.pow(2)),
        row("w**2.5", "f32[] weak", () -> w.pow(2.5)),
        row("i**2", "i32[3]", () -> i.pow(2)),
        row("wi**2", "i32[] weak", () -> wi.pow(2)),
        row("v**wi", "f32[3]", () -> v.pow(wi)),
        row("w**v", "f32[3]", () -> w.pow(v)),
        row("w>1", "bool[] weak", () -> w.gt(1)),
        row("abs(wi)", "i32[] weak", () -> wi.abs()),
        row("sum(i)", "i32[]", () -> i.sum()),
        row("sum(u)", "u32[]", () -> u.sum()),
        row("mean(i)", "f32[]", () -> i.mean()),
        row("mean(w)", "f32[]", () -> w.mean()),
        row("argmax", "i32[]", () -> argmax(v)),
        row("where(b,v,1)", "f32[3]", () -> where(b, v, 1)),
        row("where(b,1,2.0)", "f32[3] weak", () -> where(b, Tensor.of(1), Tensor.of(2.0))),
        row("where(b,i,2.5)", "f32[3] weak", () -> where(b, i, 2.5)),
        row("dot(v,v)", "f32[]", () -> dot(v, v)),
        row("dot(w,v)", "f32[3]", () -> dot(w, v)),
        row("stack(w,w)", "f32[2] weak", () -> stack(List.of(w, w), 0)),
        row("broadcast(w)", "f32[2] weak", () -> broadcastTo(w, 2)),
        row("maximum(w,wi)", "f32[] weak", () -> maximum(w, wi)),
        row("clip(w,0,1)", "f32[] weak", () -> clip(w, 0, 1)),
        row("clip(i,0,2)", "i32[3]", () -> clip(i, 0, 2)),
        row("floor(w)", "f32[] weak", () -> floor(w)),
        row("round(wi)", "i32[] weak", () -> round(wi)),
        row("wi//wi", "i32[] weak", () -> floorDivide(wi, wi)),
        row("w%v", "f32[3]", () -> w.rem(v)),
        row("grad(x^2)(w)", "f32[] weak", () -> grad(x -> x.pow(2)).apply(2.0)),
        row("grad(x*s)(w)", "f32[] weak", () -> grad(x -> x.times(s)).apply(2.0)),
        row("jit(x*2)(w)", "f32[] weak", () -> jit(x -> x.times(2)).apply(2.0)),
        row("vmap(x*2)(v)", "f32[3]", () -> vmap(x -> x.times(2)).apply(v)),
        row("jvp(x^2)(w)", "f32[] weak", () -> jvp(x -> x.pow(2), w, w).tangent()),
        row("jacfwd(w)", "f32[] weak", () -> jacfwd(x -> x.pow(3)).apply(2.0)),
        row("hess(w)", "f32[] weak", () -> hessian(x -> x.pow(3)).apply(2.0)),
        row("grad(sum(v*x))(w)", "f32[] weak", () -> grad(x -> v.times(x).sum()).apply(2.0)),
        row("astype(w)", "f32[]", () -> w.astype(DType.FLOAT32)),
        row("stop_gradient(w)", "f32[] weak", () -> stopGradient(w)),
        row("vmap(x*w) out", "f32[3] weak", () -> vmap((x, y) -> y, inAxes(0, NONE)).apply(v, 2.0)),
        row("value(grad)", "f32[]", () -> valueAndGrad(x -> x.times(s)).apply(w).value()),
        row("ones_like(w)", "f32[] weak", () -> onesLike(w)),
        row("full(int)", "i32[2] weak", () -> full(Shape.of(2), 3)),
        row("arange", "i32[3]", () -> arange(3)),
        row("square(wi)", "i32[] weak", () -> square(wi)),
        row("prod(u)", "u32[]", () -> prod(u)),
        row("w[None]", "f32[1] weak", () -> expandDims(w, 0)),
        row("sign(w)", "f32[] weak", () -> sign(w)));
  }

  private static Arguments row(String expression, String type, Supplier<Tensor> result) {
    return arguments(expression, type, result);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @MethodSource("expressions")
  void resultType_isJaxs(String expression, String expected, Supplier<Tensor> result) {
    TensorType type = result.get().type();
    assertThat(type + (type.weak() ? " weak" : "")).as(expression).isEqualTo(expected);
  }
}
