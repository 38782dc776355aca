"""Writes the largest errors of JAX on the grid of tails.bin.gz, as TailsTest does of this library.

Usage: python tails_of_jax.py ../resources/tails.bin.gz > jax.tsv

A line is a function, a dtype, an order and the error in units of the last place. Needs jax and
numpy.
"""

import gzip
import struct
import sys

import jax
import jax.numpy as jnp
import numpy as np
from jax import lax, nn

jax.config.update("jax_enable_x64", True)

FUNCTIONS = {
    "besselI0e": lax.bessel_i0e, "besselI1e": lax.bessel_i1e, "erfInv": lax.erf_inv,
    "integerPow3": lambda x: lax.integer_pow(x, 3), "integerPow-2": lambda x: lax.integer_pow(x, -2),
    "log10": jnp.log10, "log2": jnp.log2, "reciprocal": jnp.reciprocal, "sinc": jnp.sinc,
    "polygamma1": lambda x: lax.polygamma(jnp.full_like(x, 1), x),
    "polygamma3": lambda x: lax.polygamma(jnp.full_like(x, 3), x),
    "atan2(x,2)": lambda x: lax.atan2(x, jnp.full_like(x, 2)),
    "atan2(2,x)": lambda x: lax.atan2(jnp.full_like(x, 2), x),
    "div(3,x)": lambda x: lax.div(jnp.full_like(x, 3), x), "hypot(x,2)": lambda x: jnp.hypot(x, jnp.full_like(x, 2)),
    "logaddexp(x,1)": lambda x: jnp.logaddexp(x, jnp.full_like(x, 1)),
    "logaddexp2(x,1)": lambda x: jnp.logaddexp2(x, jnp.full_like(x, 1)),
    "pow(x,2.5)": lambda x: lax.pow(x, jnp.full_like(x, 2.5)), "pow(x,-1.5)": lambda x: lax.pow(x, jnp.full_like(x, -1.5)),
    "pow(x,3.0)": lambda x: lax.pow(x, jnp.full_like(x, 3)), "pow(2.5,x)": lambda x: lax.pow(jnp.full_like(x, 2.5), x),
    "gelu": lambda x: nn.gelu(x, approximate=False), "geluTanh": lambda x: nn.gelu(x, approximate=True),
    "hardSigmoid": nn.hard_sigmoid, "hardSilu": nn.hard_silu, "hardTanh": nn.hard_tanh, "leakyRelu": nn.leaky_relu,
    "log1mexp": nn.log1mexp, "logSigmoid": nn.log_sigmoid, "softSign": nn.soft_sign, "sparsePlus": nn.sparse_plus,
}


def function(name):
    return FUNCTIONS.get(name) or getattr(lax, name, None) or getattr(nn, name)


def derivative(f):
    return lambda x: jax.jvp(f, (x,), (jnp.ones_like(x),))[1]


def errors(want, got, points, order):
    eps, tiny = np.finfo(want.dtype).eps, 1024 * np.finfo(want.dtype).tiny
    want, got = want.astype("f8"), got.astype("f8")
    difference = np.abs(got - want)
    result = difference / (eps * np.abs(want))
    result[np.isnan(result)] = np.inf
    result[difference <= tiny] = 0
    special = ~np.isfinite(want)
    same = (want == got) | np.isnan(want) & np.isnan(got)
    result[special] = np.where(same[special], 0, np.inf)
    if order == 0:
        zeros = (want == 0) & (got == 0) & (points == 0)
        result[zeros & (np.signbit(want) != np.signbit(got))] = np.inf
    return result


def main():
    data = gzip.open(sys.argv[1]).read()
    at = 4
    for _ in range(struct.unpack_from(">i", data)[0]):
        length = struct.unpack_from(">h", data, at)[0]
        name = data[at + 2 : at + 2 + length].decode()
        at += 2 + length
        for dtype, big in (("float64", ">f8"), ("float32", ">f4")):
            size = struct.unpack_from(">i", data, at)[0]
            values = np.frombuffer(data, big, 5 * size, at + 4).astype(dtype).reshape(5, size)
            at += 4 + 5 * size * np.dtype(big).itemsize
            f = function(name)
            for order in range(4):
                with np.errstate(all="ignore"):
                    got = np.asarray(f(jnp.asarray(values[0])))
                    e = errors(values[1 + order], got, values[0], order)
                print(name, dtype, order, e.max(), sep="\t", flush=True)
                f = derivative(f)


if __name__ == "__main__":
    main()
