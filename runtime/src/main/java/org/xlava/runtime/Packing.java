package org.xlava.runtime;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xlava.DType;
import org.xlava.Lax;
import org.xlava.Shape;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.ir.Jaxpr;
import org.xlava.pjrt.Buffer;
import org.xlava.transform.CapturedConstants;
import org.xlava.transform.Evaluation;
import org.xlava.transform.Recorder;

/**
 * How many small tensors go to a program or come from it: those of one dtype side by side in one
 * array, since a buffer of its own costs more than the copying of a small tensor's elements.
 */
final class Packing {
  private static final int FEWEST = 8;

  /** What all together have at most: whoever keeps one tensor keeps its array. */
  private static final long MOST_BYTES = 4096;

  private final TensorType[] types;
  private final TensorType[] arrays;
  // The array that each tensor is in, and its first element there.
  private final int[] array;
  private final int[] first;

  private Packing(TensorType[] types) {
    this.types = types;
    this.array = new int[types.length];
    this.first = new int[types.length];
    List<DType> dtypes = Arrays.stream(types).map(TensorType::dtype).distinct().toList();
    int[] sizes = new int[dtypes.size()];
    for (int i = 0; i < types.length; i++) {
      array[i] = dtypes.indexOf(types[i].dtype());
      first[i] = sizes[array[i]];
      sizes[array[i]] += size(types[i]);
    }
    this.arrays = new TensorType[sizes.length];
    for (int i = 0; i < sizes.length; i++) {
      arrays[i] = TensorType.of(dtypes.get(i), Shape.of(sizes[i]));
    }
  }

  /** The packing of tensors of these types, or null where each is better off on its own. */
  static @Nullable Packing of(TensorType[] types) {
    if (types.length < FEWEST) {
      return null;
    }
    long bytes = 0;
    for (TensorType type : types) {
      bytes += type.dtype() == DType.FLOAT0 ? MOST_BYTES + 1 : type.bytes();
      if (bytes > MOST_BYTES) {
        return null;
      }
    }
    return new Packing(types);
  }

  private static int size(TensorType type) {
    return Math.toIntExact(type.shape().elements());
  }

  /** The arrays in buffers of a program's results. */
  DeviceTensor[] whole(Buffer[] buffers) {
    DeviceTensor[] whole = new DeviceTensor[buffers.length];
    for (int i = 0; i < whole.length; i++) {
      whole[i] = new DeviceTensor(arrays[i], buffers[i]);
    }
    return whole;
  }

  /** {@code program} with its operands, its results or both packed, where there is a packing. */
  static Jaxpr packed(Jaxpr program, @Nullable Packing operands, @Nullable Packing results) {
    if (operands == null && results == null) {
      return program;
    }
    TensorType[] inputs = operands == null ? program.inputTypes() : operands.arrays;
    return CapturedConstants.inside(
        Recorder.record(
            "jit",
            inputs,
            given -> {
              Tensor[] all =
                  Evaluation.evaluate(program, operands == null ? given : operands.separate(given));
              return results == null ? all : results.join(all);
            }));
  }

  private Tensor[] separate(Tensor[] packed) {
    Tensor[] tensors = new Tensor[types.length];
    for (int i = 0; i < tensors.length; i++) {
      int start = first[i];
      Tensor part = Lax.sliceInDim(packed[array[i]], start, start + size(types[i]), 1, 0);
      Tensor shaped = Lax.reshape(part, types[i].shape());
      tensors[i] = Lax.convertElementType(shaped, types[i].dtype(), types[i].weak());
    }
    return tensors;
  }

  private Tensor[] join(Tensor[] tensors) {
    List<List<Tensor>> parts = new ArrayList<>();
    for (int i = 0; i < arrays.length; i++) {
      parts.add(new ArrayList<>());
    }
    for (int i = 0; i < tensors.length; i++) {
      parts.get(array[i]).add(Lax.reshape(tensors[i], Shape.of(size(types[i]))));
    }
    return parts.stream().map(p -> Lax.concatenate(p, 0)).toArray(Tensor[]::new);
  }

  /** Copies the elements of the arrays to the device. */
  Buffer[] upload(Backend backend, MemorySegment[] elements) {
    Buffer[] buffers = new Buffer[elements.length];
    for (int i = 0; i < buffers.length; i++) {
      buffers[i] = backend.upload(elements[i], arrays[i]);
    }
    return buffers;
  }

  /** Room for the elements of the arrays on the heap. */
  MemorySegment[] room() {
    MemorySegment[] room = new MemorySegment[arrays.length];
    for (int i = 0; i < room.length; i++) {
      room[i] = MemorySegment.ofArray(new byte[(int) arrays[i].bytes()]);
    }
    return room;
  }

  /** Copies the elements of tensor {@code i} to its place. */
  void put(MemorySegment[] room, int i, MemorySegment elements) {
    MemorySegment.copy(elements, 0, room[array[i]], offset(i), types[i].bytes());
  }

  /** Tensor {@code i} of those that came in {@code whole}. */
  DeviceTensor part(DeviceTensor[] whole, int i) {
    return DeviceTensor.part(types[i], whole[array[i]], offset(i));
  }

  private long offset(int i) {
    return (long) first[i] * types[i].dtype().bytes();
  }
}
