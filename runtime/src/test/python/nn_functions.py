"""Writes what jax.nn computes for the rows of the table of Nn, as operations.py does.

Usage: python nn_functions.py > ../resources/nn.jsonl
"""

import jax
import jax.numpy as jnp
import numpy as np

from operations import INF, NAN, REAL, arr, emit, integers, weak

# Small enough that sums of powers of them tell them apart
SOME = [-1.5, 0.25, 2.0, 0.75, -0.5, 1.25, -2.25, 2.875, -3.5, 0.125, -0.875, 6.5]
EDGES = [0.0, -0.0, 1.0, -1.0, 3.0, -3.0, 6.0, -6.0, 7.5, 1e-6, -1e-6, 90.0, -90.0, INF, -INF, NAN]
POSITIVE = [0.25, 0.6931471805599453, 0.5, 1.5, 20.0, 1e-6, 0.0, INF, -1.0, NAN]


def one(name, f=None, domain=SOME, edges=EDGES, ints=True):
    f = f or getattr(jax.nn, name)
    emit(name, f, [arr(domain, "float64", (3, 4))])
    for d in ("float32", "float16", "bfloat16"):
        emit(name, f, [arr(edges, d)])
    emit(name, f, [weak(0.5)])
    if ints:
        emit(name, f, [np.array([0, 1, -1, 3, -7, 6], "int32")])


def activations():
    names = {"relu": "relu", "relu6": "relu6", "leakyRelu": "leaky_relu", "hardSigmoid": "hard_sigmoid",
             "sparseSigmoid": "sparse_sigmoid", "silu": "silu", "hardSilu": "hard_silu", "tanh": "tanh",
             "hardTanh": "hard_tanh", "softplus": "softplus", "sparsePlus": "sparse_plus",
             "squareplus": "squareplus", "logSigmoid": "log_sigmoid", "softSign": "soft_sign", "mish": "mish",
             "elu": "elu", "celu": "celu", "selu": "selu", "gelu": "gelu", "identity": "identity"}
    for java, python in names.items():
        one(java, getattr(jax.nn, python), ints=python != "silu")
    one("sigmoid", jax.nn.sigmoid, ints=False)
    one("geluExact", lambda x: jax.nn.gelu(x, approximate=False))
    one("log1mexp", jax.nn.log1mexp, [0.25, 0.5, 0.625, 0.75, 1, 1.5, 2, 3, 5, 8, 12, 20], POSITIVE, ints=False)
    one("leakyReluSlope", lambda x: jax.nn.leaky_relu(x, 0.25), ints=False)
    one("eluAlpha", lambda x: jax.nn.elu(x, 0.5), ints=False)
    one("celuAlpha", lambda x: jax.nn.celu(x, 0.5), ints=False)
    one("squareplusB", lambda x: jax.nn.squareplus(x, 0), ints=False)
    alphas = [arr(SOME, "float64", (3, 4)), arr([0.5, 0.25, 1.5, 0.75], "float64")]
    emit("leakyReluOf", jax.nn.leaky_relu, alphas)
    emit("eluOf", jax.nn.elu, alphas)
    emit("celuOf", jax.nn.celu, alphas)
    emit("squareplusOf", jax.nn.squareplus, alphas)
    emit("glu", jax.nn.glu, [arr(SOME, "float64", (3, 4))])
    emit("glu", jax.nn.glu, [arr(REAL, "float32")])
    emit("gluAxis", lambda x: jax.nn.glu(x, 0), [arr(SOME, "float64", (4, 3))])


MASK = np.array([[True, False, True, True], [False, True, True, False], [False] * 4])


def rows(name, f, ints=True):
    """f of arrays of shape (3, 4), with infinities among the elements too."""
    emit(name, f, [arr(SOME, "float64", (3, 4))])
    emit(name, f, [arr(SOME, "float32", (3, 4)) * 40])
    for d in ("float16", "bfloat16"):
        emit(name, f, [arr(SOME, d, (3, 4))])
    infinite = [1, INF, 0, 2, -INF, 0.5, -INF, 3, -INF, -INF, -INF, -INF, NAN, 0, 1, 2]
    emit(name, f, [arr(infinite, "float32", (4, 4))])
    if ints:
        emit(name, f, [np.array([[0, 1, -1, 3], [2, 2, 2, 2]], "int32")])


def masked(name, f):
    emit(name, f, [arr(SOME[:8], "float64", (2, 4)), MASK[:2]])
    emit(name, f, [arr(SOME, "float32", (3, 4)), MASK])
    emit(name, f, [arr([1, INF, 0, 2, INF, 0.5, -INF, NAN, 3, 2, 1, 0], "float32", (3, 4)), MASK])


