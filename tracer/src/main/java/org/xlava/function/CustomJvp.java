package org.xlava.function;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xlava.Fn;
import org.xlava.Fn3;
import org.xlava.JvpRule;
import org.xlava.TangentTerm;
import org.xlava.Tensor;
import org.xlava.TensorFn;
import org.xlava.TransformException;
import org.xlava.Tree;
import org.xlava.TreeDef;
import org.xlava.ValueAndTangent;
import org.xlava.primitive.Dual;
import org.xlava.primitive.custom.CustomJvpFunction;
import org.xlava.primitive.custom.TangentRule;
import org.xlava.transform.Tangents;
import org.xlava.transform.Trace;
import org.xlava.transform.Zero;
import org.xlava.tree.Flattening;

/** A function of trees with a tangent rule of its own. */
public final class CustomJvp<R> implements Fn<R> {
  private final Fn<R> f;
  private final JvpRule.Special<Object, R> rule;
  private final String label;

  public <P> CustomJvp(Fn<R> f, @Nullable JvpRule<P, R> rule) {
    this(Labels.of(FlatFunction.present("customJvp", f)), f, rule);
  }

  @SuppressWarnings("unchecked")
  private <P> CustomJvp(String label, Fn<R> f, @Nullable JvpRule<P, R> rule) {
    this.f = f;
    this.label = label;
    if (rule == null) {
      throw new TransformException("customJvp: needs a rule; got null");
    }
    JvpRule<Object, R> any = (JvpRule<Object, R>) rule;
    this.rule =
        any instanceof JvpRule.Special<Object, R> special
            ? special
            : new JvpRule.Special<>(List.of(), false, (fixed, p, t) -> any.apply(p, t));
  }

  /** With a name for programs. */
  public static <P, R> CustomJvp<R> named(String label, Fn<R> f, JvpRule<P, R> rule) {
    return new CustomJvp<>(label, f, rule);
  }

  /** The function whose tangent is the sum of a term for each argument. */
  public static CustomJvp<Tensor> ofTerms(TensorFn f, @Nullable TangentTerm... terms) {
    return new CustomJvp<>(
        f, new JvpRule.Special<>(List.of(), true, new Terms(f, Arrays.asList(terms))));
  }

  @Override
  public R call(Object... arguments) {
    NondiffArguments split = NondiffArguments.of("customJvp", rule.nondiff(), arguments);
    Arguments flat = Arguments.flatten(split.others());
    FlatFunction<R> body =
        new FlatFunction<>(values -> f.call(split.merged(values)), flat.structure());
    boolean single = arguments.length == 1;
    Flat<R> flatRule = new Flat<>(rule, split.fixed(), flat.structure(), single, label);
    Tensor[] results = Trace.call(new CustomJvpFunction(label, body, flatRule), flat.leaves());
    TreeDef structure = body.applied() ? body.structure() : flatRule.structure();
    return FlatFunction.unflatten(structure, results);
  }

  /** The rule as one of leaves. */
  private static final class Flat<R> extends FlatRule implements TangentRule {
    private final JvpRule.Special<Object, R> rule;
    private final boolean single;

    Flat(
        JvpRule.Special<Object, R> rule,
        List<Object> fixed,
        List<TreeDef> arguments,
        boolean single,
        String label) {
      super(rule, fixed, arguments, label);
      this.rule = rule;
      this.single = single;
    }

    @Override
    public Dual apply(Tensor[] primals, Tensor[] tangents) {
      Tensor[] given = tangents.clone();
      if (!rule.symbolicZeros()) {
        Arrays.setAll(given, i -> Tangents.instantiate(tangents[i]));
      }
      ValueAndTangent<R> pair = rule.rule().apply(fixed, trees(primals), trees(given));
      if (pair == null) {
        throw new TransformException(
            "customJvp: the rule of " + label + " must return a value and a tangent; got null");
      }
      return dual(pair);
    }

    private Object trees(Tensor[] leaves) {
      Object[] trees = Arguments.unflatten(arguments, leaves);
      return single ? trees[0] : Collections.unmodifiableList(Arrays.asList(trees));
    }

    private Dual dual(ValueAndTangent<R> pair) {
      Tree.Flat value = Flattening.of(pair.value(), "the value");
      Tree.Flat tangent = Flattening.of(pair.tangent(), "the tangent");
      String what = "customJvp: the tangent that the rule of " + label + " gives";
      Tensor[] values = value.leaves().toArray(new Tensor[0]);
      Tensor[] tangents = TangentTypes.check(what, tangent, value.structure(), values);
      gave(value.structure());
      return new Dual(values, tangents);
    }

    @Override
    public String name() {
      return Labels.of(rule.rule());
    }

    @Override
    public boolean symbolicZeros() {
      return rule.symbolicZeros();
    }
  }

  /** The rule that adds the terms of the arguments that have one and a tangent. */
  private record Terms(TensorFn f, List<@Nullable TangentTerm> terms)
      implements Fn3<List<Object>, Object, Object, ValueAndTangent<Tensor>> {
    @Override
    public ValueAndTangent<Tensor> apply(List<Object> fixed, Object primals, Object tangents) {
      List<Tensor> arguments = tensors(primals);
      if (terms.size() != arguments.size()) {
        throw new TransformException(
            "customJvps: needs a term, or null, for each of the %d arguments; got %d of them"
                .formatted(arguments.size(), terms.size()));
      }
      // By the rule again, so that it is the rule that is differentiated the next time.
      Tensor value =
          new CustomJvp<>(f, new JvpRule.Special<>(List.of(), true, this))
              .call(arguments.toArray());
      Tensor sum = Zero.of(value.type());
      for (int i = 0; i < terms.size(); i++) {
        Tensor tangent = tensors(tangents).get(i);
        TangentTerm term = terms.get(i);
        if (term != null && !Zero.is(tangent)) {
          sum = Tangents.add(sum, term.apply(tangent, value, arguments));
        }
      }
      return new ValueAndTangent<>(value, sum);
    }

    @SuppressWarnings("unchecked")
    private static List<Tensor> tensors(Object arguments) {
      return arguments instanceof Tensor t ? List.of(t) : (List<Tensor>) arguments;
    }
  }
}
