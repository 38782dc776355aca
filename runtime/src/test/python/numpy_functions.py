"""Writes what jax.numpy computes for the rows of the table of Numpy, as operations.py does.

Usage: python numpy_functions.py > ../resources/numpy.jsonl
"""

import itertools
import re

import jax
import jax.numpy as jnp
import numpy as np

from operations import (ABOVE_ONE, COMPLEX_VALUES, CUBE, INF, NAN, OTHER, POSITIVE, REAL, UNIT, WIDE, arr,
                        array_of, emit, integers, pairs, specials, weak)

SOME = ["float32", "float16", "bfloat16", "int32", "int8", "uint8", "bool", "complex64"]


def snake(name):
    return {"abs": "abs", "arctan2": "arctan2"}.get(
        name, re.sub("([A-Z])", lambda m: "_" + m.group(1).lower(), name))


def unary(name, domain, dtypes=SOME, f=None, weaks=(0.5, 2)):
    f = f or getattr(jnp, snake(name))
    if domain:
        emit(name, f, [arr(domain, "float64", (2, 3))])
    for d in dtypes:
        v = [x for x in COMPLEX_VALUES if x not in (0, 1, -1)] if d == "complex64" else specials(d)
        if dtype_small(d):
            v = [x for x in v if abs(x) < 100]
        emit(name, f, [array_of(v, d)])
    for w in weaks:
        emit(name, f, [weak(w)])


def dtype_small(d):
    return d.startswith(("int", "uint"))


REALS = [d for d in SOME if d != "complex64"]
NUMBERS = [d for d in SOME if d != "bool"]
BITS = ["int32", "int8", "uint8", "bool"]


def unary_rows():
    domains = {"arccos": UNIT, "arccosh": ABOVE_ONE, "arcsin": UNIT, "arctanh": UNIT, "log": POSITIVE,
               "log1p": POSITIVE, "log2": POSITIVE, "log10": POSITIVE, "sqrt": POSITIVE}
    for name in ["arccos", "arccosh", "arcsin", "arcsinh", "arctan", "arctanh", "cos", "cosh", "exp", "exp2",
                 "expm1", "log", "log1p", "log2", "log10", "sin", "sinh", "sqrt", "tan", "tanh",
                 "reciprocal"]:
        unary(name, domains.get(name, WIDE))
    for name in ["sinc"]:
        unary(name, WIDE)
    for name in ["cbrt", "degrees", "radians"]:
        unary(name, WIDE, REALS)
    for name in ["abs", "square", "real", "imag", "conjugate", "isfinite", "isnan", "isinf", "logicalNot",
                 "nanToNum", "angle"]:
        unary(name, WIDE)
    for name in ["negative", "sign", "positive"]:
        unary(name, WIDE, NUMBERS)
    for name in ["floor", "ceil", "trunc", "signbit", "isposinf", "isneginf"]:
        unary(name, WIDE, REALS if name not in ("signbit",) else ["float32", "int32", "uint8", "float16"])
    unary("rint", WIDE)
    unary("bitwiseNot", None, BITS, f=jnp.bitwise_not, weaks=(2,))
    unary("round", WIDE, NUMBERS)
    for n in [2, 1]:
        emit(f"round{n}", lambda x: jnp.round(x, n), [arr([1.2345, -2.675, 3.14159, 0.05], "float64")])
        for d in ["float32", "float16", "bfloat16"]:
            emit(f"round{n}", lambda x: jnp.round(x, n), [arr([1.2345, -2.675, 3.14159, NAN, INF, 0.05], d)])
        emit(f"round{n}", lambda x: jnp.round(x, n), [arr([1, 15, -7], "int32")])
        emit(f"round{n}", lambda x: jnp.round(x, n), [arr([1.234 + 2.345j], "complex64")])
    emit("roundMinus1", lambda x: jnp.round(x, -1), [arr([12.5, -27.0, 35.0], "float64")])
    emit("roundMinus1", lambda x: jnp.round(x, -1), [arr([12.5, -27.0, 35.0], "float32")])


FEW = [0.0, -0.0, 1.0, -1.0, INF, -INF, NAN, 0.5, -2.5, 3.0]


