"""Writes functions as jax.export serialises them, with JAX 0.12: python3 exported.py

trees.bin has trees of all kinds, a keyword and two orders of derivatives; cuda.bin is for another platform than tests
run on, any_size.bin for any size.
"""

import collections
import pathlib

import jax
import jax.export
import jax.numpy as jnp

jax.config.update("jax_hlo_source_file_canonicalization_regex", ".*/")

Pair = collections.namedtuple("Pair", ["second", "first"])
jax.export.register_namedtuple_serialization(Pair, serialized_name="pair")


def trees(params, inputs, *, scale):
    (x, count), nothing = inputs
    y = jnp.sin(params["w"] @ x + params["b"]) * scale * params["pair"].first
    return {"y": [y, nothing], "count": (count + 1, params["pair"].second)}


def doubled(x):
    return x + x


def stacked(x, pair):
    return jnp.concatenate([x, x]), pair[0]["w"]


def write(name, f, platforms, *arguments, vjp_order=0, **keywords):
    exported = jax.export.export(jax.jit(f), platforms=platforms)(*arguments, **keywords)
    folder = pathlib.Path(__file__).parent
    folder.joinpath(name + ".bin").write_bytes(exported.serialize(vjp_order=vjp_order))
    return exported


def f32(*shape):
    return jax.ShapeDtypeStruct(shape, jnp.float32)


params = {"w": f32(2, 3), "b": f32(2), "pair": Pair(second=f32(), first=f32())}
count = jax.ShapeDtypeStruct((), jnp.int32)
write("trees", trees, ["cpu"], params, [(f32(3), count), None], scale=f32(), vjp_order=2)
write("cuda", doubled, ["cuda"], f32(3))
b, n = jax.export.symbolic_shape("b, n")
write("any_size", stacked, ["cpu"], f32(b, 2), [{"w": f32(n, 3 * n)}])
