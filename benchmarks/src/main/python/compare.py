"""Times the same workloads in Xlava, in JAX and, where there is one, against a floor, in turns.

Each side is a process of its own that waits while another is timed. Before anything is timed the results are
compared; a difference ends the run. A ratio is that of neighbours in time, so that what else the machine does falls
on both; the table gives the median of the rounds' ratios with the first and third quartile.
"""

import argparse
import json
import os
import pathlib
import shlex
import sys

import plot
import report
from lines import LINES
from measures import Measures

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parents[3]
RESULTS = ROOT / "benchmarks" / "results.json"


def arguments():
    parser = argparse.ArgumentParser(prog="compare", description="Compares Xlava with JAX and with C, side by side.")
    for command in ("xlava", "first", "tutorial", "floor"):
        parser.add_argument(f"--{command}", type=shlex.split, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=pathlib.Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--only", action="append", choices=LINES, metavar="NAME", help="a line: " + " ".join(LINES))
    parser.add_argument("--rounds", type=int, default=7, help="how often each side is timed; 7 unless given")
    parser.add_argument("--soak", type=float, default=0.1, metavar="SHARE",
                        help="the share of ten million operations and a million steps to make; 0.1 unless given")
    parser.add_argument("--json", type=pathlib.Path, default=RESULTS, help=f"where the results go; {RESULTS} unless given")
    parser.add_argument("--plot", type=pathlib.Path, help="where the plot goes; beside the results unless given")
    parser.add_argument("--update-readme", action="store_true",
                        help="measure nothing: write the table of the results into README.md")
    given = parser.parse_args()
    if given.rounds < 1:
        parser.error(f"--rounds: must be at least 1; got {given.rounds}")
    return given


def commands(given):
    """The commands that start the sides' processes."""
    jax = lambda script: [sys.executable, str(HERE / script)]
    java = lambda main: [*given.xlava, f"org.xlava.benchmarks.{main}"]
    cached = lambda command, cache: [command[0], f"-Dxlava.compileCache={cache}", *command[1:]]
    return {
        "xlava": java("Contestant"),
        "xlava-soak": java("Soak"),
        "first": lambda cache: cached(given.first, cache),
        "tutorial": lambda cache: cached(given.tutorial, cache),
        "floor": given.floor,
        "jax": jax("jax_contestant.py"),
        "jax-soak": jax("jax_soak.py"),
        "jax-first": jax("jax_first_call.py"),
        "jax-tutorial": jax("jax_tutorial.py"),
    }


def measure(given):
    given.folder.mkdir(parents=True, exist_ok=True)
    measures = Measures(commands(given), given.folder, given.rounds, given.soak)
    rows = []
    for name in given.only or LINES:
        print(f"{name} ...", file=sys.stderr)
        rows.append(report.summary(name, *measures.of(name)))
    return rows


def main():
    given = arguments()
    if given.update_readme:
        report.update_readme(ROOT / "README.md", json.loads(given.json.read_text()))
        return
    rows = measure(given)
    print(f"{report.machine()}, load {os.getloadavg()[0]:.1f}")
    print(report.show(rows))
    given.json.write_text(json.dumps(rows, indent=2) + "\n")
    plot.plot(rows, given.plot or given.json.with_suffix(".png"))


if __name__ == "__main__":
    main()
