package org.xlava.primitive.callback;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xlava.Concrete;
import org.xlava.Lax;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.TransformException;
import org.xlava.VmapMethod;
import org.xlava.ir.Jaxpr;
import org.xlava.primitive.Batched;
import org.xlava.primitive.Batching;
import org.xlava.primitive.Dual;
import org.xlava.primitive.Effect;
import org.xlava.primitive.Param;
import org.xlava.primitive.Primitive;
import org.xlava.primitive.control.Scan;
import org.xlava.transform.CapturedConstants;
import org.xlava.transform.Recorder;
import org.xlava.transform.Trace;
import org.xlava.transform.Wiring;
import org.xlava.transform.Zero;

/**
 * Calls a Java function when the program runs.
 *
 * @param results the types of what it returns
 * @param vmapMethod how a pure one is batched, if that was said
 */
public record Callback(
    Kind kind,
    HostFunction function,
    List<TensorType> results,
    boolean ordered,
    @Nullable VmapMethod vmapMethod)
    implements Primitive {
  /** What is known of the function, which decides what transformations may do to its calls. */
  public enum Kind {
    /** Calls may be left out, repeated and moved. */
    PURE("pure_callback", "pureCallback"),
    /** Each call counts. */
    IO("io_callback", "ioCallback"),
    /** Calls show what a program does; transformations show through. */
    DEBUG("debug_callback", "debugCallback");

    private final String operation;
    private final String method;

    Kind(String operation, String method) {
      this.operation = operation;
      this.method = method;
    }
  }

  public Callback {
    results = List.copyOf(results);
  }

  @Override
  public String operation() {
    return kind.operation;
  }

  @Override
  public List<Param> params() {
    return List.of(
        new Param("callback", function),
        new Param("ordered", ordered),
        new Param("result_avals", results));
  }

  @Override
  public Set<Effect> effects() {
    return switch (kind) {
      case PURE -> Set.of();
      case IO -> Set.of(ordered ? Effect.ORDERED_IO : Effect.IO);
      case DEBUG -> Set.of(ordered ? Effect.ORDERED_DEBUG : Effect.DEBUG);
    };
  }

  @Override
  public TensorType[] outputTypes(TensorType[] operands) {
    return results.toArray(new TensorType[0]);
  }

  /**
   * Calls the function here and now.
   *
   * @throws org.xlava.CallbackException when it throws, or gives what it hadn't said
   */
  @Override
  public Tensor[] evaluate(Concrete[] operands) {
    return function.call(operands, results.toArray(new TensorType[0]));
  }

  @Override
  public Dual jvp(Tensor[] primals, Tensor[] tangents) {
    return switch (kind) {
      case DEBUG -> new Dual(Trace.bind(this, primals), new Tensor[0]);
      case PURE, IO -> throw noDerivative("jvp");
    };
  }

  @Override
  public Tensor[] transpose(Tensor[] cotangents, Tensor[] operands) {
    return switch (kind) {
      case DEBUG -> Arrays.stream(operands).map(t -> Zero.of(t.type())).toArray(Tensor[]::new);
      case PURE, IO -> throw noDerivative("transpose");
    };
  }

  private TransformException noDerivative(String rule) {
    return new TransformException(
        "%s: %s has no derivative; give one with %s, or take stopGradient of the operands"
            .formatted(rule, kind.method, rule.equals("jvp") ? "customJvp" : "customVjp"));
  }

  // --- batches

  @Override
  public Batched batch(int size, Tensor[] operands, int[] dims) {
    return switch (kind) {
      case DEBUG -> unrolled(size, operands, dims);
      case IO -> batchedIo(size, operands, dims);
      case PURE -> batchedPure(size, operands, dims);
    };
  }

  private Batched batchedIo(int size, Tensor[] operands, int[] dims) {
    if (ordered) {
      throw new TransformException(
          "vmap: an ordered ioCallback must not be mapped; call it outside of vmap, or without"
              + " Ordering.ORDERED");
    }
    return looped(size, operands, dims);
  }

  private Batched batchedPure(int size, Tensor[] operands, int[] dims) {
    if (vmapMethod == null) {
      throw new TransformException(
          "vmap: a pureCallback must say how it is mapped; give it a VmapMethod, such as"
              + " VmapMethod.SEQUENTIAL");
    }
    return switch (vmapMethod) {
      case SEQUENTIAL -> looped(size, operands, dims);
      case SEQUENTIAL_UNROLLED -> unrolled(size, operands, dims);
      case EXPAND_DIMS -> atOnce(size, operands, dims, 1);
      case BROADCAST_ALL -> atOnce(size, operands, dims, size);
      case LEGACY_VECTORIZED -> atOnce(size, operands, dims, 0);
    };
  }

  /** One call whose operands have the examples in front; {@code shared} times if they share it. */
  private Batched atOnce(int size, Tensor[] operands, int[] dims, int shared) {
    Tensor[] moved = new Tensor[operands.length];
    for (int i = 0; i < moved.length; i++) {
      boolean asItIs = dims[i] == Batching.NONE && shared == 0;
      moved[i] = asItIs ? operands[i] : Batching.front(operands[i], dims[i], shared);
    }
    List<TensorType> wide = results.stream().map(t -> Batching.with(t, 0, size)).toList();
    return inFront(Trace.bind(new Callback(kind, function, wide, ordered, vmapMethod), moved));
  }

  private static Batched inFront(Tensor[] values) {
    return new Batched(values, new int[values.length]);
  }

  /** A call for each example, one after the other. */
  private Batched unrolled(int size, Tensor[] operands, int[] dims) {
    List<List<Tensor>> byResult = new ArrayList<>();
    results.forEach(t -> byResult.add(new ArrayList<>()));
    for (int example = 0; example < size; example++) {
      Tensor[] values = Trace.bind(this, examples(operands, dims, example));
      for (int i = 0; i < values.length; i++) {
        byResult.get(i).add(Lax.expandDims(values[i], 0));
      }
    }
    return inFront(
        byResult.stream().map(parts -> Lax.concatenate(parts, 0)).toArray(Tensor[]::new));
  }

  private static Tensor[] examples(Tensor[] operands, int[] dims, int example) {
    Tensor[] values = operands.clone();
    for (int i = 0; i < values.length; i++) {
      if (dims[i] != Batching.NONE) {
        Tensor slice = Lax.sliceInDim(operands[i], example, example + 1, 1, dims[i]);
        values[i] = Lax.squeeze(slice, List.of(dims[i]));
      }
    }
    return values;
  }

  /** A scan over the examples, whose constants are the operands that they share. */
  private Batched looped(int size, Tensor[] operands, int[] dims) {
    List<Integer> order = new ArrayList<>();
    List<Tensor> moved = new ArrayList<>();
    List<TensorType> types = new ArrayList<>();
    for (boolean batched : new boolean[] {false, true}) {
      for (int i = 0; i < operands.length; i++) {
        if ((dims[i] != Batching.NONE) == batched) {
          order.add(i);
          moved.add(batched ? Batching.move(operands[i], dims[i], 0) : operands[i]);
          TensorType type = moved.getLast().type();
          types.add(batched ? Batching.without(type, 0) : type);
        }
      }
    }
    int shared = (int) Arrays.stream(dims).filter(d -> d == Batching.NONE).count();
    Scan scan = new Scan(size, false, 1, body(order, types), shared, 0);
    return inFront(Trace.bind(scan, moved.toArray(new Tensor[0])));
  }

  private Jaxpr body(List<Integer> order, List<TensorType> types) {
    return CapturedConstants.inside(
        Recorder.record(
            "vmap",
            types.toArray(new TensorType[0]),
            x -> Trace.bind(this, Wiring.restored(x, order))));
  }
}
