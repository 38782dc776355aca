"""Writes what JAX computes for the rows of the table of operations, one JSON object a line.

Usage: python operations.py > ../resources/operations.jsonl

Each line is one row on one list of inputs: {row, x64, inputs, wrt, value, jvp, vjp}. An array is
written as "dtype[shape] hex", with a * after a weak dtype, and little-endian row-major bytes. wrt
are the inputs that are differentiated in; jvp the tangents of the inexact results and vjp the
cotangents of those inputs, for tangents and cotangents made by probe() below, as the tests make
them too. Where JAX has no derivative they are missing. The first line of a row has the inputs
that finite differences, vmap and lowering are tested with. Needs jax, numpy and ml_dtypes.
"""

import itertools
import json
import sys

import jax
import jax.ad_checkpoint
import jax.numpy as jnp
import ml_dtypes
import numpy as np
from jax import lax
from jax._src.lax import lax as internal
from jax._src.lax import slicing

FLOATS = ["float64", "float32", "float16", "bfloat16"]
COMPLEX = ["complex128", "complex64"]
INEXACT = FLOATS + COMPLEX
SIGNED = ["int32", "int8", "int16", "int64"]
UNSIGNED = ["uint32", "uint8", "uint16", "uint64"]
INTEGER = SIGNED + UNSIGNED
ALL = INEXACT + INTEGER + ["bool"]
INF, NAN = np.inf, np.nan


def dtype_of(name):
    return np.dtype(ml_dtypes.bfloat16 if name == "bfloat16" else name)


def arr(values, dtype, shape=None):
    with np.errstate(all="ignore"):
        a = np.asarray(values)
        if dtype_of(dtype).kind == "c" and a.dtype.kind != "c":
            a = a.astype("complex128")
        a = a.astype(dtype_of(dtype))
    return a if shape is None else a.reshape(shape)


class Weak:
    """A weakly typed scalar."""

    def __init__(self, value):
        self.value = value


def weak(value):
    return Weak(value)


def to_jax(x):
    return jnp.asarray(x.value) if isinstance(x, Weak) else jnp.asarray(x)


def encode(x):
    mark = "*" if x.aval.weak_type else ""
    shape = ",".join(map(str, x.shape))
    return f"{x.dtype.name}{mark}[{shape}] {np.asarray(x).tobytes().hex()}".strip()


def probe(x, k):
    """The tangent or cotangent number k of the type of x: small dyadic fractions."""
    n = x.size
    j = np.arange(n)
    re = ((7 * j + 3 * k) % 5 - 2) / 2 + 0.25
    im = ((3 * j + 5 * k) % 7 - 3) / 4 if x.dtype.kind == "c" else 0
    return lax.convert_element_type_p.bind(
        jnp.asarray(arr(re + 1j * im if x.dtype.kind == "c" else re, x.dtype.name, x.shape)),
        new_dtype=x.dtype, weak_type=x.aval.weak_type, sharding=None)


def inexact(x):
    return jnp.issubdtype(x.dtype, jnp.inexact)


def flat(result):
    return [jnp.asarray(r) for r in (result if isinstance(result, (list, tuple)) else [result])]


def is64(x):
    return not isinstance(x, Weak) and x.dtype.name in ("float64", "complex128", "int64", "uint64")


# The rows that are asked for, or none for all.
ROWS = set(sys.argv[1:])


def emit(name, f, inputs, wrt=None, grads=True, x64=None):
    if ROWS and name not in ROWS:
        return
    x64 = any(map(is64, inputs)) if x64 is None else x64
    with jax.enable_x64(x64):
        xs = [to_jax(x) for x in inputs]
        if wrt is None:
            wrt = [i for i, x in enumerate(xs) if inexact(x)]
        line = {"row": name, "x64": x64, "inputs": [encode(x) for x in xs], "wrt": wrt}
        values = flat(f(*xs))
        line["value"] = [encode(v) for v in values]
        if grads and wrt and any(map(inexact, values)):
            def g(*chosen):
                full = list(xs)
                for i, c in zip(wrt, chosen):
                    full[i] = c
                return [y for y in flat(f(*full)) if inexact(y)]
            chosen = [xs[i] for i in wrt]
            tangents = [probe(x, k) for k, x in enumerate(chosen)]
            line["jvp"] = [encode(t) for t in jax.jvp(g, chosen, tangents)[1]]
            ys, pull = jax.vjp(g, *chosen)
            line["vjp"] = [encode(c) for c in pull([probe(y, k) for k, y in enumerate(ys)])]
        print(json.dumps(line))


# --- values of operands

