"""Writes the Java types and methods that differ only in the number of arguments.

Run it in the folder tracer after a change of a template here; the files that it writes are committed.
"""

import re
from pathlib import Path

OUT = Path(__file__).parent.parent / "java" / "org" / "xlava"
LETTERS = "ABCDEHIJ"  # without F and G, which name functions and gradients
NAMES = "abcdehij"
ORDINALS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight"]

FN = '''package org.xlava;

/**
 * A function of {words} that takes and gives tensors or trees of them.
 *
 * @param <R> what it returns
 */
@FunctionalInterface
public interface Fn{n}<{types}, R> extends Fn<R> {{
  R apply({parameters});

  @Override
  @SuppressWarnings("unchecked")
  default R call(Object... arguments) {{
    Fn.checkArity({n}, arguments);
    return apply({casts});
  }}
}}
'''

TENSOR_FN = '''package org.xlava;

/** A function of {tensor_words} that gives a tensor. */
@FunctionalInterface
public interface TensorFn{n} extends TensorFn, Fn{n}<{tensors}, Tensor> {{}}
'''

JIT_FN = '''package org.xlava;

/**
 * A jitted function of {words}.
 *
 * @param <R> what it returns
 */
public final class JitFn{n}<{types}, R> extends Jitted<R> implements Fn{n}<{types}, R> {{
  JitFn{n}(Fn<R> f, JitOptions options) {{
    super(f, {n}, options);
  }}

  @Override
  public R apply({parameters}) {{
    return call({names});
  }}
}}
'''

JIT_TENSOR_FN = '''package org.xlava;

/** A jitted function of {tensor_words} that gives a tensor. */
public final class JitTensorFn{n} extends Jitted<Tensor> implements TensorFn{n} {{
  JitTensorFn{n}(Fn<Tensor> f, JitOptions options) {{
    super(f, {n}, options);
  }}

  @Override
  public Tensor apply({tensor_parameters}) {{
    return call({names});
  }}
}}
'''

HEADER = '''package org.xlava;

{imports}import java.util.List;
import org.jspecify.annotations.Nullable;

/** The transformations of functions of {words}; see {{@link Xlava}}. */
abstract class Transformations{n}{extends} {{
  Transformations{n}() {{}}
'''

# name, Javadoc, further parameters, expression that makes the transformed function
SAME = [
    (
        "vmap",
        "The function over batches: applied to each example along axis 0 of all arguments, the"
        " results stacked along axis 0.",
        "",
        "new Vmap<>(f)",
    ),
    (
        "vmap",
        "The function over batches: applied to each example along the axes {@link Xlava#inAxes} of"
        " the arguments, the results stacked along {@link Xlava#outAxes}, both 0 unless given."
        " {@link Xlava#axisName} names the axis for what the examples tell each other, {@link"
        " Xlava#axisSize} gives its size where no argument is mapped.",
        "VmapOption... options",
        "new Vmap<>(f, options)",
    ),
]


def wrap(text, region=None, indent="  "):
    """The Javadoc comment of a text and the snippet of that region, if any."""
    words, lines, line = text.split(" "), [], ""
    for word in words:
        if len(line) + len(word) + 1 > 92:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    lines.append(line)
    if region:
        lines += ["", f'{{@snippet class="org.xlava.docs.SnippetsTest" region="{region}"}}']
    if len(lines) == 1 and len(text) < 88:
        return f"{indent}/** {text} */"
    body = "\n".join(f"{indent} * {x}".rstrip() for x in lines)
    return f"{indent}/**\n{body}\n{indent} */"


def plural(n, noun):
    return f"{ORDINALS[n]} {noun}" + ("" if n == 1 else "s")


