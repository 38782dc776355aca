package org.xlava;

/** A function of five tensors that gives a tensor. */
@FunctionalInterface
public interface TensorFn5 extends TensorFn, Fn5<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor> {}