REAL = [0.0, -0.0, 1.0, -1.0, INF, -INF, NAN, 0.5, -2.5, 3.25, -0.75, 20.0]
COMPLEX_VALUES = [0, 1, -1, 1j, -2j, 0.5 - 2j, -1.5 + 0.25j, 3 + 0.125j, -0.25 - 0.5j]


def integers(dtype):
    info = np.iinfo(dtype)
    if info.min < 0:
        return [0, 1, -1, 2, 5, -7, info.min, info.max]
    return [0, 1, 2, 5, 7, 100, info.max - 1, info.max]


def specials(dtype):
    kind = dtype_of(dtype).kind
    if dtype == "bool":
        return [False, True]
    if kind == "c":
        return COMPLEX_VALUES
    return integers(dtype) if kind in "iu" else REAL


def array_of(values, dtype):
    if dtype_of(dtype).kind in "iu":
        return np.array(values, dtype=dtype)
    return arr(values, dtype)


def complex_domain(real):
    return [complex(r, (-1) ** i * 0.5 * (i + 1)) for i, r in enumerate(real)]


def unary(name, f, domain, dtypes, grads=True):
    """domain: six points where f is smooth, the inputs of the first line in float64."""
    if "float64" in dtypes:
        emit(name, f, [arr(domain, "float64", (2, 3))], grads=grads)
    for d in dtypes:
        emit(name, f, [array_of(specials(d), d)], grads=grads)
        if d == "complex128":
            emit(name, f, [arr(complex_domain(domain), d, (2, 3))], grads=grads)
    if "float32" in dtypes and "float64" in dtypes:
        emit(name, f, [arr(domain, "float32", (3, 2))], grads=grads)


WIDE = [0.3, -0.7, 1.9, -2.6, 0.85, -1.2]
UNIT = [0.3, -0.7, 0.9, -0.4, 0.55, -0.15]
POSITIVE = [0.3, 0.7, 1.9, 2.6, 4.85, 12.2]
ABOVE_ONE = [1.3, 1.7, 1.9, 2.6, 4.85, 12.2]
SIGNED_NUMBER = INEXACT + SIGNED
NUMBER = INEXACT + INTEGER
BITS = INTEGER + ["bool"]


def copy(x):
    return lax.copy_p.bind(x)


