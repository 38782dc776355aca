"""Writes functions as jax.export serialises them: python3 exported.py

exported.bin has an argument that it doesn't use, platforms.bin is for two platforms, any_size.bin for any size.
"""

import pathlib

import jax
import jax.export
import jax.numpy as jnp


def scaled(x, unused, factor):
    return x * factor


def doubled(x):
    return x + x


def write(name, f, platforms, *arguments):
    exported = jax.export.export(jax.jit(f), platforms=platforms)(*arguments)
    pathlib.Path(__file__).with_name(name).write_bytes(exported.serialize())


vector = jax.ShapeDtypeStruct((3,), jnp.float32)
scalar = jax.ShapeDtypeStruct((), jnp.float32)
write("exported.bin", scaled, ["cpu"], vector, jax.ShapeDtypeStruct((2,), jnp.int8), scalar)
write("platforms.bin", doubled, ["cuda", "cpu"], vector)
any_size = jax.ShapeDtypeStruct(jax.export.symbolic_shape("n, 2*n"), jnp.bfloat16)
write("any_size.bin", doubled, ["cpu"], any_size)
