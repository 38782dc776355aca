"""jvp, vjp and linearize, of functions that may return an Auxiliary, and linearTranspose"""

from chapter import Chapter, method

PUSHED = "The value at {@code primal} and its tangent for the argument's {@code tangent}"
LISTED = "The value and its tangent, for the arguments {@code primals} and their tangents"
PULLBACK = "The value, and the pullback of cotangents at these arguments."
DERIVATIVE = "The value, and the derivative at these arguments as a linear function."
PULLBACK_OF_VALUE = (
    "The pullback of cotangents of the value at these arguments, and what else the function returns."
)
DERIVATIVE_OF_VALUE = (
    "The derivative of the value at these arguments as a linear function, and what else the function"
    " returns."
)
ELSE = ", and what else the function returns."
TRANSPOSE = (
    "The transpose of a function that is linear in all its arguments together, at arguments of the"
    " types of {@code examples}: tensors, {@link TensorType}s, or trees of tensors. It takes the"
    " result's cotangent to the argument's, or to the List of the arguments'."
)
WITH_AUX = "Fn{n}<{types}, Auxiliary<R, X>> f"
LISTS = "List<?> primals, List<?> tangents"


def forms(arity):
    return [*jvp(arity), *at_a_point(arity), *with_aux(arity), *transpose(arity)]


def jvp(arity):
    # With one argument, Lists would be taken for tuples of arguments where they are the argument.
    lists = method(
        arity,
        LISTED + ".",
        f"ValueAndTangent<Tensor> jvp(TensorFn{{n}} f, {LISTS})",
        "return ForwardMode.jvp(f, primals, tangents);",
        key="tensors in lists",
    )
    if arity.n == 1:
        pushed = "return ForwardMode.jvp(f, Arrays.asList(primal), Arrays.asList(tangent));"
        return [
            method(
                arity,
                PUSHED + ".",
                "<A, R> ValueAndTangent<R> jvp(Fn1<A, R> f, A primal, A tangent)",
                pushed,
                key="trees",
            ),
            method(
                arity,
                PUSHED + ".",
                "ValueAndTangent<Tensor> jvp(TensorFn1 f, Tensor primal, Tensor tangent)",
                pushed,
                key="tensors",
            ),
            lists,
        ]
    trees = method(
        arity,
        LISTED + ".",
        f"<{{types}}, R> ValueAndTangent<R> jvp(Fn{{n}}<{{types}}, R> f, {LISTS})",
        "return ForwardMode.jvp(f, primals, tangents);",
        key="trees",
    )
    return [trees, lists]


def at_a_point(arity):
    result = []
    for name, type_, doc in [("vjp", "Vjp", PULLBACK), ("linearize", "Linearized", DERIVATIVE)]:
        result += [
            method(
                arity,
                doc,
                f"<{{types}}, R> {type_}<R> {name}(Fn{{n}}<{{types}}, R> f, {{typed}})",
                f"return new {type_}<>(f, {{names}});",
                key=f"trees {name}",
            ),
            method(
                arity,
                doc,
                f"{type_}<Tensor> {name}(TensorFn{{n}} f, {{typed_tensors}})",
                f"return new {type_}<>(f, {{names}});",
                key=f"tensors {name}",
            ),
        ]
    return result


def with_aux(arity):
    generic = "<{types}, R, X> Auxiliary"
    primal, given, of = (
        ("A primal, A tangent", "Arrays.asList(primal), Arrays.asList(tangent)", PUSHED)
        if arity.n == 1
        else (LISTS, "primals, tangents", LISTED)
    )
    return [
        method(
            arity,
            PULLBACK_OF_VALUE,
            f"{generic}<Vjp<R>, X> vjpWithAux({WITH_AUX}, {{typed}})",
            "return Vjp.withAux(f, {names});",
            key="vjpWithAux",
        ),
        method(
            arity,
            DERIVATIVE_OF_VALUE,
            f"{generic}<Linearized<R>, X> linearizeWithAux({WITH_AUX}, {{typed}})",
            "return Linearized.withAux(f, {names});",
            key="linearizeWithAux",
        ),
        method(
            arity,
            of + ELSE,
            f"{generic}<ValueAndTangent<R>, X> jvpWithAux({WITH_AUX}, {primal})",
            f"return ForwardMode.jvpWithAux(f, {given});",
            key="jvpWithAux",
        ),
    ]


def transpose(arity):
    one = arity.n == 1
    trees, tensors, examples = (
        ("Fn1<R, A>", "TensorFn1", "Object example")
        if one
        else ("Fn1<R, List<Object>>", "Fn1<Tensor, List<Tensor>>", "Object... examples")
    )
    given = "example" if one else "examples"
    return [
        method(
            arity,
            TRANSPOSE,
            f"<{{types}}, R> {trees} linearTranspose(Fn{{n}}<{{types}}, R> f, {examples})",
            f"return new LinearTranspose<>(f, {given})::{'first' if one else 'apply'};",
            key="trees linearTranspose",
        ),
        method(
            arity,
            TRANSPOSE,
            f"{tensors} linearTranspose(TensorFn{{n}} f, {examples})",
            f"return new LinearTranspose<>(f, {given})::{'first' if one else 'tensors'};",
            key="tensors linearTranspose",
        ),
    ]


CHAPTER = Chapter("LinearizationForms", "Derivatives at a point", forms)
