package org.xlava;

/** A function of seven tensors that gives a tensor. */
@FunctionalInterface
public interface TensorFn7
    extends TensorFn, Fn7<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor> {}
