package org.xlava.primitive.control;

import java.util.Arrays;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.Tree;
import org.xlava.primitive.Batched;
import org.xlava.primitive.Dual;
import org.xlava.primitive.Primitive;
import org.xlava.transform.Tangents;
import org.xlava.transform.Trace;
import org.xlava.transform.Zero;

/** The operands as they are, between which and their uses the compiler moves nothing. */
public record OptimizationBarrier() implements Primitive {
  /** The tree {@code x} behind a barrier; as it is where operations are evaluated one by one. */
  @SuppressWarnings("unchecked")
  public static <T> T apply(T x) {
    Tree.Flat flat = Tree.flatten(x);
    Tensor[] leaves = flat.leaves().toArray(new Tensor[0]);
    Tensor[] behind = Trace.evaluating() ? leaves : Trace.bind(new OptimizationBarrier(), leaves);
    return (T) flat.structure().unflatten(Arrays.asList(behind).iterator());
  }

  @Override
  public String operation() {
    return "optimization_barrier";
  }

  @Override
  public TensorType[] outputTypes(TensorType[] operands) {
    return operands.clone();
  }

  // Tangents have a barrier of their own, which is linear.
  @Override
  public Dual jvp(Tensor[] primals, Tensor[] tangents) {
    return new Dual(Trace.bind(this, primals), ofNonzero(tangents));
  }

  @Override
  public Tensor[] transpose(Tensor[] cotangents, Tensor[] operands) {
    return ofNonzero(cotangents);
  }

  private Tensor[] ofNonzero(Tensor[] tangents) {
    Tensor[] behind = Trace.bind(this, Tangents.append(new Tensor[0], tangents));
    Tensor[] all = tangents.clone();
    for (int i = 0, next = 0; i < all.length; i++) {
      all[i] = Zero.is(all[i]) ? all[i] : behind[next++];
    }
    return all;
  }

  @Override
  public Batched batch(int size, Tensor[] operands, int[] dims) {
    return new Batched(Trace.bind(this, operands), dims);
  }
}
