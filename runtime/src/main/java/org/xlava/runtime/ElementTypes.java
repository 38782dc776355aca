package org.xlava.runtime;

import org.xlava.DType;
import org.xlava.ExecutionException;
import org.xlava.TensorType;
import org.xlava.pjrt.ArrayType;
import org.xlava.pjrt.ElementType;

/** The types of tensors as those of buffers. */
final class ElementTypes {
  private ElementTypes() {}

  static ElementType of(DType dtype) {
    return switch (dtype) {
      case BOOL, FLOAT0 -> ElementType.PRED;
      case INT8 -> ElementType.S8;
      case INT16 -> ElementType.S16;
      case INT32 -> ElementType.S32;
      case INT64 -> ElementType.S64;
      case UINT8 -> ElementType.U8;
      case UINT16 -> ElementType.U16;
      case UINT32 -> ElementType.U32;
      case UINT64 -> ElementType.U64;
      case BFLOAT16 -> ElementType.BF16;
      case FLOAT16 -> ElementType.F16;
      case FLOAT32 -> ElementType.F32;
      case FLOAT64 -> ElementType.F64;
      case COMPLEX64 -> ElementType.C64;
      case COMPLEX128 -> ElementType.C128;
    };
  }

  /** The dtype of a buffer's elements. */
  static DType dtype(ElementType type) {
    for (DType dtype : DType.values()) {
      if (of(dtype) == type) {
        return dtype;
      }
    }
    throw new ExecutionException("dtype: must be one of tensors; got " + type.symbol());
  }

  static ArrayType of(TensorType type) {
    int[] sizes = type.shape().dims();
    long[] dims = new long[sizes.length];
    for (int i = 0; i < dims.length; i++) {
      dims[i] = sizes[i];
    }
    return ArrayType.of(of(type.dtype()), dims);
  }
}
