package org.xlava.function;

import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.xlava.Config;
import org.xlava.Fn;
import org.xlava.Residual;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.TreePath;
import org.xlava.ir.Atom;
import org.xlava.ir.ClosedJaxpr;
import org.xlava.ir.Equation;
import org.xlava.ir.Jaxpr;
import org.xlava.ir.Var;
import org.xlava.primitive.control.JitCall;
import org.xlava.primitive.control.Name;
import org.xlava.promotion.Broadcasting;
import org.xlava.transform.Forward;
import org.xlava.transform.Recorder;
import org.xlava.transform.Sources;

/** Where the outputs of a program are from. */
public final class SavedResiduals {
  private final Jaxpr program;
  private final List<Residual.Origin> inputs;

  private SavedResiduals(Jaxpr program, List<Residual.Origin> inputs) {
    this.program = program;
    this.inputs = inputs;
  }

  /** What the derivative of {@code f} at these arguments keeps. */
  public static List<Residual> of(Fn<?> f, Object... arguments) {
    FlatFunction.present("savedResiduals", f);
    Arguments flat = Arguments.flatten(arguments);
    ClosedJaxpr forward = Config.withSourceLines(() -> forwardPass(f, flat));
    List<Residual.Origin> inputs =
        new ArrayList<>(Collections.nCopies(forward.constants().size(), new Residual.Captured()));
    for (int i = 0; i < arguments.length; i++) {
      int argument = i;
      List<TreePath> paths = flat.structure().get(i).paths();
      paths.forEach(path -> inputs.add(new Residual.Argument(argument, path)));
    }
    return new SavedResiduals(forward.jaxpr(), inputs).ofOutputs();
  }

  /** The program from the arguments to what the backward pass needs. */
  private static ClosedJaxpr forwardPass(Fn<?> f, Arguments flat) {
    FlatFunction<?> function = new FlatFunction<>(f, flat.structure());
    TensorType[] types = Broadcasting.types(flat.leaves());
    return Recorder.record(
        "savedResiduals", types, x -> needed(Forward.linearize(function, x).linear().program()));
  }

  private static Tensor[] needed(ClosedJaxpr linear) {
    Jaxpr program = linear.jaxpr();
    List<Boolean> all = Collections.nCopies(program.outputs().size(), true);
    List<Boolean> none = Collections.nCopies(program.inputs().size(), false);
    List<Boolean> used = program.pruned(all, none).inputs();
    return IntStream.range(0, linear.constants().size())
        .filter(used::get)
        .mapToObj(linear.constants()::get)
        .toArray(Tensor[]::new);
  }

  // Variables are numbered in the order of the program, its inputs first.
  private List<Residual> ofOutputs() {
    return program.outputs().stream()
        .filter(Var.class::isInstance)
        .map(Var.class::cast)
        .distinct()
        .sorted((a, b) -> Integer.compare(a.id(), b.id()))
        .map(v -> new Residual(v.type(), origin(v)))
        .toList();
  }

  private Residual.Origin origin(Var v) {
    if (v.id() < inputs.size()) {
      return inputs.get(v.id());
    }
    Equation e =
        program.equations().stream().filter(x -> x.outputs().contains(v)).findFirst().orElseThrow();
    String line = line(e.source());
    if (e.primitive() instanceof Name name) {
      return new Residual.Named(name.name(), line);
    }
    return e.primitive() instanceof JitCall call
        ? inside(e, call.jaxpr(), e.outputs().indexOf(v))
        : new Residual.Output(e.primitive().operation(), line);
  }

  private Residual.Origin inside(Equation call, Jaxpr callee, int output) {
    List<Residual.Origin> operands =
        call.inputs().stream().map(a -> originOrOutput(a, call)).toList();
    return new SavedResiduals(callee, operands).originOrOutput(callee.outputs().get(output), call);
  }

  private Residual.Origin originOrOutput(Atom atom, Equation call) {
    return atom instanceof Var v
        ? origin(v)
        : new Residual.Output(call.primitive().operation(), line(call.source()));
  }

  private static @Nullable String line(@Nullable StackFrame source) {
    return source == null ? null : Sources.show(source);
  }
}