def unary_rows():
    unary("abs", lax.abs, WIDE, SIGNED_NUMBER)
    unary("acos", lax.acos, UNIT, INEXACT)
    unary("acosh", lax.acosh, ABOVE_ONE, INEXACT)
    unary("asin", lax.asin, UNIT, INEXACT)
    unary("asinh", lax.asinh, WIDE, INEXACT)
    unary("atan", lax.atan, WIDE, INEXACT)
    unary("atanh", lax.atanh, UNIT, INEXACT)
    unary("besselI0e", lax.bessel_i0e, WIDE, FLOATS)
    unary("besselI1e", lax.bessel_i1e, WIDE, FLOATS)
    unary("cbrt", lax.cbrt, WIDE, FLOATS)
    unary("ceil", lax.ceil, WIDE, FLOATS)
    unary("clz", lax.clz, None, INTEGER)
    unary("conj", lax.conj, WIDE, ["float64", "float32"] + COMPLEX)
    unary("copy", copy, WIDE, ALL)
    unary("cos", lax.cos, WIDE, INEXACT)
    unary("cosh", lax.cosh, WIDE, INEXACT)
    unary("digamma", lax.digamma, WIDE, FLOATS)
    unary("erf", lax.erf, WIDE, FLOATS)
    unary("erfc", lax.erfc, WIDE, FLOATS)
    unary("erfInv", lax.erf_inv, UNIT, FLOATS)
    unary("exp", lax.exp, WIDE, INEXACT)
    unary("exp2", lax.exp2, WIDE, INEXACT)
    unary("expm1", lax.expm1, WIDE, INEXACT)
    unary("floor", lax.floor, WIDE, FLOATS)
    unary("imag", lax.imag, WIDE, COMPLEX)
    unary("isFinite", lax.is_finite, WIDE, FLOATS)
    unary("lgamma", lax.lgamma, WIDE, FLOATS)
    unary("log", lax.log, POSITIVE, INEXACT)
    unary("log1p", lax.log1p, POSITIVE, INEXACT)
    unary("logistic", lax.logistic, WIDE, INEXACT)
    unary("neg", lax.neg, WIDE, NUMBER)
    unary("not", lax.bitwise_not, None, BITS)
    unary("populationCount", lax.population_count, None, INTEGER)
    unary("real", lax.real, WIDE, COMPLEX)
    unary("rsqrt", lax.rsqrt, POSITIVE, INEXACT)
    unary("sign", lax.sign, WIDE, NUMBER)
    unary("sin", lax.sin, WIDE, INEXACT)
    unary("sinh", lax.sinh, WIDE, INEXACT)
    unary("sqrt", lax.sqrt, POSITIVE, INEXACT)
    unary("square", lax.square, WIDE, NUMBER)
    unary("stopGradient", lax.stop_gradient, WIDE, FLOATS)
    unary("tan", lax.tan, WIDE, INEXACT)
    unary("tanh", lax.tanh, WIDE, INEXACT)
    unary("roundAwayFromZero", lambda x: lax.round(x, lax.RoundingMethod.AWAY_FROM_ZERO), WIDE, FLOATS)
    unary("roundToNearestEven", lambda x: lax.round(x, lax.RoundingMethod.TO_NEAREST_EVEN), WIDE, FLOATS)
    unary("reducePrecision", lambda x: lax.reduce_precision(x, 5, 10), WIDE, FLOATS)
    for y in [-3, -1]:
        unary(f"integerPow{y}", lambda x: lax.integer_pow(x, y), WIDE, INEXACT)
    for y in [0, 1, 2, 3, 7]:
        unary(f"integerPow{y}", lambda x: lax.integer_pow(x, y), WIDE, NUMBER)
    for d in ALL:
        for source in ALL:
            safe = [0, 1, 5] if source != "bool" else [False, True]
            if dtype_of(source).kind in "fcV":
                safe = [0.0, 1.0, 5.75, -2.5 if dtype_of(d).kind not in "u" else 2.5]
                if dtype_of(d).kind in "fcV":
                    safe += [1e-3, 1e6, INF, -INF, NAN]
            elif dtype_of(source).kind == "i":
                safe = [0, 1, -1, 5, 127, np.iinfo(source).min, np.iinfo(source).max]
            elif dtype_of(source).kind == "u":
                safe = [0, 1, 5, 127, 200, np.iinfo(source).max]
            emit(f"convertTo_{d}", lambda x: lax.convert_element_type(x, dtype_of(d)),
                 [array_of(safe, source)], x64=True)
    emit("bitcastSame", lambda x: lax.bitcast_convert_type(x, jnp.int32), [arr(REAL, "float32")])
    emit("bitcastSame", lambda x: lax.bitcast_convert_type(x, jnp.int32), [arr([0, 1, 7, 2**32 - 1], "uint32")])
    emit("bitcastNarrower", lambda x: lax.bitcast_convert_type(x, jnp.int16), [arr(REAL, "float32")])
    emit("bitcastWider", lambda x: lax.bitcast_convert_type(x, jnp.uint32),
         [arr(range(8), "uint8", (2, 4))])


def pairs(values):
    xs, ys = zip(*itertools.product(values, values))
    return list(xs), list(ys)


FEW = [0.0, -0.0, 1.0, -1.0, INF, -INF, NAN, 0.5, -2.5]


def binary(name, f, x, y, dtypes, grads=True, wrt=None, values=FEW):
    if "float64" in dtypes:
        emit(name, f, [arr(x, "float64", (2, 3)), arr(y, "float64", (2, 3))], grads=grads, wrt=wrt)
        emit(name, f, [arr(x, "float64", (2, 3)), arr(y[:3], "float64", (1, 3))], grads=grads, wrt=wrt)
        emit(name, f, [arr(x[0], "float64"), arr(y, "float64", (2, 3))], grads=grads, wrt=wrt)
    for d in dtypes:
        kind = dtype_of(d).kind
        if d == "bool":
            v = [False, True]
        elif kind in "iu":
            v = integers(d)[:5] + integers(d)[-2:]
        elif kind == "c":
            v = COMPLEX_VALUES[:7]
        else:
            v = values
        a, b = pairs(v)
        emit(name, f, [array_of(a, d), array_of(b, d)], grads=grads, wrt=wrt)


def raw(primitive):
    return lambda x, y: primitive.bind(x, y)


def scalars_apart(f):
    """f with operands stretched as NumPy does, for functions of lax that stretch only scalars."""
    def g(x, y):
        shape = jnp.broadcast_shapes(x.shape, y.shape)
        return f(jnp.broadcast_to(x, shape), jnp.broadcast_to(y, shape))
    return g


OTHER = [1.4, 0.6, -2.3, 0.9, -1.7, 2.2]
SMALL_INTS = [0, 1, 2, 3, 7]