def binary(name, x=WIDE, y=OTHER, dtypes=SOME, f=None, mixed=True, values=FEW,
           grads=True):
    f = f or getattr(jnp, snake(name))
    if x:
        emit(name, f, [arr(x, "float64", (2, 3)), arr(y[:3], "float64")], grads=grads)
    for d in dtypes:
        v = {"bool": [False, True], "complex64": COMPLEX_VALUES[:6]}.get(
            d, values if not dtype_small(d) else integers(d)[:6])
        v = [3 if i == 5 and d == "int32" else n for i, n in enumerate(v)]
        a, b = pairs(v)
        emit(name, f, [array_of(a, d), array_of(b, d)], grads=grads)
    emit(name, f, [array_of([5, 3, 2], "uint8"), array_of([2, 3, 1], "int8")], grads=grads)
    emit(name, f, [array_of([5, 3], "int32"), weak(2)], grads=grads)
    emit(name, f, [weak(3), weak(2)], grads=grads)
    if not mixed:
        return
    emit(name, f, [arr([1.5, -2.0], "float32"), array_of([2, 3], "int32")], grads=grads)
    emit(name, f, [arr([2, 3], "int32", (2, 1)), arr([1.5, -2.0], "float16")], grads=grads)
    emit(name, f, [arr([1.5, -2.0], "float16"), arr([2.5, 3.0], "bfloat16")], grads=grads)
    emit(name, f, [arr([1.5, -2.0], "float32"), weak(2.5)], grads=grads)
    emit(name, f, [weak(2), arr([1.5, -2.0], "float16")], grads=grads)
    emit(name, f, [arr([1, 2], "int32"), weak(2.5)], grads=grads)


def binary_rows():
    for name in ["add", "multiply", "divide", "maximum", "minimum"]:
        binary(name)
    binary("subtract", dtypes=NUMBERS)
    for name in ["equal", "notEqual", "less", "lessEqual", "greater", "greaterEqual", "logicalAnd", "logicalOr",
                 "logicalXor"]:
        binary(name)
    for name in ["bitwiseAnd", "bitwiseOr", "bitwiseXor"]:
        binary(name, None, None, BITS, mixed=False)
    for name in ["leftShift", "rightShift"]:
        binary(name, None, None, ["int32", "int8", "uint8"], mixed=False)
    for name in ["arctan2", "remainder", "floorDivide", "fmod", "hypot", "heaviside", "copysign", "fmax",
                 "fmin"]:
        dtypes = [d for d in REALS if d != "bool"] if name in ("remainder", "floorDivide") else REALS
        binary(name, dtypes=dtypes)
    binary("nextafter", None, None, ["float32"], mixed=False, grads=False,
           values=[1.0, -1.0, INF, -INF, NAN, 0.5, -2.5])
    # Beside infinities JAX adds up the tangents of both operands, which isn't the derivative.
    for name, dtypes in [("logaddexp", SOME), ("logaddexp2", REALS)]:
        binary(name, dtypes=dtypes, values=[v for v in FEW if not np.isinf(v)])
        binary(name, None, None, dtypes=["float32"], mixed=False, grads=False)
    # Compiled, since of concrete whole exponents JAX makes a parameter.
    binary("power", POSITIVE, OTHER, f=jax.jit(jnp.power))
    binary("floatPower", POSITIVE, OTHER)
    binary("isclose")
    for y in [2, 3, 0, -1]:
        dtypes = ["float32", "bfloat16", "int32", "uint8", "complex64"] if y >= 0 else ["float32", "complex64"]
        emit(f"powerNumber{y}", lambda x: x ** y, [arr(WIDE, "float64")])
        for d in dtypes:
            v = COMPLEX_VALUES[1:] if d == "complex64" else specials(d)[:6]
            emit(f"powerNumber{y}", lambda x: x ** y, [array_of(v, d)])
    emit("powerNumber0.5", lambda x: x ** 0.5, [arr(POSITIVE, "float64")])
    for d in ["float32", "int32", "bool"]:
        emit("powerNumber0.5", lambda x: x ** 0.5, [array_of(specials(d), d)])
    for a, b in [([1.0, 2.0], [1.0, 2.0]), ([1.0, NAN], [1.0, NAN]), ([1.0, 2.0], [1.0, 2.00001])]:
        emit("allclose", jnp.allclose, [arr(a, "float32"), arr(b, "float32")])
        emit("arrayEqual", jnp.array_equal, [arr(a, "float32"), arr(b, "float32")])
    emit("arrayEqual", jnp.array_equal, [arr([1, 2], "int32"), arr([1, 2, 3], "int32")])
    emit("arrayEqual", jnp.array_equal, [arr([1, 2], "int32"), arr([1, 2], "float32")])