def linear(method, n, types, tensors, generic, params, tparams, args):
    """Transposes of linear functions, closures as arguments, and checks of derivatives."""
    doc = (
        "The transpose of a function that is linear in all its arguments together, at arguments of the"
        " types of {@code examples}: tensors, {@link TensorType}s, or trees of tensors. It takes the"
        " result's cotangent to the " + ("argument's." if n == 1 else "arguments'.")
    )
    if n == 1:
        method(
            doc,
            "<A, R> Fn1<R, A> linearTranspose(Fn1<A, R> f, Object example)",
            ["return new LinearTranspose<>(f, example)::first;"],
        )
        method(
            doc,
            "TensorFn1 linearTranspose(TensorFn1 f, Object example)",
            ["return new LinearTranspose<>(f, example)::first;"],
        )
    else:
        method(
            doc,
            f"<{types}, R> Fn1<R, List<Object>> linearTranspose({generic} f, Object... examples)",
            ["return new LinearTranspose<>(f, examples)::apply;"],
        )
        method(
            doc,
            f"Fn1<Tensor, List<Tensor>> linearTranspose(TensorFn{n} f, Object... examples)",
            ["return new LinearTranspose<>(f, examples)::tensors;"],
        )
    closure = (
        "The function traced at arguments of these types, with the tensors that it captured and that"
        " may be differentiated as arguments of their own."
    )
    check = (
        "Checks the derivatives of the function at these arguments, of first and second order in both"
        " modes, against finite differences; an AssertionError says what differs. See {@link"
        " GradientCheck}."
    )
    more = check.replace("of first and second order in both modes, ", "as {@code how} says, ")
    for generics, fn, ps, r in [
        (f"<{types}, R> ", generic, params, "R"),
        ("", f"TensorFn{n}", tparams, "Tensor"),
    ]:
        method(
            closure,
            f"{generics}ClosureConverted<{r}> closureConvert({fn} f, {ps})",
            [f"return new ClosureConverted<>(f, {args});"],
        )
        method(
            check,
            f"{generics}void checkGrads({fn} f, {ps})",
            [f"GradientCheck.DEFAULTS.check(f, {args});"],
        )
        method(
            more,
            f"{generics}void checkGrads(GradientCheck how, {fn} f, {ps})",
            [f"how.check(f, {args});"],
        )
    method(
        check.replace("at these arguments", "at these tensors or Java numbers"),
        f"void checkGrads(TensorFn{n} f, Object... arguments)",
        ["GradientCheck.DEFAULTS.check(f, arguments);"],
    )


def with_options(method, n, types, tensors, lam, args, array):
    """Derivatives with options: of holomorphic functions, in integers."""
    for name, doc in [
        ("grad", "The gradient, as {@code options} say."),
        ("valueAndGrad", "The value and its gradient, as {@code options} say."),
        ("jacfwd", "The Jacobian by forward mode, as {@code options} say."),
        ("jacrev", "The Jacobian by reverse mode, as {@code options} say."),
    ]:
        both = name == "valueAndGrad"
        gradient = "grad" in name.lower()
        end = ".grad();" if name == "grad" else ";"
        own = ["Argnums argnums = GradOptions.present(\"%s\", options);" % name]

        def body(t):
            if gradient:
                return f'Gradients.<{t}>valueAndGrad("{name}", f, argnums, {array}){end}'
            return f"({t}) Gradients.{name}(f, argnums, {array});"

        result = f"Fn{n}<{tensors}, ValueAndGrad<Tensor>>" if both else f"TensorFn{n}"
        method(
            doc,
            f"{result} {name}(TensorFn{n} f, GradOptions options)",
            own + [f"return {lam} -> {body('Tensor')}"],
        )
        of = "Tensor" if gradient else "?"
        to = "ValueAndGrad<G>" if both else "G"
        unchecked = "" if gradient else '@SuppressWarnings("unchecked")'
        method(
            doc + " {@code G} is its type, which the compiler takes on trust.",
            f"<{types}, G> Fn{n}<{types}, {to}> {name}(Fn{n}<{types}, {of}> f, GradOptions options)",
            own + [f"return {lam} -> {body('G')}"],
            unchecked,
        )
    method(
        "The Hessian, as {@code options} say: {@code jacfwd(jacrev(f))}.",
        f"TensorFn{n} hessian(TensorFn{n} f, GradOptions options)",
        ["return jacfwd(jacrev(f, options), options);"],
    )


