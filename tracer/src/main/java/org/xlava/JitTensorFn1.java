package org.xlava;

/** A jitted function of one tensor that gives a tensor. */
public final class JitTensorFn1 extends Jitted<Tensor> implements TensorFn1 {
  JitTensorFn1(Fn<Tensor> f, JitOptions options) {
    super(f, 1, options);
  }

  @Override
  public Tensor apply(Tensor a) {
    return call(a);
  }
}