def binary_rows():
    for name in ["add", "sub", "mul", "div"]:
        binary(name, scalars_apart(getattr(lax, name)), WIDE, OTHER, NUMBER)
    binary("max", scalars_apart(lax.max), WIDE, OTHER, ALL)
    binary("min", scalars_apart(lax.min), WIDE, OTHER, ALL)
    binary("atan2", scalars_apart(lax.atan2), WIDE, OTHER, FLOATS)
    binary("complex", scalars_apart(lax.complex), WIDE, OTHER, ["float64", "float32"])
    binary("nextafter", scalars_apart(lax.nextafter), WIDE, OTHER, ["float64", "float32"], grads=False,
           values=[1.0, -1.0, INF, -INF, NAN, 0.5, -2.5])
    binary("polygamma", scalars_apart(lax.polygamma), [0, 1, 2, 3, 1, 2], POSITIVE, ["float64", "float32"],
           wrt=[1], values=[0.0, 1.0, 2.0, 0.5, NAN])
    binary("pow", scalars_apart(lax.pow), POSITIVE, OTHER, INEXACT)
    emit("powInteger", lambda x, y: lax.pow(x, y),
         [arr(WIDE, "float64", (2, 3)), arr([1, 2, 3, -1, -2, 0], "int32", (2, 3))])
    for d in ["float64", "float32"]:
        a, b = zip(*itertools.product(FEW, [0, 1, 2, -1, -2, 3]))
        emit("powInteger", lambda x, y: lax.pow(x, y), [arr(a, d), arr(b, "int32")])
    binary("rem", scalars_apart(lax.rem), WIDE, OTHER, FLOATS + INTEGER)
    for name, f in [("and", lax.bitwise_and), ("or", lax.bitwise_or), ("xor", lax.bitwise_xor)]:
        binary(name, f, None, None, BITS)
    for name, f in [("shiftLeft", lax.shift_left), ("shiftRightArithmetic", lax.shift_right_arithmetic),
                    ("shiftRightLogical", lax.shift_right_logical), ("mulhi", lax.mulhi)]:
        binary(name, f, None, None, INTEGER)
    for name in ["eq", "ne"]:
        binary(name, scalars_apart(getattr(lax, name)), WIDE, OTHER, ALL)
    for name in ["ge", "gt", "le", "lt"]:
        binary(name, scalars_apart(getattr(lax, name)), WIDE, OTHER, FLOATS + INTEGER + ["bool"])
    for name, p in [("eqTo", internal.eq_to_p), ("leTo", internal.le_to_p), ("ltTo", internal.lt_to_p)]:
        binary(name, scalars_apart(raw(p)), WIDE, OTHER, FLOATS)


CUBE = [(-1) ** i * (0.3 + 0.4 * i) for i in range(24)]


def reduction_rows():
    def rows(name, f, dtypes, axes, data):
        for a in axes:
            def g(x):
                return f(x, a)
            for d in dtypes:
                emit(f"{name}{''.join(map(str, a))}", g, [data(d)])
    def numbers(d):
        return array_of([int(10 * v) % 100 for v in CUBE] if dtype_of(d).kind in "iu" else
                        [v > 0 for v in CUBE] if d == "bool" else CUBE, d).reshape(2, 3, 4)
    def special(d):
        v = [1, 1, 0, 2, NAN, 3, 3, INF, -INF, 0, 0, 5]
        return arr(v, d, (3, 4))
    rows("reduceSum", lax.reduce_sum, NUMBER, [(1,)], numbers)
    rows("reduceSum", lax.reduce_sum, ["float64", "float32"], [(0, 2), (0, 1, 2), ()], numbers)
    rows("reduceProd", lax.reduce_prod, NUMBER, [(1,)], numbers)
    rows("reduceProd", lax.reduce_prod, ["float64"], [(0, 2)], numbers)
    rows("reduceMax", lax.reduce_max, ALL, [(1,)], numbers)
    rows("reduceMax", lax.reduce_max, ["float64"], [(0, 2)], numbers)
    rows("reduceMin", lax.reduce_min, ALL, [(1,)], numbers)
    rows("reduceAnd", lax.reduce_and, BITS, [(1,)], numbers)
    rows("reduceOr", lax.reduce_or, BITS, [(1,)], numbers)
    rows("reduceXor", lax.reduce_xor, BITS, [(1,)], numbers)
    for name, f in [("reduceSum1", lax.reduce_sum), ("reduceProd1", lax.reduce_prod),
                    ("reduceMax1", lax.reduce_max), ("reduceMin1", lax.reduce_min)]:
        emit(name, lambda x: f(x, (1,)), [special("float32")])
        emit(name, lambda x: f(x, (1,)), [arr([1, 2, 2, 2, 0, 0, 0, 3], "float32", (2, 4))])
        emit(name, lambda x: f(x, (1,)), [arr([], "float32", (2, 0))], grads=name[6:] in ("Sum1", "Prod1"))
    for name, f in [("argmax", lax.argmax), ("argmin", lax.argmin)]:
        def g(x):
            return f(x, 1, jnp.int32)
        for d in FLOATS + INTEGER + ["bool"]:
            emit(name, g, [numbers(d)])
        emit(name, g, [special("float32")])
        emit(name, g, [arr([1, 2, 2, 2, 0, 0, 0, 3, NAN, 1, NAN, 2], "float32", (3, 4))])