def custom(method, n, types, tensors, generic, lam, args):
    """The functions that give a function rules for its derivative."""
    lists = "A" if n == 1 else "List<P>"
    tensor_lists = "Tensor" if n == 1 else "List<Tensor>"
    cotangents = "A" if n == 1 else "List<P>"
    call = f"return {lam} -> g.call({args});"
    jvp = (
        "The function with a derivative of your own: {@code rule} gives its value and tangent, from"
        + (" the argument and its tangent" if n == 1 else " the Lists of arguments and tangents")
        + ". It is used wherever the function is differentiated, in reverse mode too."
    )
    vjp = (
        "The function with a derivative of your own in reverse mode: {@code forward} gives the value"
        " and what {@code backward} needs to know, which takes that and the value's cotangent to the"
        + (" argument's" if n == 1 else " arguments', a List; null stands for a zero")
        + "."
    )
    rules = "The function with a derivative of your own in reverse mode, by rules with options."
    for generics, fn, ps, r, primals, cts in [
        (types + ", ", generic, types, "R", lists, cotangents),
        ("", f"TensorFn{n}", tensors, "Tensor", tensor_lists, tensor_lists),
    ]:
        element = "" if n == 1 else "P, "
        own = f"<{generics}{element}R> " if generics else ""
        more = f"<{generics}R, S> " if generics else "<S> "
        typed = f"<{generics}{element}R, S> " if generics else "<S> "
        method(
            jvp,
            f"{own}{fn} customJvp({fn} f, JvpRule<{primals}, {r}> rule)",
            [f"Fn<{r}> g = new CustomJvp<>(f, rule);", call],
        )
        forward = f"Fn{n}<{ps}, ValueAndResiduals<{r}, S>> forward"
        of = "ofOne" if n == 1 else "of"
        method(
            vjp,
            f"{typed}{fn} customVjp({fn} f, {forward}, Fn2<S, {r}, {cts}> backward)",
            [f"Fn<{r}> g = CustomVjp.{of}(f, forward, backward);", call],
        )
        method(
            rules,
            f"{more}{fn} customVjp({fn} f, VjpRule<{r}, S> rule)",
            [f"Fn<{r}> g = new CustomVjp<>(f, rule);", call],
        )
    cotangents = "A" if n == 1 else "List<?>"
    method(
        "The function whose derivative in reverse mode is the pullback that it returns beside its"
        " value: a function from the value's cotangent to the"
        + (" argument's." if n == 1 else " List of the arguments'."),
        f"<{types}, R> {generic} customGradient(Fn{n}<{types}, ValueAndPullback<R, {cotangents}>> f)",
        [f"Fn<R> g = CustomGradient.of(f, {'true' if n == 1 else 'false'});", call],
    )
    for generics, fn, ps, r in [
        (types, generic, types, "R"),
        ("", f"TensorFn{n}", tensors, "Tensor"),
    ]:
        own = f"<{generics}, R> " if generics else ""
        for doc, more, make in [
            (
                "The function with a derivative that computes intermediate values again from the"
                " arguments instead of keeping them: it takes less memory and more time.",
                "",
                "new Checkpoint<>(f, CheckpointOptions.DEFAULTS)",
            ),
            (
                "The function with a derivative that computes intermediate values again, but for those"
                " that {@code policy} keeps.",
                ", CheckpointPolicy policy",
                "Checkpoint.of(f, policy)",
            ),
            (
                "The function with a derivative that computes intermediate values again, as {@code"
                " options} say.",
                ", CheckpointOptions options",
                "new Checkpoint<>(f, options)",
            ),
        ]:
            method(doc, f"{own}{fn} checkpoint({fn} f{more})", [f"Fn<{r}> g = {make};", call])
    for generics, fn, r in [(f"<{types}, R> ", generic, "R"), ("", f"TensorFn{n}", "Tensor")]:
        method(
            "The function with a batching rule of your own: {@code rule} is what {@code vmap} of the"
            " function does. Reverse mode goes without the rule.",
            f"{generics}{fn} customVmap({fn} f, VmapRule<{r}> rule)",
            [f"Fn<{r}> g = new CustomVmap<>(f, rule);", call],
        )
        method(
            "The function that {@code vmap} maps by a loop, one example after the other.",
            f"{generics}{fn} sequentialVmap({fn} f)",
            [f"Fn<{r}> g = CustomVmap.sequential(f);", call],
        )
    method(
        "The function with a tangent that is the sum of {@code terms}, one for each argument, or null"
        " where it is zero.",
        f"TensorFn{n} customJvps(TensorFn{n} f, @Nullable TangentTerm... terms)",
        ["Fn<Tensor> g = CustomJvp.ofTerms(f, terms);", call],
    )


