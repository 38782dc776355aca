"""JAX's side of the comparison, a process that times one workload whenever it is told to.

usage: contestant.py WORKLOAD

Speaks as Xlava's Contestant does: prints `result TYPE V,V,...` for each result and `ready`; then, for each line of
input, which is a number of seconds, calls the workload for that long and prints the nanoseconds that a call took.
"""

import itertools
import sys
import time

import jax
import jax.numpy as jnp
import numpy as np

BATCH_NANOS = 5_000_000

THETA = jnp.array([0.1, -0.1, 0.0])
S_TM1 = jnp.stack([jnp.array([1.0, 2.0, -1.0])] * 2)
R_T = jnp.stack([jnp.array(1.0)] * 2)
S_T = jnp.stack([jnp.array([2.0, 1.0, 0.0])] * 2)
EXAMPLES = (THETA, S_TM1, R_T, S_T)
VECTORS = (jnp.array([1.0, 2.0, 3.0]), jnp.array([4.0, 5.0, 6.0]))
HUNDRED = [jnp.float32(i) for i in range(100)]
AT = jnp.float32(0.5)
CONSTANTS = itertools.count(1)


def td_loss(theta, s_tm1, r_t, s_t):
    target = r_t + jnp.dot(theta, s_t)
    return -0.5 * (jax.lax.stop_gradient(target) - jnp.dot(theta, s_tm1)) ** 2


def per_example():
    return jax.vmap(jax.grad(td_loss), in_axes=(None, 0, 0, 0))


def chained_sines(x):
    for _ in range(200):
        x = jnp.sin(x)
    return x


def fresh_cubic():
    c = next(CONSTANTS)
    return jax.grad(lambda x: x**3 + 2 * x**2 - 3 * x + c)(1.0).block_until_ready()


# JAX keeps what it traced and lowered by the function's identity: a new function each time, as Xlava's side has.
def lower(f, *arguments):
    return jax.jit(lambda *a: f(*a)).lower(*arguments)


def workload(name):
    """What is timed, and what gives the results that must agree."""
    if name in ("td-jit", "td-jit-closed"):
        f = jax.jit(per_example())
        return both(lambda: f(*EXAMPLES).block_until_ready())
    if name == "td-eager":
        f = per_example()
        return both(lambda: f(*EXAMPLES).block_until_ready())
    if name == "multiply":
        x, y = VECTORS
        return both(lambda: (x * y).block_until_ready())
    if name == "cubic":
        return both(fresh_cubic)
    if name == "hundred":
        f = jax.jit(lambda tensors: [t + 1 for t in tensors])
        return both(lambda: jax.block_until_ready(f(HUNDRED)))
    if name == "trace-td":
        return lambda: lower(per_example(), *EXAMPLES), lambda: per_example()(*EXAMPLES)
    if name == "trace-sines":
        return lambda: lower(jax.grad(chained_sines), AT), lambda: jax.grad(chained_sines)(AT)
    raise SystemExit(f"contestant: there is no {name}")


def both(call):
    return call, call


def describe(tensor):
    values = np.asarray(tensor)
    assert values.dtype == np.float32, values.dtype
    dims = "x".join(map(str, values.shape))
    return f"f32:{dims} " + ",".join(str(v) for v in values.ravel())


def nanos(call, calls):
    start = time.perf_counter_ns()
    for _ in range(calls):
        call()
    return time.perf_counter_ns() - start


# The clock is read once in a batch, which is long beside it.
def nanos_per_call(call, seconds):
    batch = 1
    while nanos(call, batch) < BATCH_NANOS:
        batch *= 2
    spent = calls = 0
    while spent < seconds * 1e9:
        spent += nanos(call, batch)
        calls += batch
    return spent / calls


def main():
    call, results = workload(sys.argv[1])
    given = results()
    for tensor in given if isinstance(given, list) else [given]:
        print("result", describe(tensor))
    print("ready", flush=True)
    for line in sys.stdin:
        print(nanos_per_call(call, float(line)), flush=True)


if __name__ == "__main__":
    main()
