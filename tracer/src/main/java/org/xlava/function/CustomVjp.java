package org.xlava.function;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xlava.Fn;
import org.xlava.Fn2;
import org.xlava.Perturbed;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.TransformException;
import org.xlava.Tree;
import org.xlava.TreeDef;
import org.xlava.TreeException;
import org.xlava.ValueAndResiduals;
import org.xlava.VjpRule;
import org.xlava.primitive.custom.CustomVjpFunction;
import org.xlava.primitive.custom.PullbackRule;
import org.xlava.transform.Trace;
import org.xlava.transform.Tracer;
import org.xlava.transform.Zero;
import org.xlava.tree.Container;
import org.xlava.tree.Flattening;

/** A function of trees with rules of its own for reverse mode. */
public final class CustomVjp<R> implements Fn<R> {
  private final Fn<R> f;
  private final VjpRule<R, Object> rule;
  private final String label;

  @SuppressWarnings("unchecked")
  public <S> CustomVjp(Fn<R> f, @Nullable VjpRule<R, S> rule) {
    this.f = FlatFunction.present("customVjp", f);
    this.label = Labels.of(f);
    if (rule == null) {
      throw missing();
    }
    this.rule = optimized((VjpRule<R, Object>) rule);
  }

  private VjpRule<R, Object> optimized(VjpRule<R, Object> given) {
    return given.optimizeRemat()
        ? new VjpRule<>(
            given.nondiff(),
            given.symbolicZeros(),
            true,
            new ForwardRule<>(given, f, label),
            given.backward())
        : given;
  }

  /** What a forward rule gives, which users may have got wrong. */
  static <P> P present(@Nullable P pair, String label) {
    if (pair == null) {
      throw new TransformException(
          "customVjp: the forward rule of "
              + label
              + " must return a value and residuals; got null");
    }
    return pair;
  }

  private static TransformException missing() {
    return new TransformException("customVjp: needs a forward and a backward rule; got null");
  }

  /** With rules for a function of one argument; {@code backward} gives its cotangent. */
  public static <A, R, S> CustomVjp<R> ofOne(
      Fn<R> f, @Nullable Fn<ValueAndResiduals<R, S>> forward, @Nullable Fn2<S, R, A> backward) {
    return of(
        f,
        forward,
        backward == null
            ? null
            : (s, cotangent) -> Collections.singletonList(backward.apply(s, cotangent)));
  }

  /** With rules that take the arguments one by one; {@code backward} gives all cotangents. */
  public static <R, S> CustomVjp<R> of(
      Fn<R> f,
      @Nullable Fn<ValueAndResiduals<R, S>> forward,
      @Nullable Fn2<S, R, ? extends List<?>> backward) {
    if (forward == null || backward == null) {
      throw missing();
    }
    return new CustomVjp<>(f, VjpRule.of(x -> forward.call(x.toArray()), backward));
  }

  @Override
  public R call(Object... arguments) {
    NondiffArguments split = NondiffArguments.of("customVjp", rule.nondiff(), arguments);
    for (Object fixed : split.fixed()) {
      checkUntraced(fixed);
    }
    Arguments flat = Arguments.flatten(split.others());
    FlatFunction<R> body =
        new FlatFunction<>(values -> f.call(split.merged(values)), flat.structure());
    Flat<R> flatRule = new Flat<>(rule, split.indices(), split.fixed(), flat.structure(), label);
    Tensor[] results = Trace.call(new CustomVjpFunction(label, body, flatRule), flat.leaves());
    TreeDef structure = body.applied() ? body.structure() : flatRule.structure();
    return FlatFunction.unflatten(structure, results);
  }

  private static void checkUntraced(Object fixed) {
    if (fixed instanceof Tracer) {
      throw new TransformException(
          "customVjp: arguments that aren't differentiated must not be or hold tensors that are"
              + " being traced; got "
              + fixed
              + ". Pass it as an ordinary argument and give null as its cotangent");
    }
    Container parts = Container.of(fixed);
    if (parts != null) {
      parts.children().stream().filter(Objects::nonNull).forEach(CustomVjp::checkUntraced);
    }
  }

