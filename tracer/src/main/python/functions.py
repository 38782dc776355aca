"""The types of functions, plain and jitted, of each number of arguments."""

from arity import ARITIES, Arity

FN = """package org.xlava;

/**
 * A function of {arguments} that takes and gives tensors or trees of them.
 *
 * @param <R> what it returns
 */
@FunctionalInterface
public interface Fn{n}<{types}, R> extends Fn<R> {{
  R apply({typed});

  @Override
  @SuppressWarnings("unchecked")
  default R call(Object... arguments) {{
    Fn.checkArity({n}, arguments);
    return apply({casts});
  }}
}}
"""

TENSOR_FN = """package org.xlava;

/** A function of {of_tensors} that gives a tensor. */
@FunctionalInterface
public interface TensorFn{n} extends TensorFn, FnOfTensors{n}<Tensor> {{}}
"""

# Without the parameter that takes nothing it would have the erasure of the other apply.
FN_OF_TENSORS = """package org.xlava;

/**
 * A function of {of_tensors}, for each of which it takes a Java number too.
 *
 * @param <R> what it returns
 */
@FunctionalInterface
public interface FnOfTensors{n}<R>{extends} Fn{n}<{tensors}, R> {{
  /**
   * Applies the function to tensors and to what {{@link Tensor#of(Object)}} makes tensors of, such as
   * Java numbers.
   *
   * @param none there are no further arguments
   */
  default R apply({typed_objects}) {{
    return apply({made});
  }}
}}
"""

JIT_FN = """package org.xlava;

/**
 * A jitted function of {arguments}.
 *
 * @param <R> what it returns
 */
public final class JitFn{n}<{types}, R> extends Jitted<R> implements Fn{n}<{types}, R> {{
  JitFn{n}(Fn<R> f, JitOption... options) {{
    super(f, {n}, options);
  }}

  @Override
  public R apply({typed}) {{
    return call({names});
  }}
}}
"""

JIT_TENSOR_FN = """package org.xlava;

/** A jitted function of {of_tensors} that gives a tensor. */
public final class JitTensorFn{n} extends Jitted<Tensor> implements TensorFn{n} {{
  JitTensorFn{n}(Fn<Tensor> f, JitOption... options) {{
    super(f, {n}, options);
  }}

  @Override
  public Tensor apply({typed_tensors}) {{
    return call({names});
  }}
}}
"""

TEMPLATES = {
    "Fn": FN,
    "FnOfTensors": FN_OF_TENSORS,
    "TensorFn": TENSOR_FN,
    "JitFn": JIT_FN,
    "JitTensorFn": JIT_TENSOR_FN,
}


def files():
    """Each type's name and source."""
    return {
        f"{name}{n}": Arity(n).fill(template)
        for name, template in TEMPLATES.items()
        for n in ARITIES
    }
