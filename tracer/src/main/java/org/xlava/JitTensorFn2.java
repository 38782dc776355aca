package org.xlava;

/** A jitted function of two tensors that gives a tensor. */
public final class JitTensorFn2 extends Jitted<Tensor> implements TensorFn2 {
  JitTensorFn2(Fn<Tensor> f, JitOptions options) {
    super(f, 2, options);
  }

  @Override
  public Tensor apply(Tensor a, Tensor b) {
    return call(a, b);
  }
}
