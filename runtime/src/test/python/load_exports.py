"""Calls what Xlava exported with a real JAX: python3 load_exports.py FOLDER

cases.json in the folder has for each file what its leaves are: arguments, results, and for some a cotangent of each
result and the gradients of the arguments. Prints a line for each difference; the exit status is 1 if there is one.
"""

import json
import pathlib
import sys

import jax
import jax.export
import numpy as np

jax.config.update("jax_enable_x64", True)


def array(leaf):
    return np.array(leaf["values"], dtype=leaf["dtype"]).reshape(leaf["shape"])


def arrays(leaves):
    return [array(leaf) for leaf in leaves]


def differences(name, got, expected):
    got = [np.asarray(leaf) for leaf in got]
    if len(got) != len(expected):
        yield f"{name}: {len(got)} leaves, expected {len(expected)}"
    for i, (g, e) in enumerate(zip(got, expected)):
        if g.dtype != e.dtype or g.shape != e.shape or not np.allclose(g, e, rtol=1e-5, atol=1e-6):
            yield f"{name} {i}: got {g!r}, expected {e!r}"


def check(folder, case):
    exported = jax.export.deserialize((folder / case["file"]).read_bytes())
    args, kwargs = jax.tree.unflatten(exported.in_tree, arrays(case["arguments"]))
    for call in (exported.call, jax.jit(exported.call)):
        result = call(*args, **kwargs)
        yield from differences("result", jax.tree.leaves(result), arrays(case["results"]))
        if case["tree"] != str(jax.tree.structure(result)):
            yield f"tree: got {jax.tree.structure(result)}, expected {case['tree']}"
    if "gradients" in case:
        value, pullback = jax.vjp(exported.call, *args)
        cotangents = jax.tree.unflatten(jax.tree.structure(value), arrays(case["cotangents"]))
        gradients = jax.tree.leaves(pullback(cotangents))
        numbers = [g for g in gradients if g.dtype != jax.dtypes.float0]
        yield from differences("gradient", numbers, arrays(case["gradients"]))
    if "second" in case:
        slopes = lambda *a: sum(g.sum() for g in jax.tree.leaves(jax.grad(exported.call)(*a)))
        yield from differences("second", [jax.jit(jax.grad(slopes))(*args)], arrays(case["second"]))


def main(folder):
    failed = False
    cases = json.loads((folder / "cases.json").read_text())
    for case in cases:
        for difference in check(folder, case):
            failed = True
            print(f"{case['file']}: {difference}")
    print(f"{len(cases)} exports, JAX {jax.__version__}")
    return failed


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
