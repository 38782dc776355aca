"""Times the same workloads in Xlava, in JAX and, where one compiled program does the work, from C, in turns.

usage: compare.py --xlava COMMAND --floor COMMAND --folder FOLDER [--json FILE] [--only NAME]... [--rounds N]

Each side is a process of its own that waits while another is timed. Before anything is timed the results are
compared; a difference ends the run. A ratio is that of neighbours in time, so that what else the machine does falls
on both; the table gives the median of the rounds' ratios with the first and third quartile.
"""

import argparse
import datetime
import json
import os
import pathlib
import platform
import shlex
import statistics
import struct
import subprocess
import sys

# The name, what it is, and the unit with its nanoseconds.
WORKLOADS = {
    "td-jit": ("jitted per-example gradient", "us"),
    "td-jit-closed": ("the same, results closed", "us"),
    "td-eager": ("un-jitted per-example gradient", "us"),
    "multiply": ("eager multiply of 3 floats", "us"),
    "cubic": ("eager grad of a cubic, newly made", "us"),
    "hundred": ("jit of 100 arguments and results", "us"),
    "trace-td": ("trace + lower the per-example gradient", "ms"),
    "trace-sines": ("trace + lower grad of 200 sines", "ms"),
}
NANOS = {"us": 1e3, "ms": 1e6}
TOLERANCE = 1e-5
SECONDS = 0.5
WARM_UP_SECONDS = 4
FLOOR_RUNS = 5


