"""Times the first call of a jitted function in its process, as Xlava's FirstCallInProcess does.

usage: jax_first_call.py attention|td CACHE
"""

import sys
import time

import jax

import jax_cache
from jax_workloads import EXAMPLES, attention, attention_loss, per_example


def function(name):
    if name == "td":
        return jax.jit(per_example()), EXAMPLES
    return jax.jit(jax.value_and_grad(attention_loss)), attention()


def main():
    f, arguments = function(sys.argv[1])
    jax.block_until_ready(arguments)
    jax_cache.use(sys.argv[2])
    start = time.perf_counter_ns()
    result = jax.block_until_ready(f(*arguments))
    nanos = time.perf_counter_ns() - start
    print(nanos, jax.tree.leaves(result)[0].ravel()[0])


if __name__ == "__main__":
    main()
