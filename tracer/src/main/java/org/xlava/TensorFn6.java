package org.xlava;

/** A function of six tensors that gives a tensor. */
@FunctionalInterface
public interface TensorFn6
    extends TensorFn, Fn6<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor> {}
