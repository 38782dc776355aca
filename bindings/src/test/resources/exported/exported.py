"""Writes exported.bin, a function with an unused argument as jax.export serialises it: python3 exported.py"""

import pathlib

import jax
import jax.export
import jax.numpy as jnp


def scaled(x, unused, factor):
    return x * factor


exported = jax.export.export(jax.jit(scaled), platforms=["cpu"])(
    jax.ShapeDtypeStruct((3,), jnp.float32),
    jax.ShapeDtypeStruct((2,), jnp.int8),
    jax.ShapeDtypeStruct((), jnp.float32),
)
pathlib.Path(__file__).with_name("exported.bin").write_bytes(exported.serialize())
