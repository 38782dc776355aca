"""Chapters of Xlava: the forms of a transformation for functions of each number of arguments."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from arity import ARITIES, Arity
from method import Method, javadoc

IMPORTS = [
    "java.util.Arrays",
    "java.util.List",
    "org.jspecify.annotations.Nullable",
    "org.xlava.function.Annotations",
    "org.xlava.function.Checkpoint",
    "org.xlava.function.CheckpointOptions",
    "org.xlava.function.CustomGradient",
    "org.xlava.function.CustomJvp",
    "org.xlava.function.CustomVjp",
    "org.xlava.function.CustomVmap",
    "org.xlava.function.ForwardMode",
    "org.xlava.function.GradOptions",
    "org.xlava.function.Gradients",
    "org.xlava.function.Inspection",
    "org.xlava.function.LinearTranspose",
    "org.xlava.function.SavedResiduals",
    "org.xlava.function.Vmap",
    "org.xlava.ir.ClosedJaxpr",
]


@dataclass
class Chapter:
    """A class of forms: its name, what it is about, and its methods for a number of arguments."""

    name: str
    about: str
    methods: Callable[[Arity], list[Method]]

    def source(self, parent):
        first = {method.key: method for method in self.methods(Arity(1))}
        shown = set()
        body = []
        for n in ARITIES:
            arity = Arity(n)
            for method in self.methods(arity):
                if n > 1:
                    method.doc = _other(arity, method, first[method.key])
                snippet = n == 1 and method.form() not in shown
                shown.add(method.form())
                body.append(method.source(method.name if snippet else None))
        return self._class("\n".join(body), parent)

    def _class(self, body, parent):
        extends = f" extends {parent}" if parent else ""
        imports = [f"import {i};\n" for i in IMPORTS if _uses(body, i.rpartition(".")[2])]
        about = javadoc(self.about + "; see {@link Xlava}.").replace("\n  ", "\n").strip()
        return (
            f"package org.xlava;\n\n{''.join(imports)}\n{about}\nabstract class {self.name}{extends}"
            f" {{\n  {self.name}() {{}}\n\n{body}}}\n"
        )


def _uses(source, name):
    return re.search(rf"^(?! *\*| */\*).*\b{name}\b", source, re.MULTILINE)


def _other(arity, method, first):
    of = arity.count("tensor" if method.form()[1] else "argument")
    return f"As {{@link {first.reference()}}}, of functions of {of}."


def transformed(arity, name, doc, makes, of="R", gives="R", tensor="Tensor", variables="R", more="", trust=""):
    """The forms that give a function of as many arguments, over trees and over tensors.

    of, gives, tensor: what the function over trees returns, the transformed one, and that over tensors
    variables: the type variables beside those of the arguments
    makes: an expression for the transformed function
    trust: the type variable that nothing but the caller decides, if any
    """
    own = ", ".join(v for v in ["{types}", variables] if v)
    further = f", {more}" if more else ""
    over_tensors = "TensorFn{n}" if tensor == "Tensor" else f"FnOfTensors{{n}}<{tensor}>"
    key = f"{name}({more})"
    forms = [
        method(
            arity,
            _trusting(doc, trust),
            f"<{own}> Fn{{n}}<{{types}}, {gives}> {name}(Fn{{n}}<{{types}}, {of}> f{further})",
            f"Fn<{gives}> g = {makes};",
            "return {parameters} -> g.call({names});",
            key="trees " + key,
        )
    ]
    if tensor:
        forms.append(
            method(
                arity,
                doc,
                f"{over_tensors} {name}(TensorFn{{n}} f{further})",
                f"Fn<{tensor}> g = {makes};",
                "return {parameters} -> g.call({names});",
                key="tensors " + key,
            )
        )
    return forms


def _trusting(doc, variable):
    prose, *tags = doc.split("\n@")
    told = f" {{@code {variable}}} is the derivative's type, which the compiler takes on trust." if variable else ""
    return "\n@".join([prose + told, *tags])


def method(arity, doc, signature, *statements, key=None):
    """A method by templates, which is told from others by its signature's unless a key is given."""
    return Method(key or signature, doc, arity.fill(signature), [arity.fill(s) for s in statements])
