package org.xlava;

/** A function of four tensors that gives a tensor. */
@FunctionalInterface
public interface TensorFn4 extends TensorFn, Fn4<Tensor, Tensor, Tensor, Tensor, Tensor> {}
