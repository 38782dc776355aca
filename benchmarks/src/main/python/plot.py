"""Draws how many times faster than JAX each line is."""

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt

from lines import LINES


def plot(rows, target):
    """Writes a PNG with a bar for each line that JAX has a figure for; memory isn't a matter of speed."""
    rows = [row for row in reversed(rows) if row["jax_over_xlava"] is not None and row["unit"] != "MB"]
    if not rows:
        return
    figure, axes = plt.subplots(figsize=(9, 1.2 + 0.32 * len(rows)), layout="constrained")
    bars = axes.barh([LINES[row["workload"]].title for row in rows], [row["jax_over_xlava"] for row in rows])
    axes.bar_label(bars, [f" {row['jax_over_xlava']:.3g}×" for row in rows])
    axes.axvline(1, color="black", linewidth=0.8)
    axes.set_xscale("log")
    axes.margins(x=0.15)
    axes.set_xlabel("times as fast as JAX (logarithmic)")
    axes.set_title(rows[-1]["measured"], fontsize=8)
    figure.savefig(target, dpi=120)
    plt.close(figure)
