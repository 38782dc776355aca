package org.xlava.transform;

import java.util.function.DoublePredicate;
import org.xlava.Complex;
import org.xlava.Concrete;
import org.xlava.Config;
import org.xlava.HostArray;
import org.xlava.NonFiniteException;
import org.xlava.Tensor;
import org.xlava.ir.Jaxpr;
import org.xlava.primitive.Call;
import org.xlava.primitive.Primitive;
import org.xlava.spi.Executor;

/** Finds the operation that makes a NaN or an infinity, where the settings ask for it. */
final class NonFinite {
  private NonFinite() {}

  /** Whether results are looked at. */
  static boolean isSought() {
    return Config.debugsNans() || Config.debugsInfs();
  }

  /**
   * Evaluates an operation and refuses results with a value that is sought. A program that gives
   * one runs again, operation by operation, until the one that made it is found, and so it keeps
   * its operands.
   */
  static Tensor[] execute(Primitive primitive, Concrete[] operands) {
    Primitive keeping = primitive instanceof Call call ? call.keepingOperands() : primitive;
    Tensor[] results = Executor.get().execute(keeping, operands);
    check(primitive, operands, results);
    return results;
  }

  private static void check(Primitive primitive, Tensor[] operands, Tensor[] results) {
    for (Tensor result : results) {
      String found = result.dtype().isInexact() ? find(((Concrete) result).toHost()) : "";
      if (!found.isEmpty()) {
        runAgain(primitive, operands);
        throw new NonFiniteException(
            primitive.operation()
                + ": results must be free of "
                + found
                + " while Config looks for it; got one in "
                + result.type()
                + Sources.at());
      }
    }
  }

  private static void runAgain(Primitive primitive, Tensor[] operands) {
    Jaxpr same = primitive instanceof Call call ? call.equivalent() : null;
    if (same != null) {
      Evaluation.evaluate(same, operands);
    }
  }

  private static String find(HostArray values) {
    if (Config.debugsNans() && any(values, Double::isNaN)) {
      return "NaN";
    }
    return Config.debugsInfs() && any(values, Double::isInfinite) ? "infinity" : "";
  }

  private static boolean any(HostArray values, DoublePredicate is) {
    for (long i = 0; i < values.elements(); i++) {
      Complex c = values.complexAt(i);
      if (is.test(c.re()) || is.test(c.im())) {
        return true;
      }
    }
    return false;
  }
}
