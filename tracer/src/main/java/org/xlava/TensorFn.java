package org.xlava;

/**
 * A function of tensors that gives a tensor: the common type of {@link TensorFn1} to {@link
 * TensorFn8}.
 */
public interface TensorFn extends Fn<Tensor> {}