def selection_rows():
    m = np.array([[True, False, True], [False, True, False]])
    a, b = arr(WIDE, "float64", (2, 3)), arr(OTHER[:3], "float64")
    emit("where", jnp.where, [m, a, b])
    emit("where", jnp.where, [m, arr(WIDE, "float32", (2, 3)), arr(3, "float32")])
    emit("where", jnp.where, [np.array([True, False]), arr([[[1], [2]]], "int32"), arr([1.5, 2.5], "float16")])
    emit("where", jnp.where, [arr([0.0, NAN, 2.0], "float32"), weak(1), weak(2)])
    emit("where", jnp.where, [arr([0, 3], "int8"), arr([1, 2], "int8"), weak(7)])
    emit("where", jnp.where, [np.array(True), arr([1, 2], "uint8"), arr([[1, 2]], "int8")])
    emit("clip", jnp.clip, [a, arr(-0.5, "float64"), arr(1.0, "float64")])
    v = [-2, -0.5, 0.0, 0.5, 2, NAN, INF, -INF]
    for d in ["float32", "bfloat16"]:
        emit("clip", jnp.clip, [arr(v, d), weak(-0.5), weak(0.5)])
        emit("clip", jnp.clip, [arr(v, d), arr(1, d), arr(-1, d)])
    emit("clip", jnp.clip, [arr([1, 5, 9], "int32"), weak(2), weak(7)])
    emit("clip", jnp.clip, [arr([1, 5, 9], "int32"), weak(2.5), weak(7)])
    emit("clip", jnp.clip, [arr([1, 5, 9], "uint8"), arr([2, 2, 2], "int32"), arr([[7], [3]], "int32")])


def numbers(d, shape=(2, 3, 4)):
    n = int(np.prod(shape))
    v = [CUBE[i % 24] for i in range(n)]
    if d == "bool":
        v = [i % 3 == 0 for i in range(n)]
    elif d.startswith("uint"):
        v = [(i * 37) % 100 + 100 for i in range(n)]
    elif d.startswith("int"):
        v = [(i * 37) % 100 - 20 for i in range(n)]
    elif d == "complex64":
        v = [x + (0.5 - i % 4) * 1j for i, x in enumerate(v)]
    return arr(v, d, shape)


