"""JAX's side of the comparison, a process that times one workload whenever it is told to.

usage: jax_contestant.py WORKLOAD FOLDER

Speaks as Xlava's Contestant does: prints `result TYPE=FILE` for each result and `ready`; then, for each line of
input, which is a number of seconds, calls the workload for that long and prints the nanoseconds that a call took.
"""

import pathlib
import sys
import threading
import time

import jax
import numpy as np

from jax_workloads import workload

BATCH_NANOS = 5_000_000
THREAD_BATCH = 64


def describe(values):
    assert values.dtype == np.float32, values.dtype
    return "f32:" + "x".join(map(str, values.shape))


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


def nanos_per_call_together(call, seconds, threads):
    counts = [0] * threads
    start = time.perf_counter_ns()
    end = start + seconds * 1e9

    def run(index):
        while time.perf_counter_ns() < end:
            for _ in range(THREAD_BATCH):
                call()
            counts[index] += THREAD_BATCH

    running = [threading.Thread(target=run, args=(i,)) for i in range(threads)]
    for thread in running:
        thread.start()
    for thread in running:
        thread.join()
    return (time.perf_counter_ns() - start) / sum(counts)


def timed(name, call, seconds):
    _, threads, number = name.partition("threads-")
    return nanos_per_call_together(call, seconds, int(number)) if threads else nanos_per_call(call, seconds)


def main():
    name, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    call, results = workload(name)
    for i, result in enumerate(map(np.asarray, jax.tree.leaves(results()))):
        file = folder / f"result{i}"
        file.write_bytes(result.tobytes())
        print(f"result {describe(result)}={file}")
    print("ready", flush=True)
    for line in sys.stdin:
        print(timed(name, call, float(line)), flush=True)


if __name__ == "__main__":
    main()