def normalizations():
    rows("softmax", jax.nn.softmax)
    rows("softmaxFirst", lambda x: jax.nn.softmax(x, 0))
    rows("softmaxAll", lambda x: jax.nn.softmax(x, None), ints=False)
    masked("softmaxWhere", lambda x, w: jax.nn.softmax(x, -1, w))
    rows("logSoftmax", jax.nn.log_softmax)
    rows("logSoftmaxFirst", lambda x: jax.nn.log_softmax(x, 0))
    masked("logSoftmaxWhere", lambda x, w: jax.nn.log_softmax(x, -1, w))
    rows("logsumexp", jax.nn.logsumexp)
    rows("logsumexpLast", lambda x: jax.nn.logsumexp(x, -1))
    rows("logsumexpKept", lambda x: jax.nn.logsumexp(x, 0, keepdims=True), ints=False)
    emit("logsumexp", jax.nn.logsumexp, [arr([1 + 2j, 0.5 - 1j, -0.25j], "complex64")])
    emit("logsumexpFactors", lambda x, b: jax.nn.logsumexp(x, -1, b),
         [arr(SOME, "float64", (3, 4)), arr([2, 0.5, 0.25, 1.5], "float64")])
    emit("logsumexpFactors", lambda x, b: jax.nn.logsumexp(x, -1, b),
         [arr(SOME, "float32", (3, 4)), arr([[1, -1, 0, 0.5], [0, 0, 0, 0], [-1, -1, -2, -1]], "float32")],
         wrt=[0])
    masked("logsumexpWhere", lambda x, w: jax.nn.logsumexp(x, -1, where=w))
    rows("logmeanexp", jax.nn.logmeanexp)
    masked("logmeanexpWhere", lambda x, w: jax.nn.logmeanexp(x, -1, where=w, keepdims=True))
    emit("standardize", jax.nn.standardize, [arr(SOME, "float64", (3, 4))])
    emit("standardize", jax.nn.standardize, [arr(SOME, "float32", (3, 4))])
    emit("standardize", jax.nn.standardize, [np.array([[0, 1, -1, 3], [2, 5, 7, 2]], "int32")])
    emit("standardizeAll", lambda x: jax.nn.standardize(x, (0, 1)), [arr(SOME, "float64", (3, 4))])
    emit("standardizeBy", lambda x, m, v: jax.nn.standardize(x, -1, m, v, 1e-3),
         [arr(SOME, "float64", (3, 4)), arr([0.5, 1, 2], "float64", (3, 1)), arr([1, 2, 0.5], "float64", (3, 1))])
    emit("standardizeWhere", lambda x, w: jax.nn.standardize(x, -1, where=w),
         [arr(SOME[:8], "float64", (2, 4)), MASK[:2]])
    emit("oneHot", lambda x: jax.nn.one_hot(x, 3), [np.array([[0, 2], [5, -1]], "int32")])
    emit("oneHot", lambda x: jax.nn.one_hot(x, 3), [np.array([0, 2, 3], "uint8")])
    emit("oneHotFirst", lambda x: jax.nn.one_hot(x, 4, dtype="int8", axis=0), [np.array([0, 2, 3], "int32")])


def numbers(shape, k, dtype="float32"):
    j = np.arange(int(np.prod(shape)))
    return arr(((5 * j + 3 * k) % 11 - 5) / 4, dtype, shape)


def attention():
    f = jax.nn.dot_product_attention
    qkv = [numbers((2, 3, 4, 2), 1), numbers((2, 5, 4, 2), 2), numbers((2, 5, 4, 2), 3)]
    grouped = [numbers((2, 3, 4, 2), 1), numbers((2, 5, 2, 2), 2), numbers((2, 5, 2, 2), 3)]
    single = [numbers((3, 2, 2), 1), numbers((3, 1, 2), 2), numbers((3, 1, 2), 3)]
    bias = numbers((1, 4, 3, 5), 4)
    mask = (np.arange(30).reshape(2, 1, 3, 5) * 7 % 5) < 3
    for row in (qkv, grouped, single):
        emit("attention", f, row)
    emit("attention", f, [numbers(x.shape, i, "float16") for i, x in enumerate(qkv)])
    emit("attentionCausal", lambda q, k, v: f(q, k, v, is_causal=True), qkv)
    emit("attentionScale", lambda q, k, v: f(q, k, v, scale=2.0), grouped)
    emit("attentionBias", lambda q, k, v, b: f(q, k, v, b), qkv + [bias])
    emit("attentionMask", lambda q, k, v, m: f(q, k, v, mask=m), grouped + [mask])
    emit("attentionLengths",
         lambda q, k, v, n, m: f(q, k, v, query_seq_lengths=n, key_value_seq_lengths=m),
         grouped + [np.array([2, 3], "int32"), np.array([5, 2], "int32")])
    emit("attentionWindow", lambda q, k, v: f(q, k, v, local_window_size=(1, 2)), qkv)


if __name__ == "__main__":
    activations()
    normalizations()
    attention()
