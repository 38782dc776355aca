"""vmap"""

from chapter import Chapter, transformed

BATCHED = (
    "The function over batches: applied to each example along axis 0 of all arguments, the"
    " results stacked along axis 0."
)
TOLD = (
    "The function over batches: applied to each example along the axes {@link Xlava#inAxes} of"
    " the arguments, the results stacked along {@link Xlava#outAxes}, both 0 unless given."
    " {@link Xlava#axisName} names the axis for what the examples tell each other, {@link"
    " Xlava#axisSize} gives its size where no argument is mapped.\n"
    "@throws TransformException when an option is given twice"
)


ALONG = (
    "The function over batches: applied to each example along {@code axis} of all arguments, the"
    " results stacked along axis 0. {@link Xlava#inAxes} gives arguments axes of their own."
)


def forms(arity):
    return [
        *transformed(arity, "vmap", BATCHED, "new Vmap<>(f)"),
        *transformed(arity, "vmap", ALONG, "new Vmap<>(f, AxisSpec.of(AxisSpec.Role.IN, axis))", more="int axis"),
        *transformed(arity, "vmap", TOLD, "new Vmap<>(f, options)", more="VmapOption... options"),
    ]


CHAPTER = Chapter("VmapForms", "Batches", forms)
