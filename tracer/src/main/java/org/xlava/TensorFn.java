package org.xlava;

/**
 * A function of tensors that gives a tensor: the common type of {@link TensorFn1} to {@link
 * TensorFn8}.
 */
public interface TensorFn extends Fn<Tensor> {
  /**
   * Applies the function to tensors and to what {@link Tensor#of(Object)} makes tensors of, such as
   * Java numbers.
   */
  default Tensor apply(Object first, Object... rest) {
    Object[] tensors = new Object[rest.length + 1];
    tensors[0] = Tensor.of(first);
    for (int i = 0; i < rest.length; i++) {
      tensors[i + 1] = Tensor.of(rest[i]);
    }
    return call(tensors);
  }
}