def structural_rows():
    def each(name, f, shapes, dtypes=("float64",), grads=True):
        for d in dtypes:
            inputs = []
            for k, shape in enumerate(shapes):
                n = int(np.prod(shape))
                v = [(5 * i + 3 * k) % 11 - (3 if dtype_of(d).kind not in "u" else 0) for i in range(n)]
                v = [abs(x) for x in v] if dtype_of(d).kind in "u" else v
                inputs.append(arr([x % 2 == 0 for x in v] if d == "bool" else v, d, shape))
            emit(name, f, inputs, grads=grads)

    wide = ["float64", "float32", "complex64", "int32", "uint8", "bool", "bfloat16"]
    each("broadcastInDim", lambda x: lax.broadcast_in_dim(x, (2, 4, 3), (0, 2)), [(2, 3)], wide)
    each("broadcastStretching", lambda x: lax.broadcast_in_dim(x, (2, 4, 3), (1, 2)), [(1, 3)])
    each("reshape", lambda x: lax.reshape(x, (3, 4)), [(2, 6)], wide)
    each("transpose", lambda x: lax.transpose(x, (2, 0, 1)), [(2, 3, 4)], wide)
    each("squeeze", lambda x: lax.squeeze(x, (0, 2)), [(1, 3, 1, 2)], wide)
    each("rev", lambda x: lax.rev(x, (0, 2)), [(2, 3, 4)], wide)
    each("slice", lambda x: lax.slice(x, (1, 0, 1), (2, 3, 4), None), [(2, 3, 4)], wide)
    each("sliceStrided", lambda x: lax.slice(x, (0, 1), (5, 7), (2, 3)), [(6, 7)], wide)
    each("pad", lambda x, v: lax.pad(x, v, [(1, 2, 0), (0, 1, 2)]), [(2, 3), ()], wide)
    each("padNegative", lambda x, v: lax.pad(x, v, [(-1, 2, 1), (2, -2, 0)]), [(3, 4), ()])
    each("concatenate", lambda x, y, z: lax.concatenate([x, y, z], 1), [(2, 1), (2, 3), (2, 2)], wide)
    each("split", lambda x: lax.split(x, (1, 3, 2), 1), [(2, 6)], wide)
    each("optimizationBarrier", lambda *x: lax.optimization_barrier(x), [(2, 3), ()], wide)
    for d in FLOATS + COMPLEX + INTEGER:
        emit(f"iota_{d}", lambda: lax.broadcasted_iota(dtype_of(d), (2, 3), 1), [], x64=True)

    dims = {
        "dotVectors": (((0,), (0,)), ((), ())),
        "dotMatrices": (((1,), (0,)), ((), ())),
        "dotBatched": (((2,), (1,)), ((0,), (0,))),
        "dotTwoAxes": (((2, 0), (0, 1)), ((), ())),
        "dotBatchInside": (((0, 3), (3, 1)), ((2,), (0,))),
        "dotOuter": (((), ()), ((), ())),
    }
    shapes = {
        "dotVectors": [(4,), (4,)],
        "dotMatrices": [(2, 3), (3, 4)],
        "dotBatched": [(2, 3, 4), (2, 4, 2)],
        "dotTwoAxes": [(2, 3, 4), (4, 2, 3)],
        "dotBatchInside": [(2, 3, 4, 5), (4, 5, 3, 2)],
        "dotOuter": [(2,), (3,)],
    }
    for name, d in dims.items():
        each(name, lambda x, y: lax.dot_general(x, y, d), shapes[name],
             ALL if name == "dotMatrices" else ["float64"])
    for p in ["HIGH", "HIGHEST"]:
        each(f"dot_{p}", lambda x, y: lax.dot_general(x, y, dims["dotMatrices"], precision=p.lower()),
             shapes["dotMatrices"], ["float64", "float32"])
    each("dotPreferred",
         lambda x, y: lax.dot_general(x, y, dims["dotMatrices"], preferred_element_type=jnp.float32),
         shapes["dotMatrices"], ["float32", "float16", "bfloat16"])