def auxiliary(method, n, types, lam, args, array, params):
    """The transformations of functions that return an Auxiliary, but for gradients."""
    fn = f"Fn{n}<{types}, Auxiliary<R, X>>"
    for name, what in [
        ("jacfwd", "The Jacobian of the value by forward mode"),
        ("jacrev", "The Jacobian of the value by reverse mode"),
        ("hessian", "The Hessian of the value, {@code jacfwd(jacrev(f))},"),
    ]:
        for where, extra in [
            ("the first argument", ""),
            ("argument {@code argnum}", ", int argnum"),
            ("the arguments {@code argnums}", ", Argnums argnums"),
        ]:
            argnums = "argnums" if extra else "Argnums.FIRST"
            one = ["Argnums argnums = Argnums.of(argnum);"] if extra == ", int argnum" else []
            method(
                f"{what} in {where}, and what else the function returns. {{@code G}} is its type,"
                " which the compiler takes on trust.",
                f"<{types}, R, X, G> Fn{n}<{types}, Auxiliary<G, X>> {name}WithAux({fn} f{extra})",
                one + [f"return {lam} -> Gradients.{name}WithAux(f, {argnums}, {array});"],
            )
    method(
        "The pullback of cotangents of the value at these arguments, and what else the function"
        " returns.",
        f"<{types}, R, X> Auxiliary<Vjp<R>, X> vjpWithAux({fn} f, {params})",
        [f"return Vjp.withAux(f, {args});"],
    )
    method(
        "The derivative of the value at these arguments as a linear function, and what else the"
        " function returns.",
        f"<{types}, R, X> Auxiliary<Linearized<R>, X> linearizeWithAux({fn} f, {params})",
        [f"return Linearized.withAux(f, {args});"],
    )
    jvp = f"<{types}, R, X> Auxiliary<ValueAndTangent<R>, X> jvpWithAux({fn} f, "
    if n == 1:
        method(
            "The value at {@code primal} and its tangent for the argument's {@code tangent}, and what"
            " else the function returns.",
            jvp + "A primal, A tangent)",
            ["return ForwardMode.jvpWithAux(f, Arrays.asList(primal), Arrays.asList(tangent));"],
        )
    else:
        method(
            "The value and its tangent, for the arguments {@code primals} and their tangents, and"
            " what else the function returns.",
            jvp + "List<?> primals, List<?> tangents)",
            ["return ForwardMode.jvpWithAux(f, primals, tangents);"],
        )


def snippets():
    """Gives the region to show at a method of a signature: its name, at the first of each form."""
    shown = set()

    def region(signature):
        form = re.search(r"(\w+)\((Tensor)?Fn1\b", signature)
        if not form or form.groups() in shown:
            return None
        shown.add(form.groups())
        return form[1]

    return region


