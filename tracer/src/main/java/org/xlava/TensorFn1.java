package org.xlava;

/** A function of one tensor that gives a tensor. */
@FunctionalInterface
public interface TensorFn1 extends TensorFn, Fn1<Tensor, Tensor> {}
