package org.xlava.operations;

import static org.xlava.operations.Row.of1;
import static org.xlava.operations.Row.of2;
import static org.xlava.operations.Row.ofAll;

import java.util.ArrayList;
import java.util.List;
import org.xlava.Numpy;

/** The elementwise functions of {@code Numpy}, and its choices. */
final class NumpyRows {
  private NumpyRows() {}

  static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    rows.addAll(inexact());
    rows.addAll(functionsOfOne());
    rows.addAll(arithmetic());
    rows.addAll(functionsOfTwo());
    rows.addAll(choices());
    return rows;
  }

  private static List<Row> inexact() {
    return List.of(
        of1("arccos", Numpy::arccos),
        of1("arccosh", Numpy::arccosh),
        of1("arcsin", Numpy::arcsin),
        of1("arcsinh", Numpy::arcsinh),
        of1("arctan", Numpy::arctan),
        of1("arctanh", Numpy::arctanh),
        of1("cbrt", Numpy::cbrt),
        of1("cos", Numpy::cos),
        of1("cosh", Numpy::cosh),
        of1("degrees", Numpy::degrees),
        of1("exp", Numpy::exp),
        of1("exp2", Numpy::exp2),
        of1("expm1", Numpy::expm1),
        of1("log", Numpy::log),
        of1("log10", Numpy::log10),
        of1("log1p", Numpy::log1p),
        of1("log2", Numpy::log2),
        of1("radians", Numpy::radians),
        of1("reciprocal", Numpy::reciprocal),
        of1("sin", Numpy::sin),
        of1("sinc", Numpy::sinc),
        of1("sinh", Numpy::sinh),
        of1("sqrt", Numpy::sqrt),
        of1("tan", Numpy::tan),
        of1("tanh", Numpy::tanh));
  }

  private static List<Row> functionsOfOne() {
    return List.of(
        of1("abs", Numpy::abs),
        of1("angle", Numpy::angle),
        of1("bitwiseNot", Numpy::bitwiseNot),
        of1("ceil", Numpy::ceil),
        of1("conjugate", Numpy::conjugate),
        of1("floor", Numpy::floor),
        of1("imag", Numpy::imag),
        of1("isfinite", Numpy::isfinite),
        of1("isinf", Numpy::isinf),
        of1("isnan", Numpy::isnan),
        of1("isneginf", Numpy::isneginf),
        of1("isposinf", Numpy::isposinf),
        of1("logicalNot", Numpy::logicalNot),
        of1("nanToNum", Numpy::nanToNum),
        of1("negative", Numpy::negative),
        of1("positive", Numpy::positive),
        of1("real", Numpy::real),
        of1("rint", Numpy::rint),
        of1("round", Numpy::round),
        of1("round1", x -> Numpy.round(x, 1)).rough(),
        of1("round2", x -> Numpy.round(x, 2)).rough(),
        of1("roundMinus1", x -> Numpy.round(x, -1)).rough(),
        of1("sign", Numpy::sign),
        of1("signbit", Numpy::signbit),
        of1("square", Numpy::square),
        of1("trunc", Numpy::trunc));
  }

  private static List<Row> arithmetic() {
    List<Row> rows = new ArrayList<>();
    rows.add(of2("add", Numpy::add));
    rows.add(of2("subtract", Numpy::subtract));
    rows.add(of2("multiply", Numpy::multiply));
    rows.add(of2("divide", Numpy::divide));
    rows.add(of2("floorDivide", Numpy::floorDivide));
    rows.add(of2("remainder", Numpy::remainder));
    rows.add(of2("fmod", Numpy::fmod));
    rows.add(of2("power", Numpy::power));
    rows.add(of2("floatPower", Numpy::floatPower));
    rows.add(of1("powerNumber0.5", x -> x.pow(0.5)));
    for (int y : new int[] {-1, 0, 2, 3}) {
      rows.add(of1("powerNumber" + y, x -> x.pow(y)));
    }
    return rows;
  }

  private static List<Row> functionsOfTwo() {
    return List.of(
        of2("arctan2", Numpy::arctan2),
        of2("bitwiseAnd", Numpy::bitwiseAnd),
        of2("bitwiseOr", Numpy::bitwiseOr),
        of2("bitwiseXor", Numpy::bitwiseXor),
        of2("copysign", Numpy::copysign),
        of2("equal", Numpy::equal),
        of2("fmax", Numpy::fmax),
        of2("fmin", Numpy::fmin),
        of2("greater", Numpy::greater),
        of2("greaterEqual", Numpy::greaterEqual),
        of2("heaviside", Numpy::heaviside),
        of2("hypot", Numpy::hypot),
        of2("isclose", Numpy::isclose),
        of2("leftShift", Numpy::leftShift),
        of2("less", Numpy::less),
        of2("lessEqual", Numpy::lessEqual),
        of2("logaddexp", Numpy::logaddexp),
        of2("logaddexp2", Numpy::logaddexp2),
        of2("logicalAnd", Numpy::logicalAnd),
        of2("logicalOr", Numpy::logicalOr),
        of2("logicalXor", Numpy::logicalXor),
        of2("maximum", Numpy::maximum),
        of2("minimum", Numpy::minimum),
        of2("nextafter", Numpy::nextafter),
        of2("notEqual", Numpy::notEqual),
        of2("rightShift", Numpy::rightShift));
  }

  private static List<Row> choices() {
    return List.of(
        of2("allclose", Numpy::allclose),
        of2("arrayEqual", Numpy::arrayEqual),
        ofAll("clip", x -> Numpy.clip(x.get(0), x.get(1), x.get(2))),
        ofAll("where", x -> Numpy.where(x.get(0), x.get(1), x.get(2))));
  }
}
