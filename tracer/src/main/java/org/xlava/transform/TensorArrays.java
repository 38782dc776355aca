package org.xlava.transform;

import java.util.Arrays;
import java.util.List;
import org.xlava.Tensor;
import org.xlava.TensorType;

/** Arrays of tensors. */
public final class TensorArrays {
  private TensorArrays() {}

  /** All of {@code a}, then all of {@code b}. */
  public static Tensor[] concat(Tensor[] a, Tensor[] b) {
    Tensor[] all = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, all, a.length, b.length);
    return all;
  }

  public static TensorType[] types(Tensor... tensors) {
    TensorType[] types = new TensorType[tensors.length];
    for (int i = 0; i < types.length; i++) {
      Tensor x = tensors[i];
      if (x == null) {
        throw GivenTensors.missing(tensors);
      }
      types[i] = x.type();
    }
    return types;
  }

  public static TensorType[] types(List<? extends Tensor> tensors) {
    return tensors.stream().map(Tensor::type).toArray(TensorType[]::new);
  }
}
