package org.xlava.function;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.xlava.CallbackException;
import org.xlava.Concrete;
import org.xlava.DType;
import org.xlava.DTypeException;
import org.xlava.ExportException;
import org.xlava.Fn;
import org.xlava.Lax;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.TreeDef;
import org.xlava.ValueAndResiduals;
import org.xlava.VjpRule;
import org.xlava.VmapMethod;
import org.xlava.spi.ExportedFunction;

/**
 * The call of an exported function: a pure function of Java to the programs that it is a part of,
 * with the exported derivative as its rule for reverse mode.
 */
public record ExportedCall(
    ExportedFunction function, Supplier<Optional<ExportedFunction>> derivative) {
  /** The result for arguments by place and by keyword. */
  public Object call(Map<String, ?> keywords, Object... arguments) {
    function.check();
    Object[] all = {Arrays.asList(arguments), keywords};
    Arguments flat = Arguments.flatten(all);
    TreeDef given = new TreeDef.ListDef(flat.structure());
    List<Integer> places = PythonTrees.match(function.inTree(), given);
    Tensor[] leaves = places.stream().map(i -> flat.leaves()[i]).toArray(Tensor[]::new);
    checkTypes(leaves);
    return PythonTrees.java(function.outTree()).unflatten(results(leaves).iterator());
  }

  // What keeps an exported function from running here isn't the fault of a callback.
  private List<Tensor> results(Tensor[] leaves) {
    try {
      return differentiable(List.of(leaves));
    } catch (CallbackException e) {
      throw e.getCause() instanceof ExportException cause ? cause : e;
    }
  }

  private void checkTypes(Tensor[] leaves) {
    for (int i = 0; i < leaves.length; i++) {
      TensorType type = function.inTypes().get(i);
      if (!leaves[i].shape().equals(type.shape())) {
        throw new ShapeException(unlike(i, type, leaves[i]));
      }
      if (leaves[i].dtype() != type.dtype()) {
        throw new DTypeException(unlike(i, type, leaves[i]));
      }
    }
  }

  private String unlike(int leaf, TensorType type, Tensor given) {
    return "call: leaf %d of the arguments must have the type that function %s was exported with, %s; got %s"
        .formatted(leaf, function.name(), type, given.type());
  }

  private List<Tensor> differentiable(List<Tensor> leaves) {
    VjpRule<List<Tensor>, List<Tensor>> rule =
        VjpRule.of(
            x ->
                new ValueAndResiduals<>(
                    differentiable(tensors(x.getFirst())), tensors(x.getFirst())),
            (x, cotangents) -> List.of(pullback(x, cotangents)));
    return new CustomVjp<List<Tensor>>(x -> run(function, tensors(x[0])), rule).call(leaves);
  }

  private static List<Tensor> tensors(Object list) {
    return ((List<?>) list).stream().map(Tensor.class::cast).toList();
  }

  private List<Tensor> pullback(List<Tensor> primals, List<Tensor> cotangents) {
    ExportedFunction vjp = derivative.get().orElseThrow(() -> withoutVjp(function.name()));
    List<Tensor> leaves = new ArrayList<>(primals);
    leaves.addAll(cotangents);
    for (int i = primals.size(); i < leaves.size(); i++) {
      TensorType type = vjp.inTypes().get(i);
      leaves.set(i, hasNumbers(type) ? leaves.get(i) : zero(type));
    }
    return new ExportedCall(vjp, vjp::vjp).differentiable(leaves);
  }

  /** What it is to differentiate a function that was exported without its derivative. */
  public static ExportException withoutVjp(String name) {
    return new ExportException(
        "vjp: function %s must have been exported with its derivative; got none. Serialize the function"
                .formatted(name)
            + " with vjp_order=1 in JAX, serialize(1) here, or more for derivatives of"
            + " derivatives");
  }

  // --- programs call what takes and gives numbers: float0 has none

  private static List<Tensor> run(ExportedFunction f, List<Tensor> leaves) {
    List<Tensor> declared =
        f.outTypes().stream()
            .filter(ExportedCall::hasNumbers)
            .map(TensorType::placeholder)
            .toList();
    List<Tensor> operands = leaves.stream().filter(t -> hasNumbers(t.type())).toList();
    List<Tensor> values =
        HostCallbacks.pure(VmapMethod.SEQUENTIAL, new OfNumbers(f), declared, operands);
    return withFloat0(f.outTypes(), values);
  }

  private static boolean hasNumbers(TensorType type) {
    return type.dtype() != DType.FLOAT0;
  }

  private static List<Tensor> withFloat0(List<TensorType> types, List<Tensor> values) {
    Iterator<Tensor> next = values.iterator();
    return types.stream().map(t -> hasNumbers(t) ? next.next() : zero(t)).toList();
  }

  private static Tensor zero(TensorType type) {
    return Lax.full(type, 0);
  }

  /** The function of the leaves that have numbers. */
  private record OfNumbers(ExportedFunction function) implements Fn<List<Tensor>> {
    @Override
    public List<Tensor> call(Object... arguments) {
      List<Tensor> leaves = withFloat0(function.inTypes(), tensors(arguments[0]));
      Tensor[] results = function.execute(leaves.toArray(Concrete[]::new));
      return Arrays.stream(results).filter(t -> hasNumbers(t.type())).toList();
    }
  }
}