  /** The rules as ones of leaves. */
  private static final class Flat<R> extends FlatRule implements PullbackRule {
    private final VjpRule<R, Object> rule;
    private final List<Integer> indices;

    Flat(
        VjpRule<R, Object> rule,
        List<Integer> indices,
        List<Object> fixed,
        List<TreeDef> arguments,
        String label) {
      super(rule, fixed, arguments, label);
      this.rule = rule;
      this.indices = indices;
    }

    @Override
    public Forward forward(Tensor[] primals, List<Boolean> perturbed) {
      Object[] trees = Arguments.unflatten(arguments, primals);
      Object[] all = new NondiffArguments(indices, fixed, trees).merged(trees);
      ValueAndResiduals<R, Object> pair =
          present(
              rule.forward()
                  .apply(Collections.unmodifiableList(Arrays.asList(all)), byArgument(perturbed)),
              label);
      Tree.Flat value = Flattening.of(pair.value(), "the value");
      Tree.Flat residuals = Flattening.of(pair.residuals(), "the residuals");
      gave(value.structure());
      List<TensorType> types = Arrays.stream(primals).map(Tensor::type).toList();
      return new Forward(
          value.leaves().toArray(new Tensor[0]),
          residuals.leaves().toArray(new Tensor[0]),
          new Backward<>(
              rule, fixed, arguments, types, residuals.structure(), value.structure(), label));
    }

    // Arguments that aren't differentiated have no leaves.
    private Perturbed byArgument(List<Boolean> perturbed) {
      List<List<Boolean>> leaves = new ArrayList<>();
      int next = 0;
      for (TreeDef argument : arguments) {
        leaves.add(perturbed.subList(next, next + argument.leaves()));
        next += argument.leaves();
      }
      indices.forEach(i -> leaves.add(i, List.of()));
      return new Perturbed(leaves);
    }

    @Override
    public String name() {
      return Labels.of(rule.forward());
    }

    @Override
    public boolean symbolicZeros() {
      return rule.symbolicZeros();
    }
  }

  /** The backward rule as one of leaves. */
  private record Backward<R>(
      VjpRule<R, Object> rule,
      List<Object> fixed,
      List<TreeDef> arguments,
      List<TensorType> types,
      TreeDef residualStructure,
      TreeDef resultStructure,
      String label)
      implements PullbackRule.Pullback {
    @Override
    @SuppressWarnings("unchecked")
    public Tensor[] apply(Tensor[] residuals, Tensor[] cotangents) {
      Object r = FlatFunction.unflatten(residualStructure, residuals);
      R ct = FlatFunction.unflatten(resultStructure, cotangents);
      List<?> given = rule.backward().apply(fixed, r, ct);
      if (given == null || given.size() != arguments.size()) {
        throw new TreeException(
            "customVjp: the backward rule of "
                + label
                + " must give a List of one cotangent for each of the "
                + arguments.size()
                + " arguments; got "
                + (given == null ? "null" : given.size() + " of them"));
      }
      List<Tensor> leaves = new ArrayList<>();
      for (int i = 0; i < arguments.size(); i++) {
        addCotangents(i, given.get(i), leaves);
      }
      return leaves.toArray(new Tensor[0]);
    }

    private void addCotangents(int argument, @Nullable Object cotangent, List<Tensor> leaves) {
      TreeDef structure = arguments.get(argument);
      if (cotangent == null) {
        for (int i = 0; i < structure.leaves(); i++) {
          leaves.add(Zero.of(types.get(leaves.size())));
        }
        return;
      }
      Tree.Flat flat = Flattening.of(cotangent, "the cotangent");
      String what =
          "customVjp: the cotangent of argument "
              + argument
              + " that the backward rule of "
              + label
              + " gives";
      if (!flat.structure().equals(structure)) {
        throw new TreeException(
            what
                + " must have the structure "
                + structure.describe()
                + "; got "
                + flat.structure().describe());
      }
      for (int i = 0; i < flat.leaves().size(); i++) {
        TensorType type = types.get(leaves.size());
        leaves.add(TangentTypes.like(what + " must have the argument's type", flat, i, type));
      }
    }

    @Override
    public String name() {
      return Labels.of(rule.backward());
    }
  }
}
