package org.xlava.runtime;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.xlava.Concrete;
import org.xlava.HostArray;
import org.xlava.Lax;
import org.xlava.Shape;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.host.Edges;
import org.xlava.ir.Jaxpr;
import org.xlava.primitive.control.JitCall;
import org.xlava.spi.Executor;
import org.xlava.transform.Recorder;

/**
 * The program that cuts the {@link Edges} of an array out on its device, so that printing a large
 * one brings what is printed to the host and no more. It runs outside of all transformations.
 */
final class EdgesProgram {
  private static final long FEW_BYTES = 1 << 20;

  private EdgesProgram() {}

  /** Whether it leaves out so much that the whole array should stay where it is. */
  static boolean pays(TensorType type) {
    return type.bytes() > FEW_BYTES && !Edges.shape(type.shape()).equals(type.shape());
  }

  static HostArray run(Concrete array) {
    JitCall call = new JitCall("edges", program(array.type()));
    try (Tensor edges = Executor.get().execute(call, new Concrete[] {array})[0]) {
      return edges.toHost();
    }
  }

  private static Jaxpr program(TensorType type) {
    TensorType[] types = {type};
    return Recorder.record("toString", types, arrays -> new Tensor[] {edges(arrays[0])}).jaxpr();
  }

  // The longest axis first, so that little is copied.
  private static Tensor edges(Tensor array) {
    Shape shape = array.shape();
    List<Integer> axes =
        IntStream.range(0, shape.rank())
            .boxed()
            .filter(axis -> Edges.cut(shape, axis))
            .sorted(Comparator.comparing(shape::get).reversed())
            .toList();
    Tensor result = array;
    for (int axis : axes) {
      result = ends(result, axis, shape.get(axis));
    }
    return result;
  }

  private static Tensor ends(Tensor array, int axis, int length) {
    Tensor first = Lax.sliceInDim(array, 0, Edges.ITEMS, 1, axis);
    Tensor last = Lax.sliceInDim(array, length - Edges.ITEMS, length, 1, axis);
    return Lax.concatenate(List.of(first, last), axis);
  }
}
