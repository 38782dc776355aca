"""What Java sources write in place of a number of arguments."""

LETTERS = "ABCDEHIJ"  # without F and G, which name functions and gradients
NAMES = LETTERS.lower()
ORDINALS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight"]
ARITIES = range(1, 9)
WIDTH = 100


def listed(items, column, indent):
    """The items of a list that starts at a column: in its line, in the next, or in one each."""
    line, start = ", ".join(items), "\n" + " " * indent
    if column + len(line) + 3 <= WIDTH:
        return line
    return start + (line if indent + len(line) + 3 <= WIDTH else ("," + start).join(items))


class Arity:
    """A number of arguments, and the words that templates have for it."""

    def __init__(self, n):
        self.n = n
        letters, names = LETTERS[:n], NAMES[:n]
        self.words = {
            "n": n,
            "types": ", ".join(letters),
            "tensors": ", ".join(["Tensor"] * n),
            "names": ", ".join(names),
            "typed": ", ".join(f"{t} {v}" for t, v in zip(letters, names)),
            "typed_tensors": ", ".join(f"Tensor {v}" for v in names),
            "typed_objects": listed([*(f"Object {v}" for v in names), "Void... none"], 22, 6),
            "made": listed([f"Tensor.of({v})" for v in names], 19, 8),
            "extends": " extends" if n < 7 else "\n    extends",
            "rest": "".join(f", {t}" for t in letters[1:]),
            "rest_variables": "" if n == 1 else "<" + ", ".join(letters[1:]) + "> ",
            "parameters": names if n == 1 else "(" + ", ".join(names) + ")",
            "casts": (", " if n < 5 else ",\n        ").join(
                f"({t}) arguments[{i}]" for i, t in enumerate(letters)
            ),
            "arguments": self.count("argument"),
            "of_tensors": self.count("tensor"),
        }

    def count(self, noun):
        return f"{ORDINALS[self.n]} {noun}" + ("" if self.n == 1 else "s")

    def fill(self, template):
        return template.format(**self.words)
