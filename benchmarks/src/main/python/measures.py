"""How the figures of a line are got: a list of rounds, each with a figure of every side in the line's unit."""

import os
import pathlib
import re
import shutil
import subprocess
import sys

import numpy as np

import sides
from lines import LINES, NANOS

HERE = pathlib.Path(__file__).parent
TOLERANCE = 1e-5
WARM_UP_SECONDS = 4


class Measures:
    """Takes the measures with the commands that start the sides' processes."""

    def __init__(self, commands, folder, rounds, scale):
        self.commands = commands
        self.folder = folder
        self.rounds = rounds
        self.scale = scale

    def of(self, name):
        """The rounds of a line, and the bytes that a call of Xlava allocates, None where that says nothing."""
        kind = LINES[name].kind
        if kind == "calls":
            return self.calls(name)
        alternating = {"first": self.first_calls, "tutorial": self.tutorial, "soak": self.soak}[kind]
        return alternating(name, *LINES[name].arguments), None

    def calls(self, name):
        with (
            sides.Contestant(on_jvm(self.commands["xlava"], name), name, self.folder / name) as xlava,
            sides.Contestant(self.commands["jax"], name, self.folder / f"{name}-jax") as jax,
        ):
            floor = self.floor(name, xlava)
            refuse_differences(name, xlava, {"JAX": jax} | ({"C": floor} if isinstance(floor, sides.Floor) else {}))
            contestants = {"xlava": xlava, "jax": jax} | ({"floor": floor} if floor else {})
            xlava.time(WARM_UP_SECONDS)
            jax.time(1)
            allocated = xlava.bytes_per_call()
            unit = NANOS[LINES[name].unit]
            return [take_turns(contestants, turn, unit) for turn in range(self.rounds)], allocated

    def floor(self, name, xlava):
        if xlava.said["module"]:
            return sides.Floor(self.commands["floor"], xlava)
        if LINES[name].floor == "memcpy":
            return sides.Memcpy()
        if LINES[name].floor == "one thread of Xlava":
            floor = sides.Contestant(self.commands["xlava"], "threads-1", self.folder / "threads-1-floor")
            floor.time(WARM_UP_SECONDS)
            return floor
        return None

    def first_calls(self, name, function):
        cache = self.empty(f"{name}-cache")
        jax_cache = self.empty(f"{name}-jax-cache")
        runs = {
            "xlava": [*self.commands["first"](cache), function],
            "jax": [*self.commands["jax-first"], function, str(jax_cache)],
            "floor": [*self.commands["first"]("off"), function],
        }
        return self.processes(name, runs, first_call, NANOS["ms"])

    def tutorial(self, name, state):
        cache = self.folder / f"{name}-cache"
        jax_cache = self.folder / f"{name}-jax-cache"
        runs = {
            "xlava": self.commands["tutorial"](cache),
            "jax": [*self.commands["jax-tutorial"], str(jax_cache)],
        }
        emptied = [cache, jax_cache] if state == "cold" else []
        for folder in (cache, jax_cache):
            shutil.rmtree(folder, ignore_errors=True)
        return self.processes(name, runs, whole_process, NANOS["s"], emptied)

    def soak(self, name, what, calls):
        arguments = [what, str(int(calls * self.scale))]
        runs = {
            "xlava": [*on_jvm(self.commands["xlava-soak"], name), *arguments],
            "jax": [*self.commands["jax-soak"], *arguments],
        }
        rounds = []
        outputs = {side: finish(run).split() for side, run in runs.items()}
        refuse_unequal(name, *([float(output[2])] for output in outputs.values()))
        before, after, _ = map(float, outputs["xlava"])
        rounds.append({"xlava": after, "jax": float(outputs["jax"][1]), "floor": before})
        return rounds

    # The first run of each fills the caches, and isn't counted.
    def processes(self, name, runs, timed, unit, emptied=()):
        results = {side: timed(run)[1] for side, run in runs.items()}
        for side in runs:
            refuse_unequal(name, results["xlava"], results[side])
        rounds = []
        for turn in range(self.rounds):
            figures = {}
            for side, run in in_turn(runs, turn):
                for folder in emptied:
                    shutil.rmtree(folder, ignore_errors=True)
                figures[side] = timed(run)[0] / unit
            rounds.append(figures)
        return rounds

    def empty(self, name):
        shutil.rmtree(self.folder / name, ignore_errors=True)
        return self.folder / name


def on_jvm(command, name):
    return [command[0], *LINES[name].jvm, *command[1:]]


# Every other round goes backwards, so that no side always follows the same one.
def in_turn(sides_by_name, turn):
    order = list(sides_by_name.items())
    return order if turn % 2 == 0 else list(reversed(order))


def take_turns(contestants, turn, unit):
    return {name: side.time() / unit for name, side in in_turn(contestants, turn)}


def finish(command):
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    if done.returncode != 0:
        sys.exit(f"compare: {command} ended with {done.returncode}; its message is above")
    return done.stdout


def first_call(command):
    nanos, value = finish(command).split()
    return float(nanos), [float(value)]


def whole_process(command):
    start = os.times().elapsed
    output = finish(command)
    return (os.times().elapsed - start) * 1e9, printed_numbers(output)


# The values, without what Xlava prints beside them.
def printed_numbers(output):
    text = re.sub(r"dtype=\w+|weak_type=\w+", "", output)
    return [float(number) for number in re.findall(r"(?<!\w)-?\d+\.?\d*(?:e-?\d+)?", text)]


def refuse_differences(name, xlava, others):
    ours = xlava.results()
    for other, side in others.items():
        theirs = side.results()
        if len(ours) != len(theirs) or not all(map(same, ours, theirs)):
            sys.exit(
                f"compare: {name}: the results must be the same; got {ours} from Xlava and {theirs} from {other}"
            )


def refuse_unequal(name, ours, theirs):
    if not same(np.array(ours), np.array(theirs)):
        sys.exit(f"compare: {name}: the results must be the same; got {ours} and {theirs}")


def same(ours, theirs):
    scale = np.abs(theirs).max(initial=0)
    return ours.shape == theirs.shape and bool(np.all(np.abs(ours - theirs) <= TOLERANCE * scale))
