package org.xlava;

/** A function of two tensors that gives a tensor. */
@FunctionalInterface
public interface TensorFn2 extends TensorFn, Fn2<Tensor, Tensor, Tensor> {}