def selection_rows():
    p = np.array([[True, False, True], [False, True, False]])
    a = arr(WIDE, "float64", (2, 3))
    b = arr(OTHER, "float64", (2, 3))
    c = arr(UNIT, "float64", (2, 3))
    emit("selectBool", lambda w, x, y: lax.select_n(w, x, y), [p, a, b])
    emit("selectBool", lambda w, x, y: lax.select_n(w, x, y), [np.array(True), a, b])
    for d in ALL:
        x, y = (array_of(specials(d)[:2], d) for _ in range(2))
        emit("selectBool", lambda w, x, y: lax.select_n(w, x, y), [np.array([True, False]), x, y[::-1]])
    w = arr([0, 1, 2, 2, 1, 0], "int32", (2, 3))
    emit("selectMany", lambda w, x, y, z: lax.select_n(w, x, y, z), [w, a, b, c])
    emit("selectMany", lambda w, x, y, z: lax.select_n(w, x, y, z), [arr(2, "int32"), a, b, c])
    lo, hi = arr([-1] * 6, "float64", (2, 3)), arr([1] * 6, "float64", (2, 3))
    emit("clamp", lax.clamp, [lo, a, hi])
    emit("clamp", lax.clamp, [arr(-1, "float64"), a, arr(1, "float64")], wrt=[1])
    v = [-2, -1, -0.5, 0.0, 0.5, 1, 2, NAN, INF, -INF]
    for d in FLOATS:
        emit("clamp", lax.clamp, [arr(-1, d), arr(v, d), arr(1, d)], wrt=[1])
    emit("clamp", lax.clamp, [arr([1, NAN, 0, 3], "float32"), arr([1, 1, 1, 2], "float32"), arr([1, 2, NAN, 1], "float32")])
    for d in INTEGER + ["bool"]:
        x = array_of(specials(d), d)
        emit("clamp", lax.clamp, [array_of(specials(d)[0], d), x, array_of(specials(d)[1], d)])
    emit("jit", lambda x, y: jax.jit(lambda a, b: (lax.mul(a, b), lax.sin(a)))(x, y), [a, b])
    emit("jit", lambda x, y: jax.jit(lambda a, b: (lax.mul(a, b), lax.sin(a)))(x, y),
         [arr(WIDE, "float32"), arr(OTHER, "float32")])