def reduction_rows():
    for name in ["sum", "prod", "mean", "var", "std", "max", "min", "any", "all", "ptp", "countNonzero"]:
        f = getattr(jnp, snake(name))
        for suffix, kw in [("", {}), ("1", {"axis": 1}), ("Last", {"axis": -1}), ("02", {"axis": (0, 2)}),
                           ("Keep1", {"axis": (1,), "keepdims": True}), ("Keep", {"keepdims": True})]:
            if name == "ptp" and suffix == "02":
                continue
            def g(x):
                return f(x, **kw)
            emit(name + suffix, g, [numbers("float64")])
            dtypes = SOME if suffix in ("", "1") else ["float32"]
            for d in dtypes:
                if name == "ptp" and d in ("bool", "complex64"):
                    continue
                emit(name + suffix, g, [numbers(d)])
        if name != "ptp":
            emit(name, f, [weak(3)])
            emit(name, f, [weak(2.5)])
        emit(name + "1", lambda x: f(x, axis=1), [arr([1, NAN, 2, 3, 3, 1, INF, 0, -INF], "float32", (3, 3))])
    for name in ["sum", "mean", "prod"]:
        f = getattr(jnp, name)
        emit(name, f, [arr([1000.0] * 100, "float16")] if name != "prod" else [arr([1.01] * 100, "float16")])
        emit(name, f, [arr([1.0] * 600, "bfloat16")])
    emit("sum", jnp.sum, [np.zeros((0, 3), "float32")])
    emit("mean", jnp.mean, [np.zeros((0,), "float32")])
    emit("prod", jnp.prod, [np.zeros((0, 3), "int32")])
    for ddof in [1]:
        emit("varDdof1", lambda x: jnp.var(x, axis=(1,), ddof=1), [numbers("float64")])
        emit("stdDdof1", lambda x: jnp.std(x, axis=(1,), ddof=1), [numbers("float64")])
    for name in ["argmax", "argmin"]:
        f = getattr(jnp, name)
        for d in ["float64", "float32", "bfloat16", "int32", "uint8", "bool"]:
            emit(name, f, [numbers(d)])
            emit(name + "Last", lambda x: f(x, axis=-1), [numbers(d)])
        emit(name + "Last", lambda x: f(x, axis=-1),
             [arr([1, NAN, NAN, 3, 3, 1, INF, 0, INF, 0, 0, 0], "float32", (4, 3))])


def product_rows():
    ranks = {0: (), 1: (3,), 2: (3, 3), 3: (2, 3, 3), 4: (2, 2, 3, 3)}
    for name in ["dot", "matmul", "inner", "outer"]:
        f = getattr(jnp, name)
        lowest = 1 if name == "matmul" else 0
        highest = 4 if name != "outer" else 2
        for i, j in itertools.product(range(lowest, highest + 1), repeat=2):
            emit(f"{name}", f, [numbers("float64" if (i, j) != (2, 2) else "float32", ranks[i]), numbers("float64" if (i, j) != (2, 2) else "float32", ranks[j])])
        for d in ["float16", "bfloat16", "int8", "uint8", "bool", "complex64"]:
            emit(name, f, [numbers(d, (2, 3)) if name != "inner" else numbers(d, (2, 3)),
                           numbers(d, (3, 2)) if name != "inner" else numbers(d, (2, 3))])
        emit(name, f, [numbers("float32", (3,)), numbers("int32", (3,))])
    emit("matmul", jnp.matmul, [numbers("float32", (2, 1, 2, 3)), numbers("float32", (4, 3, 2))])
    emit("vdot", jnp.vdot, [numbers("float64", (2, 3)), numbers("float64", (2, 3))])
    emit("vdot", jnp.vdot, [numbers("complex64", (4,)), numbers("complex64", (4,))])
    emit("tensordot2", lambda x, y: jnp.tensordot(x, y, 2), [numbers("float64", (2, 3, 4)), numbers("float64", (3, 4, 2))])
    emit("tensordot0", lambda x, y: jnp.tensordot(x, y, 0), [numbers("float64", (2,)), numbers("float64", (3,))])
    emit("tensordotAxes", lambda x, y: jnp.tensordot(x, y, ((0, -1), (2, 1))),
         [numbers("float64", (2, 3, 4)), numbers("float64", (3, 4, 2))])
    emit("trace", jnp.trace, [numbers("float64", (3, 4))])
    emit("trace", jnp.trace, [numbers("int8", (2, 2))])


