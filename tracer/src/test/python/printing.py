"""Writes how JAX prints arrays, one JSON object a line, for ArrayPrinterTest.

Usage: python printing.py > ../resources/org/xlava/printing.jsonl

Each line has dtype, shape, weak, the elements as little-endian hex bytes, and the text. The text is
what JAX's own repr gives with the prefix "Tensor(" for "Array(", so that wrapping and indentation
are computed for the longer prefix. Needs jax, numpy and ml_dtypes.
"""

import inspect
import json
import textwrap

import jax
import ml_dtypes
import numpy as np
from jax import lax
from jax._src import array as jax_array

jax.config.update("jax_enable_x64", True)

FLOATS = ["bfloat16", "float16", "float32", "float64"]
COMPLEX = ["complex64", "complex128"]
INTEGERS = ["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"]
SHAPES = [(), (1,), (2,), (7,), (40,), (1, 1), (3, 3), (2, 13), (2, 1, 4), (2, 3, 2, 2), (1, 2, 1, 17)]
EMPTY = [(0,), (0, 3), (3, 0), (2, 0, 4)]
LARGE = [(1001,), (1000,), (40, 30), (7, 200), (5, 7, 40), (11, 1, 9, 12), (1200, 1), (2, 600)]


def tensor_repr():
    source = textwrap.dedent(inspect.getsource(jax_array.ArrayImpl.__repr__))
    names = dict(vars(jax_array))
    exec(source.replace("'Array('", "'Tensor('"), names)
    return names["__repr__"]


REPR = tensor_repr()


def dtype_of(name):
    return np.dtype(getattr(ml_dtypes, name) if name == "bfloat16" else name)


def emit(values, weak=False):
    array = jax.numpy.asarray(values)
    if weak:
        array = lax.convert_element_type_p.bind(
            array, new_dtype=array.dtype, weak_type=True, sharding=None)
    assert array.dtype == values.dtype, (array.dtype, values.dtype)
    assert array.aval.weak_type == weak
    print(json.dumps({
        "dtype": array.dtype.name,
        "shape": list(array.shape),
        "weak": weak,
        "bytes": np.asarray(array).tobytes().hex(),
        "text": REPR(array),
    }))


def bits(rng, shape, dtype):
    raw = rng.integers(0, 256, size=int(np.prod(shape)) * dtype.itemsize, dtype=np.uint8)
    return raw.view(dtype).reshape(shape)


def some(rng, shape, dtype):
    """Random values of a few magnitudes: which one is random too."""
    if dtype.kind == "b":
        return rng.integers(0, 2, size=shape).astype(bool)
    if dtype.kind in "iu":
        high = min(10 ** int(rng.integers(1, 18)), np.iinfo(dtype).max)
        low = -high if dtype.kind == "i" and rng.random() < 0.7 else 0
        return np.asarray(rng.integers(low, high, size=shape, endpoint=True, dtype=dtype))
    values = rng.standard_normal(shape) * 10.0 ** rng.integers(-5, 9)
    if rng.random() < 0.4:
        values = np.round(values, int(rng.integers(0, 4)))
    if dtype.kind == "c":
        values = values + 1j * rng.standard_normal(shape) * 10.0 ** rng.integers(-5, 9)
    with np.errstate(over="ignore"):
        return np.asarray(values).astype(dtype)


