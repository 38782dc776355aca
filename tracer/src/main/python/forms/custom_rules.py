"""customJvp, customVjp, customGradient and customVmap"""

from chapter import Chapter, method, transformed

TANGENT = (
    "The function with a derivative of your own: {@code rule} gives its value and tangent, from the"
    " argument and its tangent, or the Lists of several and theirs. It is used wherever the function"
    " is differentiated, in reverse mode too."
)
TERMS = (
    "The function with a tangent that is the sum of {@code terms}, one for each argument, or null"
    " where it is zero."
)
PULLBACK = (
    "The function with a derivative of your own in reverse mode: {@code forward} gives the value and"
    " what {@code backward} needs to know, which takes that and the value's cotangent to the"
    " argument's, or to the List of those of several, in which null stands for a zero."
)
RULES = "The function with a derivative of your own in reverse mode, by rules with options."
RETURNED = (
    "The function whose derivative in reverse mode is the pullback that it returns beside its value: a"
    " function from the value's cotangent to the argument's, or to the List of those of several."
)
BATCHES = (
    "The function with a batching rule of your own: {@code rule} is what {@code vmap} of the function"
    " does. Reverse mode goes without the rule."
)
LOOP = "The function that {@code vmap} maps by a loop, one example after the other."


def forms(arity):
    return [*jvp(arity), *vjp(arity), *gradient(arity), *vmap(arity)]


def custom(arity, name, doc, variables, function, of, parameters, makes):
    """A form that gives a function of the type of the one it takes."""
    generic = f"<{', '.join(variables)}> " if variables else ""
    return method(
        arity,
        doc,
        f"{generic}{function} {name}({function} f, {parameters})",
        f"Fn<{of}> g = {makes};",
        "return {parameters} -> g.call({names});",
        key=f"{function} {name} {makes}".replace("ofOne", "of"),
    )


# A function, its type variables, its arguments' types and its result's, over trees and over tensors.
TREES = ("Fn{n}<{types}, R>", ["{types}", "R"], "{types}", "R")
TENSORS = ("TensorFn{n}", [], "{tensors}", "Tensor")


def cotangents(arity, trees):
    """The type that arguments have in rules, or their cotangents, and its type variable, if any."""
    if arity.n == 1:
        return ("A" if trees else "Tensor"), []
    return ("List<P>", ["P"]) if trees else ("List<Tensor>", [])


def jvp(arity):
    result = []
    for function, variables, _, of in [TREES, TENSORS]:
        primals, element = cotangents(arity, of == "R")
        result.append(
            custom(
                arity,
                "customJvp",
                TANGENT,
                variables[:1] + element + variables[1:],
                function,
                of,
                f"JvpRule<{primals}, {of}> rule",
                "new CustomJvp<>(f, rule)",
            )
        )
    terms = custom(
        arity,
        "customJvps",
        TERMS,
        [],
        "TensorFn{n}",
        "Tensor",
        "@Nullable TangentTerm... terms",
        "CustomJvp.ofTerms(f, terms)",
    )
    return [*result, terms]


def vjp(arity):
    result = []
    for function, variables, arguments, of in [TREES, TENSORS]:
        cts, element = cotangents(arity, of == "R")
        forward = f"Fn{{n}}<{arguments}, ValueAndResiduals<{of}, S>> forward"
        result += [
            custom(
                arity,
                "customVjp",
                PULLBACK,
                variables[:1] + element + variables[1:] + ["S"],
                function,
                of,
                f"{forward}, Fn2<S, {of}, {cts}> backward",
                f"CustomVjp.{'ofOne' if arity.n == 1 else 'of'}(f, forward, backward)",
            ),
            custom(
                arity,
                "customVjp",
                RULES,
                variables + ["S"],
                function,
                of,
                f"VjpRule<{of}, S> rule",
                "new CustomVjp<>(f, rule)",
            ),
        ]
    return result


def gradient(arity):
    one = arity.n == 1
    return transformed(
        arity,
        "customGradient",
        RETURNED,
        f"CustomGradient.of(f, {'true' if one else 'false'})",
        of=f"ValueAndPullback<R, {'A' if one else 'List<?>'}>",
        tensor=None,
    )


def vmap(arity):
    result = []
    for function, variables, _, of in [TREES, TENSORS]:
        result.append(
            custom(
                arity,
                "customVmap",
                BATCHES,
                variables,
                function,
                of,
                f"VmapRule<{of}> rule",
                "new CustomVmap<>(f, rule)",
            )
        )
    return result + transformed(arity, "sequentialVmap", LOOP, "CustomVmap.sequential(f)")


CHAPTER = Chapter("CustomRuleForms", "Functions with rules of their own", forms)
