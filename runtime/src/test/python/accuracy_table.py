"""Prints the table of docs/accuracy.md from the largest errors of this library and of JAX.

Usage: python accuracy_table.py xlava.tsv jax.tsv

xlava.tsv is what TailsTest writes with -Daccuracy.report, jax.tsv what tails_of_jax.py prints.
"""

import sys


def read(path):
    rows = {}
    for line in open(path):
        name, dtype, order, error = line.rstrip("\n").split("\t")
        rows[name, dtype, int(order)] = float(error)
    return rows


def shown(error):
    if error == float("inf"):
        return "∞"
    return f"{error:.1f}" if error < 10 else f"{error:.0f}" if error < 1e5 else f"{error:.0e}"


def main():
    ours, jax = read(sys.argv[1]), read(sys.argv[2])
    print("| function | dtype | " + " | ".join(f"order {n}" for n in range(4)) + " |")
    print("|---" * 6 + "|")
    for name in sorted({key[0] for key in ours}, key=str.lower):
        for dtype in ("float64", "float32"):
            cells = []
            for order in range(4):
                key = (name, dtype, order)
                other = shown(jax[key]) if key in jax else "?"
                cells.append(f"{shown(ours[key])} / {other}")
            print(f"| `{name}` | {dtype} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
