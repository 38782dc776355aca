"""What JAX's side of the comparison computes: the same as Xlava's."""

import itertools
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

THETA = jnp.array([0.1, -0.1, 0.0])
S_TM1 = jnp.stack([jnp.array([1.0, 2.0, -1.0])] * 2)
R_T = jnp.stack([jnp.array(1.0)] * 2)
S_T = jnp.stack([jnp.array([2.0, 1.0, 0.0])] * 2)
EXAMPLES = (THETA, S_TM1, R_T, S_T)
AT = jnp.float32(0.5)
ELEMENTS = 16 << 20
CONSTANTS = itertools.count(1)


def spread(seed, width, *shape):
    """Numbers spread evenly over an interval around 0, the same to the last bit as Xlava's side makes."""
    index = np.arange(1, np.prod(shape) + 1, dtype=np.uint64)
    bits = (index * np.uint64(2_654_435_761) + np.uint64(seed * 40_503)) & np.uint64(0xFFFFFFFF)
    return jnp.array(((bits / 2.0**32 - 0.5) * width).astype(np.float32).reshape(shape))


def td_loss(theta, s_tm1, r_t, s_t):
    target = r_t + jnp.dot(theta, s_t)
    return -0.5 * (jax.lax.stop_gradient(target) - jnp.dot(theta, s_tm1)) ** 2


def per_example():
    return jax.vmap(jax.grad(td_loss), in_axes=(None, 0, 0, 0))


def chained_sines(x):
    for _ in range(200):
        x = jnp.sin(x)
    return x


def fresh_cubic():
    c = next(CONSTANTS)
    return jax.grad(lambda x: x**3 + 2 * x**2 - 3 * x + c)(1.0).block_until_ready()


# JAX keeps what it traced and lowered by the function's identity: a new function each time, as Xlava's side has.
def lower(f, *arguments):
    return jax.jit(lambda *a: f(*a)).lower(*arguments)


class Layer(NamedTuple):
    weight: jax.Array
    bias: jax.Array
    mean: jax.Array
    square: jax.Array
    scale: jax.Array


class Block(NamedTuple):
    first: Layer
    second: Layer


class Network(NamedTuple):
    a: Block
    b: Block
    c: Block
    d: Block
    e: Block


def fifty():
    leaf = iter([jnp.float32(i) for i in range(50)])
    layer = lambda: Layer(*(next(leaf) for _ in range(5)))
    return Network(*(Block(layer(), layer()) for _ in range(5)))


def incremented(tree):
    return jax.tree.map(lambda t: t + 1, tree)


class Mlp(NamedTuple):
    w1: jax.Array
    b1: jax.Array
    w2: jax.Array
    b2: jax.Array
    w3: jax.Array
    b3: jax.Array


def mlp():
    network = Mlp(
        spread(1, 0.1, 784, 512),
        spread(2, 0.1, 512),
        spread(3, 0.1, 512, 512),
        spread(4, 0.1, 512),
        spread(5, 0.1, 512, 10),
        spread(6, 0.1, 10),
    )
    digits = jnp.array(np.eye(10, dtype=np.float32)[np.arange(128) % 10])
    return network, (spread(7, 2, 128, 784), digits)


def mlp_loss(network, batch):
    images, digits = batch
    first = jnp.maximum(images @ network.w1 + network.b1, 0)
    second = jnp.maximum(first @ network.w2 + network.b2, 0)
    logits = second @ network.w3 + network.b3
    shifted = logits - jax.lax.stop_gradient(logits.max(1, keepdims=True))
    logs = shifted - jnp.log(jnp.exp(shifted).sum(1, keepdims=True))
    return -(digits * logs).sum(1).mean()


def mlp_step(network, batch):
    loss, gradient = jax.value_and_grad(mlp_loss)(network, batch)
    return loss, jax.tree.map(lambda p, g: p - g * 0.1, network, gradient)


class Projections(NamedTuple):
    query: jax.Array
    key: jax.Array
    value: jax.Array
    out: jax.Array