def arity(n):
    types = ", ".join(LETTERS[:n])
    tensors = ", ".join(["Tensor"] * n)
    lam = "a" if n == 1 else "(" + ", ".join(NAMES[:n]) + ")"
    args = ", ".join(NAMES[:n])
    generic = f"Fn{n}<{types}, R>"
    scalar = f"Fn{n}<{types}, Tensor>"
    params = ", ".join(f"{t} {v}" for t, v in zip(LETTERS[:n], NAMES[:n]))
    tparams = ", ".join(f"Tensor {v}" for v in NAMES[:n])
    out = [
        HEADER.format(
            n=n,
            imports="import java.util.Arrays;\n" if n == 1 else "",
            words=plural(n, "argument"),
            extends=f" extends Transformations{n - 1}" if n > 1 else " extends Callbacks",
        )
    ]
    region = snippets()

    def method(doc, signature, body, annotation=""):
        name = re.search(r"(\w+)\(", signature)[1]
        deferred = any(line.startswith(f"return {lam} -> ") for line in body)
        # Where the function is used in a lambda only, it is the caller who should hear of a null.
        if name == "hessian" or deferred and not body[-1].endswith(f"g.call({args});"):
            body = [f'FlatFunction.present("{name}", f);'] + body
        lines = "\n".join("    " + b for b in body)
        note = f"  {annotation}\n" if annotation else ""
        comment = wrap(doc, region(signature))
        out.append(f"{comment}\n{note}  public static {signature} {{\n{lines}\n  }}\n")

    jit_doc = (
        "The function compiled: traced once for each structure and types of arguments, and run as one"
        " program from then on. Java's if and for see the types of the arguments, not their values:"
        " select with {@link Numpy#where}. What the function does beside computing its result, such"
        " as printing, it does when it is traced only."
    )
    for doc, extra, given in [
        (jit_doc, "", "JitOptions.defaults()"),
        ("As the other {@code jit}, with static or donated arguments.", ", JitOptions options", "options"),
    ]:
        method(
            doc,
            f"<{types}, R> JitFn{n}<{types}, R> jit({generic} f{extra})",
            [f"return new JitFn{n}<>(f, {given});"],
        )
        method(
            doc,
            f"JitTensorFn{n} jit(TensorFn{n} f{extra})",
            [f"return new JitTensorFn{n}(f, {given});"],
        )

    for name, doc, extra, make in SAME:
        more = f", {extra}" if extra else ""
        method(
            doc,
            f"<{types}, R> {generic} {name}({generic} f{more})",
            [f"Fn<R> g = {make};", f"return {lam} -> g.call({args});"],
        )
        method(
            doc,
            f"TensorFn{n} {name}(TensorFn{n} f{more})",
            [f"Fn<Tensor> g = {make};", f"return {lam} -> g.call({args});"],
        )

    array = f"new Object[] {{{args}}}"
    grad_doc = (
        "The gradient in the first argument, in that argument's type. The function returns a real"
        " floating scalar."
    )
    nth_doc = grad_doc.replace("the first argument, in", "argument {@code argnum}, in")
    erased_doc = nth_doc + " {@code G} is that type, which the compiler takes on trust."
    list_doc = "The gradients in the arguments {@code argnums}, one each."
    vg = "Gradients.<{t}>valueAndGrad(\"{name}\", f, {argnums}, {array})"

    def g(t, name, argnums):
        return vg.format(t=t, name=name, argnums=argnums, array=array)

    method(
        grad_doc,
        f"<{types}> Fn{n}<{types}, A> grad({scalar} f)",
        [f"return {lam} -> {g('A', 'grad', 'Argnums.FIRST')}.grad();"],
    )
    method(
        grad_doc,
        f"TensorFn{n} grad(TensorFn{n} f)",
        [f"return {lam} -> {g('Tensor', 'grad', 'Argnums.FIRST')}.grad();"],
    )
    method(
        nth_doc,
        f"TensorFn{n} grad(TensorFn{n} f, int argnum)",
        [
            "Argnums argnums = Argnums.of(argnum);",
            f"return {lam} -> {g('Tensor', 'grad', 'argnums')}.grad();",
        ],
    )
    method(
        erased_doc,
        f"<{types}, G> Fn{n}<{types}, G> grad({scalar} f, int argnum)",
        [
            "Argnums argnums = Argnums.of(argnum);",
            f"return {lam} -> {g('G', 'grad', 'argnums')}.grad();",
        ],
    )
    method(
        list_doc,
        f"Fn{n}<{tensors}, List<Tensor>> grad(TensorFn{n} f, Argnums argnums)",
        [f"return {lam} -> {g('List<Tensor>', 'grad', 'argnums')}.grad();"],
    )
    method(
        list_doc,
        f"<{types}> Fn{n}<{types}, List<Object>> grad({scalar} f, Argnums argnums)",
        [f"return {lam} -> {g('List<Object>', 'grad', 'argnums')}.grad();"],
    )
    method(
        "The value and its gradient in the first argument.",
        f"<{types}> Fn{n}<{types}, ValueAndGrad<A>> valueAndGrad({scalar} f)",
        [f"return {lam} -> {g('A', 'valueAndGrad', 'Argnums.FIRST')};"],
    )
    method(
        "The value and its gradient in the first argument.",
        f"Fn{n}<{tensors}, ValueAndGrad<Tensor>> valueAndGrad(TensorFn{n} f)",
        [f"return {lam} -> {g('Tensor', 'valueAndGrad', 'Argnums.FIRST')};"],
    )
    method(
        "The value and its gradient in argument {@code argnum}.",
        f"Fn{n}<{tensors}, ValueAndGrad<Tensor>> valueAndGrad(TensorFn{n} f, int argnum)",
        [
            "Argnums argnums = Argnums.of(argnum);",
            f"return {lam} -> {g('Tensor', 'valueAndGrad', 'argnums')};",
        ],
    )
    method(
        "The value and its gradient in argument {@code argnum}.",
        f"<{types}, G> Fn{n}<{types}, ValueAndGrad<G>> valueAndGrad({scalar} f, int argnum)",
        [
            "Argnums argnums = Argnums.of(argnum);",
            f"return {lam} -> {g('G', 'valueAndGrad', 'argnums')};",
        ],
    )
    method(
        "The value and its gradients in the arguments {@code argnums}.",
        f"Fn{n}<{tensors}, ValueAndGrad<List<Tensor>>> valueAndGrad(TensorFn{n} f, Argnums argnums)",
        [f"return {lam} -> {g('List<Tensor>', 'valueAndGrad', 'argnums')};"],
    )
    method(
        "The value and its gradients in the arguments {@code argnums}.",
        f"<{types}> Fn{n}<{types}, ValueAndGrad<List<Object>>> valueAndGrad({scalar} f,"
        " Argnums argnums)",
        [f"return {lam} -> {g('List<Object>', 'valueAndGrad', 'argnums')};"],
    )

    aux = f"Fn{n}<{types}, Auxiliary<Tensor, X>>"

    def a(t, name, argnums):
        return (
            f'Gradients.<X, {t}>valueAuxAndGrad("{name}", f, {argnums}, {array})'
        )

    for t, where, extra, generics in [
        ("A", "the first argument", "", f"<{types}, X>"),
        ("G", "argument {@code argnum}", ", int argnum", f"<{types}, X, G>"),
        ("List<Object>", "the arguments {@code argnums}", ", Argnums argnums", f"<{types}, X>"),
    ]:
        argnums = "argnums" if extra else "Argnums.FIRST"
        one = ["Argnums argnums = Argnums.of(argnum);"] if extra == ", int argnum" else []
        method(
            f"The gradient of the value in {where}, and what else the function returns.",
            f"{generics} Fn{n}<{types}, GradAndAux<{t}, X>> gradWithAux({aux} f{extra})",
            one
            + [
                f"return {lam} -> {{",
                f"  ValueAuxAndGrad<X, {t}> r = {a(t, 'gradWithAux', argnums)};",
                "  return new GradAndAux<>(r.grad(), r.aux());",
                "};",
            ],
        )
        method(
            f"The value, what else the function returns, and the gradient of the value in {where}.",
            f"{generics} Fn{n}<{types}, ValueAuxAndGrad<X, {t}>> valueAndGradWithAux({aux} f{extra})",
            one + [f"return {lam} -> {a(t, 'valueAndGradWithAux', argnums)};"],
        )

    auxiliary(method, n, types, lam, args, array, params)
    matrix = f"Fn{n}<{tensors}, List<Tensor>>"
    trees = f"<{types}> Fn{n}<{types}, Object>"
    of_trees = " Of trees, the result's tree with the argument's tree at each leaf."
    one = ["Argnums argnums = Argnums.of(argnum);"]
    for name, how in [("jacfwd", "by forward mode, one column at a time, all in a batch"),
                      ("jacrev", "by reverse mode, one row at a time, all in a batch")]:
        doc = (
            f"The Jacobian in the first argument, {how}: of shape {{@code result.shape +"
            " argument.shape}."
        )
        nth = doc.replace("the first argument", "argument {@code argnum}")
        many = doc.replace("Jacobian in the first argument", "Jacobians in {@code argnums}")

        def jacobian(argnums):
            return f"return {lam} -> Gradients.{name}(f, {argnums}, {array});"

        def tensor(argnums, type_="Tensor"):
            return f"return {lam} -> ({type_}) Gradients.{name}(f, {argnums}, {array});"

        method(doc, f"TensorFn{n} {name}(TensorFn{n} f)", [tensor("Argnums.FIRST")])
        method(doc + of_trees, f"{trees} {name}(Fn{n}<{types}, ?> f)", [jacobian("Argnums.FIRST")])
        method(nth, f"TensorFn{n} {name}(TensorFn{n} f, int argnum)", one + [tensor("argnums")])
        method(
            nth + of_trees,
            f"{trees} {name}(Fn{n}<{types}, ?> f, int argnum)",
            one + [jacobian("argnums")],
        )
        unchecked = '@SuppressWarnings("unchecked")'
        method(
            many,
            f"{matrix} {name}(TensorFn{n} f, Argnums argnums)",
            [tensor("argnums", "List<Tensor>")],
            unchecked,
        )
        method(
            many + of_trees.replace("argument's tree", "List of the arguments' trees"),
            f"{trees} {name}(Fn{n}<{types}, ?> f, Argnums argnums)",
            [jacobian("argnums")],
        )
    hess = "The Hessian in the first argument: {@code jacfwd(jacrev(f))}."
    hess_nth = "The Hessian in argument {@code argnum}: {@code jacfwd(jacrev(f))}."
    method(hess, f"TensorFn{n} hessian(TensorFn{n} f)", ["return jacfwd(jacrev(f));"])
    method(hess, f"{trees} hessian(Fn{n}<{types}, ?> f)", ["return jacfwd(jacrev(f));"])
    method(
        hess_nth,
        f"TensorFn{n} hessian(TensorFn{n} f, int argnum)",
        ["return jacfwd(jacrev(f, argnum), argnum);"],
    )
    method(
        hess_nth,
        f"{trees} hessian(Fn{n}<{types}, ?> f, int argnum)",
        ["return jacfwd(jacrev(f, argnum), argnum);"],
    )
    method(
        "The value, and the pullback of cotangents at these arguments.",
        f"<{types}, R> Vjp<R> vjp({generic} f, {params})",
        [f"return new Vjp<>(f, {args});"],
    )
    method(
        "The value, and the pullback of cotangents at these arguments.",
        f"Vjp<Tensor> vjp(TensorFn{n} f, {tparams})",
        [f"return new Vjp<>(f, {args});"],
    )
    method(
        "The value, and the derivative at these arguments as a linear function.",
        f"<{types}, R> Linearized<R> linearize({generic} f, {params})",
        [f"return new Linearized<>(f, {args});"],
    )
    method(
        "The value, and the derivative at these arguments as a linear function.",
        f"Linearized<Tensor> linearize(TensorFn{n} f, {tparams})",
        [f"return new Linearized<>(f, {args});"],
    )
    if n == 1:
        method(
            "The value at {@code primal} and its tangent for the argument's {@code tangent}.",
            "<A, R> ValueAndTangent<R> jvp(Fn1<A, R> f, A primal, A tangent)",
            ["return ForwardMode.jvp(f, Arrays.asList(primal), Arrays.asList(tangent));"],
        )
        method(
            "The value at {@code primal} and its tangent for the argument's {@code tangent}.",
            "ValueAndTangent<Tensor> jvp(TensorFn1 f, Tensor primal, Tensor tangent)",
            ["return ForwardMode.jvp(f, Arrays.asList(primal), Arrays.asList(tangent));"],
        )
    jvp_doc = "The value and its tangent, for the arguments {@code primals} and their tangents."
    if n > 1:
        # With one argument, Lists would be taken for tuples of arguments where they are the argument.
        method(
            jvp_doc,
            f"<{types}, R> ValueAndTangent<R> jvp({generic} f, List<?> primals, List<?> tangents)",
            ["return ForwardMode.jvp(f, primals, tangents);"],
        )
    method(
        jvp_doc,
        f"ValueAndTangent<Tensor> jvp(TensorFn{n} f, List<?> primals, List<?> tangents)",
        ["return ForwardMode.jvp(f, primals, tangents);"],
    )
    for generics, fn, ps in [(f"<{types}, R> ", generic, types), ("", f"TensorFn{n}", tensors)]:
        method(
            "The program that the function's trace gives, for printing and inspection.",
            f"{generics}Fn{n}<{ps}, org.xlava.ir.ClosedJaxpr> makeJaxpr({fn} f)",
            [f"return {lam} -> Inspection.makeJaxpr(f, {args});"],
        )
    for generics, fn, ps in [(f"<{types}, R> ", generic, params), ("", f"TensorFn{n}", tparams)]:
        method(
            "What the derivative at these arguments in reverse mode keeps from the forward pass for"
            " the backward one, and where it is from.",
            f"{generics}List<Residual> savedResiduals({fn} f, {ps})",
            [f"return SavedResiduals.of(f, {args});"],
        )
    linear(method, n, types, tensors, generic, params, tparams, args)
    with_options(method, n, types, tensors, lam, args, array)
    custom(method, n, types, tensors, generic, lam, args)
    shape_doc = "without computing it. Arguments are tensors, {@link TensorType}s"
    method(
        f"The result with {{@linkplain TensorType#placeholder placeholders}} for tensors,"
        f" {shape_doc} or trees of them.",
        f"<{types}, R> R evalShape({generic} f, Object... arguments)",
        ["return Inspection.evalShape(f, arguments);"],
    )
    method(
        f"The result's type, {shape_doc} or Java numbers.",
        f"TensorType evalShape(TensorFn{n} f, Object... arguments)",
        ["return Inspection.evalShape(f, arguments).type();"],
    )
    out.append("}\n")
    return "\n".join(out)


