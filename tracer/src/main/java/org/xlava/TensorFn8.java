package org.xlava;

/** A function of eight tensors that gives a tensor. */
@FunctionalInterface
public interface TensorFn8
    extends TensorFn, Fn8<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor> {}
