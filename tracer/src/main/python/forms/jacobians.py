"""jacfwd, jacrev and hessian, of functions that may return an Auxiliary"""

from chapter import Chapter, method, transformed
from forms.arguments import DERIVED_IN

SHAPE = " Of shape {{@code result.shape + argument.shape}}"
OF_TREES = (
    "; of trees, the result's tree with the argument's tree of derivatives at each leaf, or the List"
    " of the arguments' trees."
)
PLAIN = {
    "jacfwd": "The Jacobian{s} in {where}, by forward mode, one column at a time, all in a batch.",
    "jacrev": "The Jacobian{s} in {where}, by reverse mode, one row at a time, all in a batch.",
    "hessian": "The Hessian in {where}: {{@code jacfwd(jacrev(f))}}.",
}
WITH_AUX = {
    "jacfwdWithAux": "The Jacobian{s} of the value by forward mode in {where}",
    "jacrevWithAux": "The Jacobian{s} of the value by reverse mode in {where}",
    "hessianWithAux": "The Hessian of the value, {{@code jacfwd(jacrev(f))}}, in {where}",
}
RETURNED = ", and what else the function returns."


def forms(arity):
    result = []
    for name, doc in PLAIN.items():
        shape = "" if name == "hessian" else SHAPE + OF_TREES
        for how in DERIVED_IN:
            if not (name == "hessian" and how.several):
                result += jacobian(arity, name, doc + shape, how)
    for name, doc in WITH_AUX.items():
        for how in DERIVED_IN:
            result += with_aux(arity, name, doc + RETURNED, how)
    return result


def jacobian(arity, name, doc, how):
    forms = transformed(
        arity,
        name,
        how.document(doc) + how.throws,
        f"Gradients.{name}(f, {how.options(name)})",
        of="?",
        gives="Object",
        tensor=how.types("Object")[1],
        variables="",
        more=how.parameters,
    )
    return forms if how.parameters else [of_tensor(arity, name, how.document(doc)), *forms[1:]]


def of_tensor(arity, name, doc):
    """The form for what derives a tensor in a tensor; the one with options takes all else."""
    fn = "Fn{n}<Tensor{rest}, Tensor>"
    return method(
        arity,
        doc,
        "{rest_variables}" + f"{fn} {name}({fn} f)",
        f'Fn<Tensor> g = Gradients.{name}(f, GradOptions.of("{name}"));',
        "return {parameters} -> g.call({names});",
        key=f"trees {name}()",
    )


def with_aux(arity, name, doc, how):
    return transformed(
        arity,
        name,
        how.document(doc) + how.throws,
        f"Gradients.{name}(f, {how.options(name)})",
        of="Auxiliary<R, X>",
        gives="Auxiliary<G, X>",
        tensor=None,
        variables="R, X, G",
        more=how.parameters,
        trust="G",
    )


CHAPTER = Chapter("JacobianForms", "Jacobians and Hessians", forms)
