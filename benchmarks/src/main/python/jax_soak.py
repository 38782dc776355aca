"""Many operations or steps in JAX and the process's resident memory, as Xlava's Soak does.

usage: jax_soak.py eager|jitted CALLS
"""

import pathlib
import re
import sys

import jax
import jax.numpy as jnp

MINUS_ONE = jnp.array([-1.0, -1.0, -1.0])


def step(x):
    return x - 0.1 * jax.grad(lambda x: ((x - 1) ** 2).sum())(x)


def resident_megabytes():
    status = pathlib.Path("/proc/self/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024


def call(f, value, times):
    for _ in range(times):
        value = f(value)
    return value.block_until_ready()


def main():
    calls = int(sys.argv[2])
    f = jax.jit(step) if sys.argv[1] == "jitted" else lambda x: x * MINUS_ONE
    value = call(f, jnp.array([3.0, -2.0, 1.0]), calls // 10)
    before = resident_megabytes()
    value = call(f, value, calls - calls // 10)
    print(before, resident_megabytes(), value[0])


if __name__ == "__main__":
    main()
