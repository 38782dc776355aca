"""The sides of the comparison that are timed in turns: processes that wait while another is timed, and memcpy."""

import json
import shlex
import subprocess
import sys
import time

import numpy as np

SECONDS = 0.5
MEGABYTES = 64


class Contestant:
    """A process that times one workload whenever it is told to."""

    def __init__(self, command, workload, folder):
        self.process = subprocess.Popen(
            [*command, workload, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.said = {"result": [], "module": [], "input": []}
        while (line := self.read()) != "ready":
            word, rest = line.split(" ", 1)
            self.said[word].append(rest)

    def read(self):
        line = self.process.stdout.readline()
        if not line:
            sys.exit(f"compare: {shlex.join(self.process.args)} ended; its message is above")
        return line.strip()

    def ask(self, question):
        self.process.stdin.write(f"{question}\n")
        self.process.stdin.flush()
        return float(self.read())

    def time(self, seconds=SECONDS):
        return self.ask(seconds)

    def bytes_per_call(self):
        return self.ask("bytes")

    def kinds(self):
        return [result.split("=")[0] for result in self.said["result"]]

    def results(self):
        return [array(*result.split("=", 1)) for result in self.said["result"]]

    def __enter__(self):
        return self

    def __exit__(self, *unused):
        self.process.stdin.close()
        self.process.wait()


class Floor:
    """The program that Xlava compiles, called from C."""

    def __init__(self, command, xlava):
        self.command = [*command, *xlava.said["module"]]
        self.inputs = xlava.said["input"]
        contents = self.run("-n", "1", "-r", "1", "-c")["contents"]
        self.arrays = [shaped(bytes.fromhex(c), kind) for c, kind in zip(contents, xlava.kinds(), strict=True)]
        trial = self.run("-n", "20", "-r", "1")
        self.calls = max(20, int(SECONDS * 1e9 / trial["median_ns"]))

    def run(self, *options):
        output = subprocess.run(
            [*self.command, *options, *self.inputs], stdout=subprocess.PIPE, check=True, text=True
        )
        return json.loads(output.stdout)

    def time(self):
        return self.run("-n", str(self.calls), "-r", "1")["median_ns"]

    def results(self):
        return self.arrays


class Memcpy:
    """The copy of as many bytes as the transfers move, between memory that is there."""

    def __init__(self):
        self.source = np.ones(MEGABYTES << 20, np.uint8)
        self.target = np.zeros_like(self.source)

    def time(self, seconds=SECONDS):
        calls, start = 0, time.perf_counter_ns()
        while (spent := time.perf_counter_ns() - start) < seconds * 1e9:
            np.copyto(self.target, self.source)
            calls += 1
        return spent / calls


def array(kind, file):
    with open(file, "rb") as f:
        return shaped(f.read(), kind)


def shaped(data, kind):
    dims = kind.removeprefix("f32:")
    return np.frombuffer(data, np.float32).reshape([int(d) for d in dims.split("x")] if dims else [])
