package org.xlava;

/** A function of three tensors that gives a tensor. */
@FunctionalInterface
public interface TensorFn3 extends TensorFn, Fn3<Tensor, Tensor, Tensor, Tensor> {}