class Contestant:
    """A process that times one workload whenever it is told to."""

    def __init__(self, command, *arguments):
        self.process = subprocess.Popen(
            [*command, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
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

    def time(self, seconds=SECONDS):
        self.process.stdin.write(f"{seconds}\n")
        self.process.stdin.flush()
        return float(self.read())

    def results(self):
        return [(kind, numbers(values)) for kind, values in map(str.split, self.said["result"])]

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
        self.kinds = [kind for kind, _ in xlava.results()]
        self.contents = self.run("-n", "1", "-r", "1", "-c")["contents"]
        trial = self.run("-n", "2000", "-r", "1")
        self.calls = max(100, int(SECONDS / FLOOR_RUNS * 1e9 / trial["median_ns"]))

    def run(self, *options):
        output = subprocess.run(
            [*self.command, *options, *self.inputs], stdout=subprocess.PIPE, check=True, text=True
        )
        return json.loads(output.stdout)

    def time(self):
        return self.run("-n", str(self.calls), "-r", str(FLOOR_RUNS))["median_ns"]

    def results(self):
        data = map(bytes.fromhex, self.contents)
        return [(kind, list(struct.unpack(f"<{len(b) // 4}f", b))) for kind, b in zip(self.kinds, data, strict=True)]


def numbers(text):
    return [float(number) for number in text.split(",")]


def close(a, b):
    return abs(a - b) <= TOLERANCE * max(abs(a), abs(b))


def same(ours, theirs):
    return len(ours) == len(theirs) and all(
        kind == other and len(values) == len(others) and all(map(close, values, others))
        for (kind, values), (other, others) in zip(ours, theirs)
    )


def refuse_differences(workload, xlava, others):
    for name, other in others.items():
        if not same(xlava.results(), other.results()):
            sys.exit(
                f"compare: {workload}: the results must be the same; got {xlava.results()} from Xlava"
                f" and {other.results()} from {name}"
            )


def compare(workload, commands, rounds):
    module = commands["folder"] / f"{workload}.mlir"
    with (
        Contestant(commands["xlava"], workload, str(module)) as xlava,
        Contestant(commands["jax"], workload) as jax,
    ):
        sides = {"xlava": xlava, "jax": jax}
        if xlava.said["module"]:
            sides["floor"] = Floor(commands["floor"], xlava)
        refuse_differences(workload, xlava, {name: side for name, side in sides.items() if side is not xlava})
        xlava.time(WARM_UP_SECONDS)
        jax.time(1)
        return [take_turns(sides, turn) for turn in range(rounds)]


# Every other round goes backwards, so that no side always follows the same one.
def take_turns(sides, turn):
    order = list(sides.items())
    return {name: side.time() for name, side in (order if turn % 2 == 0 else reversed(order))}


def summary(workload, rounds):
    _, unit = WORKLOADS[workload]
    row = {"workload": workload, "unit": unit}
    for side in ("xlava", "jax", "floor"):
        row[side] = median(rounds, lambda r: r[side] / NANOS[unit], side)
    for over, under in (("xlava", "floor"), ("jax", "xlava")):
        name = f"{over}_over_{under}"
        row[name] = median(rounds, lambda r: r[over] / r[under], over, under)
        row[f"{name}_quartiles"] = quartiles(rounds, lambda r: r[over] / r[under], over, under)
    return row


def values(rounds, of, sides):
    return [of(r) for r in rounds] if all(side in rounds[0] for side in sides) else None


def median(rounds, of, *sides):
    found = values(rounds, of, sides)
    return None if found is None else statistics.median(found)


def quartiles(rounds, of, *sides):
    found = values(rounds, of, sides)
    if found is None:
        return None
    if len(found) < 2:
        return [found[0], found[0]]
    first, _, third = statistics.quantiles(found, method="inclusive")
    return [first, third]


def show(rows):
    line = "{:42} {:>11} {:>11} {:>11}   {:24} {:24}".format
    print(line("workload", "floor", "Xlava", "JAX", "Xlava / floor", "JAX / Xlava"))
    for row in rows:
        title, unit = WORKLOADS[row["workload"]]
        times = [time(row[side], unit) for side in ("floor", "xlava", "jax")]
        print(line(title, *times, ratio(row, "xlava_over_floor"), ratio(row, "jax_over_xlava")))


def time(value, unit):
    return "" if value is None else f"{value:.4g} {unit}"


def ratio(row, name):
    if row[name] is None:
        return ""
    first, third = row[f"{name}_quartiles"]
    return f"{row[name]:.3g} [{first:.3g}, {third:.3g}]"


def machine():
    load = " ".join(f"{x:.1f}" for x in os.getloadavg())
    return (
        f"{datetime.date.today()}, {processor()}, {os.cpu_count()} cores, load {load},"
        f" JAX {jax_version()} on Python {platform.python_version()}"
    )


def processor():
    lines = pathlib.Path("/proc/cpuinfo")
    models = [l for l in lines.read_text().splitlines() if l.startswith("model name")] if lines.exists() else []
    return models[0].split(":", 1)[1].strip() if models else platform.machine()


def jax_version():
    from importlib.metadata import version

    return version("jax")


def arguments():
    parser = argparse.ArgumentParser(description="Compares Xlava with JAX and with C, side by side.")
    parser.add_argument("--xlava", type=shlex.split, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--floor", type=shlex.split, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=pathlib.Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--json", type=pathlib.Path, help="where to write the results")
    parser.add_argument("--only", action="append", choices=WORKLOADS, help="a line of the table")
    parser.add_argument("--rounds", type=int, default=7)
    given = parser.parse_args()
    if given.rounds < 1:
        parser.error(f"--rounds: must be at least 1; got {given.rounds}")
    return given


def main():
    given = arguments()
    given.folder.mkdir(parents=True, exist_ok=True)
    jax = [sys.executable, str(pathlib.Path(__file__).with_name("contestant.py"))]
    commands = {"xlava": given.xlava, "floor": given.floor, "folder": given.folder, "jax": jax}
    rows = []
    for workload in given.only or WORKLOADS:
        print(f"{workload} ...", file=sys.stderr)
        rows.append(summary(workload, compare(workload, commands, given.rounds)))
    print(machine())
    show(rows)
    target = given.json or given.folder / "results.json"
    target.write_text(json.dumps(rows, indent=2) + "\n")


if __name__ == "__main__":
    main()