def special_floats(dtype):
    info = ml_dtypes.finfo(dtype)
    nan, inf = np.nan, np.inf
    cases = [
        [0.0], [-0.0], [0.0, -0.0], [nan], [inf], [-inf], [nan, inf, -inf], [nan, -1.0], [1.0, nan, -inf],
        [1000.0, inf, 0.5], [1e-7, nan, 2.0], [1e-7, -inf], [1.2, 2.4, -1.2], [1.0, 0.1, 0.01],
        [1.0, 1000.0], [1.0, 1001.0], [1.0, 999.0], [1e-4], [9e-5], [2e-4], [0.1, 99.5], [999.0],
        [1000.0], [1e6], [999999.0], [1e8], [99999999.0], [0.99999999999], [1 / 3], [2 / 3, 100 / 3],
        [1e-10, 1.2345678e5], [123456.7, 0.001], [1e16], [12345.0, 0.25], [1e5], [1e5, 1.0],
        [float(info.max), float(info.tiny)], [float(info.max)], [float(info.tiny)],
        [float(info.smallest_subnormal)], [float(info.smallest_subnormal), 1.0],
        [float(info.eps)], [1.0, 1.0 + float(info.eps)], [-float(info.max), 0.0],
        [1e-30, 1e30], [1e-300, 1e300], [1e100], [-1e-100, 1.0], [5.0], [4.0], [0.1], [16777216.0, 0.5],
        [0.5, 0.25, 0.125, 1 / 256], [0.000123456789], [1.5e-5, 1.25e-5], [1e-45, 7e-45],
        [9.5e-8, 1.0], [2.0**-24, 2.0**-14], [33554432.0, 1.0], [9007199254740993.0],
        [1.00000001, 12345.678], [12345678.9, 12345.6789], [99999.99999999],
    ]
    with np.errstate(over="ignore"):
        return [np.array(case).astype(dtype) for case in cases]


def special_complex(dtype):
    nan, inf = np.nan, np.inf
    cases = [
        [1 + 2j], [1 + 2j, -1e-5j, complex(nan, -inf)], [complex(nan, nan)], [complex(inf, nan), 1j],
        [complex(-0.0, -0.0)], [0.1 + 0.25j, 100.5 - 3j], [1e10 + 1j], [1e-10 + 1e10j, 1],
        [1 / 3 + 2j / 3], [complex(1, nan), complex(-2.5, 1e6)], [1e30 - 1e-30j, 2 + 3j],
    ]
    return [np.array(case).astype(dtype) for case in cases]


def powers(dtype):
    """The powers of two, whose neighbours are at different distances."""
    info = ml_dtypes.finfo(dtype)
    exponents = np.arange(-150, 128) if dtype.itemsize == 4 else np.arange(-1074, 1024, 7)
    if dtype.itemsize == 2:
        exponents = np.arange(info.minexp - info.nmant, info.maxexp)
    return np.ldexp(1.0, exponents).astype(dtype)


def main():
    rng = np.random.default_rng(20)
    for name in FLOATS + COMPLEX + INTEGERS + ["bool"]:
        dtype = dtype_of(name)
        for shape in SHAPES:
            emit(some(rng, shape, dtype), weak=shape == () or rng.random() < 0.1)
        for shape in EMPTY:
            emit(np.zeros(shape, dtype))
        for shape in LARGE if name in ("float32", "int32") else [LARGE[rng.integers(len(LARGE))]]:
            emit(some(rng, shape, dtype))
        if name != "bool":
            for n in (1, 3, 12):
                emit(bits(rng, (n,), dtype))
            emit(np.full((24,), some(rng, (), dtype)))
    for name in FLOATS:
        for values in special_floats(dtype_of(name)):
            emit(values.reshape(()) if values.size == 1 and rng.random() < 0.3 else values)
        emit(powers(dtype_of(name)))
    for name in COMPLEX:
        for values in special_complex(dtype_of(name)):
            emit(values)
    for name in INTEGERS:
        info = np.iinfo(name)
        emit(np.array([info.min, info.max, 0], name))
        emit(np.array(info.max, name), weak=True)
    for n in range(1, 30, 2):
        emit(np.full((n,), 1.5, np.float32))
        emit(np.arange(n, dtype=np.float64)[:, None] * np.ones((1, n)), weak=n > 15)
    emit(np.diag([2.0, 2.0, 2.0]).astype(np.float32))
    emit(np.arange(30, dtype=np.float32).reshape(1, 1, 1, 1, 1, 30))
    emit(np.arange(800, dtype=np.int32).reshape(2, 400))


main()
