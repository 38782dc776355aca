package org.xlava.accuracy;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.xlava.Lax;
import org.xlava.Nn;
import org.xlava.Numpy;
import org.xlava.Tensor;

/** The functions of one element that the reference data has values of, by their names there. */
final class ElementFunctions {
  static final Map<String, UnaryOperator<Tensor>> BY_NAME =
      Map.ofEntries(
          entry("abs", Lax::abs),
          entry("acos", Lax::acos),
          entry("acosh", Lax::acosh),
          entry("asin", Lax::asin),
          entry("asinh", Lax::asinh),
          entry("atan", Lax::atan),
          entry("atanh", Lax::atanh),
          entry("besselI0e", Lax::besselI0e),
          entry("besselI1e", Lax::besselI1e),
          entry("cbrt", Lax::cbrt),
          entry("cos", Lax::cos),
          entry("cosh", Lax::cosh),
          entry("digamma", Lax::digamma),
          entry("erf", Lax::erf),
          entry("erfc", Lax::erfc),
          entry("erfInv", Lax::erfInv),
          entry("exp", Lax::exp),
          entry("exp2", Lax::exp2),
          entry("expm1", Lax::expm1),
          entry("integerPow3", x -> Lax.integerPow(x, 3)),
          entry("integerPow-2", x -> Lax.integerPow(x, -2)),
          entry("lgamma", Lax::lgamma),
          entry("log", Lax::log),
          entry("log1p", Lax::log1p),
          entry("log10", Numpy::log10),
          entry("log2", Numpy::log2),
          entry("logistic", Lax::logistic),
          entry("polygamma1", x -> Lax.polygamma(Lax.fullLike(x, 1), x)),
          entry("polygamma3", x -> Lax.polygamma(Lax.fullLike(x, 3), x)),
          entry("reciprocal", Numpy::reciprocal),
          entry("rsqrt", Lax::rsqrt),
          entry("sin", Lax::sin),
          entry("sinc", Numpy::sinc),
          entry("sinh", Lax::sinh),
          entry("sqrt", Lax::sqrt),
          entry("square", Lax::square),
          entry("tan", Lax::tan),
          entry("tanh", Lax::tanh),
          entry("atan2(x,2)", x -> with(x, 2, Lax::atan2)),
          entry("atan2(2,x)", x -> with(x, 2, swapped(Lax::atan2))),
          entry("div(3,x)", x -> with(x, 3, swapped(Lax::div))),
          entry("hypot(x,2)", x -> with(x, 2, Numpy::hypot)),
          entry("logaddexp(x,1)", x -> with(x, 1, Numpy::logaddexp)),
          entry("logaddexp2(x,1)", x -> with(x, 1, Numpy::logaddexp2)),
          entry("pow(x,2.5)", x -> with(x, 2.5, Lax::pow)),
          entry("pow(x,-1.5)", x -> with(x, -1.5, Lax::pow)),
          entry("pow(x,3.0)", x -> with(x, 3, Lax::pow)),
          entry("pow(2.5,x)", x -> with(x, 2.5, swapped(Lax::pow))),
          entry("celu", Nn::celu),
          entry("elu", Nn::elu),
          entry("gelu", x -> Nn.gelu(x, false)),
          entry("geluTanh", x -> Nn.gelu(x, true)),
          entry("hardSigmoid", Nn::hardSigmoid),
          entry("hardSilu", Nn::hardSilu),
          entry("hardTanh", Nn::hardTanh),
          entry("leakyRelu", Nn::leakyRelu),
          entry("log1mexp", Nn::log1mexp),
          entry("logSigmoid", Nn::logSigmoid),
          entry("mish", Nn::mish),
          entry("relu", Nn::relu),
          entry("relu6", Nn::relu6),
          entry("selu", Nn::selu),
          entry("silu", Nn::silu),
          entry("softSign", Nn::softSign),
          entry("softplus", Nn::softplus),
          entry("sparsePlus", Nn::sparsePlus),
          entry("squareplus", Nn::squareplus));

  private ElementFunctions() {}

  private static Tensor with(Tensor x, double y, BinaryOperator<Tensor> f) {
    return f.apply(x, Lax.fullLike(x, y));
  }

  private static BinaryOperator<Tensor> swapped(BinaryOperator<Tensor> f) {
    return (x, y) -> f.apply(y, x);
  }
}
