package org.xlava;

/** A jitted function of eight tensors that gives a tensor. */
public final class JitTensorFn8 extends Jitted<Tensor> implements TensorFn8 {
  JitTensorFn8(Fn<Tensor> f, JitOptions options) {
    super(f, 8, options);
  }

  @Override
  public Tensor apply(
      Tensor a, Tensor b, Tensor c, Tensor d, Tensor e, Tensor h, Tensor i, Tensor j) {
    return call(a, b, c, d, e, h, i, j);
  }
}