def shape_rows():
    def one(name, f, *shapes, dtypes=("float64", "int8", "bool")):
        for d in dtypes:
            emit(name, f, [numbers(d, s) for s in shapes])
    one("reshape", lambda x: jnp.reshape(x, (4, -1)), (2, 3, 4))
    one("ravel", jnp.ravel, (2, 3))
    one("transposeAll", jnp.transpose, (2, 3, 4))
    one("transposeAxes", lambda x: jnp.transpose(x, (1, -1, 0)), (2, 3, 4))
    one("swapaxes", lambda x: jnp.swapaxes(x, 0, -1), (2, 3, 4))
    one("moveaxis", lambda x: jnp.moveaxis(x, -1, 0), (2, 3, 4))
    one("expandDims", lambda x: jnp.expand_dims(x, -1), (2, 3))
    one("squeezeAll", jnp.squeeze, (1, 3, 1))
    one("squeezeAxis", lambda x: jnp.squeeze(x, -1), (1, 3, 1))
    one("broadcastTo", lambda x: jnp.broadcast_to(x, (2, 3, 4)), (3, 1))
    one("flip", jnp.flip, (2, 3))
    one("flipAxis", lambda x: jnp.flip(x, -1), (2, 3))
    one("roll", lambda x: jnp.roll(x, 4), (2, 3))
    one("rollAxis", lambda x: jnp.roll(x, -1, 1), (2, 3))
    one("repeat", lambda x: jnp.repeat(x, 2, 1), (2, 3))
    one("tile", lambda x: jnp.tile(x, (2, 1, 3)), (2, 3))
    one("padConstant", lambda x: jnp.pad(x, (1, 2), constant_values=1), (2, 3))
    one("index", lambda x: x[1, -1], (2, 3, 4))
    one("diagVector", jnp.diag, (3,))
    one("diagMatrix", lambda x: jnp.diag(x, 1), (3, 4))
    one("diagBelow", lambda x: jnp.diag(x, -1), (3, 4))
    one("triu", lambda x: jnp.triu(x, 1), (2, 3, 4))
    one("tril", lambda x: jnp.tril(x, -1), (3, 4))
    one("atleast1d", jnp.atleast_1d, ())
    one("atleast2d", jnp.atleast_2d, (3,))
    one("atleast3d", jnp.atleast_3d, (2, 3))
    one("concatenate", lambda x, y: jnp.concatenate([x, y], -1), (2, 3), (2, 1))
    one("stack", lambda x, y: jnp.stack([x, y], -1), (2, 3), (2, 3))
    one("hstack", lambda x, y: jnp.hstack([x, y]), (2, 3), (2, 1))
    one("hstack", lambda x, y: jnp.hstack([x, y]), (3,), (), dtypes=("float64",))
    one("vstack", lambda x, y: jnp.vstack([x, y]), (3,), (3,))
    one("columnStack", lambda x, y: jnp.column_stack([x, y]), (3,), (3, 2))
    one("split", lambda x: jnp.split(x, 3, -1), (2, 6))
    one("splitAt", lambda x: jnp.split(x, [1, 4], 1), (2, 6))
    one("unstack", lambda x: jnp.unstack(x, axis=1), (2, 3))
    one("diff", jnp.diff, (2, 3), dtypes=("float64", "int8"))
    mixed = [("int8", "uint8"), ("float16", "int32"), ("bool", "int8"), ("bfloat16", "float16")]
    for a, b in mixed:
        for name, f in [("concatenate", lambda x, y: jnp.concatenate([x, y], -1)),
                        ("stack", lambda x, y: jnp.stack([x, y], -1))]:
            emit(name, f, [numbers(a, (2, 2)), numbers(b, (2, 2))])
    emit("stack", lambda x, y: jnp.stack([x, y], -1), [weak(1), weak(2.5)])
    emit("astypeBool", lambda x: x.astype(bool), [arr(REAL, "float32")])
    emit("astypeInt8", lambda x: x.astype("int8"), [arr([1.5, -2.5, 3], "float32")])
    emit("zerosLike", jnp.zeros_like, [numbers("float16", (2,))])
    emit("onesLike", jnp.ones_like, [numbers("int8", (2,))])
    emit("fullLike", lambda x: jnp.full_like(x, 2.5), [numbers("int8", (2,))])
    emit("fullLike", lambda x: jnp.full_like(x, 2.5), [weak(1)])