def indexing_rows():
    mode = lax.GatherScatterMode
    rows = dict(offset_dims=(1,), collapsed_slice_dims=(0,), start_index_map=(0,))
    blocks = dict(offset_dims=(1, 2), collapsed_slice_dims=(), start_index_map=(0, 1))
    along = dict(offset_dims=(), collapsed_slice_dims=(1,), start_index_map=(1,),
                 operand_batching_dims=(0,), start_indices_batching_dims=(0,))

    def scatter_dims(d):
        names = {"offset_dims": "update_window_dims", "collapsed_slice_dims": "inserted_window_dims",
                 "start_index_map": "scatter_dims_to_operand_dims"}
        return lax.ScatterDimensionNumbers(**{names[k]: v for k, v in d.items()})

    x = arr(CUBE[:12], "float64", (4, 3))
    wide = ["float64", "float32", "complex64", "int32", "uint8", "bool", "bfloat16"]

    def of(d):
        return array_of([v > 0 for v in CUBE[:12]] if d == "bool" else
                        [abs(int(10 * v)) for v in CUBE[:12]] if dtype_of(d).kind in "iu" else
                        CUBE[:12], d).reshape(4, 3)

    gathers = [("gatherRows", rows, (1, 3), mode.CLIP, [[2], [0], [2], [3]], [[-3], [9]]),
               ("gatherRowsOrFill", rows, (1, 3), mode.FILL_OR_DROP, [[2], [0], [2]], [[-3], [1], [9]]),
               ("gatherBlocks", blocks, (2, 2), mode.CLIP, [[0, 1], [2, 0]], [[-1, 2], [3, 3]]),
               ("gatherBlocksOrFill", blocks, (2, 2), mode.FILL_OR_DROP, [[0, 1], [2, 0]], [[-1, 0], [2, 1], [3, 0]]),
               ("gatherAlong", along, (1, 1), mode.PROMISE_IN_BOUNDS, [[2], [0], [1], [2]], None)]
    for name, d, sizes, m, inside, outside in gathers:
        def f(x, i):
            return lax.gather(x, i, lax.GatherDimensionNumbers(**d), sizes, mode=m)
        emit(name, f, [x, arr(inside, "int32")])
        for t in wide[1:]:
            emit(name, f, [of(t), arr(inside, "int32")])
        if outside:
            for t in wide:
                emit(name, f, [of(t), arr(outside, "int32")])

    updates = arr([2.5, -1.5, 0.5, 1.25, 3.5, -0.5], "float64", (2, 3))

    def numbers(d):
        return array_of([True, False] * 3 if d == "bool" else [2, 1, 5, 1, 3, 0], d).reshape(2, 3)

    kinds = {"REPLACE": lax.scatter, "ADD": lax.scatter_add, "SUB": lax.scatter_sub,
             "MUL": lax.scatter_mul, "MIN": lax.scatter_min, "MAX": lax.scatter_max}
    for kind, scatter in kinds.items():
        def f(x, i, u):
            return scatter(x, i, u, scatter_dims(rows), unique_indices=kind == "MUL", mode=mode.FILL_OR_DROP)
        emit(f"scatter{kind}", f, [x, arr([[2], [0]], "int32"), updates])
        emit(f"scatter{kind}", f, [x, arr([[2], [9]], "int32"), updates])
        if kind not in ("MUL", "REPLACE"):
            emit(f"scatter{kind}", f, [x, arr([[2], [2]], "int32"), updates])
            emit(f"scatter{kind}", f, [arr([1] * 12, "float64", (4, 3)), arr([[2], [2]], "int32"),
                                       arr([1] * 6, "float64", (2, 3))])
        for t in wide[1:]:
            numeric = kind not in ("REPLACE", "MIN", "MAX")
            if not (t == "bool" and numeric) and not (t == "complex64" and kind in ("MIN", "MAX")):
                emit(f"scatter{kind}", f, [of(t), arr([[2], [0]], "int32"), numbers(t)])
    emit("scatterAddClip",
         lambda x, i, u: lax.scatter_add(x, i, u, scatter_dims(blocks), mode=mode.CLIP),
         [x, arr([[0, 1], [3, 2]], "int32"), arr(CUBE[:8], "float64", (2, 2, 2))])
    emit("scatterUnique",
         lambda x, i, u: lax.scatter(x, i, u, scatter_dims(rows), unique_indices=True, mode=mode.CLIP),
         [x, arr([[2], [0]], "int32"), updates])

    for starts in [(1, 0), (3, 2), (-1, 5)]:
        s = [arr(v, "int32") for v in starts]
        # The functions of lax count negative starts from the end before they bind these.
        emit("dynamicSlice", lambda x, i, j: slicing.dynamic_slice_p.bind(x, i, j, slice_sizes=(2, 2)), [x, *s])
        emit("dynamicUpdateSlice", lambda x, u, i, j: slicing.dynamic_update_slice_p.bind(x, u, i, j),
             [x, updates[:, :2], *s])

    mixed = arr([3, -1, 2, 0.5, -2, 7, 1.5, -0.5], "float64", (2, 4))
    ties = [1, 0, 1, 2, 2, 0, 1, 1]
    emit("sort", lambda x: lax.sort(x, dimension=1), [mixed])
    emit("sort", lambda x: lax.sort(x, dimension=1), [arr([0.0, NAN, -0.0, INF, -INF, NAN, 1, -1], "float32", (2, 4))])
    emit("sortByKey", lambda k, v: lax.sort((k, v), dimension=1, num_keys=1), [mixed, arr(CUBE[:8], "float64", (2, 4))])
    emit("sortByTwoKeys", lambda k, l, v: lax.sort((k, l, v), dimension=1, num_keys=2),
         [arr(ties, "int32", (2, 4)), mixed, arr(CUBE[:8], "float64", (2, 4))])
    emit("topK", lambda x: lax.top_k(x, 2), [mixed])
    emit("topKFirstAxis", lambda x: lax.top_k(x, 2, axis=0), [mixed.T])
    for t in INTEGER + ["bool", "bfloat16", "float16", "float32"]:
        emit("sort", lambda x: lax.sort(x, dimension=1), [array_of(specials(t)[:2] * 2 if t == "bool" else specials(t)[:4], t).reshape(1, 4)])
        if t != "bool":
            emit("topK", lambda x: lax.top_k(x, 2), [array_of(specials(t)[:4], t).reshape(1, 4)])
    emit("sort", lambda x: lax.sort(x, dimension=1), [arr([1 + 2j, 1 - 1j, 0, -1 + 5j], "complex64", (1, 4))])

    names = {"SUM": lax.cumsum, "PROD": lax.cumprod, "MAX": lax.cummax, "MIN": lax.cummin,
             "LOGSUMEXP": lax.cumlogsumexp}
    for kind, f in names.items():
        for prefix, axis, reverse in [("cumulative", 0, False), ("cumulativeReverse", 1, True)]:
            def g(x):
                return f(x, axis=axis, reverse=reverse)
            emit(prefix + kind, g, [arr(CUBE[:15], "float64", (5, 3))])
            emit(prefix + kind, g, [arr([1, 1, 2, 2, 0, 0, 3, 1], "float64", (4, 2))])
            for t in ["float32"] if kind == "LOGSUMEXP" else ["float32", "int32", "uint8"]:
                emit(prefix + kind, g, [of(t)])


