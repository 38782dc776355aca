package org.xlava;

/** A jitted function of six tensors that gives a tensor. */
public final class JitTensorFn6 extends Jitted<Tensor> implements TensorFn6 {
  JitTensorFn6(Fn<Tensor> f, JitOptions options) {
    super(f, 6, options);
  }

  @Override
  public Tensor apply(Tensor a, Tensor b, Tensor c, Tensor d, Tensor e, Tensor h) {
    return call(a, b, c, d, e, h);
  }
}
