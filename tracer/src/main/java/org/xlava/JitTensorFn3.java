package org.xlava;

/** A jitted function of three tensors that gives a tensor. */
public final class JitTensorFn3 extends Jitted<Tensor> implements TensorFn3 {
  JitTensorFn3(Fn<Tensor> f, JitOptions options) {
    super(f, 3, options);
  }

  @Override
  public Tensor apply(Tensor a, Tensor b, Tensor c) {
    return call(a, b, c);
  }
}
