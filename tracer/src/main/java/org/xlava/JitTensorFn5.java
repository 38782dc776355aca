package org.xlava;

/** A jitted function of five tensors that gives a tensor. */
public final class JitTensorFn5 extends Jitted<Tensor> implements TensorFn5 {
  JitTensorFn5(Fn<Tensor> f, JitOptions options) {
    super(f, 5, options);
  }

  @Override
  public Tensor apply(Tensor a, Tensor b, Tensor c, Tensor d, Tensor e) {
    return call(a, b, c, d, e);
  }
}
