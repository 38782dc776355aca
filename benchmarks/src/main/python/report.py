"""What the measures say: rows of figures, as text, as JSON, and as the README's table."""

import datetime
import os
import pathlib
import platform
import statistics
from importlib.metadata import version

from lines import LINES

RATIOS = (("xlava", "floor"), ("jax", "xlava"))
BEGIN = "<!-- figures: written by benchmarks/compare --update-readme -->"
END = "<!-- end of figures -->"


def summary(name, rounds, allocated):
    """The row of a line: medians, and ratios with their first and third quartile, each the ratio within a round."""
    line = LINES[name]
    row = {"workload": name, "unit": line.unit}
    for side in ("xlava", "jax", "floor"):
        row[side] = median(rounds, lambda r: r[side], side)
    row["floor_is"] = line.floor if row["floor"] is not None else None
    for over, under in RATIOS:
        ratio = f"{over}_over_{under}"
        row[ratio] = median(rounds, lambda r: r[over] / r[under], over, under)
        row[f"{ratio}_quartiles"] = quartiles(rounds, lambda r: r[over] / r[under], over, under)
    row["bytes_per_call"] = allocated
    row["measured"] = machine()
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


def cells(row):
    line = LINES[row["workload"]]
    figures = [figure(row[side], row["unit"]) for side in ("floor", "xlava", "jax")]
    allocated = "" if row["bytes_per_call"] is None else f"{row['bytes_per_call']:,.0f}"
    return [line.title, *figures, *(spread(row, f"{over}_over_{under}") for over, under in RATIOS), allocated]


HEADINGS = ["workload", "floor", "Xlava", "JAX", "Xlava / floor", "JAX / Xlava", "bytes a call"]


def show(rows):
    """The table as text."""
    line = "{:54} {:>11} {:>11} {:>11}   {:22} {:22} {:>12}".format
    return "\n".join([line(*HEADINGS), *(line(*cells(row)) for row in rows)])


def figure(value, unit):
    return "" if value is None else f"{value:.4g} {unit}"


def spread(row, name):
    if row[name] is None:
        return ""
    first, third = row[f"{name}_quartiles"]
    return f"{row[name]:.3g} [{first:.3g}, {third:.3g}]"


def update_readme(readme, rows):
    """Writes the table between the README's two marks."""
    text = readme.read_text()
    before, found, rest = text.partition(BEGIN)
    _, ended, after = rest.partition(END)
    if not found or not ended:
        raise SystemExit(f"compare: {readme} must have the marks {BEGIN} and {END}; got one without")
    readme.write_text("".join([before, BEGIN, "\n", markdown(rows), "\n", END, after]))


def markdown(rows):
    table = [HEADINGS, ["---"] * len(HEADINGS), *map(cells, rows)]
    measured = "\n".join(dict.fromkeys(f"Measured {row['measured']}." for row in rows))
    return measured + "\n\n" + "\n".join("| " + " | ".join(row) + " |" for row in table)


def machine():
    """When and on what."""
    return (
        f"{datetime.date.today()} on {processor()}, {os.cpu_count()} cores, with JAX {version('jax')}"
        f" on Python {platform.python_version()}"
    )


def processor():
    lines = pathlib.Path("/proc/cpuinfo")
    models = [l for l in lines.read_text().splitlines() if l.startswith("model name")] if lines.exists() else []
    return models[0].split(":", 1)[1].strip() if models else platform.machine()
