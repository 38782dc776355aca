"""What the example AdvancedAutodiff computes and prints, in JAX.

usage: jax_tutorial.py CACHE
"""

import sys

import jax
import jax.numpy as jnp
from jax import grad, hessian, jacfwd, jacrev, jit, jvp, vmap
from jax.lax import stop_gradient

import jax_cache

jax_cache.use(sys.argv[1])

print("1. Gradients of gradients of x^3 + 2x^2 - 3x + 1 at 1")
f = lambda x: x**3 + 2 * x**2 - 3 * x + 1
first = grad(f)
second = grad(first)
third = grad(second)
fourth = grad(third)
print(first(1.0))
print(second(1.0).item())
print(third(1.0).item())
print(fourth(1.0).item())

print("2. Hessians of dot(x, x) at [1, 2, 3]")
f = lambda x: jnp.dot(x, x)
x = jnp.array([1.0, 2.0, 3.0])
print(jacfwd(grad(f))(x))
print(jacrev(grad(f))(x))
print(jacfwd(jacrev(f))(x))
print(hessian(f)(x))
print(jvp(grad(f), (x,), (jnp.array([1.0, 0.0, -1.0]),))[1])

print("3. The TD(0) update")
value_fn = lambda theta, state: jnp.dot(theta, state)
theta = jnp.array([0.1, -0.1, 0.0])
s_tm1, r_t, s_t = jnp.array([1.0, 2.0, -1.0]), jnp.array(1.0), jnp.array([2.0, 1.0, 0.0])


def td_loss(theta, s_tm1, r_t, s_t):
    target = r_t + value_fn(theta, s_t)
    return -0.5 * (stop_gradient(target) - value_fn(theta, s_tm1)) ** 2


print(grad(td_loss)(theta, s_tm1, r_t, s_t))

print("4. Rounding with a straight-through gradient at 3.2")
f = jnp.round


def straight_through_f(x):
    zero = x - stop_gradient(x)
    return zero + stop_gradient(f(x))


print("f(x):", f(3.2).item())
print("straight_through_f(x):", straight_through_f(3.2).item())
print("grad(f)(x):", grad(f)(3.2).item())
print("grad(straight_through_f)(x):", grad(straight_through_f)(3.2).item())

print("5. Per-example gradients")
twice = lambda example: jnp.stack([example, example])
batch = twice(s_tm1), twice(r_t), twice(s_t)
print(vmap(grad(td_loss))(twice(theta), *batch))
shared = vmap(grad(td_loss), in_axes=(None, 0, 0, 0))
print(shared(theta, *batch))
print(jit(vmap(grad(td_loss), in_axes=(None, 0, 0, 0)))(theta, *batch))
print(jit(shared)(theta, *batch))