def indexing_rows():
    i, j = arr([[2, 0], [-1, 1]], "int32"), arr([1, -2], "int8")
    mask, bits = np.array([[True, False, True], [False, True, True]]), np.array([True, False, True, True])
    static = {
        "getAll": lambda x: x[:, 1],
        "getRanges": lambda x: x[1:, ::2, 3:0:-2],
        "getReverse": lambda x: x[::-1, ..., -3:10],
        "getEmpty": lambda x: x[5:, 2:1],
        "getNew": lambda x: x[None, 1, ..., None, 2],
        "getArray": lambda x: x[:, np.array([2, 0, 2])],
        "getArrays": lambda x: x[np.array([[0], [1]]), :, np.array([1, -1, 0])],
        "getArraysBeside": lambda x: x[:, np.array([[0], [1]]), np.array([1, -1, 0])],
        "getArrayAndElement": lambda x: x[0, :, np.array([3, 1])],
        "getArrayAndNew": lambda x: x[None, np.array([1, 0]), ..., None],
        "getMask": lambda x: x[mask],
        "getMaskLast": lambda x: x[:, 1, bits],
        "getMasks": lambda x: x[np.array([True, True]), np.array([0, 2])],
        "getFlag": lambda x: x[:2, True],
    }
    for name, f in static.items():
        for d in ["float64", "int8"]:
            emit(name, f, [numbers(d)])
    x = numbers("float64")
    emit("getScalar", lambda x, i: x[i], [x, arr(-1, "int32")])
    emit("getScalars", lambda x, i, j: x[i, ::2, j], [x, arr(1, "int32"), arr(-1, "int8")])
    emit("getTensor", lambda x, i: x[i], [arr(WIDE, "float64", (3, 2)), i])
    emit("getTensor", lambda x, i: x[i], [numbers("uint8", (3, 2)), arr([0, 2], "uint8")])
    emit("getTensors", lambda x, i, j: x[i, 1:, j], [numbers("float64", (3, 3, 3)), i, j])
    emit("getTensorAfterRange", lambda x, i: x[:, i, None], [numbers("float64", (2, 3, 2)), i])
    far = arr([5, -1, -9, 1], "int32")
    emit("take", jnp.take, [arr(WIDE, "float64", (2, 3)), i])
    for d in ["float32", "int8", "uint8", "bool", "complex64"]:
        emit("take", jnp.take, [numbers(d, (3,)), far])
    emit("takeAxis", lambda x, i: jnp.take(x, i, axis=-1), [numbers("float64", (2, 3, 4)), i])
    emit("takeAxis", lambda x, i: jnp.take(x, i, axis=-1), [numbers("float32", (2, 4)), far])
    emit("takeClip", lambda x, i: jnp.take(x, i, axis=0, mode="clip"), [numbers("float64", (3, 2)), far])
    emit("takeWrap", lambda x, i: jnp.take(x, i, axis=0, mode="wrap"), [numbers("float64", (3, 2)), far])
    emit("takeFill", lambda x, i: jnp.take(x, i, axis=0, fill_value=7), [numbers("float64", (3, 2)), far])


def creation_rows():
    rows = {
        "zeros": lambda: jnp.zeros((2, 3)),
        "ones": lambda: jnp.ones((2, 3)),
        "fullInt": lambda: jnp.full((2,), 7),
        "fullFloat": lambda: jnp.full((2,), 2.5),
        "fullDtype": lambda: jnp.full((2,), 2, "float16"),
        "eye": lambda: jnp.eye(3),
        "eyeOffset": lambda: jnp.eye(3, 4, 1),
        "identity": lambda: jnp.identity(2, "int8"),
        "tri": lambda: jnp.tri(3, 4, 1),
        "arange": lambda: jnp.arange(5),
        "arangeDtype": lambda: jnp.arange(5, dtype="float16"),
        "arangeRange": lambda: jnp.arange(2, 11, 3),
        "arangeDown": lambda: jnp.arange(5, 0, -2),
        "arangeFloat": lambda: jnp.arange(0.5, 3.0, 0.75),
        "linspace": lambda: jnp.linspace(0.1, 2.3, 7),
        "linspaceOne": lambda: jnp.linspace(3.0, 5.0, 1),
        "logspace": lambda: jnp.logspace(0.0, 2.0, 5),
    }
    for name, f in rows.items():
        for x64 in [True, False]:
            emit(name, f, [], x64=x64)


if __name__ == "__main__":
    unary_rows()
    binary_rows()
    selection_rows()
    reduction_rows()
    product_rows()
    shape_rows()
    indexing_rows()
    creation_rows()
