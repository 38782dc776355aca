"""Trains a classifier of 5 by 5 pictures of lines with JAX and exports it: python3 export_lines.py

Writes the whole jax.export serialisation, weights included, to the examples' resources. Needs jax and flatbuffers.
"""

import pathlib

import jax
import jax.export
import jax.numpy as jnp
import numpy as np

SIZE, HIDDEN, CLASSES, BATCH = 5, 16, 3, 3


def picture(random, label):
    """A horizontal, vertical or diagonal line with noise."""
    place = random.integers(SIZE)
    cells = np.zeros((SIZE, SIZE), np.float32)
    for i in range(SIZE):
        cells[(place, i) if label == 0 else (i, place) if label == 1 else (i, (i + place) % SIZE)] = 1
    return cells + random.normal(0, 0.15, cells.shape).astype(np.float32)


def logits(weights, pictures):
    (w1, b1), (w2, b2) = weights
    hidden = jnp.tanh(pictures.reshape(len(pictures), -1) @ w1 + b1)
    return hidden @ w2 + b2


def loss(weights, pictures, labels):
    return -jnp.mean(jax.nn.log_softmax(logits(weights, pictures))[jnp.arange(len(labels)), labels])


def train(random):
    labels = random.integers(CLASSES, size=600)
    pictures = np.stack([picture(random, label) for label in labels])
    shapes = [(SIZE * SIZE, HIDDEN), (HIDDEN, CLASSES)]
    weights = [(random.normal(0, 0.3, s).astype(np.float32), np.zeros(s[1], np.float32)) for s in shapes]
    step = jax.jit(lambda w: jax.tree.map(lambda p, g: p - 0.5 * g, w, jax.grad(loss)(w, pictures, labels)))
    for _ in range(1000):
        weights = step(weights)
    return weights


def main():
    weights = train(np.random.default_rng(0))

    def classify_lines(pictures):
        return jax.nn.softmax(logits(weights, pictures))

    exported = jax.export.export(jax.jit(classify_lines), platforms=["cpu"])(
        jax.ShapeDtypeStruct((BATCH, SIZE, SIZE), jnp.float32)
    )
    folder = pathlib.Path(__file__).parent / "src/main/resources/org/xlava/examples"
    (folder / "classify_lines.jaxexport").write_bytes(exported.serialize())


if __name__ == "__main__":
    main()
