"""A static method of a chapter of forms, and how it is laid out."""

import re
from dataclasses import dataclass

WIDTH = 100
SNIPPETS = "org.xlava.docs.SnippetsTest"


@dataclass
class Method:
    """A method for one number of arguments.

    Those of other numbers that bear the same key differ from it in that number only.
    """

    key: str
    doc: str
    signature: str
    statements: list[str]

    @property
    def name(self):
        return re.search(r"(\w+)\(", self.signature)[1]

    @property
    def parameters(self):
        return _split(self.signature[self.signature.index("(") + 1 : -1])

    def reference(self):
        """The method as a link in Javadoc names it."""
        return f"#{self.name}({', '.join(_erased(p) for p in self.parameters)})"

    def form(self):
        """The method's name, and whether it is of a function of tensors."""
        return self.name, "TensorFn" in self.signature.partition("(")[2]

    def source(self, snippet):
        body = "\n".join(_statement(s) for s in self.statements)
        return f"{javadoc(self.doc, snippet)}\n{_head(self.signature)} {{\n{body}\n  }}\n"


def _split(parameters):
    """The parameters, separated by the commas that are outside of angle brackets."""
    parts, depth = [""], 0
    for c in parameters:
        depth += (c == "<") - (c == ">")
        if c == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += c
    return [p.strip() for p in parts if p.strip()]


def _erased(parameter):
    type_ = re.sub(r"@Nullable |<.*>", "", parameter).rpartition(" ")[0]
    return "Object" if len(type_) == 1 else type_


def _head(signature):
    """The signature, broken before its parameters where it is long, and then between them."""
    line = f"  public static {signature}"
    if len(line) + 2 <= WIDTH:
        return line
    before, parameters = line[: line.index("(") + 1], line[line.index("(") + 1 :]
    if len(before) > WIDTH:
        variables = before.index("> ") + 1
        before = f"{before[:variables]}\n      {before[variables + 1 :]}"
    indent = "\n" + " " * (10 if "\n" in before else 6)
    if len(indent) + len(parameters) + 2 > WIDTH:
        parameters = ("," + indent).join(_split(parameters[:-1])) + ")"
    return before + indent + parameters


def _statement(statement):
    line = f"    {statement}"
    return line if len(line) <= WIDTH else line.replace(" = ", " =\n        ", 1)


def javadoc(text, snippet=None):
    """The Javadoc comment of a text, which may end in block tags, with a snippet before these."""
    prose, *tags = text.split("\n@")
    blocks = [_wrapped(prose, "")]
    if snippet:
        blocks.append([f'{{@snippet class="{SNIPPETS}" region="{snippet}"}}'])
    if tags:
        blocks.append([line for tag in tags for line in _wrapped("@" + tag, "    ")])
    lines = [line for block in blocks for line in ["", *block]][1:]
    if len(lines) == 1 and len(lines[0]) <= WIDTH - 9:
        return f"  /** {lines[0]} */"
    return "\n".join(["  /**", *(f"   * {line}".rstrip() for line in lines), "   */"])


def _wrapped(text, indent):
    lines, line = [], ""
    for word in text.split():
        if len(line) + len(word) + 1 > WIDTH - 5:
            lines.append(line)
            line = indent + word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]
