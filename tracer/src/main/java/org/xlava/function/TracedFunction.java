package org.xlava.function;

import java.util.List;
import org.xlava.Fn;
import org.xlava.Lax;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.TreeDef;
import org.xlava.ir.ClosedJaxpr;
import org.xlava.transform.Recorder;

/** A branch or the body of a loop: a function of trees recorded for given types. */
record TracedFunction(ClosedJaxpr recording, TreeDef result) {
  static TracedFunction of(String name, Fn<?> f, List<TreeDef> structure, TensorType[] types) {
    FlatFunction<?> function = new FlatFunction<>(f, structure);
    ClosedJaxpr recording = Recorder.record(name, types, function);
    return new TracedFunction(recording, function.structure());
  }

  TensorType[] outputTypes() {
    return recording.jaxpr().outputTypes();
  }

  /** The captured tensors, which come first among the program's inputs. */
  List<Tensor> constants() {
    return recording.constants();
  }

  /** {@code values} in the dtypes and weakness of {@code types}. */
  static Tensor[] cast(Tensor[] values, TensorType... types) {
    Tensor[] result = values.clone();
    for (int i = 0; i < types.length; i++) {
      result[i] = Lax.convertElementType(values[i], types[i].dtype(), types[i].weak());
    }
    return result;
  }

  static boolean alike(TensorType a, TensorType b) {
    return a.dtype() == b.dtype() && a.shape().equals(b.shape());
  }
}
