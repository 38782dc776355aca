"""grad and valueAndGrad, of functions that may return an Auxiliary"""

from chapter import Chapter, transformed
from forms.arguments import DERIVED_IN

SCALAR = " The function returns a real floating scalar."
PLAIN = {
    "grad": "The gradient{s} in {where}, in {own} type.",
    "valueAndGrad": "The value and its gradient{s} in {where}.",
}
WITH_AUX = {
    "gradWithAux": "The gradient{s} of the value in {where}, and what else the function returns.",
    "valueAndGradWithAux": (
        "The value, what else the function returns, and the gradient{s} of the value in {where}."
    ),
}
# What the transformed functions return, of gradients of a type.
RESULTS = {
    "grad": "{}",
    "valueAndGrad": "ValueAndGrad<{}>",
    "gradWithAux": "GradAndAux<{}, X>",
    "valueAndGradWithAux": "ValueAuxAndGrad<X, {}>",
}


def forms(arity):
    result = []
    for name, doc in {**PLAIN, **WITH_AUX}.items():
        for how in DERIVED_IN:
            result += gradient(arity, name, doc, how)
    return result


def gradient(arity, name, doc, how):
    of_trees, of_tensors = how.types(first="A")
    aux = name in WITH_AUX
    return transformed(
        arity,
        name,
        how.document(doc + SCALAR) + how.throws,
        f"Gradients.{name}(f, {how.options(name)})",
        of="Auxiliary<Tensor, X>" if aux else "Tensor",
        gives=RESULTS[name].format(of_trees),
        tensor=None if aux else RESULTS[name].format(of_tensors),
        variables=", ".join(["X"] * aux + ["G"] * (of_trees == "G")),
        more=how.parameters,
        trust="G" if of_trees == "G" else "",
    )


CHAPTER = Chapter("GradForms", "Gradients", forms)
