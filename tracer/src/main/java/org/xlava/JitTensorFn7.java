package org.xlava;

/** A jitted function of seven tensors that gives a tensor. */
public final class JitTensorFn7 extends Jitted<Tensor> implements TensorFn7 {
  JitTensorFn7(Fn<Tensor> f, JitOptions options) {
    super(f, 7, options);
  }

  @Override
  public Tensor apply(Tensor a, Tensor b, Tensor c, Tensor d, Tensor e, Tensor h, Tensor i) {
    return call(a, b, c, d, e, h, i);
  }
}
