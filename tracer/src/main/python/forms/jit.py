"""jit"""

from chapter import Chapter, method

COMPILED = (
    "The function compiled: traced once for each structure and types of arguments, and run as one"
    " program from then on. Java's if and for see the types of the arguments, not their values:"
    " select with {@link Numpy#where}. What the function does beside computing its result, such"
    " as printing, it does when it is traced only."
)
TOLD = (
    "The function compiled, with {@link Xlava#staticArgnums}, {@link Xlava#donateArgnums}, {@link"
    " Xlava#inlined}, {@link Xlava#keepUnused}, {@link Xlava#compilerOptions} or {@link Xlava#named}.\n"
    "@throws TransformException when an option is given twice, or an index isn't that of an argument,"
    " or an argument is both static and donated"
)


def forms(arity):
    result = []
    for doc, more, given in [(COMPILED, "", ""), (TOLD, ", JitOption... options", ", options")]:
        result += [
            method(
                arity,
                doc,
                f"<{{types}}, R> JitFn{{n}}<{{types}}, R> jit(Fn{{n}}<{{types}}, R> f{more})",
                f"return new JitFn{{n}}<>(f{given});",
                key="trees" + more,
            ),
            method(
                arity,
                doc,
                f"JitTensorFn{{n}} jit(TensorFn{{n}} f{more})",
                f"return new JitTensorFn{{n}}(f{given});",
                key="tensors" + more,
            ),
        ]
    return result


CHAPTER = Chapter("JitForms", "Compilation", forms)
