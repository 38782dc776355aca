package org.xlava.transform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.xlava.Concrete;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.TransformException;
import org.xlava.ir.Flags;
import org.xlava.ir.Jaxpr;
import org.xlava.primitive.BatchAxis;
import org.xlava.primitive.Batching;
import org.xlava.primitive.Dual;
import org.xlava.primitive.PartialCall;
import org.xlava.primitive.array.Constant;
import org.xlava.transform.RecordingTrace.Recorded;

/**
 * Transformations of whole programs, which is how primitives that call programs get their rules.
 * Each result is kept with the program that it is derived from.
 */
public final class Programs {
  private Programs() {}

  /**
   * The derivative of a program: inputs are the primals, then the tangents that aren't zero;
   * outputs the results, then those of their tangents that aren't zero.
   */
  public record Jvp(Recording recording, List<Boolean> nonzero) {}

  /** A program over batches; {@code dims} are the outputs' batch dimensions. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Vectorized(Recording recording, int[] dims) {}

  /** A program split by what is known; see {@link org.xlava.primitive.PartialCall}. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Partial(Recording known, Jaxpr unknown, boolean[] knownResults, int[] residuals) {
    /** The same with all residuals computed by the known program, in order. */
    public Partial computed() {
      Jaxpr own = closed(known);
      int results = own.outputs().size();
      for (int place : residuals) {
        results -= place == PartialCall.COMPUTED ? 1 : 0;
      }
      int first = results;
      Recording all =
          record("linearize", own.inputTypes(), x -> withResiduals(Evaluation.evaluate(own, x), x, first));
      int[] places = residuals.clone();
      Arrays.fill(places, PartialCall.COMPUTED);
      return new Partial(all, unknown, knownResults, places);
    }

