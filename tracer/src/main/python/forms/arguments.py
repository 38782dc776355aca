"""Which arguments derivatives are taken in."""

from dataclasses import dataclass

OPTIONS = "GradOption... options"
TOLD = " {{@link Xlava#holomorphic}} and {{@link Xlava#allowInt}} say how."
TWICE = "\n@throws TransformException when an option is given twice"


@dataclass
class Derived:
    """The choice of arguments by which overloads of a derivative differ."""

    where: str
    own: str
    parameters: str
    given: str
    several: bool = False

    def document(self, doc):
        told = TOLD if OPTIONS in self.parameters else ""
        return (doc + told).format(where=self.where, own=self.own, s="s" * self.several)

    @property
    def throws(self):
        return TWICE if OPTIONS in self.parameters else ""

    def options(self, name):
        return f'GradOptions.of("{name}"{self.given})'

    def types(self, first):
        """The derivative's type, over trees and over tensors, if it's that in the first argument."""
        if self.several:
            return "List<Object>", "List<Tensor>"
        return ("G" if "argnum" in self.given else first), "Tensor"


FIRST = "the first argument"
NTH = "argument {@code argnum}"
DERIVED_IN = [
    Derived(FIRST, "that argument's", "", ""),
    Derived(FIRST, "that argument's", OPTIONS, ", options"),
    Derived(NTH, "that argument's", f"int argnum, {OPTIONS}", ", argnum, options"),
    Derived(
        "the arguments {@code argnums}",
        "a List, each of its argument's",
        f"Argnums argnums, {OPTIONS}",
        ", argnums, options",
        several=True,
    ),
]
