"""checkpoint and savedResiduals"""

from chapter import Chapter, method, transformed

AGAIN = (
    "The function with a derivative that computes intermediate values again from the arguments"
    " instead of keeping them: it takes less memory and more time."
)
TOLD = (
    "The function with a derivative that computes intermediate values again, but for those that a"
    " {@link CheckpointPolicy} among the options keeps. The others are {@link Xlava#preventCse} and"
    " {@link Xlava#staticArgnums}.\n"
    "@throws TransformException when an option is given twice"
)
RESIDUALS = (
    "What the derivative at these arguments in reverse mode keeps from the forward pass for"
    " the backward one, and where it is from."
)


def forms(arity):
    return [
        *transformed(arity, "checkpoint", AGAIN, "new Checkpoint<>(f)"),
        *transformed(
            arity,
            "checkpoint",
            TOLD,
            "new Checkpoint<>(f, options)",
            more="CheckpointOption... options",
        ),
        method(
            arity,
            RESIDUALS,
            "<{types}, R> List<Residual> savedResiduals(Fn{n}<{types}, R> f, {typed})",
            "return SavedResiduals.of(f, {names});",
            key="trees savedResiduals",
        ),
        method(
            arity,
            RESIDUALS,
            "List<Residual> savedResiduals(TensorFn{n} f, {typed_tensors})",
            "return SavedResiduals.of(f, {names});",
            key="tensors savedResiduals",
        ),
    ]


CHAPTER = Chapter("CheckpointForms", "What derivatives keep in memory", forms)