    private Tensor[] withResiduals(Tensor[] outputs, Tensor[] inputs, int results) {
      Tensor[] all = Arrays.copyOf(outputs, results + residuals.length);
      for (int i = 0, next = results; i < residuals.length; i++) {
        boolean made = residuals[i] == PartialCall.COMPUTED;
        all[results + i] = made ? outputs[next++] : inputs[residuals[i]];
      }
      return all;
    }
  }

  /** A linear program run backwards: from non-linear operands and non-zero cotangents. */
  public record Transposed(Recording recording, List<Boolean> nonzero) {
    /** Lines the computed cotangents up with the operands. */
    public Tensor[] scatter(Tensor[] results, Tensor[] operands) {
      Tensor[] cotangents = new Tensor[operands.length];
      for (int i = 0, next = 0; i < operands.length; i++) {
        cotangents[i] = nonzero.get(i) ? results[next++] : Zero.of(operands[i].type());
      }
      return cotangents;
    }
  }

  private record JvpKey(List<Boolean> nonzero, List<Boolean> forced) {}

  private record BatchKey(BatchAxis axis, List<Integer> dims, List<Boolean> forced) {}

  private record PartialKey(List<Boolean> known, List<Boolean> forced) {}

  private record TransposeKey(List<Boolean> linear, List<Boolean> nonzero, boolean instantiate) {}

  /** Which tangents aren't symbolic zeros. */
  public static List<Boolean> nonzero(Tensor[] tangents) {
    return Arrays.stream(tangents).map(t -> !Zero.is(t)).toList();
  }

  /** The operands of a {@link Jvp} program. */
  public static Tensor[] append(Tensor[] primals, Tensor[] tangents) {
    List<Tensor> all = new ArrayList<>(Arrays.asList(primals));
    Arrays.stream(tangents).filter(t -> !Zero.is(t)).forEach(all::add);
    return all.toArray(new Tensor[0]);
  }

  /** All of {@code a}, then all of {@code b}. */
  public static Tensor[] concat(Tensor[] a, Tensor[] b) {
    Tensor[] all = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, all, a.length, b.length);
    return all;
  }

  /** Results, followed by the tangents of those in {@code nonzero}, lined up with each other. */
  public static Dual dual(Tensor[] results, List<Boolean> nonzero) {
    int n = nonzero.size();
    Tensor[] primals = Arrays.copyOf(results, n);
    Tensor[] tangents = new Tensor[n];
    for (int i = 0, next = n; i < n; i++) {
      tangents[i] = nonzero.get(i) ? results[next++] : Zero.of(primals[i].type());
    }
    return new Dual(primals, tangents);
  }

  /** Which operands are linear inputs. */
  public static List<Boolean> linear(Tensor[] operands) {
    return Arrays.stream(operands).map(LinearInput::is).toList();
  }

  /** Which dimensions are batch dimensions. */
  public static List<Boolean> batched(int[] dims) {
    return Arrays.stream(dims).mapToObj(d -> d != Batching.NONE).toList();
  }

  /** A program of these inputs without outputs. */
  public static Jaxpr nothing(TensorType[] types) {
    return record("linearize", types, inputs -> new Tensor[0]).jaxpr();
  }

  /** The program of a recording, what it captured as constants in it. */
  public static Jaxpr closed(Recording recording) {
    int captured = recording.constants().size();
    if (captured == 0) {
      return recording.jaxpr();
    }
    List<Constant> constants = recording.constants().stream().map(Programs::constant).toList();
    TensorType[] types = recording.jaxpr().inputTypes();
    return record(
            "jit",
            Arrays.copyOfRange(types, captured, types.length),
            inputs -> {
              Tensor[] made = constants.stream().map(c -> Trace.bind1(c)).toArray(Tensor[]::new);
              return Evaluation.evaluate(recording.jaxpr(), append(made, inputs));
            })
        .jaxpr();
  }

  // A program is kept for other calls, and a tensor that is being traced holds for one.
  private static Constant constant(Tensor captured) {
    if (captured instanceof Concrete c) {
      return Constant.of(c.toHost());
    }
    throw new TransformException(
        "jvp: a rule that is applied in a loop or a branch must not capture a tensor that is being"
            + " traced; got "
            + captured
            + ". Make it an argument of the function");
  }

  /**
   * {@code program} with its inputs in another order: input {@code i} is the old {@code order[i]}.
   */
  public static Jaxpr rearranged(Jaxpr program, List<Integer> order) {
    TensorType[] types = program.inputTypes();
    return closed(
        record(
            "jit",
            order.stream().map(i -> types[i]).toArray(TensorType[]::new),
            inputs -> {
              Tensor[] operands = new Tensor[inputs.length];
              for (int i = 0; i < inputs.length; i++) {
                operands[order.get(i)] = inputs[i];
              }
              return Evaluation.evaluate(program, operands);
            }));
  }

  /** {@code program} with its first {@code n} outputs only. */
  public static Jaxpr truncated(Jaxpr program, int n) {
    return new Jaxpr(program.inputs(), program.equations(), program.outputs().subList(0, n))
        .withoutDeadCode();
  }

  /** Records what {@code body} does to inputs of the given types. */
  public static Recording record(String purpose, TensorType[] types, UnaryOperator<Tensor[]> body) {
    RecordingTrace trace = RecordingTrace.ofEverything(purpose);
    Recorded[] inputs = inputs(trace, types);
    try {
      Tensor[] outputs = Trace.within(trace, () -> body.apply(inputs.clone()));
      for (Tensor output : outputs) {
        Trace.checkOpen("return", output);
      }
      return trace.finish(List.of(inputs), outputs).kept();
    } finally {
      trace.close();
    }
  }

  static Recorded[] inputs(RecordingTrace trace, TensorType[] types) {
    Recorded[] inputs = new Recorded[types.length];
    for (int i = 0; i < types.length; i++) {
      inputs[i] = trace.input(types[i]);
    }
    return inputs;
  }

  private static List<Boolean> none(Jaxpr program) {
    return Collections.nCopies(program.outputs().size(), false);
  }

  public static Jvp jvp(Jaxpr program, List<Boolean> nonzero) {
    return jvp(program, nonzero, none(program));
  }

  /**
   * The derivative, with the tangents of the outputs {@code forced} given even if they are zero.
   */
  public static Jvp jvp(Jaxpr program, List<Boolean> nonzero, List<Boolean> forced) {
    return program.derived(new JvpKey(nonzero, forced), () -> makeJvp(program, nonzero, forced));
  }

  private static Jvp makeJvp(Jaxpr program, List<Boolean> nonzero, List<Boolean> forced) {
    TensorType[] primalTypes = program.inputTypes();
    List<TensorType> types = new ArrayList<>(Arrays.asList(primalTypes));
    for (int i = 0; i < primalTypes.length; i++) {
      if (nonzero.get(i)) {
        types.add(primalTypes[i]);
      }
    }
    List<Boolean> nonzeroOut = new ArrayList<>();
    Recording recording =
        record(
            "jvp",
            types.toArray(new TensorType[0]),
            inputs -> {
              Tensor[] primals = Arrays.copyOf(inputs, primalTypes.length);
              Tensor[] tangents = new Tensor[primalTypes.length];
              for (int i = 0, next = primals.length; i < tangents.length; i++) {
                tangents[i] = nonzero.get(i) ? inputs[next++] : Zero.of(primalTypes[i]);
              }
              Forward.Result r = Forward.jvp(x -> Evaluation.evaluate(program, x), primals, tangents);
              Tensor[] resultTangents = r.tangents();
              for (int i = 0; i < resultTangents.length; i++) {
                resultTangents[i] =
                    forced.get(i) ? Tangents.instantiate(resultTangents[i]) : resultTangents[i];
              }
              nonzeroOut.addAll(nonzero(resultTangents));
              return append(r.primals(), resultTangents);
            });
    return new Jvp(recording, List.copyOf(nonzeroOut));
  }

  public static Vectorized batch(Jaxpr program, BatchAxis axis, int[] dims) {
    return batch(program, axis, dims, none(program));
  }

  /** The program over batches, with outputs {@code forced} batched in front in any case. */
  public static Vectorized batch(Jaxpr program, BatchAxis axis, int[] dims, List<Boolean> forced) {
    boolean named = axis.name() != null && program.communicatesAlong(axis.name());
    BatchAxis used = named ? axis : BatchAxis.unnamed(axis.size());
    List<Integer> key = Arrays.stream(dims).boxed().toList();
    return program.derived(
        new BatchKey(used, key, forced), () -> makeBatch(program, used, dims, forced));
  }

  private static Vectorized makeBatch(
      Jaxpr program, BatchAxis axis, int[] dims, List<Boolean> forced) {
    TensorType[] types = program.inputTypes();
    TensorType[] wide = new TensorType[types.length];
    for (int i = 0; i < types.length; i++) {
      wide[i] = dims[i] == Batching.NONE ? types[i] : Batching.with(types[i], dims[i], axis.size());
    }
    int[] outputDims = new int[program.outputs().size()];
    Recording recording =
        record(
            "vmap",
            wide,
            inputs -> {
              Vectorize.Result r = Vectorize.apply(x -> Evaluation.evaluate(program, x), axis, inputs, dims);
              Tensor[] results = r.values();
              for (int i = 0; i < results.length; i++) {
                boolean front = forced.get(i);
                outputDims[i] = front ? 0 : r.dims()[i];
                results[i] =
                    front ? Batching.front(results[i], r.dims()[i], axis.size()) : results[i];
              }
              return results;
            });
    return new Vectorized(recording, outputDims);
  }

  public static Partial partialEval(Jaxpr program, boolean[] known) {
    return partialEval(program, known, none(program));
  }

  /** Splits a program, with the outputs {@code forced} among the unknown ones in any case. */
  public static Partial partialEval(Jaxpr program, boolean[] known, List<Boolean> forced) {
    return program.derived(
        new PartialKey(Flags.of(known), forced), () -> makePartial(program, known, forced));
  }

  // Evaluates the program in a trace that records what is unknown, inside one that records the
  // rest.
  private static Partial makePartial(Jaxpr program, boolean[] known, List<Boolean> forced) {
    TensorType[] types = program.inputTypes();
    List<TensorType> knownTypes = new ArrayList<>();
    for (int i = 0; i < types.length; i++) {
      if (known[i]) {
        knownTypes.add(types[i]);
      }
    }
    boolean[] knownResults = new boolean[program.outputs().size()];
    List<Jaxpr> unknown = new ArrayList<>();
    List<Integer> residuals = new ArrayList<>();
    Recording knownProgram =
        record(
            "linearize",
            knownTypes.toArray(new TensorType[0]),
            inputs -> {
              RecordingTrace inner = RecordingTrace.ofUnknowns(Trace.current());
              List<Recorded> unknownInputs = new ArrayList<>();
              Tensor[] operands = new Tensor[types.length];
              for (int i = 0, next = 0; i < types.length; i++) {
                if (known[i]) {
                  operands[i] = inputs[next++];
                } else {
                  unknownInputs.add(inner.input(types[i]));
                  operands[i] = unknownInputs.getLast();
                }
              }
              Tensor[] results = Trace.within(inner, () -> Evaluation.evaluate(program, operands));
              List<Tensor> knownOut = new ArrayList<>();
              List<Tensor> unknownOut = new ArrayList<>();
              for (int i = 0; i < results.length; i++) {
                knownResults[i] = !inner.owns(results[i]) && !forced.get(i);
                (knownResults[i] ? knownOut : unknownOut).add(results[i]);
              }
              Recording rest = inner.finish(unknownInputs, unknownOut.toArray(new Tensor[0]));
              inner.close();
              unknown.add(rest.jaxpr());
              // What is an operand of the known program needn't go through it.
              Map<Tensor, Integer> places = places(inputs);
              for (Tensor residual : rest.constants()) {
                int operand = places.getOrDefault(residual, PartialCall.COMPUTED);
                residuals.add(operand);
                if (operand == PartialCall.COMPUTED) {
                  knownOut.add(residual);
                }
              }
              return knownOut.toArray(new Tensor[0]);
            });
    return new Partial(
        knownProgram.withoutDeadCode(),
        unknown.getFirst().withoutDeadCode().interned(),
        knownResults,
        residuals.stream().mapToInt(Integer::intValue).toArray());
  }

  private static Map<Tensor, Integer> places(Tensor[] inputs) {
    Map<Tensor, Integer> places = new IdentityHashMap<>();
    for (int i = 0; i < inputs.length; i++) {
      places.putIfAbsent(inputs[i], i);
    }
    return places;
  }

  /**
   * The transposed form of {@code program}, which is linear in the operands that are linear inputs.
   */
  public static Transposed transpose(Jaxpr program, Tensor[] operands, Tensor[] cotangents) {
    List<Boolean> linear = Arrays.stream(operands).map(LinearInput::is).toList();
    List<Boolean> nonzero = nonzero(cotangents);
    return transpose(program, linear, nonzero, false);
  }

  /**
   * The transposed form; if {@code instantiate}, all cotangents are given even if they are zero.
   */
  public static Transposed transpose(
      Jaxpr program, List<Boolean> linear, List<Boolean> nonzero, boolean instantiate) {
    return program.derived(
        new TransposeKey(linear, nonzero, instantiate),
        () -> makeTransposed(program, linear, nonzero, instantiate));
  }

  /** The operands of a {@link Transposed} program. */
  public static Tensor[] transposeOperands(Tensor[] operands, Tensor[] cotangents) {
    List<Tensor> all = new ArrayList<>();
    Arrays.stream(operands).filter(t -> !LinearInput.is(t)).forEach(all::add);
    Arrays.stream(cotangents).filter(t -> !Zero.is(t)).forEach(all::add);
    return all.toArray(new Tensor[0]);
  }

  private static Transposed makeTransposed(
      Jaxpr program, List<Boolean> linear, List<Boolean> nonzero, boolean instantiate) {
    List<TensorType> types = new ArrayList<>();
    TensorType[] inputTypes = program.inputTypes();
    TensorType[] outputTypes = program.outputTypes();
    for (int i = 0; i < inputTypes.length; i++) {
      if (!linear.get(i)) {
        types.add(inputTypes[i]);
      }
    }
    for (int i = 0; i < outputTypes.length; i++) {
      if (nonzero.get(i)) {
        types.add(outputTypes[i]);
      }
    }
    List<Boolean> nonzeroIn = new ArrayList<>();
    Recording recording =
        record(
            "grad",
            types.toArray(new TensorType[0]),
            inputs -> {
              int next = 0;
              Tensor[] operands = new Tensor[inputTypes.length];
              for (int i = 0; i < operands.length; i++) {
                operands[i] = linear.get(i) ? new LinearInput(inputTypes[i]) : inputs[next++];
              }
              Tensor[] cotangents = new Tensor[outputTypes.length];
              for (int i = 0; i < cotangents.length; i++) {
                cotangents[i] = nonzero.get(i) ? inputs[next++] : Zero.of(outputTypes[i]);
              }
              Tensor[] result = Backward.transpose(program, operands, cotangents);
              for (int i = 0; i < result.length; i++) {
                boolean wanted = instantiate && linear.get(i);
                result[i] = wanted ? Tangents.instantiate(result[i]) : result[i];
              }
              nonzeroIn.addAll(nonzero(result));
              return Arrays.stream(result).filter(t -> !Zero.is(t)).toArray(Tensor[]::new);
            });
    return new Transposed(recording.withoutDeadCode(), List.copyOf(nonzeroIn));
  }
}
