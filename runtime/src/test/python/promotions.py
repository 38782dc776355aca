"""Writes the result types of jax.numpy's functions for all pairs of operand types.

Usage: python promotions.py > ../resources/promotions.jsonl

A line is a function with 64-bit types on or off: {function, x64, kinds, results}. kinds are the
operand types, a * after weak ones, which are scalars; the others are vectors. results has for each
kind of the first operand the result types, one word for each kind of the second: "error" where JAX
refuses.
"""

import json

import jax
import jax.numpy as jnp

FUNCTIONS = {
    "add": jnp.add, "subtract": jnp.subtract, "multiply": jnp.multiply, "divide": jnp.divide,
    "maximum": jnp.maximum, "minimum": jnp.minimum, "arctan2": jnp.arctan2, "equal": jnp.equal,
    "less": jnp.less, "logicalAnd": jnp.logical_and, "bitwiseAnd": jnp.bitwise_and,
    "leftShift": jnp.left_shift, "remainder": jnp.remainder, "fmod": jnp.fmod,
    "floorDivide": jnp.floor_divide, "power": jnp.power, "floatPower": jnp.float_power,
    "hypot": jnp.hypot, "copysign": jnp.copysign, "logaddexp": jnp.logaddexp,
    "heaviside": jnp.heaviside, "nextafter": jnp.nextafter, "fmax": jnp.fmax,
    "where": lambda x, y: jnp.where(True, x, y),
    "matmul": lambda x, y: jnp.matmul(jnp.atleast_1d(x), jnp.atleast_1d(y)),
    "dot": jnp.dot,
    "concatenate": lambda x, y: jnp.concatenate([jnp.atleast_1d(x), jnp.atleast_1d(y)]),
}
DTYPES = ["bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "bfloat16",
          "float16", "float32", "float64", "complex64", "complex128"]
WIDE = {"int64", "uint64", "float64", "complex128"}


def kinds(x64):
    strong = [d for d in DTYPES if x64 or d not in WIDE]
    return strong + (["int64*", "float64*", "complex128*"] if x64 else ["int32*", "float32*", "complex64*"])


def operand(kind):
    is_weak = kind.endswith("*")
    return jax.ShapeDtypeStruct(() if is_weak else (1,), jnp.dtype(kind.rstrip("*")), weak_type=is_weak)


def result(f, x, y):
    try:
        out = jax.eval_shape(f, operand(x), operand(y))
        return out.dtype.name + ("*" if out.weak_type else "")
    except (TypeError, ValueError, NotImplementedError):
        return "error"


for name, f in FUNCTIONS.items():
    for x64 in [False, True]:
        with jax.enable_x64(x64):
            ks = kinds(x64)
            print(json.dumps({
                "function": name, "x64": x64, "kinds": " ".join(ks),
                "results": {x: " ".join(result(f, x, y) for y in ks) for x in ks}}))
