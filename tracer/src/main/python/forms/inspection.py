"""makeJaxpr, evalShape, closureConvert and checkGrads"""

from chapter import Chapter, method, transformed

PROGRAM = "The program that the function's trace gives, for printing and inspection."
SHAPE = (
    "The result with {@linkplain TensorType#placeholder placeholders} for tensors, without computing"
    " it. Arguments are tensors, {@link TensorType}s or trees of them."
)
TYPE = (
    "The result's type, without computing it. Arguments are tensors, {@link TensorType}s or Java"
    " numbers."
)
CLOSURE = (
    "The function traced at arguments of these types, with the tensors that it captured and that"
    " may be differentiated as arguments of their own."
)
CHECK = (
    "Checks the derivatives of the function at these {what}, {how}, against finite differences. See"
    " {{@link GradientCheck}}.\n"
    "@throws AssertionError when they differ; it says where"
)
DEFAULTS = "of first and second order in both modes"
TOLD = "as {@code how} says"
NUMBERS = "tensors or Java numbers"


def forms(arity):
    program = transformed(
        arity, "makeJaxpr", PROGRAM, "Inspection.makeJaxpr(f)", gives="ClosedJaxpr", tensor="ClosedJaxpr"
    )
    return [*program, *shapes(arity), *closures(arity), *checks(arity)]


def shapes(arity):
    return [
        method(
            arity,
            SHAPE,
            "<{types}, R> R evalShape(Fn{n}<{types}, R> f, Object... arguments)",
            "return Inspection.evalShape(f, arguments);",
            key="trees evalShape",
        ),
        method(
            arity,
            TYPE,
            "TensorType evalShape(TensorFn{n} f, Object... arguments)",
            "return Inspection.evalShape(f, arguments).type();",
            key="tensors evalShape",
        ),
    ]


def closures(arity):
    return [
        method(
            arity,
            CLOSURE,
            "<{types}, R> ClosureConverted<R> closureConvert(Fn{n}<{types}, R> f, {typed})",
            "return new ClosureConverted<>(f, {names});",
            key="trees closureConvert",
        ),
        method(
            arity,
            CLOSURE,
            "ClosureConverted<Tensor> closureConvert(TensorFn{n} f, {typed_tensors})",
            "return new ClosureConverted<>(f, {names});",
            key="tensors closureConvert",
        ),
    ]


def checks(arity):
    result = []
    for generic, f, typed in [
        ("<{types}, R> ", "Fn{n}<{types}, R> f", "{typed}"),
        ("", "TensorFn{n} f", "{typed_tensors}"),
    ]:
        kind = "trees" if generic else "tensors"
        result += [
            method(
                arity,
                CHECK.format(what="arguments", how=DEFAULTS),
                f"{generic}void checkGrads({f}, {typed})",
                "GradientCheck.DEFAULTS.check(f, {names});",
                key=f"{kind} checkGrads",
            ),
            method(
                arity,
                CHECK.format(what="arguments", how=TOLD),
                f"{generic}void checkGrads(GradientCheck how, {f}, {typed})",
                "how.check(f, {names});",
                key=f"{kind} checkGrads as told",
            ),
        ]
    numbers = method(
        arity,
        CHECK.format(what=NUMBERS, how=DEFAULTS),
        "void checkGrads(TensorFn{n} f, Object... arguments)",
        "GradientCheck.DEFAULTS.check(f, arguments);",
        key="numbers checkGrads",
    )
    return [*result, numbers]


CHAPTER = Chapter("InspectionForms", "What is known of functions, and checks of them", forms)
