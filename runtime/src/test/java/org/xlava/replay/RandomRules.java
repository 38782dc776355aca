package org.xlava.replay;

import java.util.ArrayList;
import java.util.List;
import org.xlava.DType;
import org.xlava.Fn1;
import org.xlava.Key;
import org.xlava.Shape;
import org.xlava.Tensor;
import org.xlava.Xlava;

/** Random numbers, of keys as their data: uint32 with a last dimension of 2. */
final class RandomRules {
  private RandomRules() {}

  static Operation seed(Params p) {
    CallRules.requireThreefry(p);
    return Operation.of1(x -> each(x, 0, s -> Key.of(s).data()));
  }

  static Operation bits(Params p) {
    DType dtype = DType.of("uint" + p.integer("bit_width"));
    Shape shape = p.shape("shape");
    return Operation.of1(x -> each(x, 1, k -> new Key(k).bits(shape, dtype)));
  }

  static Operation split(Params p) {
    Shape shape = p.shape("shape");
    int n = Math.toIntExact(shape.elements());
    int[] dims = new int[shape.rank() + 1];
    for (int i = 0; i < shape.rank(); i++) {
      dims[i] = shape.dim(i);
    }
    dims[shape.rank()] = 2;
    return Operation.of1(x -> each(x, 1, k -> new Key(k).splitBatch(n).data().reshape(dims)));
  }

  static Operation foldIn(Params p) {
    return x -> {
      List<Tensor> operands = new ArrayList<>(x);
      Fn1<List<Tensor>, Tensor> fold = o -> new Key(o.get(0)).foldIn(o.get(1)).data();
      for (int i = operands.get(1).rank(); i > 0; i--) {
        fold = Xlava.vmap(fold);
      }
      return List.of(fold.apply(operands));
    };
  }

  /** {@code f} of each of the parts of {@code x} that have the given rank. */
  private static Tensor each(Tensor x, int rank, Fn1<Tensor, Tensor> f) {
    Fn1<Tensor, Tensor> g = f;
    for (int i = x.rank(); i > rank; i--) {
      g = Xlava.vmap(g);
    }
    return g.apply(x);
  }
}