def main():
    for n in range(1, 9):
        cast = ", ".join(f"({t}) arguments[{i}]" for i, t in enumerate(LETTERS[:n]))
        (OUT / f"Fn{n}.java").write_text(
            FN.format(
                n=n,
                words=plural(n, "argument"),
                types=", ".join(LETTERS[:n]),
                parameters=", ".join(f"{t} {v}" for t, v in zip(LETTERS[:n], NAMES[:n])),
                casts=cast,
            )
        )
        (OUT / f"TensorFn{n}.java").write_text(
            TENSOR_FN.format(
                n=n, tensor_words=plural(n, "tensor"), tensors=", ".join(["Tensor"] * n)
            )
        )
        jit = dict(
            n=n,
            words=plural(n, "argument"),
            tensor_words=plural(n, "tensor"),
            types=", ".join(LETTERS[:n]),
            names=", ".join(NAMES[:n]),
            parameters=", ".join(f"{t} {v}" for t, v in zip(LETTERS[:n], NAMES[:n])),
            tensor_parameters=", ".join(f"Tensor {v}" for v in NAMES[:n]),
        )
        (OUT / f"JitFn{n}.java").write_text(JIT_FN.format(**jit))
        (OUT / f"JitTensorFn{n}.java").write_text(JIT_TENSOR_FN.format(**jit))
        (OUT / f"Transformations{n}.java").write_text(arity(n))


main()