def control_rows():
    a, b = arr(WIDE, "float64", (2, 3)), arr(OTHER, "float64", (2, 3))
    for i in [0, 1]:
        emit("cond", lambda i, x, y: lax.switch(i, [lambda x, y: x * y, lambda x, y: lax.sin(x)], x, y),
             [arr(i, "int32"), a, b])
    positive = arr([0.5, 1.5, 2.5], "float64")

    def loop(x, y):
        return lax.while_loop(lambda c: c[0].sum() < 100, lambda c: (c[0] * 2, c[1] + c[0]), (x, y))
    # No reverse mode: only values are recorded.
    emit("while", loop, [positive, arr([1, 2, 3], "float64")], grads=False)
    emit("while", loop, [arr([200.0], "float64"), arr([1.0], "float64")], grads=False)

    def step(c, x):
        n = lax.sin(c * x)
        return n, n * c
    for name, reverse in [("scan", False), ("scanReverse", True)]:
        emit(name, lambda c, x: lax.scan(step, c, x, reverse=reverse), [positive, arr(CUBE[:12], "float64", (4, 3))])
        emit(name, lambda c, x: lax.scan(step, c, x, reverse=reverse), [positive, arr([], "float64", (0, 3))])


def fft_rows():
    real = arr([0.5, 1.5, -2.5, 3.0, 0.25, -1.0] * 4, "float64", (4, 6))
    whole = arr([0.5 - 1j, 1.5j, -2.5, 3 + 2j, 0.25j, -1 + 1j] * 4, "complex128", (4, 6))
    for name, kind in [("fft", "FFT"), ("ifft", "IFFT")]:
        emit(name, lambda x: lax.fft(x, kind, (4, 6)), [whole])
    emit("rfft", lambda x: lax.fft(x, "RFFT", (6,)), [real])
    emit("rfftOdd", lambda x: lax.fft(x, "RFFT", (4, 5)), [arr(real[:, :5], "float64", (4, 5))])
    half = np.fft.rfft(real)
    emit("irfft", lambda x: lax.fft(x, "IRFFT", (6,)), [arr(half, "complex128", (4, 4))])
    odd = np.fft.rfft2(real[:, :5])
    emit("irfftOdd", lambda x: lax.fft(x, "IRFFT", (4, 5)), [arr(odd, "complex128", (4, 3))])


def custom_rows():
    a, b = arr(WIDE, "float64", (2, 3)), arr(OTHER, "float64", (2, 3))

    @jax.custom_jvp
    def scaled(x, y):
        return jnp.sin(x) * y
    scaled.defjvp(lambda p, t: (scaled(*p), jnp.cos(p[0]) * p[1] * t[0] + jnp.sin(p[0]) * t[1]))
    emit("customJvp", scaled, [a, b])

    @jax.custom_vjp
    def product(x, y):
        return x * y
    product.defvjp(lambda x, y: (x * y, (x, y)), lambda r, ct: (r[1] * ct, r[0] * ct))
    # No forward mode: only values are recorded.
    emit("customVjp", product, [a, b], grads=False)

    batched = jax.custom_batching.custom_vmap(lambda x, y: jnp.sin(x) * y)
    batched.def_vmap(lambda size, mapped, x, y: (jnp.sin(x) * y, True))
    # No reverse mode: only values are recorded.
    emit("customVmap", batched, [a, b], grads=False)

    emit("checkpoint", jax.checkpoint(lambda x, y: jnp.sin(x * y)), [a, b])
    emit("checkpointName", lambda x: jax.ad_checkpoint.checkpoint_name(x, "a"), [a])


if __name__ == "__main__":
    unary_rows()
    binary_rows()
    reduction_rows()
    structural_rows()
    selection_rows()
    indexing_rows()
    control_rows()
    fft_rows()
    custom_rows()
