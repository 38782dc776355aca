package org.xlava;

/** A jitted function of four tensors that gives a tensor. */
public final class JitTensorFn4 extends Jitted<Tensor> implements TensorFn4 {
  JitTensorFn4(Fn<Tensor> f, JitOptions options) {
    super(f, 4, options);
  }

  @Override
  public Tensor apply(Tensor a, Tensor b, Tensor c, Tensor d) {
    return call(a, b, c, d);
  }
}
