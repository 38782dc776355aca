"""What Java sources write in place of a number of arguments."""

LETTERS = "ABCDEHIJ"  # without F and G, which name functions and gradients
NAMES = LETTERS.lower()
ORDINALS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight"]
ARITIES = range(1, 9)


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
