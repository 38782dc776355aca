"""namedCall"""

from chapter import Chapter, transformed

NAMED = (
    "The function with its operations in a scope of that name; see {@link Xlava#namedScope}.\n"
    "@throws TransformException when the name is null"
)


def forms(arity):
    return transformed(arity, "namedCall", NAMED, "Annotations.namedCall(f, name)", more="String name")


CHAPTER = Chapter("NamingForms", "Names of functions in programs", forms)
