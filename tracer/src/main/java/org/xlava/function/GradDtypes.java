package org.xlava.function;

import org.xlava.DType;
import org.xlava.DTypeException;
import org.xlava.Tensor;

/** Which dtypes derivatives are taken in and of, as JAX has it. */
final class GradDtypes {
  private GradDtypes() {}

  /** An argument that a gradient or a Jacobian is taken in. */
  static void input(String name, GradOptions argnums, Arguments chosen, int leaf) {
    Tensor x = chosen.leaves()[leaf];
    DType dtype = x.dtype();
    if (argnums.holomorphic()) {
      complex(name, "inputs", x);
    } else if (name.equals("jacfwd") && dtype.isComplex()) {
      throw new DTypeException(
          name
              + ": inputs must be real; got "
              + got(argnums, chosen, leaf)
              + ". Use the option holomorphic() for a holomorphic function, or jvp");
    } else if (!dtype.isInexact() && !argnums.allowInt()) {
      throw new DTypeException(
          name
              + ": inputs must have a floating or complex dtype; got "
              + got(argnums, chosen, leaf)
              + ". Convert the argument with astype(FLOAT32), or use vjp or the option allowInt()");
    }
  }

  // The only leaf needs no directions.
  private static String got(GradOptions argnums, Arguments chosen, int leaf) {
    String type = chosen.leaves()[leaf].type().toString();
    return chosen.leaves().length == 1
        ? type
        : type + " as " + chosen.place(leaf, argnums.indices());
  }

  /** A result that is differentiated in reverse mode. */
  static void output(String name, GradOptions argnums, Tensor y) {
    if (argnums.holomorphic()) {
      complex(name, "results", y);
    } else if (!y.dtype().isFloating()) {
      throw new DTypeException(
          name
              + ": results must be real and have a floating dtype; got "
              + y.type()
              + (y.dtype().isComplex()
                  ? ". Use the option holomorphic() for a holomorphic function, or vjp"
                  : ". Use vjp"));
    }
  }

  /** A result that is differentiated in forward mode. */
  static void forwardOutput(String name, GradOptions argnums, Tensor y) {
    if (argnums.holomorphic()) {
      complex(name, "results", y);
    }
  }

  private static void complex(String name, String what, Tensor x) {
    if (!x.dtype().isComplex()) {
      throw new DTypeException(
          name
              + ": "
              + what
              + " of a holomorphic function must have a complex dtype; got "
              + x.type());
    }
  }
}
