package org.xlava.function;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.xlava.Config;
import org.xlava.Fn;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.TransformException;
import org.xlava.TreeDef;
import org.xlava.ir.ClosedJaxpr;
import org.xlava.primitive.control.JitCall;
import org.xlava.transform.Evaluation;
import org.xlava.transform.NamedAxes;
import org.xlava.transform.Recorder;
import org.xlava.transform.Trace;
import org.xlava.tree.Statics;

/**
 * The traces of one jitted function: one for each structure and types of its arguments.
 *
 * @param <R> what the function returns
 */
public final class JitCache<R> {
  private final Fn<R> f;
  private final int arity;
  private final JitOptions options;
  private final String label;
  private final boolean @Nullable [] statics;
  private final boolean[] donated;
  private final ConcurrentHashMap<JitSignature, JitProgram> cache = new ConcurrentHashMap<>();
  private final LongAdder misses = new LongAdder();
  private final CacheMisses explanations;
  private volatile @Nullable JitProgram latest;
  private volatile @Nullable PassingProgram passing;

  public JitCache(Fn<R> f, int arity, JitOptions options) {
    this.f = FlatFunction.present("jit", f);
    this.options = options;
    this.arity = arity;
    this.label = options.name().orElseGet(() -> Labels.of(f));
    this.explanations = new CacheMisses(new JitOrigin(label));
    this.statics =
        options.staticArgnums().isEmpty()
            ? null
            : flags("staticArgnums", options.staticArgnums(), arity);
    this.donated = donated(options, arity);
  }

  /** The function's result, by a program that is traced now if there is none yet. */
  public R call(Object... arguments) {
    Arguments flat = flatten(arguments);
    if (Config.jitDisabled()) {
      return f.call(flat.unflatten(flat.leaves()));
    }
    JitProgram traced = latest;
    if (traced == null || !matches(traced.signature(), flat)) {
      traced = lookup(flat);
      latest = traced.lasts() ? traced : latest;
    }
    Tensor[] results = run(traced, traced.recording().operands(flat.leaves()));
    return FlatFunction.unflatten(traced.result(), results);
  }

  private Tensor[] run(JitProgram traced, Tensor[] operands) {
    return options.inline() && Trace.recording()
        ? Evaluation.evaluate(traced.recording().jaxpr(), operands)
        : Trace.bind(traced.call(), operands);
  }

  private Arguments flatten(Object[] arguments) {
    Fn.checkArity(arity, arguments);
    return statics == null ? Arguments.flatten(arguments) : Arguments.flatten(keyed(arguments));
  }

  /** The arguments with the static ones as parts of the structure. */
  private Object[] keyed(Object[] arguments) {
    Object[] keyed = arguments.clone();
    for (int i = 0; i < keyed.length; i++) {
      keyed[i] = isStatic(i) ? Statics.key(keyed[i]) : keyed[i];
    }
    return keyed;
  }

  private boolean isStatic(int argument) {
    return statics != null && statics[argument];
  }

  private static boolean matches(JitSignature s, Arguments arguments) {
    Tensor[] leaves = arguments.leaves();
    if (s.types().size() != leaves.length
        || s.x64() != Config.x64Enabled()
        || !s.axes().equals(NamedAxes.current())
        || !s.structure().equals(arguments.structure())) {
      return false;
    }
    for (int i = 0; i < leaves.length; i++) {
      if (!s.types().get(i).equals(leaves[i].type())) {
        return false;
      }
    }
    return true;
  }

  private JitProgram lookup(Arguments flat) {
    List<TensorType> types = Arrays.stream(flat.leaves()).map(Tensor::type).toList();
    JitSignature signature =
        new JitSignature(flat.structure(), types, Config.x64Enabled(), NamedAxes.current());
    JitProgram known = cache.get(signature);
    PassingProgram passed = passing;
    if (known == null && passed != null && passed.serves(signature)) {
      return passed.program();
    }
    return known != null ? known : miss(signature);
  }

  private JitProgram miss(JitSignature signature) {
    checkStatics(signature.structure());
    boolean initial = misses.sum() == 0;
    misses.increment();
    explanations.missed(signature, cache.keySet());
    JitProgram traced = trace(signature);
    if (initial) {
      explanations.traced(traced.recording().jaxpr());
    }
    if (!traced.lasts()) {
      explanations.captured();
      passing = new PassingProgram(traced, Thread.currentThread());
      return traced;
    }
    JitProgram first = cache.putIfAbsent(signature, traced);
    return first == null ? traced : first;
  }

  private void checkStatics(List<TreeDef> structure) {
    for (int i = 0; i < arity; i++) {
      if (isStatic(i)) {
        Statics.check(i, ((TreeDef.Static) structure.get(i)).value());
      }
    }
  }

  private JitProgram trace(JitSignature signature) {
    FlatFunction<R> function = new FlatFunction<>(f, signature.structure());
    ClosedJaxpr recording =
        Recorder.record("jit", signature.types().toArray(new TensorType[0]), function);
    List<Integer> given = donatedOperands(signature.structure(), recording.constants().size());
    JitCall call = new JitCall(label, recording.jaxpr(), options.settings(given));
    return new JitProgram(signature, call, recording, function.structure());
  }

  private List<Integer> donatedOperands(List<TreeDef> structure, int constants) {
    List<Integer> operands = new ArrayList<>();
    int next = constants;
    for (int i = 0; i < arity; i++) {
      int leaves = structure.get(i).leaves();
      for (int k = 0; k < leaves && donated[i]; k++) {
        operands.add(next + k);
      }
      next += leaves;
    }
    return operands;
  }

  /** The program for arguments like these, in which types may stand for tensors. */
  public JitProgram lower(Object... arguments) {
    Fn.checkArity(arity, arguments);
    return lookup(Arguments.flattenTypes(statics == null ? arguments : keyed(arguments)));
  }

  /** How many combinations of structure, types and static arguments it is traced for. */
  public int size() {
    return cache.size();
  }

  /** How often it was traced, or was to be. */
  public long misses() {
    return misses.sum();
  }

  /** Forgets all traces, so that the next call traces again. */
  public void clear() {
    cache.clear();
    latest = null;
    passing = null;
  }

  /** What programs and messages call the function. */
  public String label() {
    return label;
  }

  /**
   * For each of {@code arity} arguments, whether it is donated.
   *
   * @throws TransformException when an argument is also static
   */
  private static boolean[] donated(JitOptions options, int arity) {
    boolean[] donated = flags("donateArgnums", options.donateArgnums(), arity);
    boolean[] statics = flags("staticArgnums", options.staticArgnums(), arity);
    for (int i = 0; i < arity; i++) {
      if (donated[i] && statics[i]) {
        throw new TransformException(
            "jit: an argument must not be both static and donated; got argument " + i + " as both");
      }
    }
    return donated;
  }

  private static boolean[] flags(String what, List<Integer> argnums, int arity) {
    boolean[] flags = new boolean[arity];
    for (int argnum : argnums) {
      int i = argnum < 0 ? argnum + arity : argnum;
      if (i < 0 || i >= arity) {
        throw new TransformException(
            "jit: %s must be less than the number of arguments, %d; got %d"
                .formatted(what, arity, argnum));
      }
      flags[i] = true;
    }
    return flags;
  }
}