def attention():
    return Projections(*(spread(i, 0.3, 128, 128) for i in range(1, 5))), spread(5, 2, 8, 64, 128)


def heads(x, projection):
    return (x @ projection).reshape(8, 64, 4, 32).transpose(0, 2, 1, 3)


def softmax(scores):
    exponentials = jnp.exp(scores - jax.lax.stop_gradient(scores.max(-1, keepdims=True)))
    return exponentials / exponentials.sum(-1, keepdims=True)


def attention_loss(p, x):
    scores = heads(x, p.query) @ heads(x, p.key).transpose(0, 1, 3, 2) / 32**0.5
    past = jnp.tril(jnp.ones((64, 64))).astype(bool)
    weights = softmax(jnp.where(past, scores, -1e30))
    mixed = (weights @ heads(x, p.value)).transpose(0, 2, 1, 3)
    return ((x + mixed.reshape(8, 64, 128) @ p.out) ** 2).mean()


def aligned(values):
    """A copy that starts where a device can read it in place."""
    room = np.empty(values.nbytes + 64, np.uint8)
    start = -room.ctypes.data % 64
    copy = room[start : start + values.nbytes].view(values.dtype)
    copy[:] = values
    return copy


def transfer(name):
    host = aligned((np.arange(ELEMENTS) % 1000).astype(np.float32))
    device = jnp.array(host)
    room = np.zeros_like(host)
    there_and_back = lambda: jnp.array(np.array(device))
    calls = {
        "upload": lambda: jnp.array(host, copy=True).block_until_ready(),
        "upload-array": lambda: jnp.array(host, copy=True).block_until_ready(),
        "upload-zero-copy": lambda: jax.device_put(host, may_alias=True).block_until_ready(),
        # np.asarray is a view of the device's memory.
        "download": lambda: np.array(device),
        "download-memory": lambda: np.copyto(room, np.asarray(device)),
    }
    return calls[name], there_and_back


def workload(name):
    """What is timed, and what gives the results that must agree."""
    if name in ("td-jit", "td-jit-closed") or name.startswith("threads-"):
        f = jax.jit(per_example())
        return both(lambda: f(*EXAMPLES).block_until_ready())
    if name == "td-eager":
        f = per_example()
        return both(lambda: f(*EXAMPLES).block_until_ready())
    if name == "multiply":
        x, y = jnp.array([1.0, 2.0, 3.0]), jnp.array([4.0, 5.0, 6.0])
        return both(lambda: (x * y).block_until_ready())
    if name == "cubic":
        return both(fresh_cubic)
    if name == "hundred":
        f, arguments = jax.jit(incremented), [jnp.float32(i) for i in range(100)]
        return both(lambda: jax.block_until_ready(f(arguments)))
    if name == "record":
        f, argument = jax.jit(incremented), fifty()
        return both(lambda: waited(f(argument), lambda r: r.e.second.scale))
    if name == "trace-td":
        return lambda: lower(per_example(), *EXAMPLES), lambda: per_example()(*EXAMPLES)
    if name == "trace-sines":
        return lambda: lower(jax.grad(chained_sines), AT), lambda: jax.grad(chained_sines)(AT)
    if name == "mlp":
        f, (network, batch) = jax.jit(mlp_step), mlp()
        return both(lambda: waited(f(network, batch), lambda r: r[0]))
    if name == "attention":
        f, (projections, tokens) = jax.jit(jax.value_and_grad(attention_loss)), attention()
        return both(lambda: waited(f(projections, tokens), lambda r: r[0]))
    if name == "matmul":
        f, x, y = jax.jit(jnp.matmul), spread(1, 2, 1024, 1024), spread(2, 2, 1024, 1024)
        return both(lambda: f(x, y).block_until_ready())
    if name.startswith(("upload", "download")):
        return transfer(name)
    raise SystemExit(f"contestant: there is no {name}")


def waited(results, of):
    of(results).block_until_ready()
    return results


def both(call):
    return call, call
